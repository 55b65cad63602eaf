// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What promotions give or take off besides the prices of units.
extension Worksheet {
  struct GiftLine: Sendable {
    let promotion: CandidateIndex
    let action: ActionIndex
    /// The index of the option that was chosen; 0 if there is no choice.
    let option: Int32
    let quantity: Int64
    let unitPrice: Int64
  }

  /// Points that a promotion gives.
  struct GivenPoints: Sendable {
    let promotion: CandidateIndex
    let count: Int128
  }

  /// A gift that the shopper can still choose.
  struct GiftOffer: Sendable {
    let promotion: CandidateIndex
    let action: ActionIndex
    let skus: [SKU]
  }

  /// Coupons that a promotion issues.
  struct IssuedCoupons: Sendable {
    let promotion: CandidateIndex
    let action: ActionIndex
    let count: Int64
  }

  /// What a promotion takes off shipping or the tax.
  struct TargetDiscount: Sendable {
    let promotion: CandidateIndex
    var amount: Int64
  }

  struct GivenCredit: Sendable {
    let promotion: CandidateIndex
    let amount: Int128
  }

  struct ShippingState: Sendable {
    /// The promotion and the action of an upgrade; nil for none.
    var upgrade: (promotion: CandidateIndex, action: ActionIndex)?
    var cost: Int64 = 0
    /// The rest of the cost after discounts.
    var left: Int64 = 0
  }
}

extension UniqueArray where Element == Worksheet.TargetDiscount {
  /// Adds a discount of a promotion. Discounts of one promotion that follow one another are one
  /// record, so that the records do not grow with the number of actions and lines.
  mutating func add(_ amount: Int64, by promotion: CandidateIndex) {
    if !isEmpty, self[count - 1].promotion == promotion {
      self[count - 1].amount &+= amount
    } else {
      append(Worksheet.TargetDiscount(promotion: promotion, amount: amount))
    }
  }
}
