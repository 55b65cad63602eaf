// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The amounts of a promotion set by their places, and what each is in the currencies that the set names.
struct AmountTable: Sendable {
  /// What stands for an amount without a value in a currency.
  static let noValue = Int64.min
  /// The place of no amount.
  static let none: Int32 = -1

  private let currency: Currency?
  /// The value of each amount in the set's currency, if it is a plain one.
  private var plain = Rows<Int64>()
  /// The amounts by currency, ascending by their places.
  private var tables = Rows<Table>()
  /// The values of the amounts in each currency, by place.
  private var values: [Currency: Rows<Int64>] = [:]
  /// The number of amounts whose values have been found.
  private var closedCount = 0
  /// The places of the plain amounts after those, less their number, by value.
  private var places = HashIndex()
  private var tablePlaces: [[Currency: Amount]: Int32] = [:]

  /// An amount by currency, and its place.
  private struct Table: Sendable {
    let place: Int
    let amounts: [Currency: Amount]
  }

  /// A table of no amounts yet, the plain ones being in a currency.
  init(plainIn currency: Currency?) { self.currency = currency }

  /// The place of an amount, a new one if it has none.
  mutating func place(of amount: AmountByCurrency?) -> Int32 {
    switch amount {
    case nil: return Self.none
    case .plain(let amount)?:
      let value = currency.flatMap { amount.minorUnits(in: $0) } ?? Self.noValue
      let first = closedCount
      let known = places.find(Self.hash(value)) { plain[first + $0] == value }
      return known >= 0 ? Int32(first + known) : append(value)
    case .table(let amounts)?:
      if let known = tablePlaces[amounts] { return known }
      let place = append(Self.noValue)
      tables.append(Table(place: Int(place), amounts: amounts))
      tablePlaces[amounts] = place
      return place
    }
  }

  private mutating func append(_ value: Int64) -> Int32 {
    let place = plain.count
    plain.append(value)
    // Amounts whose values have been found are not looked for any more.
    let first = closedCount
    if places.isFull { places.grow { Self.hash(at: first + $0, plain) } }
    places.insert(Self.hash(at: place, plain), place - first)
    return Int32(place)
  }

  /// Amounts by currency are not found by their values, and must not all have one hash.
  private static func hash(at place: Int, _ plain: Rows<Int64>) -> UInt64 {
    hash(plain[place] == noValue ? Int64(place) : plain[place])
  }

  private static func hash(_ value: Int64) -> UInt64 {
    HashSeed.ofProcess.hash(UInt64(bitPattern: value), 0)
  }

  /// Whether the amount at a place is above zero in every currency that it has a value in.
  func isAboveZero(_ place: Int32) -> Bool {
    guard plain[Int(place)] == Self.noValue else { return plain[Int(place)] > 0 }
    let index = firstTable(from: Int(place))
    guard index < tables.count, tables[index].place == place else { return false }
    return tables[index].amounts.values.allSatisfy { $0.minorUnits(decimals: 4) != 0 }
  }

  /// The index of the first table whose place is not below a place: a binary search.
  private func firstTable(from place: Int) -> Int {
    (0..<tables.count).partitionPoint { tables[$0].place < place }
  }

  /// Finds the values of the amounts in each currency that the set names. Later amounts are in chunks that copies share.
  mutating func close() {
    findValues()
    plain.close()
    tables.close()
  }

  /// Finds the values of the amounts that were added since the last time. O(c) for c amounts in each currency of the set,
  /// and O(n) for n amounts where one of them is the first in its currency.
  mutating func closeAdded() {
    if plain.count > closedCount { findValues() }
  }

  private mutating func findValues() {
    var named = Set(values.keys)
    if let currency { named.insert(currency) }
    let first = firstTable(from: closedCount)
    for index in first..<tables.count { named.formUnion(tables[index].amounts.keys) }
    for each in named {
      var column = values.removeValue(forKey: each) ?? emptyColumn()
      var next = first
      for place in closedCount..<plain.count {
        if next < tables.count, tables[next].place == place {
          column.append(tables[next].amounts[each]?.minorUnits(in: each) ?? Self.noValue)
          next += 1
        } else {
          column.append(each == currency ? plain[place] : Self.noValue)
        }
      }
      column.close()
      values[each] = column
    }
    closedCount = plain.count
    places = HashIndex()
    tablePlaces = [:]
  }

  /// The values in a currency in which none of the amounts up to now has one.
  private func emptyColumn() -> Rows<Int64> {
    var column = Rows<Int64>()
    column.reserve(closedCount == 0 ? plain.count : closedCount)
    for _ in 0..<closedCount { column.append(Self.noValue) }
    if closedCount > 0 { column.close() }
    return column
  }

  /// The values by place in a currency; empty if no amount has one.
  func values(in currency: Currency) -> Rows<Int64> { values[currency] ?? Rows() }
}
