// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Draft {
  /// Adds what a promotion needs to be applied.
  mutating func add(_ conditions: PromotionConditions, focus: Int, offset: Int) {
    let promotion = conditions.promotion
    add(conditions.branch, of: promotion)
    if let coupon = conditions.coupon { enter(coupon) }
    for start in conditions.period.starts { period.add(from: start, until: nil) }
    for end in conditions.period.ends { period.add(from: nil, until: end) }
    if let experiment = promotion.experiment { experiments.append(experiment) }
    if case .range(let first, _) = promotion.billingCycles { billingCycle = max(billingCycle, first) }
    if let spend = promotion.constraints.customerSpend, let bounds = Bounds(spend.range, money),
      let least = bounds.lower, least > 0
    {
      addEvents("order", count: 1, amount: Int64(clamping: least))
    }
    addTargets(of: promotion)
    let bounds = SceneBounds(promotion, conditions.branch.figures, money).figures
    for (place, figure) in bounds.enumerated() where place != focus {
      // Thresholds of tiers are met only in their turn.
      if place < conditions.branch.figures.count { meet(figure, offset: Self.free) }
    }
    if focus < bounds.count { meet(bounds[focus], offset: offset) }
  }

  private mutating func enter(_ coupon: PromotionCoupon) {
    if let code = coupon.code {
      if !coupons.contains(where: { $0.code == code }) { coupons.append(EnteredCode(code)) }
    } else if let batch = coupon.batch, !coupons.contains(where: { $0.batch == batch }) {
      coupons.append(EnteredCode(CouponCode("REVIEW-\(coupons.count + 1)"), batch: batch))
    }
    if let customer = coupon.customer { require { $0.id = customer } }
  }

  /// Changes the customer, whom the cart has from now on.
  private mutating func require(_ change: (inout PricingCustomer) -> Void) {
    var found = customer ?? PricingCustomer("customer-1")
    change(&found)
    customer = found
  }

  private mutating func add(_ branch: BranchConditions, of promotion: Promotion) {
    if branch.hasCustomer == true { require { _ in } }
    if branch.hasCustomer == false { isGuest = true }
    for codes in branch.coupons where !codes.contains(where: { code in coupons.contains { $0.code == code } }) {
      if let code = codes.first { coupons.append(EnteredCode(code)) }
    }
    for id in branch.segments {
      require { if !$0.segments.contains(id) { $0.segments.append(id) } }
    }
    if let ids = branch.customers, let id = ids.first(where: { !branch.deniedCustomers.contains($0) }) {
      require { $0.id = id }
    }
    for (name, value) in branch.customerAttributes.values { require { $0.attributes[name] = value } }
    for (name, value) in branch.cartAttributes.values { cartAttributes[name] = value }
    if branch.location.isNeeded {
      let place = branch.location
      require {
        $0.location = CustomerLocation(
          country: place.text(0), region: place.text(1), city: place.text(2), postalCode: place.postalCode)
      }
    }
    if branch.store.isNeeded {
      let place = branch.store
      store = PricingStore(
        id: place.text(0), channel: place.text(1), country: place.text(2), region: place.text(3))
    }
    if branch.needsShipping { addShipping(branch) }
    addEvents(of: branch)
    if let minutes = branch.schedule {
      var common = schedule ?? .all
      common.formIntersection(minutes)
      schedule = common
    }
  }

  private mutating func addShipping(_ branch: BranchConditions) {
    let place = branch.shipping
    let least = Int64(clamping: branch.shippingCost.lower ?? 0)
    let most = Int64(clamping: branch.shippingCost.upper ?? Int128(Int64.max))
    let cost = max(0, min(most, max(least, units(of: 490))))
    var destination: CustomerLocation?
    if place.text(1) != nil || place.text(2) != nil || place.text(3) != nil || place.postalCode != nil {
      destination = CustomerLocation(
        country: place.text(1), region: place.text(2), city: place.text(3), postalCode: place.postalCode)
    }
    shipping = CartShipping(method: place.text(0) ?? "standard", cost: amount(cost), destination: destination)
  }

  /// Adds the lines, the shipping and the fees that the actions of a promotion are about.
  private mutating func addTargets(of promotion: Promotion) {
    for action in promotion.actions.prefix(8) {
      switch action {
      case .discount(let discount, let target): add(target, priceAbove: highestAmount(of: discount))
      case .upgradeShipping(let method):
        var found = shipping ?? CartShipping(method: "standard", cost: amount(units(of: 490)))
        if found.options[method] == nil { found.options[method] = amount(units(of: 1_490)) }
        shipping = found
      case .giftChoice(let choice):
        // An item that is in the cart, so that another promotion may discount it.
        let option = choice.options.first { option in lines.contains { $0.sku == option.sku } }
        let other = style == .usual ? 0 : dice.below(choice.options.count)
        if let option = option ?? choice.options.dropFirst(other).first { choices[promotion.id] = option.sku }
      default: break
      }
    }
    if lines.isEmpty { _ = appendLine(of: .all) }
  }

  /// The highest price that units are to cost, or the largest amount that is taken off; nil for percentages. Cheap
  /// carts are for amounts that take everything.
  private func highestAmount(of discount: Discount) -> Int64? {
    let discounts: [FlatDiscount]
    switch discount {
    case .flat(let flat): discounts = [flat]
    case .tiers(let tiers): discounts = tiers.steps.map { $0.discount }
    @unknown default: return nil
    }
    return discounts.compactMap { discount in
      switch discount {
      case .price(let price): money.minorUnits(price)
      case .amount(let amount, _): style == .cheap ? nil : money.minorUnits(amount)
      default: nil
      }
    }.max()
  }

  private mutating func add(_ target: DiscountTarget, priceAbove price: Int64?) {
    // An item costs more than the price that it gets, and more than what is taken off.
    let wanted = price.flatMap { $0 < usualPrice() ? nil : min($0, 1_000_000_000) * 2 }
    func ensure(_ selector: LineSelector, _ draft: inout Draft) {
      guard draft.lines(of: selector).isEmpty else { return }
      if draft.style == .mixed || draft.style == .random, draft.extendLine(for: selector) { return }
      _ = draft.appendLine(of: selector, price: wanted)
    }
    switch target {
    case .cart: ensure(.all, &self)
    case .subset, .items, .group: for selector in target.selectors { ensure(selector, &self) }
    case .shipping, .order:
      if shipping == nil { shipping = CartShipping(method: "standard", cost: amount(units(of: 490))) }
    case .fees(let kinds):
      let kind = kinds?.first ?? "handling"
      if !fees.contains(where: { $0.kind == kind }) {
        fees.append(CartFee(FeeID("fee-\(fees.count + 1)"), kind: kind, amount: amount(units(of: 300))))
      }
    case .tax(let selector):
      ensure(selector, &self)
      for index in lines(of: selector) where lines[index].taxRate == nil { lines[index].taxRate = "20" }
    default: for (selector, count) in target.leastUnits.prefix(16) { raiseUnits(of: selector, to: count) }
    }
  }
}

