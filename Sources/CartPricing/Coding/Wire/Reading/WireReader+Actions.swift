/// The wire form of actions. Source: PRICING.md section 6.
extension WireReader {
  private static let actionKeys: WireKeys = ["on", "gift", "upgradeShipping", "credit", "issueCoupon", "discount"]

  mutating func action(_ node: Int) -> Action {
    let standIn = Action.upgradeShipping("-")
    guard let members = members(node, Self.actionKeys, of: "an action") else { return standIn }
    // `on` and `discount` are one alternative.
    var choice = members
    if choice[0] == nil { choice[0] = members[5] }
    guard let kind = alternative(choice, 5, of: Self.actionKeys) else { return standIn }
    if kind != 0 {
      if members[5] != nil { faults.report(at: "discount", "stands only beside \"on\"") }
      return reward(members) ?? standIn
    }
    if members[0] == nil { faults.report(at: "on", "is missing; a discount needs it") }
    if members[5] == nil { faults.report(at: "discount", "is missing; \"on\" needs it") }
    let target = read(members[0], at: "on") { $0.target($1) } ?? nil
    let discount = read(members[5], at: "discount") { $0.discount($1, fit: target.map { TargetFit($0) }) } ?? nil
    switch (discount, target) {
    case (let discount?, let target?): return .discount(discount, on: target)
    // The half that could be read is still looked at, beside another that it fits.
    case (nil, let target?): return .discount(.percent(.zero), on: target)
    case (let discount?, nil): return .discount(discount.bare, on: .shipping)
    case (nil, nil): return standIn
    }
  }

  private mutating func reward(_ members: Members) -> Action? {
    if let gift = read(members[1], at: "gift", { $0.gift($1) }) { return .gift(gift) }
    if let method = read(members[2], at: "upgradeShipping", { $0.string($1) }) { return .upgradeShipping(method) }
    if let credit = read(members[3], at: "credit", { $0.credit($1) }) { return .credit(credit) }
    return read(members[4], at: "issueCoupon") { $0.couponIssue($1) }.map { .issueCoupon($0) }
  }

  private static let giftKeys: WireKeys = ["sku", "unitPrice", "quantity", "name", "mode"]

  private mutating func gift(_ node: Int) -> Gift {
    var gift = Gift("", unitPrice: "0")
    guard let members = members(node, Self.giftKeys, of: "a gift", required: 2) else { return gift }
    gift.sku = read(members[0], at: "sku") { $0.id($1) } ?? ""
    gift.unitPrice = read(members[1], at: "unitPrice") { $0.amountByCurrency($1) } ?? "0"
    gift.quantity = read(members[2], at: "quantity") { $0.integer($1) } ?? 1
    gift.name = read(members[3], at: "name") { $0.string($1) }
    gift.mode = read(members[4], at: "mode") { $0.word($1, or: .addNew) } ?? .addNew
    return gift
  }

  private static let creditKeys: WireKeys = ["amount", "per", "max"]

  private mutating func credit(_ node: Int) -> Credit {
    var credit = Credit("0", per: "1")
    guard let members = members(node, Self.creditKeys, of: "a credit", required: 2) else { return credit }
    credit.amount = read(members[0], at: "amount") { $0.amountByCurrency($1) } ?? "0"
    credit.per = read(members[1], at: "per") { $0.amountByCurrency($1) } ?? "1"
    credit.max = read(members[2], at: "max") { $0.amountByCurrency($1) }
    return credit
  }

  private static let issueKeys: WireKeys = ["template", "validFor"]

  private mutating func couponIssue(_ node: Int) -> CouponIssue {
    guard let members = members(node, Self.issueKeys, of: "coupons to issue", required: 1) else {
      return CouponIssue("-")
    }
    return CouponIssue(
      read(members[0], at: "template") { $0.string($1) } ?? "-",
      validFor: read(members[1], at: "validFor") { $0.timeSpan($1) })
  }

  // MARK: Targets

  private static let targetKeys: WireKeys = ["subset", "items", "group", "bundle", "fees", "tax"]

