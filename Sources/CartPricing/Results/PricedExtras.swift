/// Shipping, priced. Source: PRICING.md section 8.
public struct PricedShipping: Sendable {
  let storage: PricedStorage
  private let record: ShippingRecord

  init(storage: PricedStorage) {
    self.storage = storage
    record =
      storage.shipping ?? ShippingRecord(upgrade: (-1, -1), cost: 0, discount: 0, tax: 0, adjustments: PlaceRange(0, 0))
  }

  /// The method in force: the cart's, or that of an upgrade.
  public var method: String { storage.upgradedMethod ?? storage.cart.shipping?.method ?? "" }

  /// What that method costs before discounts.
  public var cost: Money { storage.money(record.cost) }

  /// What promotions took off.
  public var discount: Money { storage.money(record.discount) }

  /// `cost` − `discount`.
  public var total: Money { storage.money(record.cost - record.discount) }

  /// The tax on ``total``.
  public var tax: Money { storage.money(record.tax) }

  /// What each promotion took off, in canonical order.
  public var adjustments: ResultList<Adjustment> { ResultList(storage: storage, range: record.adjustments.places) }
}

/// A fee, priced. Source: PRICING.md section 8.
public struct PricedFee: ResultElement, Sendable {
  let storage: PricedStorage
  let index: Int

  /// The fee at a place of the result's flat storage.
  public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  /// The fee's id.
  public var id: FeeID { storage.cart.fees[index].id }

  /// What it costs before discounts.
  public var amount: Money { storage.money(storage.fees[index].amount) }

  /// What promotions took off.
  public var discount: Money { storage.money(storage.fees[index].discount) }

  /// `amount` − `discount`.
  public var total: Money { storage.money(storage.fees[index].amount - storage.fees[index].discount) }

  /// What each promotion took off, in canonical order.
  public var adjustments: ResultList<Adjustment> {
    ResultList(storage: storage, range: storage.fees[index].adjustments.places)
  }
}

/// The tax of lines and shipping. Source: PRICING.md section 8.
public struct PricedTax: Sendable {
  let storage: PricedStorage

  /// The tax on what is paid for lines and shipping, before discounts on tax.
  public var amount: Money { storage.money(storage.tax.amount) }

  /// What promotions took off the tax.
  public var discount: Money { storage.money(storage.tax.discount) }

  /// `amount` − `discount`.
  public var total: Money { storage.money(storage.tax.amount - storage.tax.discount) }

  /// What each promotion took off, in canonical order.
  public var adjustments: ResultList<Adjustment> { ResultList(storage: storage, range: storage.tax.adjustments.places) }
}

/// A promotion that had an effect. Source: PRICING.md section 8.
public struct AppliedPromotion: ResultElement, Sendable {
  let storage: PricedStorage
  let index: Int

  /// The promotion at a place of the result's flat storage.
  public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  private var record: AppliedRecord { storage.applied[index] }

  /// The promotion.
  public var id: PromotionID { storage.promotionID(record.promotion) }

  /// The code that counted, if the promotion asks for one.
  public var coupon: CouponCode? { record.coupon < 0 ? nil : storage.enteredCodes[Int(record.coupon)] }

  /// How many times it applies, by its calculate rule; 1 without one.
  public var applications: Int { Int(record.applications) }

  /// Everything that it took off lines, shipping, fees and tax.
  public var discount: Money { storage.money(record.discount) }
}

/// Store credit to give; it does not change the total. Source: PRICING.md section 8.
public struct IssuedCredit: ResultElement, Sendable {
  let storage: PricedStorage
  let index: Int

  /// The credit at a place of the result's flat storage.
  public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  /// The promotion that gives it.
  public var promotion: PromotionID { storage.promotionID(storage.credits[index].promotion) }

  /// How much.
  public var amount: Money { storage.money(storage.credits[index].amount) }
}

/// Coupons that the host is to create. Source: PRICING.md section 8.
public struct IssuedCoupon: ResultElement, Sendable {
  let storage: PricedStorage
  let index: Int

  /// The coupons at a place of the result's flat storage.
  public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  private var issue: CouponIssue? {
    let record = storage.issued[index]
    guard case .issueCoupon(let issue) = storage.promotion(record.promotion).actions[Int(record.action)] else {
      return nil
    }
    return issue
  }

  /// The promotion that gives them.
  public var promotion: PromotionID { storage.promotionID(storage.issued[index].promotion) }

  /// The host's name for the kind of coupon.
  public var template: String { issue?.template ?? "" }

  /// How many.
  public var count: Int { Int(storage.issued[index].count) }

  /// How long they hold; nil for no limit.
  public var validFor: TimeSpan? { issue?.validFor }
}

/// What the host is to count when the cart is paid. Source: PRICING.md section 8.
public struct Redemption: ResultElement, Sendable {
  let storage: PricedStorage
  let index: Int

  /// The redemption at a place of the result's flat storage.
  public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  private var applied: AppliedPromotion { AppliedPromotion(storage: storage, index: index) }

  /// The promotion.
  public var promotion: PromotionID { applied.id }

  /// The code that counted, if the promotion asks for one.
  public var coupon: CouponCode? { applied.coupon }

  /// The customer, if known.
  public var customer: CustomerID? { storage.customer }

  /// Everything that the promotion took off.
  public var discount: Money { applied.discount }
}
