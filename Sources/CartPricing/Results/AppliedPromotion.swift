// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A promotion that had an effect.
public struct AppliedPromotion: ResultElement, Sendable, Identifiable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The promotion with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: AppliedRecord { storage.record(index, of: storage.layout.applied) }

  /// The id of the promotion.
  @inlinable @inline(__always) public var id: PromotionID { storage.promotionID(record.promotion) }

  /// The display name of the promotion, if it has one.
  @inlinable @inline(__always) public var name: String? { storage.promotionName(record.promotion) }

  /// The code with which the promotion applies; nil if it needs none.
  @inlinable @inline(__always) public var coupon: CouponCode? {
    record.coupon.index.map { storage.enteredCode($0.position) }
  }

  /// How many times the promotion applies, by its calculate rule; 1 without one.
  @inlinable @inline(__always) public var applications: Int { Int(record.applications) }

  /// Everything that the promotion took off lines, shipping, fees and tax.
  @inlinable @inline(__always) public var discount: Money { storage.money(record.discount) }

  /// What the first action with tiers lacks for its next step; nil on the last step and without
  /// tiers.
  public var next: Gap? { storage.nextStep(ofApplied: index).map { Gap(storage: storage, index: $0) } }
}

extension AppliedPromotion: Hashable {
  /// Whether all fields are equal; names by their bytes.
  public static func == (left: AppliedPromotion, right: AppliedPromotion) -> Bool {
    left.id == right.id && left.name.map { Array($0.utf8) } == right.name.map { Array($0.utf8) }
      && left.coupon == right.coupon && left.applications == right.applications && left.discount == right.discount
      && left.next == right.next
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(coupon)
    hasher.combine(applications)
    hasher.combine(discount)
  }
}

extension AppliedPromotion: CustomStringConvertible {
  /// The promotion and what it took off, such as `ten: 10.50 EUR off, 2 times, code TEN`.
  public var description: String {
    Self.description(of: id, discount, applications: applications, coupon)
  }

  static func description(
    of promotion: PromotionID, _ discount: Money, applications: Int, _ coupon: CouponCode?
  ) -> String {
    var text = "\(promotion): \(discount) off"
    if applications != 1 { text += ", \(applications) times" }
    if let coupon { text += ", code \(coupon)" }
    return text
  }
}
