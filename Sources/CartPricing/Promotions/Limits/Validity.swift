// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Checks

extension ValidityBound {
  /// Checks `validFrom` and `validUntil`, and warns of a promotion, a coupon or a campaign that is
  /// never valid.
  @inline(__always)
  static func check(
    from validFrom: ValidityBound?, until validUntil: ValidityBound?, of name: StaticString = "promotion",
    into sink: inout some FaultSink
  ) {
    sink.check(validFrom, at: "validFrom")
    sink.check(validUntil, at: "validUntil")
    if let validFrom, let validUntil, validUntil.ends(atOrBefore: validFrom) {
      let relation: StaticString = validUntil.day == nil ? "is not before" : "is after"
      sink.warn(.neverValid, at: "validFrom", "\(relation) \"validUntil\", so the \(name) is never valid")
    }
  }

  /// Whether a validity that ends at this bound is over when one from a start begins. Days and
  /// instants are not compared: that depends on the offset of now.
  private func ends(atOrBefore start: ValidityBound) -> Bool {
    if let end = instant, let start = start.instant { return end.isAtOrBefore(start) }
    if let end = day, let start = start.day { return end < start }
    return false
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Why a promotion is not valid now; nil if it is: `validFrom` ≤ now < `validUntil` (§5.4), and with
  /// days `validFrom` ≤ the local date of now ≤ `validUntil` (§1.16, §5.5).
  ///
  /// A promotion of a campaign is judged by both (§5.7).
  mutating func validityReason(
    _ flags: PromotionRecord.Flags, _ index: Int32, _ campaign: Campaign?
  ) -> Decision.Reason? {
    let bounds = flags.contains(.dates) ? set.validity(of: slot(of: index)) : (from: nil, until: nil)
    for start in [bounds.from, campaign?.validFrom] where start?.isAfter(context.now) ?? false { return .notStarted }
    for end in [bounds.until, campaign?.validUntil] where end?.hasEnded(at: context.now) ?? false { return .expired }
    return nil
  }
}

extension ValidityBound {
  /// Whether a validity from this bound on has not begun.
  func isAfter(_ now: Instant) -> Bool { isDay ? now.localDate < firstDay : now.isBefore(moment) }

  /// Whether a validity until this bound is over.
  func hasEnded(at now: Instant) -> Bool { isDay ? firstDay < now.localDate : moment.isAtOrBefore(now) }

  private var firstDay: LocalDate { moment.localDate }
}
