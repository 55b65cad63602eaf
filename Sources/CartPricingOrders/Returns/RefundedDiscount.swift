// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// The discount of a promotion that a return takes back.
public struct RefundedDiscount: Sendable, Hashable {
  /// The promotion.
  public var promotion: PromotionID
  /// The discount that is taken back; 0 or more.
  public var amount: Money
  /// Whether this return is the one after which the promotion no longer counts as used.
  public var isReleased: Bool

  /// A discount that is taken back.
  public init(promotion: PromotionID, amount: Money, isReleased: Bool = false) {
    self.promotion = promotion
    self.amount = amount
    self.isReleased = isReleased
  }
}
