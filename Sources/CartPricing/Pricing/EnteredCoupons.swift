/// A code that was entered: whether it is known, counts, and is at its limit.
struct EnteredCoupon: Sendable {
  /// Where the code first stands among the cart's.
  let place: Int32
  /// ``SymbolTable/unknown`` for a code that neither a promotion nor a qualifier knows.
  let symbol: Int32
  /// The promotion that lists the code, by its place among the candidates; -1 for none.
  var promotion: Int32
  /// Whether the coupon policy lets it count.
  var counts: Bool
  /// The limit of the code itself that is reached.
  let limit: Decision.Limit?
}

extension CartFacts {
  /// Takes up the distinct codes in the order in which they first stand.
  mutating func takeUpCoupons(_ usage: borrowing Usage) {
    entered.removeAll(keepingCapacity: true)
    if coupons.isEmpty { return }
    let codes = coupons
    for place in codes.indices where !codes[..<place].contains(codes[place]) {
      let symbol = set.symbol(ofCode: codes[place].key)
      let owner = symbol < 0 ? -1 : set.symbols[symbol].owner
      entered.append(
        EnteredCoupon(
          place: Int32(truncatingIfNeeded: place), symbol: symbol, promotion: owner, counts: symbol >= 0,
          limit: owner < 0 ? nil : limit(of: codes[place], listedBy: owner, usage)))
    }
    guard set.source.policy.coupons == .latest else { return }
    var isReplaced = false
    for index in entered.indices.reversed() where entered[index].symbol >= 0 {
      if isReplaced { entered[index].counts = false }
      isReplaced = true
    }
  }

  /// Whether one of a list of codes is entered and counts.
  mutating func countsOne(of list: Range<Int>) -> Bool {
    for place in entered.indices where entered[place].counts && contains(entered[place].symbol, list) { return true }
    return false
  }

  /// The place of the code of a promotion that counts: the first entered that is within its limits, or else the first; -1
  /// for none.
  mutating func countingCoupon(of promotion: Int32) -> Int32 {
    var first: Int32 = -1
    for place in entered.indices where entered[place].counts && entered[place].promotion == promotion {
      if entered[place].limit == nil { return Int32(place) }
      if first < 0 { first = Int32(place) }
    }
    return first
  }

  /// Whether one of a promotion's codes is entered, whether it counts or not.
  mutating func hasEntered(for promotion: Int32) -> Bool {
    for place in entered.indices where entered[place].promotion == promotion { return true }
    return false
  }

  private mutating func limit(
    of code: CouponCode, listedBy promotion: Int32, _ usage: borrowing Usage
  ) -> Decision.Limit? {
    guard let coupon = set.source(promotion).coupons.first(where: { $0.code == code }) else { return nil }
    let usage = usage.coupons[code] ?? CouponUsage()
    if coupon.maxUsesPerCustomer != nil, !hasCustomer { return .customerUnknown }
    if let limit = coupon.maxUses, usage.total >= limit { return .couponMaxUses }
    if let limit = coupon.maxUsesPerCustomer, usage.customer >= limit { return .couponMaxUsesPerCustomer }
    return nil
  }
}
