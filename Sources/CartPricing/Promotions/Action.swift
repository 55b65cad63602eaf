/// What a promotion does. Source: PRICING.md section 6.
public enum Action: Sendable, Hashable {
  /// A discount on something.
  case discount(Discount, on: Target)
  /// Units of a SKU for free.
  case gift(Gift)
  /// The cart ships by this method, for what the method now in force costs.
  case upgradeShipping(String)
  /// Store credit; the total does not change.
  case credit(Credit)
  /// Coupons for the host to create.
  case issueCoupon(CouponIssue)

  /// Units of a SKU for free.
  public static func gift(
    _ sku: SKU, quantity: Int = 1, unitPrice: AmountByCurrency, name: String? = nil, mode: Gift.Mode = .addNew
  ) -> Action {
    .gift(Gift(sku, quantity: quantity, unitPrice: unitPrice, name: name, mode: mode))
  }

  /// The actions' steps, in the order in which pricing takes them. Source: PRICING.md section 8.
  enum Step: Int, Comparable, CaseIterable, Sendable {
    case items, cart, shipping, fees, tax, rewards

    static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }

    /// The step's bit in a set of steps.
    var bit: UInt8 { 1 << UInt8(rawValue) }
  }

  /// The step in which the action is carried out.
  var step: Step {
    switch self {
    case .discount(_, let target):
      switch target {
      case .cart, .subset: .cart
      case .items, .group, .bundle: .items
      case .shipping: .shipping
      case .fees: .fees
      case .tax: .tax
      }
    case .gift: .items
    case .upgradeShipping: .shipping
    case .credit, .issueCoupon: .rewards
    }
  }
}

/// Units of a SKU that a promotion gives for free. Source: PRICING.md section 6.
public struct Gift: Sendable, Hashable {
  /// The SKU that is given; 1 to 256 bytes.
  public var sku: SKU
  /// How many units each application gives; 1 to 1,000,000,000.
  public var quantity: Int
  /// What a unit that is added would cost; discounted in full.
  public var unitPrice: AmountByCurrency
  /// A name for the added line.
  public var name: String?
  /// Whether units that are in the cart already count.
  public var mode: Mode

  /// Units of a SKU.
  public init(
    _ sku: SKU, quantity: Int = 1, unitPrice: AmountByCurrency, name: String? = nil, mode: Mode = .addNew
  ) {
    self.sku = sku
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.name = name
    self.mode = mode
  }

  /// Whether a gift looks at what is in the cart. Source: PRICING.md section 6.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// All units are added.
    case addNew
    /// Units of the SKU that are in the cart are made free first, and only the rest is added.
    case addMissing
  }
}

/// Store credit for what is paid. Source: PRICING.md section 6.
public struct Credit: Sendable, Hashable {
  /// The credit for each full ``per``.
  public var amount: AmountByCurrency
  /// How much of the lines' totals earns ``amount`` once; above zero.
  public var per: AmountByCurrency
  /// The most credit that is given; nil for no limit.
  public var max: AmountByCurrency?

  /// Credit for what is paid.
  public init(_ amount: AmountByCurrency, per: AmountByCurrency, max: AmountByCurrency? = nil) {
    self.amount = amount
    self.per = per
    self.max = max
  }
}

/// Coupons that the host is to create, one for each application. Source: PRICING.md section 6.
public struct CouponIssue: Sendable, Hashable {
  /// The host's name for the kind of coupon; 1 to 256 bytes.
  public var template: String
  /// How long the coupons hold; nil for no limit.
  public var validFor: TimeSpan?

  /// Coupons of a template.
  public init(_ template: String, validFor: TimeSpan? = nil) {
    self.template = template
    self.validFor = validFor
  }
}
