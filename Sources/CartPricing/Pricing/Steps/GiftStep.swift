extension Worksheet {
  /// The most units and the largest value of one gift; beyond them it is void. Source: PRICING.md section 6.
  private static let mostUnits: Int128 = 1_000_000_000
  private static let mostValue: Int128 = 1_000_000_000_000_000

  /// `gift`: units that are in the cart already are made free first if the mode says so, the rest is added. A gift is
  /// given unit by unit as far as a cap pays each in full.
  mutating func give(
    _ gift: Gift, selector: Int32, action: Int32, for promotion: TakenPromotion
  ) throws(PricingError) {
    guard let unitPrice = facts.lines.minorUnits(gift.unitPrice) else { return }
    let units = facts.times(promotion.applications, Int64(gift.quantity))
    guard units <= Self.mostUnits, units * Int128(unitPrice) <= Self.mostValue else { return }
    var missing = Int64(units)
    var payable = left(for: promotion)
    if gift.mode == .addMissing {
      var cuts: [UnitCut] = []
      for range in openRanges(of: selector, for: promotion) where missing > 0 {
        let wanted = min(missing, range.count)
        let count = Self.pay(for: wanted, at: range.price, from: &payable)
        cuts.append(UnitCut(line: range.line, start: range.start, count: count, each: range.price))
        missing = count < wanted ? 0 : missing - count
      }
      try take(cuts, for: promotion)
    }
    let added = Self.pay(for: missing, at: unitPrice, from: &payable)
    guard added > 0 else { return }
    add(GiftLine(promotion: promotion.index, action: action, quantity: added, unitPrice: unitPrice))
  }

  /// How many of some units what is left pays in full, which is then less.
  private static func pay(for units: Int64, at price: Int64, from payable: inout Int64?) -> Int64 {
    guard let left = payable, price > 0 else { return units }
    let count = min(units, max(left, 0) / price)
    payable = left - count * price
    return count
  }
}
