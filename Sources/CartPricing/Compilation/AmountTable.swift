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
  private var plain: [Int64] = []
  /// The amounts by currency, ascending by their places.
  private var tables: [(place: Int32, amounts: [Currency: Amount])] = []
  private var places = HashIndex()
  private var placesBegin = 0
  private var tablePlaces: [[Currency: Amount]: Int32] = [:]
  private var values: [Currency: [Int64]] = [:]

  /// A table of no amounts yet, the plain ones being in a currency.
  init(plainIn currency: Currency?) { self.currency = currency }

  /// The place of an amount, a new one if it has none.
  mutating func place(of amount: AmountByCurrency?) -> Int32 {
    switch amount {
    case nil: return Self.none
    case .plain(let amount)?:
      let value = currency.flatMap { amount.minorUnits(in: $0) } ?? Self.noValue
      let first = placesBegin
      let known = places.find(Self.hash(value)) { plain[first + $0] == value }
      return known >= 0 ? Int32(first + known) : append(value)
    case .table(let amounts)?:
      if let known = tablePlaces[amounts] { return known }
      let place = append(Self.noValue)
      tables.append((place, amounts))
      tablePlaces[amounts] = place
      return place
    }
  }

  private mutating func append(_ value: Int64) -> Int32 {
    let place = plain.count
    plain.append(value)
    // What was there when the table was closed is not looked for any more.
    let first = placesBegin
    if places.isFull { places.grow { Self.hash(at: first + $0, plain) } }
    places.insert(Self.hash(at: place, plain), place - first)
    return Int32(place)
  }

  /// Amounts by currency are not found by their values, and must not all have one hash.
  private static func hash(at place: Int, _ plain: [Int64]) -> UInt64 {
    hash(plain[place] == noValue ? Int64(place) : plain[place])
  }

  private static func hash(_ value: Int64) -> UInt64 {
    HashSeed.ofProcess.hash(UInt64(bitPattern: value), 0)
  }

  /// Whether the amount at a place is above zero in every currency that it has a value in.
  func isAboveZero(_ place: Int32) -> Bool {
    guard plain[Int(place)] == Self.noValue else { return plain[Int(place)] > 0 }
    let index = tables.indices.partitionPoint { tables[$0].place < place }
    guard index < tables.count, tables[index].place == place else { return false }
    return tables[index].amounts.values.allSatisfy { $0.minorUnits(decimals: 4) != 0 }
  }

  /// Finds the values of all amounts in each currency that is named.
  mutating func close() {
    if let currency { values[currency] = plain }
    var named: Set<Currency> = []
    for table in tables { named.formUnion(table.amounts.keys) }
    for each in named {
      var inCurrency = each == currency ? plain : Array(repeating: Self.noValue, count: plain.count)
      for table in tables {
        if let value = table.amounts[each]?.minorUnits(in: each) { inCurrency[Int(table.place)] = value }
      }
      values[each] = inCurrency
    }
    places = HashIndex()
    placesBegin = plain.count
    tablePlaces = [:]
  }

  /// Finds the values of amounts that were added since the table was closed.
  mutating func closeAdded() {
    guard plain.count > placesBegin else { return }
    let begin = placesBegin
    let hasTables = tables.last.map { $0.place >= begin } ?? false
    if hasTables { return close() }
    for each in Array(values.keys) {
      for place in begin..<plain.count { values[each]?.append(each == currency ? plain[place] : Self.noValue) }
    }
    placesBegin = plain.count
    places = HashIndex()
  }

  /// The values by place in a currency; empty if no amount has one.
  func values(in currency: Currency) -> [Int64] { values[currency] ?? [] }
}
