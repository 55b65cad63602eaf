/// Shipping, priced. Source: PRICING.md section 8.
public struct PricedShipping: Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let record: ShippingRecord

  @inlinable @inline(__always) init(storage: PricedStorage, record: ShippingRecord) {
    self.storage = storage
    self.record = record
  }

  /// The method in force: the cart's, or that of an upgrade.
  @inlinable @inline(__always) public var method: String { storage.method }

  /// What that method costs before discounts.
  @inlinable @inline(__always) public var cost: Money { storage.money(record.cost) }

  /// What promotions took off.
  @inlinable @inline(__always) public var discount: Money { storage.money(record.discount) }

  /// `cost` − `discount`.
  @inlinable @inline(__always) public var total: Money { storage.money(record.cost - record.discount) }

  /// The tax on ``total``.
  @inlinable @inline(__always) public var tax: Money { storage.money(record.tax) }

  /// What each promotion took off, in canonical order.
  @inlinable @inline(__always) public var adjustments: ResultList<Adjustment> {
    ResultList(storage: storage, range: record.adjustments.places)
  }
}

/// A fee, priced. Source: PRICING.md section 8.
public struct PricedFee: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The fee at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: FeeRecord { storage.record(index, of: storage.layout.fees) }

  /// The fee's id.
  @inlinable @inline(__always) public var id: FeeID { storage.cart.fees[index].id }

  /// What it costs before discounts.
  @inlinable @inline(__always) public var amount: Money { storage.money(record.amount) }

  /// What promotions took off.
  @inlinable @inline(__always) public var discount: Money { storage.money(record.discount) }

  /// `amount` − `discount`.
  @inlinable @inline(__always) public var total: Money { storage.money(record.amount - record.discount) }

  /// What each promotion took off, in canonical order.
  @inlinable @inline(__always) public var adjustments: ResultList<Adjustment> {
    ResultList(storage: storage, range: record.adjustments.places)
  }
}

/// The tax of lines and shipping. Source: PRICING.md section 8.
public struct PricedTax: Sendable {
  @usableFromInline let storage: PricedStorage

  @inlinable @inline(__always) init(storage: PricedStorage) { self.storage = storage }

  @inlinable @inline(__always) var record: TaxRecord { storage.layout.tax }

  /// The tax on what is paid for lines and shipping, before discounts on tax.
  @inlinable @inline(__always) public var amount: Money { storage.money(record.amount) }

  /// What promotions took off the tax.
  @inlinable @inline(__always) public var discount: Money { storage.money(record.discount) }

  /// `amount` − `discount`.
  @inlinable @inline(__always) public var total: Money { storage.money(record.amount - record.discount) }

  /// What each promotion took off, in canonical order.
  @inlinable @inline(__always) public var adjustments: ResultList<Adjustment> {
    ResultList(storage: storage, range: record.adjustments.places)
  }
}

/// A promotion that had an effect. Source: PRICING.md section 8.
public struct AppliedPromotion: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The promotion at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: AppliedRecord { storage.record(index, of: storage.layout.applied) }

  /// The promotion.
  @inlinable @inline(__always) public var id: PromotionID { storage.promotionID(record.promotion) }

  /// The code that counted, if the promotion asks for one.
  @inlinable @inline(__always) public var coupon: CouponCode? {
    record.coupon < 0 ? nil : storage.enteredCodes[Int(record.coupon)]
  }

  /// How many times it applies, by its calculate rule; 1 without one.
  @inlinable @inline(__always) public var applications: Int { Int(record.applications) }

  /// Everything that it took off lines, shipping, fees and tax.
  @inlinable @inline(__always) public var discount: Money { storage.money(record.discount) }
}

/// Store credit to give; it does not change the total. Source: PRICING.md section 8.
public struct IssuedCredit: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The credit at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: CreditRecord { storage.record(index, of: storage.layout.credits) }

  /// The promotion that gives it.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// How much.
  @inlinable @inline(__always) public var amount: Money { storage.money(record.amount) }
}

/// Coupons that the host is to create. Source: PRICING.md section 8.
public struct IssuedCoupon: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The coupons at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: IssuedRecord { storage.record(index, of: storage.layout.issued) }

  @usableFromInline var issue: CouponIssue? {
    guard case .issueCoupon(let issue) = storage.promotions.action(record.action, of: record.promotion) else {
      return nil
    }
    return issue
  }

  /// The promotion that gives them.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The host's name for the kind of coupon.
  @inlinable public var template: String { issue?.template ?? "" }

  /// How many.
  @inlinable @inline(__always) public var count: Int { Int(record.count) }

  /// How long they hold; nil for no limit.
  @inlinable public var validFor: TimeSpan? { issue?.validFor }
}

/// What the host is to count when the cart is paid. Source: PRICING.md section 8.
public struct Redemption: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The redemption at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var applied: AppliedPromotion { AppliedPromotion(storage: storage, index: index) }

  /// The promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { applied.id }

  /// The code that counted, if the promotion asks for one.
  @inlinable @inline(__always) public var coupon: CouponCode? { applied.coupon }

  /// The customer, if known.
  @inlinable @inline(__always) public var customer: CustomerID? { storage.customer }

  /// Everything that the promotion took off.
  @inlinable @inline(__always) public var discount: Money { applied.discount }
}
