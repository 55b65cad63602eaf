/// Makes the tables of a ``CompiledSet`` of a promotion set that has been found valid.
struct PromotionCompiler {
  let source: PromotionSet
  private(set) var promotions: [PromotionRecord] = []
  var actions: [ActionRecord] = []
  var parts: [PartRecord] = []
  var tiers: [TierRecord] = []
  var steps: [StepRecord] = []
  var qualifiers: [QualifierOperation] = []
  var leaves: [QualifierLeaf] = []
  var selectors = SelectorTable()
  var symbols = SymbolTable()
  var symbolLists: [Int32] = []
  var amounts = AmountTable()
  private(set) var couponOwners: [Int32] = []
  private(set) var segments: [Int32: CompiledSegment] = [:]
  /// What definitions need to hold, beside those that need nothing or too much.
  var segmentNeeds: [Int32: [Int32]] = [:]
  var index = PromotionIndex()
  /// Sets of symbols that are being found.
  var needed: [Int32] = []
  private(set) var scores: [ScoreID: Score] = [:]
  private var groups: [GroupName: Int32] = [:]

  /// The set, compiled. O(nodes of all promotions), and O(P log P) for sorting P promotions.
  static func compile(_ set: PromotionSet) -> CompiledSet { CompiledSet(PromotionCompiler(set)) }

  private init(_ set: PromotionSet) {
    source = set
    _ = place(of: .all)
    for segment in set.segments {
      let when = compile(segment.when)
      segments[symbols.intern(segment.id.key, .segment)] = CompiledSegment(
        when: when, amounts: segment.when.amounts.map { amounts.place(of: $0) },
        segments: segment.when.segments.map { symbols.intern($0.key, .segment) })
    }
    findSegmentNeeds()
    for score in set.scores { scores[score.id] = score }
    var order = set.promotions.indices.map { Int32($0) }
    order.sort { Self.precedes(set.promotions[Int($0)], set.promotions[Int($1)]) }
    promotions.reserveCapacity(order.count)
    for source in order { compile(set.promotions[Int(source)], from: source) }
    close()
  }

  private static func precedes(_ left: Promotion, _ right: Promotion) -> Bool {
    left.priority != right.priority ? left.priority > right.priority : left.id < right.id
  }

  private mutating func close() {
    amounts.close(plainIn: source.currency)
    selectors.close()
    couponOwners = Array(repeating: -1, count: symbols.count)
    for (index, record) in promotions.enumerated() where record.flags.contains(.coupons) {
      for coupon in source.promotions[Int(record.source)].coupons {
        couponOwners[Int(symbols.symbol(coupon.code.key, .coupon))] = Int32(index)
      }
    }
  }

  private mutating func compile(_ promotion: Promotion, from source: Int32) {
    var record = PromotionRecord(source: source)
    for coupon in promotion.coupons { _ = symbols.intern(coupon.code.key, .coupon) }
    if let when = promotion.when { record.when = compile(when) }
    record.firstAction = Int32(actions.count)
    record.actionCount = Int16(promotion.actions.count)
    record.firstStep = promotion.actions.map { $0.step }.min() ?? .rewards
    for (place, action) in promotion.actions.enumerated() {
      actions.append(compile(action, at: place))
      record.steps |= action.step.bit
    }
    if let rule = promotion.calculateRule {
      record.ruleSelector = place(of: rule.of ?? promotion.actions.first?.countedSelector ?? .all)
      record.ruleUnits = Int32(rule.unitsPerApplication)
      record.ruleLimit = Int32(rule.applicationLimit)
      record.ruleRewarded = Int32(rule.rewardedUnits)
    }
    record.combines = promotion.combines
    if let group = promotion.group {
      record.group = groups[group] ?? Int32(groups.count)
      groups[group] = record.group
    }
    if case .first(let cycles) = promotion.billingCycles {
      record.billingCycles = Int32(cycles)
    } else {
      record.billingCycles = .max
    }
    record.maxDiscount = amounts.place(of: promotion.maxDiscount)
    record.flags = flags(of: promotion)
    file(record, promotion, at: Int32(promotions.count))
    promotions.append(record)
  }

