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
  @inline(__always)
  mutating func scheduleReason(_ flags: PromotionRecord.Flags, _ index: CandidateIndex) -> Decision.Reason? {
    if flags.contains(.inactive) { return .inactive }
    if flags.contains(.campaign), let campaign = campaign(of: index) {
      return scheduleReason(flags, index, in: campaign)
    }
    guard flags.contains(.dates) else { return nil }
    let bounds = set.validity(of: slot(of: index))
    if let start = bounds.from, start.isAfter(context.now) { return .notStarted }
    if let end = bounds.until, end.hasEnded(at: context.now) { return .expired }
    return nil
  }

  private mutating func scheduleReason(
    _ flags: PromotionRecord.Flags, _ index: CandidateIndex, in campaign: Campaign
  ) -> Decision.Reason? {
    if !campaign.isActive { return .inactive }
    let bounds = flags.contains(.dates) ? set.validity(of: slot(of: index)) : (from: nil, until: nil)
    let now = context.now
    if let start = bounds.from, start.isAfter(now) { return .notStarted }
    if let start = campaign.validFrom, start.isAfter(now) { return .notStarted }
    if let end = bounds.until, end.hasEnded(at: now) { return .expired }
    if let end = campaign.validUntil, end.hasEnded(at: now) { return .expired }
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
