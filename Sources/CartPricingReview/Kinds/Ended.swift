// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension ReviewedSet {
  /// The promotions that are switched on and have ended.
  func ended() -> [Ranked] {
    guard let now = options.now else { return [] }
    return set.promotions.lazy.filter { $0.isActive && self.campaign(of: $0)?.isActive ?? true }
      .compactMap { promotion in
        let own = Period(of: promotion, self.campaign(of: promotion)).hasEnded(at: now)
        guard let end = own ?? promotion.endOfCodes(at: now) else { return nil }
        let whose = own == nil ? ", as its last code" : ""
        let what = end.day == nil ? "until \(end)\(whose)" : "until the end of \(end)\(whose)"
        let finding = Finding(
          kind: .ended, severity: .low, promotions: [promotion.id],
          sentence: "\"\(promotion.id)\" has ended: it was valid \(what).",
          proof: .reason("it was valid \(what), and that is over"))
        return Ranked(finding: finding, weight: 0)
      }.prefix(Reasoning.mostFindings).sorted { $0.precedes($1) }
  }
}

extension Promotion {
  /// The end of its last code, if all of its codes have ended.
  fileprivate func endOfCodes(at now: Instant) -> ValidityBound? {
    guard !coupons.isEmpty else { return nil }
    var last: ValidityBound?
    for coupon in coupons {
      var period = Period()
      period.add(from: nil, until: coupon.validUntil)
      guard let end = period.hasEnded(at: now) else { return nil }
      if let known = last, end.isAtOrBefore(known) { continue }
      last = end
    }
    return last
  }
}