  private func flags(of promotion: Promotion) -> PromotionRecord.Flags {
    var flags: PromotionRecord.Flags = []
    if !promotion.isActive { flags.insert(.inactive) }
    if promotion.validFrom != nil || promotion.validUntil != nil { flags.insert(.dates) }
    if promotion.experiment != nil { flags.insert(.experiment) }
    if !promotion.coupons.isEmpty { flags.insert(.coupons) }
    if promotion.when?.latestStage != nil { flags.insert(.late) }
    if promotion.calculateRule?.reward == .beyond { flags.insert(.beyond) }
    if promotion.constraints != Constraints() { flags.insert(.constraints) }
    if promotion.constraints.budget != nil { flags.insert(.budget) }
    if promotion.messages != nil { flags.insert(.messages) }
    if promotion.actions.contains(where: { promotion.isFickle($0) }) { flags.insert(.fickle) }
    let amounts = promotion.amounts
    let segmentsNamed = promotion.when?.segments.contains { segments[symbols.symbol($0.key, .segment)] != nil } ?? false
    if !amounts.isEmpty || segmentsNamed { flags.insert(.amounts) }
    if segmentsNamed || !amounts.allSatisfy({ $0.isPlain }) { flags.insert(.tables) }
    return flags
  }

  // MARK: Selectors

  /// The place of a selector, compiled if it is new.
  mutating func place(of selector: LineSelector) -> Int32 {
    if let known = selectors.known(selector) { return known }
    let operations = selector.nodes.map { compile($0) }
    return selectors.append(selector, operations)
  }

  private mutating func compile(_ node: LineSelector.Node) -> SelectorOperation {
    switch node {
    case .all: return SelectorOperation(kind: .all)
    case .sku(let skus): return symbolOperation(skus.map { $0.key }, .sku)
    case .product(let products): return symbolOperation(products.map { $0.key }, .product)
    case .category(let categories): return symbolOperation(categories.map { $0.key }, .category)
    case .tag(let tags): return symbolOperation(tags.map { $0.key }, .tag)
    case .attribute(let name, let comparison):
      let place = selectors.place(of: AttributeCondition(name, comparison))
      return SelectorOperation(kind: .attribute, first: place)
    case .unitPrice(let range):
      return SelectorOperation(
        kind: .unitPrice, first: amounts.place(of: range.atLeast), second: amounts.place(of: range.atMost))
    case .billing(.subscription): return SelectorOperation(kind: .subscription)
    case .billing(.perpetual): return SelectorOperation(kind: .perpetual)
    case .billing(.every(let interval)):
      return SelectorOperation(kind: .interval, first: selectors.place(of: interval))
    case .allOf(let count): return SelectorOperation(kind: .allOf, first: Int32(count))
    case .anyOf(let count): return SelectorOperation(kind: .anyOf, first: Int32(count))
    case .not: return SelectorOperation(kind: .not)
    }
  }

  private mutating func symbolOperation(_ keys: [TextKey], _ domain: SymbolTable.Domain) -> SelectorOperation {
    let (first, count) = list(keys, domain)
    return SelectorOperation(kind: .symbols, first: first, second: count)
  }

  /// Lays out the symbols of ids, ascending and each once.
  mutating func list(_ keys: [TextKey], _ domain: SymbolTable.Domain) -> (first: Int32, count: Int32) {
    let first = Int32(symbolLists.count)
    var found: [Int32] = []
    for key in keys { found.append(symbols.intern(key, domain)) }
    symbolLists += Set(found).sorted()
    return (first, Int32(symbolLists.count) - first)
  }
}

extension Promotion {
  /// Whether an action that does nothing alone may do something after other promotions.
  ///
  /// Most cannot: a percentage, an amount or a price of what others have made less takes no more than it would have. But one
  /// that chooses units may choose others once those are down to 0, what is rounded line by line on its way between net and
  /// gross may be shared by fewer lines, and something given whole may have come within a cap.
  fileprivate func isFickle(_ action: Action) -> Bool {
    switch action {
    case .discount(let discount, let target):
      switch target {
      case .items(let items): calculateRule != nil || items.count != nil
      case .group, .bundle: true
      case .cart, .subset: discount.hasBasis
      case .shipping, .fees, .tax: false
      }
    case .gift(let gift): gift.mode == .addMissing
    case .upgradeShipping: maxDiscount != nil || constraints.budget != nil
    case .credit, .issueCoupon: false
    }
  }
}

extension Discount {
  /// Whether an amount in the discount is meant net or gross.
  fileprivate var hasBasis: Bool {
    switch self {
    case .flat(.amount(_, let basis)): return basis != nil
    case .flat: return false
    case .tiers(let tiers):
      return tiers.steps.contains { step in
        if case .amount(_, let basis) = step.discount { return basis != nil }
        return false
      }
    }
  }
}

extension AmountByCurrency {
  /// Whether the amount stands in the set's currency.
  var isPlain: Bool {
    if case .plain = self { return true }
    return false
  }
}
