// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The outcome of an entered code.
public struct CouponOutcome: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The outcome with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: CouponRecord { storage.record(index, of: storage.layout.coupons) }

  /// The code, normalised.
  @inlinable @inline(__always) public var code: CouponCode { storage.enteredCode(index) }

  /// The outcome.
  @inlinable @inline(__always) public var outcome: Outcome { record.outcome }

  /// The id of the promotion that lists the code, if one does.
  @inlinable @inline(__always) public var promotion: PromotionID? {
    record.promotion.index.map { storage.promotionID($0) }
  }

  /// The outcomes that a code can have.
  @nonexhaustive
  public enum Outcome: Sendable, Hashable {
    /// No promotion lists the code, and no qualifier names it.
    case unknown
    /// A code that was entered later counts instead, by the coupon policy.
    case replaced
    /// Its promotion is applied with this code.
    case applied
    /// The code is for another customer.
    case notForCustomer
    /// The code or its promotion has reached a limit of use; ``Decision/limit`` of the promotion
    /// says which one.
    case limitReached
    /// Its promotion is applied with another code.
    case notNeeded
    /// No promotion lists the code, but a qualifier names it.
    case recognized
    /// Its promotion is not applied, for this reason; ``Decision/Reason/notStarted`` and
    /// ``Decision/Reason/expired`` also if the code has such a validity of its own. Never ``Decision/Reason/limitReached``, which
    /// is the outcome ``limitReached``.
    case refused(Decision.Reason)

    /// The outcome as the result document writes it.
    public var name: String {
      switch self {
      case .unknown: "unknown"
      case .replaced: "replaced"
      case .applied: "applied"
      case .notForCustomer: "notForCustomer"
      case .limitReached: "limitReached"
      case .notNeeded: "notNeeded"
      case .recognized: "recognized"
      case .refused(let reason): reason.rawValue
      }
    }
  }
}

extension CouponOutcome: Hashable {
  /// Whether all fields are equal.
  public static func == (left: CouponOutcome, right: CouponOutcome) -> Bool {
    left.code == right.code && left.outcome == right.outcome && left.promotion == right.promotion
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(outcome)
    hasher.combine(promotion)
  }
}

extension CouponOutcome: CustomStringConvertible {
  /// The code, the outcome and the promotion, such as `TEN: applied, ten`.
  public var description: String { "\(code): \(outcome.name)" + (promotion.map { ", \($0)" } ?? "") }
}

extension CouponOutcome.Outcome: CustomStringConvertible {
  /// ``name``.
  public var description: String { name }
}
