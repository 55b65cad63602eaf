extension PromotionSetValidator {
  /// Checks a qualifier at the path at hand. Trees that are too large are reported as such and not looked into, so that
  /// recursion is bounded.
  func validate(_ qualifier: Qualifier, stages: StageRule, _ faults: inout FaultCollector) {
    let shape = TreeShape(qualifier.nodes)
    guard isWithinLimits(nodes: qualifier.nodes.count, depth: shape.depth, &faults) else { return }
    validate(qualifier.nodes, shape, at: qualifier.nodes.count - 1, stages: stages, &faults)
  }

  private func validate(
    _ nodes: [Qualifier.Node], _ shape: TreeShape, at index: Int, stages: StageRule, _ faults: inout FaultCollector
  ) {
    switch nodes[index] {
    case .all(let count), .any(let count):
      if case .all = nodes[index] { faults.push("all") } else { faults.push("any") }
      for (place, child) in shape.children(of: index, count: count).enumerated() {
        faults.push(place)
        validate(nodes, shape, at: child, stages: stages, &faults)
        faults.pop()
      }
      faults.pop()
    case .not:
      faults.push("not")
      validate(nodes, shape, at: index - 1, stages: stages, &faults)
      faults.pop()
    case let leaf: validate(leaf: leaf, stages: stages, &faults)
    }
  }

  private func validate(leaf: Qualifier.Node, stages: StageRule, _ faults: inout FaultCollector) {
    switch leaf {
    case .subtotal(let selector, let range, let stage):
      faults.push("subtotal")
      validate(selector, at: "of", &faults)
      check(range, &faults)
      if let stage, let objection = stages.objection(to: stage) { faults.report(at: "after", objection) }
      faults.pop()
    case .quantity(let selector, let range): validate("quantity", selector, range, &faults)
    case .lines(let selector, let range): validate("lines", selector, range, &faults)
    case .leastQuantity(let selector, let range): validate("leastQuantity", selector, range, &faults)
    case .coupon(let codes): faults.check(codes, at: "coupon")
    case .segment(let id): faults.check(id, at: "segment")
    case .customerAttribute(_, let comparison):
      faults.push("customer")
      validate(comparison, &faults)
      faults.pop()
    case .customerID(let ids):
      faults.push("customer")
      faults.check(ids, at: "id")
      faults.pop()
    case .location(let match):
      faults.push("location")
      validate(
        [
          ("country", match.country), ("region", match.region), ("city", match.city),
          ("postalPrefix", match.postalPrefix),
        ],
        &faults)
      faults.pop()
    case .store(let match):
      faults.push("store")
      validate(
        [("id", match.id), ("channel", match.channel), ("country", match.country), ("region", match.region)], &faults)
      faults.pop()
    case .events(let match): validate(match, &faults)
    case .score(let id, let range):
      faults.push("score")
      faults.check(id, at: "id")
      if !isDefined(id) { faults.report(at: "id", "the set does not define a score \"\(id)\"") }
      faults.check(range, in: -Limits.count...Limits.count)
      faults.pop()
    case .anniversary(let anniversary):
      faults.push("anniversary")
      faults.check(anniversary.withinDays, at: "withinDays")
      faults.check(anniversary.years, in: 1...Limits.count, at: "years")
      faults.pop()
    case .schedule(let windows):
      faults.check(list: windows, at: "schedule")
      faults.push("schedule")
      for (index, window) in windows.enumerated() {
        faults.push(index)
        validate(window, &faults)
        faults.pop()
      }
      faults.pop()
    case .all, .any, .not: break
    }
  }

  private func validate(
    _ name: StaticString, _ selector: LineSelector, _ range: CountRange, _ faults: inout FaultCollector
  ) {
    faults.push(name)
    validate(selector, at: "of", &faults)
    faults.check(range)
    faults.pop()
  }

  /// Checks lists of which at least one is given, each with an entry.
  private func validate(_ lists: [(name: StaticString, list: [String]?)], _ faults: inout FaultCollector) {
    if lists.allSatisfy({ $0.list == nil }) {
      faults.report("needs at least one of \(lists.map { "\"\($0.name)\"" }.joined(separator: ", "))")
    }
    for (name, list) in lists { if let list { faults.check(list: list, at: name) } }
  }

  private func validate(_ match: EventMatch, _ faults: inout FaultCollector) {
    faults.push("events")
    faults.check(match.type, at: "type")
    if case .within(let span)? = match.when { faults.check(span, at: "within") }
    if let about = match.about {
      faults.push("where")
      if let skus = about.sku { faults.check(skus, at: "sku") }
      if let categories = about.category { faults.check(categories, at: "category") }
      if let attribute = about.attribute {
        faults.push("attribute")
        validate(attribute.comparison, &faults)
        faults.pop()
      }
      faults.pop()
    }
    switch match.measure {
    case .count(let range):
      faults.push("count")
      faults.check(range)
      faults.pop()
    case .sum(let range):
      faults.push("sum")
      check(range, &faults)
      faults.pop()
    }
    faults.pop()
  }

  private func validate(_ window: ScheduleWindow, _ faults: inout FaultCollector) {
    if let days = window.days { faults.check(list: days, at: "days") }
    if !window.from.isWellFormed || window.from.minutes == 24 * 60 {
      faults.report(at: "from", "\"\(window.from)\" is not a time of day such as \"18:00\"")
    }
    if !window.until.isWellFormed {
      faults.report(at: "until", "\"\(window.until)\" is not a time of day such as \"18:00\" or \"24:00\"")
    }
  }

  // MARK: Selectors

  /// Checks a selector at a key of the path at hand.
  func validate(_ selector: LineSelector, at key: StaticString, _ faults: inout FaultCollector) {
    guard !selector.isAll else { return }
    faults.push(key)
    let shape = TreeShape(selector.nodes)
    if isWithinLimits(nodes: selector.nodes.count, depth: shape.depth, &faults) {
      validate(selector.nodes, shape, at: selector.nodes.count - 1, &faults)
    }
    faults.pop()
  }

  private func validate(
    _ nodes: [LineSelector.Node], _ shape: TreeShape, at index: Int, _ faults: inout FaultCollector
  ) {
    switch nodes[index] {
    case .all: break
    case .sku(let skus): faults.check(skus, at: "sku")
    case .product(let products): faults.check(products, at: "product")
    case .category(let categories): faults.check(categories, at: "category")
    case .tag(let tags): faults.check(tags, at: "tag")
    case .attribute(_, let comparison):
      faults.push("attribute")
      validate(comparison, &faults)
      faults.pop()
    case .unitPrice(let range):
      faults.push("unitPrice")
      check(range, &faults)
      faults.pop()
    case .billing(.every(let interval)): faults.check(interval, at: "billing")
    case .billing: break
    case .allOf(let count), .anyOf(let count):
      if case .allOf = nodes[index] { faults.push("allOf") } else { faults.push("anyOf") }
      for (place, child) in shape.children(of: index, count: count).enumerated() {
        faults.push(place)
        validate(nodes, shape, at: child, &faults)
        faults.pop()
      }
      faults.pop()
    case .not:
      faults.push("not")
      validate(nodes, shape, at: index - 1, &faults)
      faults.pop()
    }
  }

  private func isWithinLimits(nodes: Int, depth: Int, _ faults: inout FaultCollector) -> Bool {
    if depth > Limits.depth { faults.report("is nested deeper than \(Limits.depth) levels") }
    if nodes > Limits.nodes { faults.report("has more than \(Limits.nodes) nodes") }
    return depth <= Limits.depth && nodes <= Limits.nodes
  }

  private func validate(_ comparison: Comparison, _ faults: inout FaultCollector) {
    switch comparison {
    case .is(let value): if !value.isWellFormed { faults.report(at: "is", FaultCollector.numberMessage) }
    case .in(let values):
      faults.check(list: values, at: "in")
      faults.push("in")
      for (index, value) in values.enumerated() where !value.isWellFormed {
        faults.report(at: index, FaultCollector.numberMessage)
      }
      faults.pop()
    case .range(let atLeast, let atMost):
      if atLeast == nil && atMost == nil { faults.report(FaultCollector.rangeMessage) }
      if let atLeast, !atLeast.isFinite { faults.report(at: "atLeast", FaultCollector.numberMessage) }
      if let atMost, !atMost.isFinite { faults.report(at: "atMost", FaultCollector.numberMessage) }
    case .contains, .exists: break
    }
  }
}
