/// Makes a ``CompiledSet`` of a promotion set that has been found valid.
struct PromotionCompiler {
  private var selectors: [SelectorProgram] = []
  private var selectorPlaces: [ExactSelector: Int32] = [:]
  private var coupons: [CouponCode: KnownCoupon] = [:]

  /// The set, compiled. O(nodes of all promotions), and O(P log P) for sorting P promotions.
  static func compile(_ set: PromotionSet) -> CompiledSet {
    var compiler = PromotionCompiler()
    let sorted = set.promotions.sorted { left, right in
      left.priority != right.priority ? left.priority > right.priority : left.id < right.id
    }
    var segments: [SegmentID: CompiledSegment] = [:]
    for segment in set.segments {
      segments[segment.id] = CompiledSegment(
        when: compiler.compile(segment.when), amounts: segment.when.amounts, segments: segment.when.segments)
    }
    let promotions = sorted.enumerated().map { compiler.compile($0.element, at: $0.offset) }
    return CompiledSet(
      currency: set.currency, policy: set.policy, promotions: promotions, selectors: compiler.selectors,
      coupons: compiler.coupons, segments: segments,
      scores: Dictionary(set.scores.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  private mutating func place(of selector: LineSelector) -> Int32 {
    let exact = ExactSelector(selector: selector)
    if let known = selectorPlaces[exact] { return known }
    let place = Int32(selectors.count)
    selectors.append(SelectorProgram(source: selector))
    selectorPlaces[exact] = place
    return place
  }

  private mutating func compile(_ promotion: Promotion, at index: Int) -> CompiledPromotion {
    for (place, coupon) in promotion.coupons.enumerated() {
      coupons[coupon.code] = KnownCoupon(promotion: Int32(index), place: Int32(place))
    }
    let when = promotion.when.map { compile($0) }
    let actions = promotion.actions.enumerated().map { compile($0.element, at: $0.offset) }
    let rule = promotion.calculateRule.map { rule in
      CompiledRule(
        selector: place(of: rule.of ?? promotion.actions.first?.countedSelector ?? .all),
        units: Int64(rule.unitsPerApplication), limit: Int64(rule.applicationLimit),
        rewarded: Int64(rule.rewardedUnits), isBeyond: rule.reward == .beyond)
    }
    return CompiledPromotion(
      source: promotion, when: when, rule: rule, actions: actions, isLate: promotion.when?.latestStage != nil,
      firstStep: promotion.actions.map(\.step).min() ?? .rewards, amounts: promotion.amounts,
      segments: promotion.when?.segments ?? [])
  }

  private mutating func compile(_ action: Action, at index: Int) -> CompiledAction {
    let kind: CompiledAction.Kind
    switch action {
    case .discount(let discount, let target):
      let discount = compile(discount)
      switch target {
      case .cart: kind = .order(discount, selector: place(of: .all))
      case .subset(let select): kind = .order(discount, selector: place(of: select))
      case .items(let items):
        kind = .items(
          discount, selector: place(of: items.select), count: items.count.map { Int64($0) }, order: items.order)
      case .group(let group):
        kind = .group(discount, selector: place(of: group.select), reward: group.reward, count: Int64(group.count))
      case .bundle(let bundle):
        let parts = bundle.parts.map { CompiledPart(selector: place(of: $0.select), count: Int64($0.count)) }
        kind = .bundle(discount, parts: parts, max: Int64(bundle.max))
      case .shipping: kind = .shipping(discount)
      case .fees(let kinds): kind = .fees(discount, kinds: kinds)
      case .tax(let select): kind = .tax(discount, selector: place(of: select))
      }
    case .gift(let gift): kind = .gift(gift, selector: place(of: .sku(gift.sku)))
    case .upgradeShipping(let method): kind = .upgradeShipping(method)
    case .credit(let credit): kind = .credit(credit)
    case .issueCoupon: kind = .issueCoupon
    }
    return CompiledAction(index: Int32(index), step: action.step, kind: kind)
  }

  private mutating func compile(_ discount: Discount) -> CompiledDiscount {
    switch discount {
    case .flat(let flat): return .flat(flat)
    case .tiers(let tiers):
      let measure: CompiledMeasure
      switch tiers.by {
      case .subtotal(let of): measure = CompiledMeasure(measure: .subtotal, selector: place(of: of))
      case .quantity(let of): measure = CompiledMeasure(measure: .quantity, selector: place(of: of))
      case .lines(let of): measure = CompiledMeasure(measure: .lines, selector: place(of: of))
      case .leastQuantity(let of): measure = CompiledMeasure(measure: .leastQuantity, selector: place(of: of))
      }
      return .tiers(measure, steps: tiers.steps)
    }
  }

  private mutating func compile(_ qualifier: Qualifier) -> QualifierProgram {
    let shape = TreeShape(qualifier.nodes)
    var operations: [QualifierProgram.Operation] = []
    operations.reserveCapacity(qualifier.nodes.count)
    // Nodes to lay out, the next one last; a parent goes before its children.
    var waiting = [qualifier.nodes.count - 1]
    while let index = waiting.popLast() {
      let node = qualifier.nodes[index]
      let size = index - shape.start[index] + 1
      operations.append(
        QualifierProgram.Operation(end: Int32(operations.count + size), kind: compile(node)))
      waiting += shape.children(of: index, count: node.childCount).reversed()
    }
    return QualifierProgram(operations: operations)
  }

  private mutating func compile(_ node: Qualifier.Node) -> QualifierProgram.Kind {
    switch node {
    case .subtotal(let selector, let range, let after):
      return .subtotal(selector: place(of: selector), range, after: after)
    case .quantity(let selector, let range): return .quantity(selector: place(of: selector), range)
    case .lines(let selector, let range): return .lines(selector: place(of: selector), range)
    case .leastQuantity(let selector, let range): return .leastQuantity(selector: place(of: selector), range)
    case .coupon(let codes):
      for code in codes where coupons[code] == nil { coupons[code] = KnownCoupon(promotion: -1, place: -1) }
      return .coupon(codes)
    case .segment(let id): return .segment(id)
    case .customerAttribute(let name, let comparison): return .customerAttribute(name, comparison)
    case .customerID(let ids): return .customerID(ids)
    case .location(let match): return .location(match)
    case .store(let match): return .store(match)
    case .events(let match): return .events(match)
    case .score(let id, let range): return .score(id, range)
    case .anniversary(let anniversary): return .anniversary(anniversary)
    case .schedule(let windows): return .schedule(windows)
    case .all: return .all
    case .any: return .any
    case .not: return .not
    }
  }
}

/// A selector that equals another only if their texts have the same bytes: names in it that look alike are not the same.
private struct ExactSelector: Hashable {
  let selector: LineSelector

  static func == (left: ExactSelector, right: ExactSelector) -> Bool {
    left.selector == right.selector
      && zip(left.selector.nodes, right.selector.nodes).allSatisfy { haveSameText($0, $1) }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(selector) }

  /// Whether two nodes that are equal name the same attribute and contain the same text.
  private static func haveSameText(_ left: LineSelector.Node, _ right: LineSelector.Node) -> Bool {
    guard case .attribute(let name, let comparison) = left, case .attribute(let otherName, let other) = right
    else { return true }
    guard name.utf8.elementsEqual(otherName.utf8) else { return false }
    guard case .contains(let text) = comparison, case .contains(let otherText) = other else { return true }
    return text.utf8.elementsEqual(otherText.utf8)
  }
}