/// The bounds at which carts for a promotion are made: those of its conditions, and the thresholds of its tiers.
struct SceneBounds {
  private(set) var figures: [Measured]

  /// The most bounds of a promotion that carts are made for.
  static let most = 12

  init(_ promotion: Promotion, _ figures: [Measured], _ money: MoneyScope) {
    self.figures = figures
    for case .discount(.tiers(let tiers), _) in promotion.actions {
      for step in tiers.steps.prefix(Self.most) {
        guard let figure = tiers.figure(from: step.threshold, money) else { continue }
        self.figures.append(figure)
      }
    }
  }

  /// The number of carts' bounds; at least 1, for a promotion without bounds.
  var count: Int { max(1, min(Self.most, figures.count)) }
}

extension PromotionWays {
  /// The most bounds of all ways of a promotion that carts are made for.
  private static let mostBounds = 2 * SceneBounds.most

  /// The number of bounds of all ways, in the currency that has most.
  var boundCount: Int {
    var counts: [Currency: Int] = [:]
    for way in list { counts[way.money.currency, default: 0] += way.boundCount }
    return min(Self.mostBounds, counts.values.max() ?? 0)
  }

  /// The way with a bound, and the place of the bound in it; the bounds of all ways are counted in a cycle. Nil if the
  /// promotion cannot be applied in the currency.
  func bound(_ number: Int, in money: MoneyScope) -> (way: PromotionConditions, focus: Int)? {
    let possible = list.filter { $0.money == money }
    let count = possible.reduce(0) { $0 + $1.boundCount }
    guard count > 0 else { return nil }
    var left = number % count
    for way in possible {
      if left < way.boundCount { return (way, left) }
      left -= way.boundCount
    }
    return nil
  }
}

extension PromotionConditions {
  fileprivate var boundCount: Int { SceneBounds(promotion, branch.figures, money).count }
}

extension Tiers {
  /// The figure that a threshold bounds; nil if the threshold has no value in the currency.
  func figure(from threshold: TierStep.Threshold, _ money: MoneyScope) -> Measured? {
    let least: Int128
    switch threshold {
    case .amount(let amount):
      guard let value = money.minorUnits(amount) else { return nil }
      least = Int128(value)
    case .count(let count): least = Int128(count)
    @unknown default: return nil
    }
    let bounds = Bounds(lower: least, upper: nil)
    switch measure {
    case .subtotal(let of, let basis):
      let value: SubtotalValue = if let basis { .basis(basis) } else { .asItCame }
      return Measured(kind: .subtotal(value), selector: of, bounds: bounds)
    case .quantity(let of): return Measured(kind: .quantity, selector: of, bounds: bounds)
    case .lines(let of): return Measured(kind: .lines, selector: of, bounds: bounds)
    case .leastQuantity(let of): return Measured(kind: .leastQuantity, selector: of, bounds: bounds)
    @unknown default: return nil
    }
  }
}
