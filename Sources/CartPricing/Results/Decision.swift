/// Why a promotion was not applied. Source: PRICING.md section 8.
public struct Decision: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The decision at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: DecisionRecord { storage.record(index, of: storage.layout.decisions) }

  /// The promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The first reason that holds, in the order of ``Reason``.
  @inlinable @inline(__always) public var reason: Reason { record.reason }

  /// Which limit is reached, for ``Reason/limitReached``.
  @inlinable @inline(__always) public var limit: Limit? { record.limit }

  /// What shopping can add, for ``Reason/notQualified``; empty where shopping cannot help.
  @inlinable @inline(__always) public var gaps: ResultList<Gap> {
    ResultList(storage: storage, range: record.gaps.places)
  }

  /// The first promotion taken in the selection that cannot be applied together with this one, for ``Reason/excluded``; nil
  /// if the best set merely leaves this one out. A late promotion is never named: it is taken after the selection.
  @inlinable @inline(__always) public var by: PromotionID? {
    let by = record.by
    return by < 0 ? nil : storage.promotionID(by)
  }

  /// Why a promotion was not applied, in the order in which reasons are looked for. Source: PRICING.md section 8.
  @nonexhaustive
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// It is switched off.
    case inactive
    /// Now is before ``Promotion/validFrom``.
    case notStarted
    /// Now is not before ``Promotion/validUntil``.
    case expired
    /// It holds for earlier bills only.
    case billingCycleOver
    /// The customer is outside of its share of the experiment, or unknown.
    case notInExperiment
    /// One of its amounts has no value in the cart's currency.
    case notInCurrency
    /// None of its codes is entered and counts.
    case couponMissing
    /// Its qualifier does not hold, or its rule has no application.
    case notQualified
    /// A limit of its use is reached.
    case limitReached
    /// The customer's spend is out of bounds.
    case customerSpend
    /// Subscription lines have different billing intervals.
    case mixedBillingIntervals
    /// It holds, but changes nothing.
    case noEffect
    /// It cannot stand with a promotion that was taken, or the best set does without it.
    case excluded
  }

  /// A limit of use, in the order in which limits are looked for.
  @nonexhaustive
  public enum Limit: String, Sendable, Hashable, CaseIterable {
    /// There is a limit per customer, and the context has no customer: ``Constraints/singleUsePerCustomer`` or
    /// ``Constraints/maxUsesPerCustomer`` of the promotion or, where all its entered codes are at their limits,
    /// ``PromotionCoupon/maxUsesPerCustomer`` of the first of them.
    case customerUnknown
    /// ``Constraints/singleUsePerCustomer``.
    case singleUsePerCustomer
    /// ``Constraints/maxUsesPerCustomer``.
    case maxUsesPerCustomer
    /// ``Constraints/maxUsesTotal``.
    case maxUsesTotal
    /// ``Constraints/budget``.
    case budget
    /// ``PromotionCoupon/maxUses``.
    case couponMaxUses
    /// ``PromotionCoupon/maxUsesPerCustomer``.
    case couponMaxUsesPerCustomer
  }
}

/// Something that is missing for a promotion and that shopping can add. Source: PRICING.md section 10.
public struct Gap: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The gap at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: GapRecord { storage.record(index, of: storage.layout.gaps) }

  /// What is measured.
  @inlinable @inline(__always) public var measure: Measure { record.measure }

  /// The lines that are measured; amounts in the selector stand in the cart's currency, with all its decimals.
  @inlinable @inline(__always) public var of: LineSelector { storage.selector(record.selector) }

  /// What is asked for: minor units of the cart's currency for a subtotal, a count otherwise.
  @inlinable @inline(__always) public var required: Int64 { record.required }

  /// What there is, in the same unit.
  @inlinable @inline(__always) public var current: Int64 { record.current }

  /// `required` − `current`; at least 1.
  @inlinable @inline(__always) public var missing: Int64 { record.missing }

  /// What a gap is measured by. Source: PRICING.md section 10.
  @nonexhaustive
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// The value of lines, in minor units.
    case subtotal
    /// Units.
    case quantity
    /// Lines.
    case lines
    /// The smallest quantity of a line.
    case leastQuantity
    /// Units to reward beyond those that were counted.
    case reward
  }
}

/// What became of an entered code. Source: PRICING.md section 8.
public struct CouponOutcome: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The outcome at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: CouponRecord { storage.record(index, of: storage.layout.coupons) }

  /// The code, normalised.
  @inlinable @inline(__always) public var code: CouponCode { storage.enteredCodes[index] }

  /// What became of it.
  @inlinable @inline(__always) public var outcome: Outcome { record.outcome }

  /// The promotion that lists the code, if one does.
  @inlinable @inline(__always) public var promotion: PromotionID? {
    let promotion = record.promotion
    return promotion < 0 ? nil : storage.promotionID(promotion)
  }

  /// What became of a code. Source: PRICING.md section 8.
  @nonexhaustive
  public enum Outcome: Sendable, Hashable {
    /// No promotion and no qualifier knows it.
    case unknown
    /// The coupon policy lets a later code count instead.
    case replaced
    /// Its promotion is applied with it.
    case applied
    /// The code itself is at its limit.
    case limitReached
    /// Its promotion is applied with another code.
    case notNeeded
    /// No promotion lists it, but a qualifier asks for it.
    case recognized
    /// Its promotion is not applied, for this reason.
    case refused(Decision.Reason)

    /// The outcome as PRICING.md writes it.
    public var name: String {
      switch self {
      case .unknown: "unknown"
      case .replaced: "replaced"
      case .applied: "applied"
      case .limitReached: "limitReached"
      case .notNeeded: "notNeeded"
      case .recognized: "recognized"
      case .refused(let reason): reason.rawValue
      }
    }
  }
}

/// A text for the shopper. Source: PRICING.md section 10.
public struct Message: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The message at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: MessageRecord { storage.messages[index] }

  /// Whether the promotion is applied or nearly so.
  @inlinable @inline(__always) public var kind: Kind { record.kind }

  /// The promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The merchant's text, filled in.
  @inlinable @inline(__always) public var text: String { record.text }

  /// What a message is about. Source: PRICING.md section 10.
  @nonexhaustive
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The promotion is applied.
    case applied
    /// The cart is near the promotion.
    case nearMiss
  }
}
