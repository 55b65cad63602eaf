// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Everything that must hold for a promotion to be applied, in one of the ways in which its qualifier can hold.
struct PromotionConditions {
  let promotion: Promotion
  let money: MoneyScope
  /// What the cart and its context must be.
  private(set) var branch: BranchConditions
  /// The coupon that is entered; nil if none is needed.
  private(set) var coupon: PromotionCoupon?
  private(set) var period = Period()

  /// The conditions of one branch of the qualifier.
  init(
    _ promotion: Promotion, _ literals: [Literal<Qualifier.Node>], coupon: PromotionCoupon?, in set: ReviewedSet,
    _ money: MoneyScope
  ) {
    self.promotion = promotion
    self.money = money
    self.coupon = coupon
    branch = BranchConditions(literals, money)
    addRule()
    addConstraints(set)
    addPeriod(set)
    addCoupon(set.set.policy.coupons)
    branch.finish(money)
  }

  /// Why the promotion cannot be applied; nil if it may be.
  var contradiction: String? { branch.contradiction }

  private mutating func addRule() {
    guard let rule = promotion.calculateRule else { return }
    let selector = promotion.ruleSelector
    switch rule.kind {
    case .quantity(let minimum, _):
      branch.add(Measured(kind: .quantity, selector: selector, bounds: Bounds(lower: Int128(minimum), upper: nil)))
    case .linear(let quantity, _):
      branch.add(Measured(kind: .quantity, selector: selector, bounds: Bounds(lower: Int128(quantity), upper: nil)))
    case .spend(let amount, _):
      guard let least = money.minorUnits(amount) else { return }
      branch.add(
        Measured(kind: .subtotal(.asItCame), selector: selector, bounds: Bounds(lower: Int128(least), upper: nil)))
    @unknown default: break
    }
  }

  private mutating func addConstraints(_ set: ReviewedSet) {
    let constraints = promotion.constraints
    let campaign = set.campaign(of: promotion)
    if constraints.isSingleUsePerCustomer || constraints.maxUsesPerCustomer != nil { branch.requireCustomer(true) }
    if let most = constraints.maxUsesPerCustomer, most == 0 { branch.contradict("maxUsesPerCustomer is 0") }
    if let most = constraints.maxUsesTotal, most == 0 { branch.contradict("maxUsesTotal is 0") }
    if let budget = constraints.budget, money.minorUnits(budget) == 0 { branch.contradict("its budget is 0") }
    if campaign?.maxUsesPerCustomer != nil { branch.requireCustomer(true) }
    if campaign?.maxUsesPerCustomer == 0 || campaign?.maxUsesTotal == 0 {
      branch.contradict("its campaign allows no use")
    }
    if let budget = campaign?.budget, money.minorUnits(budget) == 0 {
      branch.contradict("the budget of its campaign is 0")
    }
    for limit in constraints.limits {
      if limit.isPerCustomer { branch.requireCustomer(true) }
      switch limit.kind {
      case .uses(let most): if most == 0 { branch.contradict("one of its limits allows no use") }
      case .budget(let budget):
        if money.minorUnits(budget) == 0 { branch.contradict("one of its limits is a budget of 0") }
      @unknown default: break
      }
    }
    if let spend = constraints.customerSpend {
      branch.requireCustomer(true)
      if let bounds = Bounds(spend.range, money), bounds.intersection(Bounds(lower: 0, upper: nil)).isEmpty {
        branch.contradict("no spend of a customer is within the bounds of customerSpend")
      }
    }
    if let experiment = promotion.experiment {
      branch.requireCustomer(true)
      if experiment.start >= experiment.end { branch.contradict("its share of the experiment is empty") }
    }
    if case .range(let first, let last?) = promotion.billingCycles, first > last {
      branch.contradict("its first billing cycle is behind its last one")
    }
    if promotion.isNotInCurrency(money) { branch.contradict("it has an amount without a value in \(money.currency)") }
  }

  private mutating func addPeriod(_ set: ReviewedSet) {
    period.add(from: promotion.validFrom, until: promotion.validUntil)
    let campaign = set.campaign(of: promotion)
    if let campaign {
      if !campaign.isActive { branch.contradict("its campaign is switched off") }
      period.add(from: campaign.validFrom, until: campaign.validUntil)
    }
    if let coupon {
      period.add(from: coupon.validFrom, until: coupon.validUntil)
    }
    if period.isEmpty {
      let own = promotion.validFrom != nil && promotion.validUntil != nil
      var alone = Period()
      alone.add(from: promotion.validFrom, until: promotion.validUntil)
      branch.contradict(
        own && alone.isEmpty
          ? "its validFrom is not before its validUntil"
          : "its validity, that of its campaign and that of its code have no instant in common")
    } else if let schedule = branch.schedule, !schedule.isEmpty {
      var common = schedule
      common.formIntersection(period.weekMinutes)
      if common.isEmpty { branch.contradict("its schedule has no minute within its validity") }
    }
  }

  private mutating func addCoupon(_ policy: Policy.CouponPolicy) {
    if policy == .latest { addLatestCode() }
    guard let coupon else { return }
    if coupon.maxUses == 0 || coupon.maxUsesPerCustomer == 0 { branch.contradict("its code allows no use") }
    if coupon.maxUsesPerCustomer != nil { branch.requireCustomer(true) }
    if let customer = coupon.customer { branch.requireCustomer(in: [customer]) }
  }

  /// Under `latest` one code counts: that of the promotion itself, which all leaves must name.
  private mutating func addLatestCode() {
    // A code of a batch can be any one.
    let own = coupon.map { $0.code.map { [$0] } ?? [] } ?? branch.coupons.first ?? []
    guard coupon?.batch == nil, !branch.coupons.isEmpty else { return }
    let common = own.filter { code in branch.coupons.allSatisfy { $0.contains(code) } }
    if common.isEmpty {
      let codes = (coupon == nil ? [] : [own]) + branch.coupons
      branch.contradict(
        "it needs \(Words.all(codes.prefix(3).map { "the code \($0.words)" })), but only one code counts")
    }
  }
}

extension Promotion {
  /// The selector of the lines that the calculate rule counts (§5.13).
  var ruleSelector: LineSelector {
    if let selector = calculateRule?.selector { return selector }
    guard case .discount(_, let target)? = actions.first else { return .all }
    switch target {
    case .items(let items): return items.selector
    case .group(let group): return group.selector
    case .subset(let selector): return selector
    default: return .all
    }
  }

  /// Whether one of the amounts that decide has no value in a currency.
  fileprivate func isNotInCurrency(_ money: MoneyScope) -> Bool {
    for action in actions {
      guard case .discount(let discount, _) = action else { continue }
      switch discount {
      case .flat(let flat): if flat.isMissing(money) { return true }
      case .tiers(let tiers): if tiers.steps.contains(where: { $0.discount.isMissing(money) }) { return true }
      @unknown default: break
      }
    }
    if let maxDiscount, money.minorUnits(maxDiscount) == nil { return true }
    return false
  }
}

extension FlatDiscount {
  fileprivate func isMissing(_ money: MoneyScope) -> Bool {
    switch self {
    case .amount(let amount, _), .price(let amount), .percentUpTo(_, _, let amount):
      money.minorUnits(amount) == nil
    default: false
    }
  }
}