  private mutating func target(_ node: Int) -> Target? {
    if document.kind(node) == .string {
      return word(node, [("cart", .cart), ("shipping", .shipping), ("fees", .fees), ("tax", .tax)], or: nil)
    }
    guard let members = members(node, Self.targetKeys, of: "a target"),
      let place = alternative(members, Self.targetKeys.count, of: Self.targetKeys)
    else { return nil }
    switch place {
    case 0: return read(members[0], at: "subset") { $0.selector($1) }.map { .subset($0) }
    case 1: return read(members[1], at: "items") { $0.items($1) }.map { .items($0) }
    case 2: return read(members[2], at: "group") { $0.group($1) }.map { .group($0) }
    case 3: return read(members[3], at: "bundle") { $0.bundle($1) }.map { .bundle($0) }
    case 4: return read(members[4], at: "fees") { $0.list($1) { $0.string($1) } }.map { .fees(kinds: $0) }
    default: return read(members[5], at: "tax") { $0.selector($1) }.map { .tax($0) }
    }
  }

  private static let itemsKeys: WireKeys = ["select", "count", "order"]

  private mutating func items(_ node: Int) -> ItemsTarget {
    guard let members = members(node, Self.itemsKeys, of: "items") else { return ItemsTarget() }
    return ItemsTarget(
      read(members[0], at: "select") { $0.selector($1) } ?? .all,
      count: read(members[1], at: "count") { $0.integer($1) },
      order: read(members[2], at: "order") { $0.word($1, or: .cheapest) } ?? .cheapest)
  }

  private static let groupKeys: WireKeys = ["reward", "select", "count"]

  private mutating func group(_ node: Int) -> GroupTarget {
    guard let members = members(node, Self.groupKeys, of: "a group", required: 1) else {
      return GroupTarget(reward: .all)
    }
    return GroupTarget(
      read(members[1], at: "select") { $0.selector($1) } ?? .all,
      reward: read(members[0], at: "reward") { $0.word($1, or: .all) } ?? .all,
      count: read(members[2], at: "count") { $0.integer($1) } ?? 1)
  }

  private static let bundleKeys: WireKeys = ["parts", "max"]
  private static let partKeys: WireKeys = ["select", "count"]

  private mutating func bundle(_ node: Int) -> BundleTarget {
    var bundle = BundleTarget(parts: [])
    guard let members = members(node, Self.bundleKeys, of: "a bundle", required: 1) else { return bundle }
    bundle.max = read(members[1], at: "max") { $0.integer($1) } ?? 0
    bundle.parts =
      read(members[0], at: "parts") { reader, parts in
        reader.list(parts) { reader, node in
          guard let members = reader.members(node, Self.partKeys, of: "a part of a bundle", required: 2) else {
            return BundlePart(.all)
          }
          return BundlePart(
            reader.read(members[0], at: "select") { $0.selector($1) } ?? .all,
            count: reader.read(members[1], at: "count") { $0.integer($1) } ?? 1)
        }
      } ?? []
    return bundle
  }

  // MARK: Discounts

  private static let discountKeys: WireKeys = ["percent", "amount", "price", "tiers", "base", "basis"]

  private mutating func discount(_ node: Int, fit: TargetFit?) -> Discount? {
    guard let members = members(node, Self.discountKeys, of: "a discount"),
      let kind = alternative(members, 4, of: Self.discountKeys)
    else { return nil }
    if kind != 3 { return .flat(flat(members, kind, base: 4, basis: 5, fit: fit)) }
    for (place, key) in [(4, "base"), (5, "basis")] where members[place] != nil {
      faults.report(at: key, "stands only in the steps of tiers")
    }
    return read(members[3], at: "tiers") { $0.tiers($1, fit: fit) }.map { .tiers($0) }
  }

  private mutating func flat(
    _ members: Members, _ kind: Int, base: Int, basis: Int, fit: TargetFit?
  ) -> FlatDiscount {
    if kind != 0, members[base] != nil { faults.report(at: "base", "stands only beside \"percent\"") }
    if kind != 1, members[basis] != nil { faults.report(at: "basis", "stands only beside \"amount\"") }
    switch kind {
    case 0:
      let rate = read(members[0], at: "percent") { $0.rate($1, atMost: "100") } ?? .zero
      let percentBase = read(members[base], at: "base") { $0.word($1, or: FlatDiscount.Base.current) }
      if percentBase != nil, let fit, !fit.takesBase { faults.report(at: "base", TargetFit.baseMessage) }
      return .percent(rate, base: percentBase ?? .current)
    case 1:
      return .amount(
        read(members[1], at: "amount") { $0.amountByCurrency($1) } ?? "0",
        basis: read(members[basis], at: "basis") { $0.word($1, or: .net) })
    default: return .price(read(members[2], at: "price") { $0.amountByCurrency($1) } ?? "0")
    }
  }

