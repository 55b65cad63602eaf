// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Coupons that the host is to create.
public struct IssuedCoupon: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The coupons with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: IssuedRecord { storage.record(index, of: storage.layout.issued) }

  @usableFromInline var issue: CouponIssue? {
    guard case .issueCoupon(let issue) = storage.action(record.action, of: record.promotion) else {
      return nil
    }
    return issue
  }

  /// The id of the promotion that gives the coupons.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The host's name for the kind of coupon.
  @inlinable public var template: String { issue?.template ?? "" }

  /// The number of coupons.
  @inlinable @inline(__always) public var count: Int { Int(record.count) }

  /// How long the coupons hold; nil for no limit.
  @inlinable public var validFor: TimeSpan? { issue?.validFor }
}

extension IssuedCoupon: Hashable {
  /// Whether all fields are equal.
  public static func == (left: IssuedCoupon, right: IssuedCoupon) -> Bool {
    left.promotion == right.promotion && left.template == right.template && left.count == right.count
      && left.validFor == right.validFor
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(promotion)
    hasher.combine(template)
    hasher.combine(count)
    hasher.combine(validFor)
  }
}

extension IssuedCoupon: CustomStringConvertible {
  /// The promotion and the coupons, such as `bonus: 2 × WELCOME, valid for P30D`.
  public var description: String {
    "\(promotion): \(count) × \(template)" + (validFor.map { ", valid for \($0)" } ?? "")
  }
}
