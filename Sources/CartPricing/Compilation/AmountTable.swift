// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The index of an amount of a set.
typealias AmountID = Index<AmountByCurrency>

/// The amounts of a promotion set, interned: each distinct amount has an index. For each currency
/// that the set names, the table has the value of every amount in minor units.
struct AmountTable: Sendable {
  /// The value that means that an amount has no value in a currency.
  static let noValue = Int64.min

  private let currency: Currency?
  /// By index, the value of a plain amount in the set's currency. ``noValue`` for an amount by
  /// currency, and for a plain amount that has no value in that currency.
  private var plain = Rows<Int64>()
  /// The amounts by currency, ascending by index.
  private var tables = Rows<Table>()
  /// The values of the amounts in each currency, by index.
  private var values: [Currency: Rows<Int64>] = [:]
  /// The number of amounts whose values have been computed.
  private var closedCount = 0
  /// The hash index of the later amounts, whose values have not been computed: by value, their
  /// indices less ``closedCount``.
  private var laterIndices = HashIndex()
  private var tableIDs: [[Currency: Amount]: AmountID] = [:]

  /// An amount by currency, and its index.
  private struct Table: Sendable {
    let position: Int
    let amounts: [Currency: Amount]
  }

  /// Creates an empty table. Plain amounts are in the given currency.
  init(plainIn currency: Currency?) { self.currency = currency }

  /// Returns the index of an amount. An amount that is new is added (interning).
  mutating func id(of amount: AmountByCurrency) -> AmountID {
    switch amount {
    case .plain(let amount):
      let value = currency.flatMap { amount.minorUnits(in: $0) } ?? Self.noValue
      let first = closedCount
      let known = laterIndices.find(Self.hash(value)) { plain[first + $0] == value }
      return known.map { AmountID(first + $0) } ?? append(value)
    case .table(let amounts):
      if let known = tableIDs[amounts] { return known }
      let id = append(Self.noValue)
      tables.append(Table(position: id.position, amounts: amounts))
      tableIDs[amounts] = id
      return id
    }
  }

  private mutating func append(_ value: Int64) -> AmountID {
    let position = plain.count
    plain.append(value)
    // The hash index does not have the amounts whose values have been computed.
    let first = closedCount
    if laterIndices.isFull { laterIndices.grow { Self.hash(at: first + $0, plain) } }
    laterIndices.insert(Self.hash(at: position, plain), position - first)
    return AmountID(position)
  }

  /// Amounts by currency are looked up in ``tableIDs`` and not by this hash. The index is hashed
  /// for them, because equal hashes for all of them would make look-ups slow.
  private static func hash(at position: Int, _ plain: Rows<Int64>) -> UInt64 {
    hash(plain[position] == noValue ? Int64(position) : plain[position])
  }

  private static func hash(_ value: Int64) -> UInt64 {
    HashSeed.ofProcess.hash(UInt64(bitPattern: value), 0)
  }

  /// Whether the amount at an index is above zero in every currency in which it has a value.
  func isAboveZero(_ id: AmountID) -> Bool {
    guard plain[id.position] == Self.noValue else { return plain[id.position] > 0 }
    let index = firstTable(from: id.position)
    guard index < tables.count, tables[index].position == id.position else { return false }
    return tables[index].amounts.values.allSatisfy { $0.minorUnits(decimals: 4) != 0 }
  }

  /// Returns the position in ``tables`` of the first amount whose index is not below an index
  /// (binary search).
  private func firstTable(from position: Int) -> Int {
    (0..<tables.count).partitionPoint { tables[$0].position < position }
  }

  /// Computes the values of the amounts in each currency that the set names. Later amounts are in
  /// chunks that copies share (persistent arrays).
  mutating func close() {
    computeValues()
    plain.close()
    tables.close()
  }

  /// Computes the values of the amounts that were added since the last time. O(c) for c amounts in
  /// each currency of the set, and O(n) for n amounts if one of the added amounts is the first in
  /// its currency.
  mutating func closeAdded() {
    if plain.count > closedCount { computeValues() }
  }

  private mutating func computeValues() {
    var named = Set(values.keys)
    if let currency { named.insert(currency) }
    let first = firstTable(from: closedCount)
    for index in first..<tables.count { named.formUnion(tables[index].amounts.keys) }
    for each in named {
      var column = values.removeValue(forKey: each) ?? emptyColumn()
      var next = first
      for position in closedCount..<plain.count {
        if next < tables.count, tables[next].position == position {
          column.append(tables[next].amounts[each]?.minorUnits(in: each) ?? Self.noValue)
          next += 1
        } else {
          column.append(each == currency ? plain[position] : Self.noValue)
        }
      }
      column.close()
      values[each] = column
    }
    closedCount = plain.count
    laterIndices = HashIndex()
    tableIDs = [:]
  }

  /// Returns the values in a currency in which no amount up to now has a value.
  private func emptyColumn() -> Rows<Int64> {
    var column = Rows<Int64>()
    column.reserve(closedCount == 0 ? plain.count : closedCount)
    for _ in 0..<closedCount { column.append(Self.noValue) }
    if closedCount > 0 { column.close() }
    return column
  }

  /// The values by index in a currency; empty if no amount has a value in it.
  func values(in currency: Currency) -> Rows<Int64> { values[currency] ?? Rows() }
}
