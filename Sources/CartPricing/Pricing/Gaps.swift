extension CartFacts {
  /// What is missing for a promotion's qualifier and rule, as far as shopping can add it; nil if it cannot.
  /// Source: PRICING.md section 10.
  func gaps(of promotion: CompiledPromotion, after: StageValues?) -> [GapRecord]? {
    var found: [GapRecord] = []
    if let when = promotion.when, !holds(when, after: after) {
      guard let gaps = gaps(when.operations, at: 0, after: after) else { return nil }
      found = gaps
    }
    if let rule = promotion.rule {
      let counted = selection(rule.selector).units
      if counted < rule.units {
        found.append(
          GapRecord(
            measure: .quantity, selector: rule.selector, required: Int128(rule.units), current: Int128(counted)))
      }
    }
    return found
  }

  /// The gaps of a subtree that does not hold; nil if they cannot be closed. Recursion is bounded by the depth of a
  /// qualifier, 64.
  private func gaps(
    _ operations: [QualifierProgram.Operation], at place: Int, after: StageValues?
  ) -> [GapRecord]? {
    let end = Int(operations[place].end)
    var child = place + 1
    switch operations[place].kind {
    case .all:
      var found: [GapRecord] = []
      while child < end {
        if !holds(operations, at: child, after: after) {
          guard let gaps = gaps(operations, at: child, after: after) else { return nil }
          found += gaps
        }
        child = Int(operations[child].end)
      }
      return found
    case .any:
      var fewest: [GapRecord]?
      while child < end {
        if let gaps = gaps(operations, at: child, after: after), gaps.count < fewest?.count ?? .max { fewest = gaps }
        child = Int(operations[child].end)
      }
      return fewest
    case .subtotal(let selector, let range, let stage):
      let current = value(of: selector, after: stage, in: after)
      let most = range.atMost.map { lines.minorUnits($0) ?? -1 }
      return range.atLeast.flatMap { lines.minorUnits($0) }.flatMap {
        gap(.subtotal, selector, required: Int128($0), current: current, atMost: most.map { Int128($0) })
      }.map { [$0] }
    case .quantity(let selector, let range): return gap(.quantity, selector, in: range)
    case .lines(let selector, let range): return gap(.lines, selector, in: range)
    case .leastQuantity(let selector, let range): return gap(.leastQuantity, selector, in: range)
    default: return nil
    }
  }

  private func gap(_ measure: Gap.Measure, _ selector: Int32, in range: CountRange) -> [GapRecord]? {
    range.atLeast.flatMap {
      gap(
        measure, selector, required: Int128($0), current: self.measure(measure, of: selector),
        atMost: range.atMost.map { Int128($0) })
    }.map { [$0] }
  }

  /// The gap up to a bound; nil where there is none, or where reaching the bound would exceed the other one.
  private func gap(
    _ measure: Gap.Measure, _ selector: Int32, required: Int128, current: Int128, atMost: Int128?
  ) -> GapRecord? {
    guard current < required, required <= atMost ?? required else { return nil }
    return GapRecord(measure: measure, selector: selector, required: required, current: current)
  }
}
