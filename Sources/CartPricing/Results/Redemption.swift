// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A use of a promotion, for the host to count when the cart is paid.
public struct Redemption: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The redemption with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var applied: AppliedPromotion { AppliedPromotion(storage: storage, index: index) }

  /// The id of the promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { applied.id }

  /// The display name of the promotion, if it has one; nil in a redemption by itself that was read
  /// from a document.
  @inlinable @inline(__always) public var name: String? { applied.name }

  /// The campaign of the promotion, for which the cart is one use; nil for none
  /// (§5.8).
  public var campaign: CampaignID? { storage.campaign(ofApplied: index) }

  /// The code with which the promotion applies; nil if it needs none.
  @inlinable @inline(__always) public var coupon: CouponCode? { applied.coupon }

  /// The batch by which the code counts; nil if the promotion lists the code itself.
  public var batch: CouponBatchID? { storage.batch(ofApplied: index) }

  /// Whether the promotion was redeemed at an earlier bill, so that only the discount is counted and
  /// no use.
  public var isRenewal: Bool { storage.redemption(ofApplied: index)?.isRenewal ?? false }

  /// The customer, if known.
  @inlinable @inline(__always) public var customer: CustomerID? { storage.customer }

  /// Everything that the promotion took off.
  @inlinable @inline(__always) public var discount: Money { applied.discount }
}

extension Redemption: Hashable {
  /// Whether all fields of the result document are equal; the name is not among them.
  public static func == (left: Redemption, right: Redemption) -> Bool {
    left.promotion == right.promotion && left.campaign == right.campaign && left.coupon == right.coupon
      && left.batch == right.batch && left.customer == right.customer && left.isRenewal == right.isRenewal
      && left.discount == right.discount
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(promotion)
    hasher.combine(coupon)
    hasher.combine(customer)
    hasher.combine(discount)
  }
}

extension Redemption: CustomStringConvertible {
  /// The promotion, what it took off and for whom, such as `ten: 10.50 EUR off, code TEN, customer c1`.
  public var description: String {
    AppliedPromotion.description(of: promotion, discount, applications: 1, coupon)
      + (customer.map { ", customer \($0)" } ?? "") + (campaign.map { ", campaign \($0)" } ?? "")
      + (batch.map { ", batch \($0)" } ?? "") + (isRenewal ? ", renewal" : "")
  }
}
