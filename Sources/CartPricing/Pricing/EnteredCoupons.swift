/// A code that was entered: whether it is known, counts, and is at its limit.
struct EnteredCoupon: Sendable {
  let code: CouponCode
  /// ``SymbolTable/unknown`` for a code that neither a promotion nor a qualifier knows.
  let symbol: Int32
  /// The promotion that lists the code; -1 for none.
  let promotion: Int32
  /// Whether the coupon policy lets it count.
  var counts: Bool
  /// The limit of the code itself that is reached.
  let limit: Decision.Limit?
}

extension CartFacts {
  /// Takes up the distinct codes in the order in which they first stand.
  mutating func takeUpCoupons() {
    entered.removeAll(keepingCapacity: true)
    for code in cart.coupons where !entered.contains(where: { $0.code == code }) {
      let symbol = set.symbols.symbol(code.key, .coupon)
      let owner = symbol < 0 ? -1 : set.symbols[symbol].owner
      entered.append(
        EnteredCoupon(
          code: code, symbol: symbol, promotion: owner, counts: symbol >= 0,
          limit: owner < 0 ? nil : limit(of: code, listedBy: owner)))
    }
    if set.source.policy.coupons == .latest, let last = entered.lastIndex(where: { $0.symbol >= 0 }) {
      for index in entered.indices where index != last { entered[index].counts = false }
    }
  }

  /// Whether one of a list of codes is entered and counts.
  func countsOne(of list: Range<Int>) -> Bool {
    for entry in entered where entry.counts && contains(entry.symbol, list) { return true }
    return false
  }

  /// The place of the code of a promotion that counts: the first entered that is within its limits, or else the first; -1
  /// for none.
  func countingCoupon(of promotion: Int32) -> Int32 {
    var first: Int32 = -1
    for place in entered.indices where entered[place].counts && entered[place].promotion == promotion {
      if entered[place].limit == nil { return Int32(place) }
      if first < 0 { first = Int32(place) }
    }
    return first
  }

  /// Whether one of a promotion's codes is entered, whether it counts or not.
  func hasEntered(for promotion: Int32) -> Bool { entered.contains { $0.promotion == promotion } }

  private func limit(of code: CouponCode, listedBy promotion: Int32) -> Decision.Limit? {
    guard let coupon = set.source(promotion).coupons.first(where: { $0.code == code }) else { return nil }
    let usage = context.usage.coupons[code] ?? CouponUsage()
    if let limit = coupon.maxUses, usage.total >= limit { return .couponMaxUses }
    if let limit = coupon.maxUsesPerCustomer, !hasCustomer || usage.customer >= limit {
      return .couponMaxUsesPerCustomer
    }
    return nil
  }
}
