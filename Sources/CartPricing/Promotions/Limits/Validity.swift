// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Checks

extension Promotion {
  /// Checks `validFrom` and `validUntil`, and warns of a promotion that is never valid.
  @inline(__always)
  static func checkValidity(
    from validFrom: Instant?, until validUntil: Instant?, into sink: inout some FaultSink
  ) {
    sink.check(validFrom, at: "validFrom")
    sink.check(validUntil, at: "validUntil")
    if let validFrom, let validUntil, validUntil.isAtOrBefore(validFrom) {
      sink.warn(.neverValid, at: "validFrom", "is not before \"validUntil\", so the promotion is never valid")
    }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Why a promotion is not valid now; nil if it is: `validFrom` ≤ now < `validUntil` (§5.4).
  mutating func validityReason(_ promotion: Promotion) -> Decision.Reason? {
    if let from = promotion.validFrom, context.now.isBefore(from) { return .notStarted }
    if let until = promotion.validUntil, until.isAtOrBefore(context.now) { return .expired }
    return nil
  }
}
