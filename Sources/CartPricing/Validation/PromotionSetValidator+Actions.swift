extension PromotionSetValidator {
  /// Checks an action at the path at hand. Source: PRICING.md section 6.
  func validate(_ action: Action, _ faults: inout FaultCollector) {
    switch action {
    case .discount(let discount, let target):
      faults.push("on")
      validate(target, &faults)
      faults.pop()
      faults.push("discount")
      validate(discount, on: TargetFit(target), &faults)
      faults.pop()
    case .gift(let gift):
      faults.push("gift")
      faults.check(gift.sku, at: "sku")
      faults.check(gift.quantity, in: 1...Limits.count, at: "quantity")
      check(gift.unitPrice, at: "unitPrice", &faults)
      faults.pop()
    case .upgradeShipping(let method): faults.check(idText: method, at: "upgradeShipping")
    case .credit(let credit):
      faults.push("credit")
      check(credit.amount, at: "amount", &faults)
      check(credit.per, at: "per", aboveZero: true, &faults)
      check(credit.max, at: "max", &faults)
      faults.pop()
    case .issueCoupon(let issue):
      faults.push("issueCoupon")
      faults.check(idText: issue.template, at: "template")
      faults.check(issue.validFor, at: "validFor")
      faults.pop()
    }
  }

  private func validate(_ target: Target, _ faults: inout FaultCollector) {
    switch target {
    case .cart, .shipping: break
    case .subset(let select): validate(select, at: "subset", &faults)
    case .tax(let select): validate(select, at: "tax", &faults)
    case .items(let items):
      faults.push("items")
      validate(items.select, at: "select", &faults)
      faults.check(items.count, in: 1...Limits.count, at: "count")
      faults.pop()
    case .group(let group):
      faults.push("group")
      validate(group.select, at: "select", &faults)
      faults.check(group.count, in: 1...Limits.count, at: "count")
      faults.pop()
    case .bundle(let bundle):
      faults.push("bundle")
      faults.check(list: bundle.parts, at: "parts", atMost: Limits.entries)
      faults.push("parts")
      for (index, part) in bundle.parts.enumerated() {
        faults.push(index)
        validate(part.select, at: "select", &faults)
        faults.check(part.count, in: 1...Limits.count, at: "count")
        faults.pop()
      }
      faults.pop()
      faults.check(bundle.max, at: "max")
      faults.pop()
    case .fees(let kinds):
      guard let kinds else { return }
      faults.check(list: kinds, at: "fees")
      faults.push("fees")
      for (index, kind) in kinds.enumerated() where !Limits.idBytes.contains(kind.utf8.count) {
        faults.report(at: index, FaultCollector.idMessage(kind))
      }
      faults.pop()
    }
  }

  private func validate(_ discount: Discount, on fit: TargetFit, _ faults: inout FaultCollector) {
    switch discount {
    case .flat(let flat): validate(flat, on: fit, &faults)
    case .tiers(let tiers):
      faults.push("tiers")
      faults.push("by")
      validate(tiers.by, &faults)
      faults.pop()
      faults.check(list: tiers.steps, at: "steps", atMost: Limits.entries)
      faults.push("steps")
      validate(tiers, on: fit, &faults)
      faults.pop()
      faults.pop()
    }
  }

  private func validate(_ measure: Measure, _ faults: inout FaultCollector) {
    switch measure {
    case .subtotal: faults.push("subtotal")
    case .quantity: faults.push("quantity")
    case .lines: faults.push("lines")
    case .leastQuantity: faults.push("leastQuantity")
    }
    validate(measure.selector, at: "of", &faults)
    faults.pop()
  }

  private func validate(_ tiers: Tiers, on fit: TargetFit, _ faults: inout FaultCollector) {
    let isMoney = if case .subtotal = tiers.by { true } else { false }
    var seen: Set<SeenThreshold> = []
    for (index, step) in tiers.steps.enumerated() {
      faults.push(index)
      switch step.from {
      case .amount(let amount):
        if !isMoney { faults.report(at: "from", "is an amount; only subtotals are measured in money") }
        check(amount, at: "from", &faults)
      case .count(let count):
        if isMoney { faults.report(at: "from", "is a count; subtotals are measured in money") }
        faults.check(count, at: "from")
      }
      if !thresholds(of: step.from).allSatisfy({ seen.insert($0).inserted }) {
        faults.report(at: "from", "another step begins there already")
      }
      validate(step.discount, on: fit, &faults)
      if let kind = tiers.steps.first?.discount.kind, step.discount.kind.description != kind.description {
        faults.report(at: step.discount.kind, "the first step is of the kind \"\(kind)\", and all must be of one")
      }
      faults.pop()
    }
  }

  /// A threshold as it is found in one currency, or as a count.
  private struct SeenThreshold: Hashable {
    var currency: Currency?
    var figure: Int64
  }

  private func thresholds(of from: TierStep.Threshold) -> [SeenThreshold] {
    switch from {
    case .count(let count): return [SeenThreshold(currency: nil, figure: Int64(count))]
    case .amount(.plain(let amount)):
      return [currency].compactMap { $0 }.compactMap { currency in
        amount.minorUnits(in: currency).map { SeenThreshold(currency: currency, figure: $0) }
      }
    case .amount(.table(let amounts)):
      return amounts.compactMap { currency, amount in
        amount.minorUnits(in: currency).map { SeenThreshold(currency: currency, figure: $0) }
      }
    }
  }

  private func validate(_ flat: FlatDiscount, on fit: TargetFit, _ faults: inout FaultCollector) {
    if !fit.takes(flat) {
      faults.report(at: flat.kind, "does not fit \(fit.name), which takes \(fit.kindsText)")
    }
    switch flat {
    case .percent(let rate, let base):
      faults.check(rate, atMost: 100, at: "percent")
      if base == .original, !fit.takesBase { faults.report(at: "base", TargetFit.baseMessage) }
    case .amount(let amount, let basis):
      check(amount, at: "amount", &faults)
      if basis != nil, !fit.takesBasis { faults.report(at: "basis", TargetFit.basisMessage) }
    case .price(let price): check(price, at: "price", &faults)
    }
  }
}

