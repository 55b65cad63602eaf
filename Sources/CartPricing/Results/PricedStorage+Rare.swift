// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What few results have besides words.
@usableFromInline
final class ResultExtras: Sendable {
  /// The distinct codes that were entered, in their order, if the cart has duplicates; otherwise
  /// empty.
  @usableFromInline let distinctCodes: [CouponCode]
  /// The gifts that the shopper can choose.
  @usableFromInline let offers: [OfferRecord]
  /// The paths of conditions that do not hold, of all decisions.
  let failedPaths: [String]

  init(distinctCodes: [CouponCode], offers: [OfferRecord], failedPaths: [String]) {
    self.distinctCodes = distinctCodes
    self.offers = offers
    self.failedPaths = failedPaths
  }
}

extension PricedStorage {
  /// The gifts that the shopper can choose.
  @inlinable var offers: [OfferRecord] { extras?.offers ?? [] }

  /// The paths of conditions that do not hold, of all decisions.
  var failedPaths: [String] { extras?.failedPaths ?? [] }
}

/// Looking up what few lines and promotions of a result have.
extension PricedStorage {
  /// The name of the state of the promotion set; nil if it has none.
  @usableFromInline
  var version: String? { promotions.version }

  /// The amount that tax actions took of the tax of a line. O(log n) for n such lines.
  @usableFromInline
  func taxDiscount(ofLine line: Int) -> Int64 {
    guard layout.taxDiscounts.count > 0 else { return 0 }
    let place = layout.taxDiscounts.indices.partitionPoint { index in
      (record(index, of: layout.taxDiscounts) as TaxDiscountRecord).line.position < line
    }
    guard place < layout.taxDiscounts.count else { return 0 }
    let found: TaxDiscountRecord = record(place, of: layout.taxDiscounts)
    return found.line.position == line ? found.amount : 0
  }

  /// The index of the gap of an applied promotion to its next step; nil without one.
  @usableFromInline
  func nextStep(ofApplied applied: Int) -> Int? {
    guard layout.nextSteps.count > 0 else { return nil }
    let place = layout.nextSteps.indices.partitionPoint { index in
      (record(index, of: layout.nextSteps) as NextStepRecord).applied.position < applied
    }
    guard place < layout.nextSteps.count else { return nil }
    let found: NextStepRecord = record(place, of: layout.nextSteps)
    return found.applied.position == applied ? found.gap.position : nil
  }

  /// What is special about the redemption of an applied promotion.
  @usableFromInline
  func redemption(ofApplied applied: Int) -> RedemptionRecord? {
    guard layout.redemptions.count > 0 else { return nil }
    let place = layout.redemptions.indices.partitionPoint { index in
      (record(index, of: layout.redemptions) as RedemptionRecord).applied.position < applied
    }
    guard place < layout.redemptions.count else { return nil }
    let found: RedemptionRecord = record(place, of: layout.redemptions)
    return found.applied.position == applied ? found : nil
  }

  /// The batch by which the code of an applied promotion counts; nil for none.
  @usableFromInline
  func batch(ofApplied applied: Int) -> CouponBatchID? {
    guard redemption(ofApplied: applied)?.isOfBatch ?? false else { return nil }
    guard let coupon = (record(applied, of: layout.applied) as AppliedRecord).coupon.index else { return nil }
    let code = enteredCode(coupon.position)
    return cart.coupons.first { $0.code == code }?.batch
  }

  /// The campaign of an applied promotion; nil for none.
  @usableFromInline
  func campaign(ofApplied applied: Int) -> CampaignID? {
    promotions.campaign(of: slot((record(applied, of: layout.applied) as AppliedRecord).promotion))
  }
}
