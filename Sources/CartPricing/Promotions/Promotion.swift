/// One promotion, as a merchant writes it: when it holds, how many times it applies and what it does.
///
/// Source: PRICING.md section 5.
public struct Promotion: Sendable, Hashable {
  /// The promotion's id, distinct within the set; 1 to 256 bytes.
  public var id: PromotionID
  /// A name for people.
  public var name: String?
  /// Whether the promotion is switched on.
  public var isActive: Bool
  /// The first instant at which it holds; nil for always.
  public var validFrom: Instant?
  /// The first instant at which it holds no more; nil for never.
  public var validUntil: Instant?
  /// Promotions of higher priority come first; ties by id. Within ±1,000,000,000.
  public var priority: Int
  /// Codes of which one must be entered; empty for an automatic promotion. Each code in one promotion only.
  public var coupons: [PromotionCoupon]
  /// What must hold; nil for nothing.
  public var when: Qualifier?
  /// How many times it applies; nil for once.
  public var calculateRule: CalculateRule?
  /// What it does; 1 to 100 actions.
  public var actions: [Action]
  /// Limits of use, budgets and the like.
  public var constraints: Constraints
  /// Which other promotions it may stand beside.
  public var combines: Combination
  /// At most one promotion of a group is applied; nil for none.
  public var group: GroupName?
  /// The most that the promotion takes off one cart; nil for no limit.
  public var maxDiscount: AmountByCurrency?
  /// For which bills of a subscription it holds.
  public var billingCycles: BillingCycles
  /// The share of customers that it holds for; nil for all.
  public var experiment: Experiment?
  /// Texts for shoppers.
  public var messages: Messages?

  /// A promotion of these parts.
  public init(
    _ id: PromotionID, name: String? = nil, isActive: Bool = true, validFrom: Instant? = nil,
    validUntil: Instant? = nil, priority: Int = 0, coupons: [PromotionCoupon] = [], when: Qualifier? = nil,
    calculateRule: CalculateRule? = nil, actions: [Action], constraints: Constraints = Constraints(),
    combines: Combination = .always, group: GroupName? = nil, maxDiscount: AmountByCurrency? = nil,
    billingCycles: BillingCycles = .first(1), experiment: Experiment? = nil, messages: Messages? = nil
  ) {
    self.id = id
    self.name = name
    self.isActive = isActive
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.priority = priority
    self.coupons = coupons
    self.when = when
    self.calculateRule = calculateRule
    self.actions = actions
    self.constraints = constraints
    self.combines = combines
    self.group = group
    self.maxDiscount = maxDiscount
    self.billingCycles = billingCycles
    self.experiment = experiment
    self.messages = messages
  }
}

/// A code that a promotion asks for, and its limits. Source: PRICING.md section 5.
public struct PromotionCoupon: Sendable, Hashable {
  /// The code.
  public var code: CouponCode
  /// How often it can be used in all; nil for no limit.
  public var maxUses: Int?
  /// How often each customer can use it; nil for no limit.
  public var maxUsesPerCustomer: Int?

  /// A code and its limits.
  public init(_ code: CouponCode, maxUses: Int? = nil, maxUsesPerCustomer: Int? = nil) {
    self.code = code
    self.maxUses = maxUses
    self.maxUsesPerCustomer = maxUsesPerCustomer
  }
}

extension PromotionCoupon: ExpressibleByStringLiteral {
  /// A code without limits.
  public init(stringLiteral code: String) { self.init(CouponCode(code)) }
}

/// Which other promotions one may stand beside. Source: PRICING.md section 7.
public enum Combination: String, Sendable, Hashable, CaseIterable {
  /// Any.
  case always
  /// None: it is the only promotion applied.
  case never
  /// Any, but no unit is discounted by it and another.
  case notOnSameItems
}

/// For which bills of a subscription a promotion holds. Source: PRICING.md section 5.
public enum BillingCycles: Sendable, Hashable {
  /// The first so many bills, the initial purchase being the first; at least 1.
  case first(Int)
  /// Every bill.
  case all
}

/// The share of customers that a promotion holds for, the same customers every time. Source: PRICING.md section 5.
///
/// A customer's place in an experiment is `FNV-1a-64(name:customerId) mod 10,000`, in hundredths of a percent.
public struct Experiment: Sendable, Hashable {
  /// The experiment's name; promotions of one name divide the same customers. 1 to 256 bytes.
  public var name: String
  /// Where the share begins, 0 to 100 percent, itself included.
  public var from: Rate
  /// Where the share ends, 0 to 100 percent, itself not included.
  public var until: Rate

  /// A share of customers.
  public init(_ name: String, from: Rate, until: Rate) {
    self.name = name
    self.from = from
    self.until = until
  }
}

/// Texts for shoppers; `{name}`, `{discount}`, `{missing}` and `{required}` are filled in. Source: PRICING.md section 10.
public struct Messages: Sendable, Hashable {
  /// For a cart that has the promotion.
  public var applied: String?
  /// For a cart that nearly has it.
  public var nearMiss: NearMiss?
  /// For the page of a product that the promotion discounts.
  public var badge: String?

  /// Texts.
  public init(applied: String? = nil, nearMiss: NearMiss? = nil, badge: String? = nil) {
    self.applied = applied
    self.nearMiss = nearMiss
    self.badge = badge
  }

  /// A text for carts that are near. Source: PRICING.md section 10.
  public struct NearMiss: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The text.
    public var text: String
    /// How much of what is required may be missing, 0 to below 100 percent.
    public var within: Rate

    /// A text for carts that lack at most so much.
    public init(_ text: String, within: Rate = "50") {
      self.text = text
      self.within = within
    }

    /// A text for carts that lack at most half.
    public init(stringLiteral text: String) { self.init(text) }
  }
}
