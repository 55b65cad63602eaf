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

extension Promotion {
  /// Every amount in the promotion, those in its selectors too.
  var amounts: [AmountByCurrency] {
    var found = when?.amounts ?? []
    found += calculateRule?.of?.amounts ?? []
    for action in actions {
      switch action {
      case .discount(let discount, let target):
        found += discount.amounts
        for selector in target.selectors { found += selector.amounts }
      case .gift(let gift): found.append(gift.unitPrice)
      case .credit(let credit): found += [credit.amount, credit.per] + [credit.max].compactMap { $0 }
      case .upgradeShipping, .issueCoupon: break
      }
    }
    found += [maxDiscount, constraints.budget].compactMap { $0 }
    found += constraints.customerSpend?.range.amounts ?? []
    return found
  }
}

// MARK: - Document

// MARK: - Checks

extension Promotion {
  /// Checks a promotion of a set; paths begin at the promotion. Inlined, so that single fields are read: to copy a whole
  /// promotion retains all that it refers to.
  @inline(__always)
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.check(id, at: "id")
    sink.check(validFrom, at: "validFrom")
    sink.check(validUntil, at: "validUntil")
    sink.check(priority, in: -Limits.count...Limits.count, at: "priority")
    if !coupons.isEmpty { PromotionCoupon.check(coupons, into: &sink) }
    if let when {
      sink.push("when")
      when.check(scope, StageRule(combines, isInGroup: group.isSome, actions), into: &sink)
      sink.pop()
    }
    if calculateRule.isSome { calculateRule?.check(scope, into: &sink) }
    Action.check(actions, scope, into: &sink)
    constraints.check(scope, into: &sink)
    if group.isSome, let group { sink.check(group, at: "group") }
    if maxDiscount.isSome, let maxDiscount { sink.check(maxDiscount, plainIn: scope.currency, at: "maxDiscount") }
    billingCycles.check(into: &sink)
    if experiment.isSome { experiment?.check(into: &sink) }
    if messages.isSome { messages?.check(into: &sink) }
  }
}

// MARK: - Compilation

// MARK: - Evaluation