/// Which discounts fit a target. Source: PRICING.md section 6.
struct TargetFit {
  let name: String
  let kinds: [StaticString]
  let takesBase: Bool
  let takesBasis: Bool

  static let baseMessage = "stands only on cart, subset and items"
  static let basisMessage = "stands only on cart and subset"

  init(_ target: Target) {
    switch target {
    case .cart: self.init("cart", ["percent", "amount"], takesBase: true, takesBasis: true)
    case .subset: self.init("subset", ["percent", "amount"], takesBase: true, takesBasis: true)
    case .items: self.init("items", ["percent", "amount", "price"], takesBase: true)
    case .group: self.init("group", ["percent", "amount", "price"])
    case .bundle: self.init("bundle", ["percent", "amount", "price"])
    case .shipping: self.init("shipping", ["percent", "amount", "price"])
    case .fees: self.init("fees", ["percent", "amount"])
    case .tax: self.init("tax", ["percent"])
    }
  }

  private init(_ name: String, _ kinds: [StaticString], takesBase: Bool = false, takesBasis: Bool = false) {
    self.name = name
    self.kinds = kinds
    self.takesBase = takesBase
    self.takesBasis = takesBasis
  }

  /// Whether a discount is of a kind that fits.
  func takes(_ discount: FlatDiscount) -> Bool {
    kinds.contains { $0.description == discount.kind.description }
  }

  /// The kinds in words.
  var kindsText: String { kinds.map { "\"\($0)\"" }.joined(separator: " or ") }
}

extension FlatDiscount {
  /// The key under which the discount's figure stands.
  var kind: StaticString {
    switch self {
    case .percent: "percent"
    case .amount: "amount"
    case .price: "price"
    }
  }
}
