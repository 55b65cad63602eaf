/// The amounts of a promotion set by their places, and what each is in the currencies that the set names.
struct AmountTable: Sendable {
  /// What stands for an amount without a value in a currency.
  static let noValue = Int64.min
  /// The place of no amount.
  static let none: Int32 = -1

  private var amounts: [AmountByCurrency] = []
  private var places: [AmountByCurrency: Int32] = [:]
  private var values: [Currency: [Int64]] = [:]

  /// The place of an amount, a new one if it has none.
  mutating func place(of amount: AmountByCurrency?) -> Int32 {
    guard let amount else { return Self.none }
    if let known = places[amount] { return known }
    let place = Int32(amounts.count)
    amounts.append(amount)
    places[amount] = place
    return place
  }

  /// Whether the amount at a place is above zero in every currency that it has a value in.
  func isAboveZero(_ place: Int32) -> Bool {
    switch amounts[Int(place)] {
    case .plain(let amount): amount.minorUnits(decimals: 4) != 0
    case .table(let table): table.values.allSatisfy { $0.minorUnits(decimals: 4) != 0 }
    }
  }

  /// Finds the values of all amounts, those of plain ones in the set's currency.
  mutating func close(plainIn currency: Currency?) {
    var currencies = Set([currency].compactMap { $0 })
    for case .table(let table) in amounts { currencies.formUnion(table.keys) }
    for each in currencies {
      values[each] = amounts.map { $0.minorUnits(in: each, plainIn: currency) ?? Self.noValue }
    }
    places = [:]
  }

  /// The values by place in a currency; empty if no amount has one.
  func values(in currency: Currency) -> [Int64] { values[currency] ?? [] }
}