  private static let tiersKeys: WireKeys = ["by", "steps"]
  private static let stepKeys: WireKeys = ["percent", "amount", "price", "from", "base", "basis"]

  private mutating func tiers(_ node: Int, fit: TargetFit?) -> Tiers {
    guard let members = members(node, Self.tiersKeys, of: "tiers", required: 2) else {
      return Tiers(by: .quantity, steps: [])
    }
    let by = read(members[0], at: "by") { $0.measure($1) } ?? nil
    let read =
      read(members[1], at: "steps") { reader, steps in
        reader.list(steps) { reader, step in reader.tierStep(step, by: by, fit: fit) }
      } ?? []
    // What could not be read of a step is like the others, so that nothing is said of these.
    let known = read.first { $0.hasKind }?.step.discount
    var tiers = Tiers(by: by ?? .quantity, steps: read.map { $0.step })
    if let known, fit?.takes(known) ?? true {
      for index in read.indices where !read[index].hasKind { tiers.steps[index].discount = known }
    }
    if by == nil {
      let amounts = tiers.steps.count { if case .amount = $0.from { true } else { false } }
      if amounts == tiers.steps.count {
        tiers.by = .subtotal
      } else if amounts > 0 {
        for index in tiers.steps.indices { tiers.steps[index].from = .count(index) }
      }
    }
    return tiers
  }

  private static let measureKeys: WireKeys = ["subtotal", "quantity", "lines", "leastQuantity"]
  private static let measuredKeys: WireKeys = ["of"]

  private mutating func measure(_ node: Int) -> Measure? {
    guard let members = members(node, Self.measureKeys, of: "a measure"),
      let place = alternative(members, Self.measureKeys.count, of: Self.measureKeys)
    else { return nil }
    faults.push(Self.measureKeys[place])
    defer { faults.pop() }
    guard let value = members[place], let measured = self.members(value, Self.measuredKeys, of: "a measure") else {
      return nil
    }
    let selector = read(measured[0], at: "of") { $0.selector($1) } ?? .all
    switch place {
    case 0: return .subtotal(of: selector)
    case 1: return .quantity(of: selector)
    case 2: return .lines(of: selector)
    default: return .leastQuantity(of: selector)
    }
  }

  /// Reads a step; its threshold is money if subtotals are measured, and a count otherwise. Without a measure it is
  /// taken as what it looks like.
  private mutating func tierStep(
    _ node: Int, by: Measure?, fit: TargetFit?
  ) -> (step: TierStep, hasKind: Bool) {
    let isSubtotal = if case .subtotal? = by { true } else { false }
    // No other step begins where one does that could not be read: below zero, or at a malformed amount.
    let nowhere: TierStep.Threshold = isSubtotal ? .amount(.plain("")) : .count(-1)
    var step = TierStep(from: nowhere, .percent(.zero, base: .current))
    guard let members = members(node, Self.stepKeys, of: "a step") else { return (step, false) }
    let kind = alternative(members, 3, of: Self.stepKeys)
    if let kind {
      step.discount = flat(members, kind, base: 4, basis: 5, fit: fit)
    }
    guard let from = members[3] else {
      faults.report(at: "from", "is missing; a step needs it")
      return (step, kind != nil)
    }
    if isSubtotal || (by == nil && document.kind(from) != .number) {
      step.from = .amount(read(from, at: "from") { $0.amountByCurrency($1, or: "") } ?? "")
    } else {
      step.from = .count(read(from, at: "from") { $0.integer($1, or: -1) } ?? -1)
    }
    return (step, kind != nil)
  }
}

extension Discount {
  /// The discount without `base` and `basis`, which stand only on some targets.
  fileprivate var bare: Discount {
    switch self {
    case .flat(let flat): return .flat(flat.bare)
    case .tiers(var tiers):
      for index in tiers.steps.indices { tiers.steps[index].discount = tiers.steps[index].discount.bare }
      return .tiers(tiers)
    }
  }
}

extension FlatDiscount {
  fileprivate var bare: FlatDiscount {
    switch self {
    case .percent(let rate, _): .percent(rate, base: .current)
    case .amount(let amount, _): .amount(amount, basis: nil)
    case .price: self
    }
  }
}
