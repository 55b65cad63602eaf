/// Whether promotions have nothing that only the validator can judge. What is plain is valid; the rest may be.
extension [Promotion] {
  /// Whether the promotion at a place has a constraint. Looked at one by one, since to copy them costs more.
  func hasConstraints(at place: Int) -> Bool {
    self[place].constraints.singleUsePerCustomer || self[place].constraints.sameBillingInterval
      || self[place].constraints.maxUsesPerCustomer.isSome || self[place].constraints.maxUsesTotal.isSome
      || self[place].constraints.budget.isSome || self[place].constraints.customerSpend.isSome
  }

  /// Whether the promotion at a place is plain in a set of a currency. It is looked at where it stands: a promotion is large.
  func isPlain(at place: Int, in currency: Currency?) -> Bool {
    guard self[place].id.key.isWithinLimits, (-Limits.count...Limits.count).contains(self[place].priority),
      !self[place].experiment.isSome, !self[place].messages.isSome,
      self[place].validFrom?.isWellFormed ?? true, self[place].validUntil?.isWellFormed ?? true,
      !hasConstraints(at: place)
    else { return false }
    if case .first(let cycles) = self[place].billingCycles, !Limits.isPositiveCount(cycles) { return false }
    if self[place].maxDiscount.isSome, let most = self[place].maxDiscount, !most.isPlain(in: currency) { return false }
    if self[place].group.isSome, let group = self[place].group, !group.key.isWithinLimits { return false }
    for index in self[place].coupons.indices {
      guard self[place].coupons[index].code.key.isWithinLimits, self[place].coupons[index].maxUses == nil,
        self[place].coupons[index].maxUsesPerCustomer == nil
      else { return false }
    }
    if let when = self[place].when, !when.isPlain(in: currency) { return false }
    if self[place].calculateRule.isSome, let rule = self[place].calculateRule, !rule.isPlain { return false }
    guard (1...Limits.actions).contains(self[place].actions.count) else { return false }
    for index in self[place].actions.indices where !self[place].actions[index].isPlain(in: currency) { return false }
    return true
  }
}

extension Qualifier {
  fileprivate func isPlain(in currency: Currency?) -> Bool {
    var parents = 0
    for index in nodes.indices {
      switch nodes[index] {
      case .all, .any, .not: parents += 1
      case .subtotal(let selector, let range, let after):
        guard after == nil, selector.isPlain, range.atLeast?.isPlain(in: currency) ?? (range.atMost != nil),
          range.atMost?.isPlain(in: currency) ?? true
        else { return false }
      case .quantity(let selector, let range), .lines(let selector, let range),
        .leastQuantity(let selector, let range):
        guard selector.isPlain, range.isPlain else { return false }
      case .coupon(let codes): if !areWithinLimits(codes) { return false }
      case .segment(let id): if !id.key.isWithinLimits { return false }
      case .customerID(let ids): if !areWithinLimits(ids) { return false }
      case .customerAttribute, .location, .store, .events, .score, .anniversary, .schedule: return false
      }
    }
    return parents < Limits.depth && nodes.count <= Limits.nodes
  }
}

extension LineSelector {
  fileprivate var isPlain: Bool {
    var parents = 0
    for index in nodes.indices {
      switch nodes[index] {
      case .all: break
      case .sku(let skus): if !areWithinLimits(skus) { return false }
      case .product(let products): if !areWithinLimits(products) { return false }
      case .category(let categories): if !areWithinLimits(categories) { return false }
      case .tag(let tags): if !areWithinLimits(tags) { return false }
      case .allOf, .anyOf, .not: parents += 1
      case .attribute, .unitPrice, .billing: return false
      }
    }
    return parents < Limits.depth && nodes.count <= Limits.nodes
  }
}

extension CalculateRule {
  fileprivate var isPlain: Bool {
    Limits.isPositiveCount(unitsPerApplication) && Limits.isCount(applicationLimit) && of?.isPlain ?? true
  }
}

extension CountRange {
  fileprivate var isPlain: Bool {
    !isOpen && atLeast.map { Limits.isCount($0) } ?? true && atMost.map { Limits.isCount($0) } ?? true
  }
}

extension Action {
  fileprivate func isPlain(in currency: Currency?) -> Bool {
    guard case .discount(.flat(let discount), let target) = self else { return false }
    switch discount {
    case .percent(let rate, let base):
      return base == .current && rate.isWellFormed && rate.partsPerMillion <= 1_000_000 && target.isPlain
    case .amount(let amount, let basis):
      if case .tax = target { return false }
      return basis == nil && amount.isPlain(in: currency) && target.isPlain
    case .price(let price): return target.takesPrice && price.isPlain(in: currency) && target.isPlain
    }
  }
}

extension Target {
  fileprivate var isPlain: Bool {
    switch self {
    case .cart, .shipping, .fees(kinds: nil): true
    case .subset(let select), .tax(let select): select.isPlain
    case .items(let items): items.count.map { Limits.isPositiveCount($0) } ?? true && items.select.isPlain
    case .group(let group): Limits.isPositiveCount(group.count) && group.select.isPlain
    case .bundle, .fees: false
    }
  }

  fileprivate var takesPrice: Bool {
    switch self {
    case .items, .group, .shipping: true
    case .cart, .subset, .bundle, .fees, .tax: false
    }
  }
}

extension AmountByCurrency {
  /// Whether this is an amount in the set's currency that fits it.
  fileprivate func isPlain(in currency: Currency?) -> Bool {
    guard case .plain(let amount) = self, let currency else { return false }
    return amount.minorUnits(in: currency) != nil
  }
}

extension Limits {
  static func isCount(_ figure: Int) -> Bool { figure >= 0 && figure <= count }
  static func isPositiveCount(_ figure: Int) -> Bool { figure >= 1 && figure <= count }
}

/// Whether a list has an entry, and none that is too short or too long.
private func areWithinLimits(_ ids: [some KeyedIdentifier]) -> Bool {
  for id in ids where !id.key.isWithinLimits { return false }
  return !ids.isEmpty
}
