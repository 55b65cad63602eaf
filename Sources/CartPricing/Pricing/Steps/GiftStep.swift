extension Worksheet {
  /// The most units and the largest value of one gift; beyond them it is void. Source: PRICING.md section 6.
  private static let mostUnits: Int128 = 1_000_000_000
  private static let mostValue: Int128 = 1_000_000_000_000_000

  /// Whether so many units are not too many.
  static func isGivable(_ units: Int128, at unitPrice: Int64) -> Bool {
    units <= mostUnits && units * Int128(unitPrice) <= mostValue
  }

  /// `gift`: units that are in the cart already are made free first if the mode says so, the rest is added. A gift is
  /// given unit by unit as far as a cap pays each in full.
  mutating func giveGift(
    _ action: ActionRecord, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let unitPrice = facts.minorUnits(at: action.discount.figure)
    guard unitPrice != AmountTable.noValue else { return }
    let units = Int128(promotion.applications) * Int128(action.count)
    guard Self.isGivable(units, at: unitPrice) else { return }
    var missing = Int64(units)
    var payable = promotion.left
    if action.mode == .addMissing {
      _ = takeUpAll(of: facts.selection(action.selector), for: promotion, &facts)
      cuts.removeAll(keepingCapacity: true)
      for place in ranges.indices where missing > 0 {
        let range = ranges[place]
        let wanted = min(missing, range.count)
        let count = Self.pay(for: wanted, at: range.price, from: &payable)
        if count > 0 { cuts.append(UnitCut(line: range.line, start: range.start, count: count, each: range.price)) }
        missing = count < wanted ? 0 : missing - count
      }
      try takeCuts(for: place)
    }
    let added = Self.pay(for: missing, at: unitPrice, from: &payable)
    guard added > 0 else { return }
    add(
      GiftLine(promotion: promotion.index, action: Int32(action.place), quantity: added, unitPrice: unitPrice),
      for: place)
  }

  /// How many of some units what is left pays in full, which is then less.
  private static func pay(for units: Int64, at price: Int64, from payable: inout Int64) -> Int64 {
    guard payable != TakenPromotion.noCap, price > 0 else { return units }
    let count = min(units, payable / price)
    payable -= count * price
    return count
  }
}
