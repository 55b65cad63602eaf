/// What a shopper is about to buy: lines, shipping, fees and the coupon codes that were entered.
///
/// A cart is a plain value in one currency. It says nothing about promotions; ``PricingEngine/price(_:in:)`` prices
/// it. Source: PRICING.md section 2.
public struct Cart: Sendable, Hashable {
  /// The host's own id of the cart, if it has one; 1 to 256 bytes. Pricing does not look at it.
  public var id: String?
  /// The currency of every amount in the cart and in its context.
  public var currency: Currency
  /// The lines in the order in which the result lists them. At most 10,000, with distinct ids; may be empty.
  public var lines: [Line]
  /// How the cart is shipped, if it is.
  public var shipping: Shipping?
  /// Handling, gift wrapping and the like; at most 1,000, with distinct ids.
  public var fees: [Fee]
  /// The codes that the shopper entered, in that order; at most 100. A code entered twice counts where it first
  /// stands.
  public var coupons: [CouponCode]
  /// Whether the prices of lines and shipping contain their tax already. Default: false, tax is added.
  public var taxIncluded: Bool

  /// A cart of these parts.
  public init(
    id: String? = nil, currency: Currency, lines: [Line] = [], shipping: Shipping? = nil, fees: [Fee] = [],
    coupons: [CouponCode] = [], taxIncluded: Bool = false
  ) {
    self.id = id
    self.currency = currency
    self.lines = lines
    self.shipping = shipping
    self.fees = fees
    self.coupons = coupons
    self.taxIncluded = taxIncluded
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
