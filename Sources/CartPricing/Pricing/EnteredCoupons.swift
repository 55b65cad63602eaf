/// The codes that were entered: which are known, which count, and which are at their limit.
struct EnteredCoupons: Sendable {
  /// The distinct codes in the order in which they first stand.
  private(set) var codes: [Entry] = []

  struct Entry: Sendable {
    let code: CouponCode
    let known: KnownCoupon?
    /// Whether the coupon policy lets it count.
    var counts: Bool
    /// The limit of the code itself that is reached.
    let limit: Decision.Limit?
  }

  init(_ entered: [CouponCode], context: Context, set: CompiledSet) {
    var seen: Set<CouponCode> = []
    for code in entered where seen.insert(code).inserted {
      let known = set.coupons[code]
      codes.append(
        Entry(
          code: code, known: known, counts: known != nil,
          limit: known.flatMap { Self.limit(of: code, $0, context: context, set: set) }))
    }
    if set.policy.coupons == .latest, let last = codes.lastIndex(where: { $0.known != nil }) {
      for index in codes.indices where index != last { codes[index].counts = false }
    }
  }

  /// Whether a code is entered and counts.
  func counts(_ code: CouponCode) -> Bool { codes.contains { $0.counts && $0.code == code } }

  /// The places of a promotion's codes that are entered and count, as entered.
  func counting(for promotion: Int32) -> [Int] {
    codes.indices.filter { codes[$0].counts && codes[$0].known?.promotion == promotion }
  }

  /// Whether one of a promotion's codes is entered, whether it counts or not.
  func isEntered(for promotion: Int32) -> Bool { codes.contains { $0.known?.promotion == promotion } }

  private static func limit(
    of code: CouponCode, _ known: KnownCoupon, context: Context, set: CompiledSet
  ) -> Decision.Limit? {
    guard known.promotion >= 0 else { return nil }
    let coupon = set.promotions[Int(known.promotion)].source.coupons[Int(known.place)]
    let usage = context.usage.coupons[code] ?? CouponUsage()
    if let limit = coupon.maxUses, usage.total >= limit { return .couponMaxUses }
    if let limit = coupon.maxUsesPerCustomer, context.customer == nil || usage.customer >= limit {
      return .couponMaxUsesPerCustomer
    }
    return nil
  }
}
