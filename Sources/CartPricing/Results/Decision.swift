// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Why a promotion was not applied.
public struct Decision: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The decision with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: DecisionRecord { storage.record(index, of: storage.layout.decisions) }

  /// The id of the promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The first reason that holds, in the order of ``Reason``.
  @inlinable @inline(__always) public var reason: Reason { record.reason }

  /// Which limit is reached, for ``Reason/limitReached``.
  @inlinable @inline(__always) public var limit: Limit? { record.limit }

  /// The figures that the cart lacks, for ``Reason/notQualified``; empty where adding to the cart does not help.
  @inlinable @inline(__always) public var gaps: ResultList<Gap> {
    ResultList(storage: storage, range: record.gaps.indices)
  }

  /// The conditions that decide that the promotion does not hold, as paths within it, at most 100: for
  /// ``Reason/notQualified`` if ``PricingContext/explain`` is ``PricingContext/Explain/all``; nil
  /// otherwise. `["when.all[1].schedule"]` says that all holds but the schedule.
  public var failed: [String]? {
    record.failed.map { Array(storage.failedPaths[$0.indices]) }
  }

  /// The first promotion taken in the selection that cannot be applied together with this one, for
  /// ``Reason/excluded``; nil if the best set leaves this one out for another reason. A late promotion is never named,
  /// as it is taken after the selection.
  @inlinable @inline(__always) public var excludedBy: PromotionID? {
    record.by.index.map { storage.promotionID($0) }
  }

  /// Why a promotion was not applied, in the order in which reasons are looked for.
  @nonexhaustive
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// It is switched off.
    case inactive
    /// Now is before ``Promotion/validFrom``.
    case notStarted
    /// Now is not before ``Promotion/validUntil``.
    case expired
    /// It applies to later bills only.
    case billingCycleNotReached
    /// It applies to earlier bills only.
    case billingCycleOver
    /// The customer is outside of its share of the experiment, or unknown.
    case notInExperiment
    /// One of its amounts has no value in the cart's currency.
    case notInCurrency
    /// No code of the promotion is entered and counts.
    case couponMissing
    /// Its qualifier does not hold, or its rule gives no application.
    case notQualified
    /// A limit of its use is reached.
    case limitReached
    /// The customer's spend is out of bounds.
    case customerSpend
    /// Subscription lines have different billing intervals.
    case mixedBillingIntervals
    /// It qualifies, but changes nothing.
    case noEffect
    /// It cannot be combined with a promotion that was taken, or the best set is one without it.
    case excluded
  }

  /// A limit of use, in the order in which limits are looked for.
  @nonexhaustive
  public enum Limit: String, Sendable, Hashable, CaseIterable {
    /// There is a limit per customer, and the context has no customer: ``Constraints/isSingleUsePerCustomer`` or
    /// ``Constraints/maxUsesPerCustomer`` of the promotion or, where all its entered codes are at their limits,
    /// ``PromotionCoupon/maxUsesPerCustomer`` of the first of them.
    case customerUnknown
    /// ``Constraints/isSingleUsePerCustomer``.
    case singleUsePerCustomer
    /// ``Constraints/maxUsesPerCustomer``.
    case maxUsesPerCustomer
    /// ``Constraints/maxUsesTotal``.
    case maxUsesTotal
    /// ``Constraints/budget``.
    case budget
    /// The first of ``Constraints/limits`` that is reached.
    case furtherLimit
    /// ``Campaign/maxUsesPerCustomer``.
    case campaignMaxUsesPerCustomer
    /// ``Campaign/maxUsesTotal``.
    case campaignMaxUsesTotal
    /// ``Campaign/budget``.
    case campaignBudget
    /// ``PromotionCoupon/customer``.
    case couponNotForCustomer
    /// ``PromotionCoupon/validFrom``.
    case couponNotStarted
    /// ``PromotionCoupon/validUntil``.
    case couponExpired
    /// ``PromotionCoupon/maxUses``.
    case couponMaxUses
    /// ``PromotionCoupon/maxUsesPerCustomer``.
    case couponMaxUsesPerCustomer
  }
}

extension Decision: Hashable {
  /// Whether all fields are equal.
  public static func == (left: Decision, right: Decision) -> Bool {
    left.promotion == right.promotion && left.reason == right.reason && left.limit == right.limit
      && left.excludedBy == right.excludedBy && left.gaps == right.gaps && left.failed == right.failed
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(promotion)
    hasher.combine(reason)
    hasher.combine(limit)
    hasher.combine(excludedBy)
    hasher.combine(gaps)
  }
}

extension Decision: CustomStringConvertible {
  /// The promotion and the reason, with the limit, the other promotion or the gaps: `summer: notQualified, quantity 3 of
  /// 9`, `once: limitReached, singleUsePerCustomer`, `b: excluded by a`.
  public var description: String {
    var text = "\(promotion): \(reason.rawValue)"
    if let limit { text += ", \(limit.rawValue)" }
    if let excludedBy { text += " by \(excludedBy)" }
    for gap in gaps { text += ", \(gap.measure.rawValue) \(gap.current) of \(gap.required)" }
    return text
  }
}
