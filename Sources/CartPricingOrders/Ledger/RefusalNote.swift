// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// A promotion or a code that was refused, for the statistics of refusals.
public struct RefusalNote: Sendable, Hashable {
  /// What was refused.
  public enum Subject: Sendable, Hashable {
    /// A promotion.
    case promotion(PromotionID)
    /// A code that no promotion lists but that is known to the host.
    case coupon(CouponCode)
    /// Codes that nobody knows, counted together.
    case unknownCoupon
  }

  /// What was refused.
  public var subject: Subject
  /// The reason, as a decision or a coupon outcome names it, such as `usedUp`.
  public var reason: String

  /// A refusal.
  public init(_ subject: Subject, reason: String) {
    self.subject = subject
    self.reason = reason
  }
}
