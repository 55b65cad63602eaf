extension Qualifier {
  /// The latest stage that a subtotal in the tree asks for; nil if the qualifier looks at the cart as it came only.
  var latestStage: DiscountStage? {
    var latest: DiscountStage?
    for case .subtotal(_, _, let after?) in nodes { latest = after == .cart ? .cart : latest ?? after }
    return latest
  }

  /// The segments that the tree names, each once, in the order of their first mention.
  var segments: [SegmentID] {
    var seen: Set<SegmentID> = []
    var found: [SegmentID] = []
    for case .segment(let id) in nodes where seen.insert(id).inserted { found.append(id) }
    return found
  }

  /// The amounts in the tree, those in its selectors too.
  var amounts: [AmountByCurrency] {
    var found: [AmountByCurrency] = []
    for node in nodes {
      switch node {
      case .subtotal(let selector, let range, _):
        found += selector.amounts
        found += range.amounts
      case .quantity(let selector, _), .lines(let selector, _), .leastQuantity(let selector, _):
        found += selector.amounts
      case .events(let match): if case .sum(let range) = match.measure { found += range.amounts }
      default: break
      }
    }
    return found
  }
}

extension LineSelector {
  /// The amounts in the tree.
  var amounts: [AmountByCurrency] {
    var found: [AmountByCurrency] = []
    for case .unitPrice(let range) in nodes { found += range.amounts }
    return found
  }
}

extension LineSelector {
  /// The selector with every amount that has a value in a currency as a plain one in it, with all its decimals.
  func inCurrency(_ currency: Currency, plainIn setCurrency: Currency?) -> LineSelector {
    guard asksForPrices else { return self }
    return LineSelector(
      nodes: nodes.map { node in
        guard case .unitPrice(let range) = node else { return node }
        return .unitPrice(range.inCurrency(currency, plainIn: setCurrency))
      })
  }
}

extension LineSelector {
  /// Whether any of it compares unit prices.
  private var asksForPrices: Bool {
    nodes.contains { node in
      if case .unitPrice = node { true } else { false }
    }
  }
}

extension AmountRange {
  /// The bounds that are given.
  var amounts: [AmountByCurrency] { [atLeast, atMost].compactMap { $0 } }

  /// The bounds as plain amounts in a currency, where they have a value in it.
  fileprivate func inCurrency(_ currency: Currency, plainIn setCurrency: Currency?) -> AmountRange {
    func plain(_ amount: AmountByCurrency?) -> AmountByCurrency? {
      amount.map { amount in
        amount.minorUnits(in: currency, plainIn: setCurrency).map { .plain(Amount(minorUnits: $0, of: currency)) }
          ?? amount
      }
    }
    return AmountRange(atLeast: plain(atLeast), atMost: plain(atMost))
  }
}

extension FlatDiscount {
  /// The discount's amount or price.
  var amounts: [AmountByCurrency] {
    switch self {
    case .percent: []
    case .amount(let amount, _), .price(let amount): [amount]
    }
  }
}

extension Discount {
  /// The amounts in the discount: its own, those of its steps and those of its measure's selector.
  var amounts: [AmountByCurrency] {
    switch self {
    case .flat(let flat): return flat.amounts
    case .tiers(let tiers):
      var found = tiers.by.selector.amounts
      for step in tiers.steps {
        if case .amount(let from) = step.from { found.append(from) }
        found += step.discount.amounts
      }
      return found
    }
  }
}

extension Measure {
  /// The lines that are measured.
  var selector: LineSelector {
    switch self {
    case .subtotal(let of), .quantity(let of), .lines(let of), .leastQuantity(let of): of
    }
  }
}

extension Target {
  /// The selectors of the target.
  var selectors: [LineSelector] {
    switch self {
    case .cart, .shipping, .fees: []
    case .subset(let select), .tax(let select): [select]
    case .items(let items): [items.select]
    case .group(let group): [group.select]
    case .bundle(let bundle): bundle.parts.map { $0.select }
    }
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
