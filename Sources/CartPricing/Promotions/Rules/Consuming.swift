// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The word `consumes` of a rule: units that such a promotion counts or rewards are used up for the
// other promotions with the word (§5.26).

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the word `consumes`, which late promotions do not heed (§5.30). The promotion has a
  /// turn in the items step even if it has no action there.
  mutating func compileConsuming(into record: inout PromotionRecord) {
    guard !flags.contains(.late) else { return }
    flags.insert(.consumes)
    record.steps |= PromotionAction.Step.items.bit
  }
}

// MARK: - Evaluation

/// What promotions with `consumes` have done with units.
struct UnitMarks: OptionSet, Sendable {
  let rawValue: Int32

  /// The units were used up in the turn of an earlier promotion.
  static let used = UnitMarks(rawValue: 1)
  /// The units are in groups or bundles of the promotion whose turn it is.
  static let grouped = UnitMarks(rawValue: 2)
  /// The units are rewarded by an `items` action of the promotion whose turn it is.
  static let rewarded = UnitMarks(rawValue: 4)
  /// The units are counted by the promotion whose turn it is, and neither grouped nor rewarded.
  static let further = UnitMarks(rawValue: 8)
}

extension Worksheet {
  /// Carries out a step of a promotion with `consumes`.
  mutating func carryOutConsuming(
    _ step: PromotionAction.Step, ofPromotionAt place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    guard step == .items else {
      // §5.28
      if promotions[place].applications > 0 { try carryOutActions(in: step, ofPromotionAt: place, &facts) }
      return
    }
    try facts.budget.spend(64 &+ 32 &* (left.count &+ runs.inUse))
    countUnusedUnits(for: place, &facts)
    guard promotions[place].applications > 0 else { return }
    try carryOutActions(in: .items, ofPromotionAt: place, &facts)
    try useUnitsUp(for: place, &facts)
  }

  /// Whether a run of an open line may be in groups or bundles, or rewarded: it is open, and not used
  /// up for the promotion (§5.27).
  @inline(__always)
  func isAvailable(_ run: Run, floor: Int64, for promotion: TakenPromotion) -> Bool {
    isOpen(run, floor: floor, for: promotion) && !(promotion.consumes && run.marks.contains(.used))
  }

  /// Marks the units of ``ranges``, which are ordered by line id, then unit number.
  mutating func markRanges(_ marks: UnitMarks) throws(PricingError) {
    guard !ranges.isEmpty else { return }
    var line = ranges[0].line
    var run = LineRuns.first(ofLine: line)
    var start: Int64 = 0
    for index in ranges.indices {
      let range = ranges[index]
      if range.line != line { (line, run, start) = (range.line, LineRuns.first(ofLine: range.line), 0) }
      // The units of a range are in one run.
      runs.beginRun(at: range.start, from: &run, &start)
      if range.count < runs[run].count { runs.split(run, at: range.count) }
      runs.setMarks(runs[run].marks.union(marks), ofRun: run)
    }
    try checkRuns()
  }

  /// Counts the units of the rule of a promotion that are not used up, and forms its applications
  /// anew (§5.27).
  private mutating func countUnusedUnits(for place: Int, _ facts: inout CartFacts) {
    let rule = facts.record(promotions[place].index)
    if let partition = rule.rulePartition { facts.findParts(partition) }
    consumption.begin(parts: rule.rulePartition == nil ? 1 : left.count)
    let selection = facts.selection(rule.countedSelector)
    var nextLine = facts.firstPaidLine(of: selection, from: 0)
    while let line = nextLine {
      let part = facts.part(ofLine: line, rule.rulePartition)
      var next: Index<Run>? = LineRuns.first(ofLine: LineIndex(line))
      while let run = next {
        if !runs[run].marks.contains(.used) { consumption.counted[part] += runs[run].count }
        next = runs[run].next.index
      }
      nextLine = facts.firstPaidLine(of: selection, from: line &+ 1)
    }
    var applications: Int64 = 0
    for part in consumption.counted.indices {
      applications += facts.applications(of: rule, counting: consumption.counted[part])
    }
    promotions[place].applications = applications
  }

  /// Uses up the units that a promotion has grouped, rewarded or counted (§5.29).
  private mutating func useUnitsUp(for place: Int, _ facts: inout CartFacts) throws(PricingError) {
    if usesFurtherUnits(place, &facts) { try markFurtherUnits(for: place, &facts) }
    for line in left.indices {
      var next: Index<Run>? = LineRuns.first(ofLine: LineIndex(line))
      var isMarked = false
      while let run = next {
        if !runs[run].marks.isEmpty {
          runs.setMarks(.used, ofRun: run)
          isMarked = true
        }
        next = runs[run].next.index
      }
      if isMarked { runs.joinEqualNeighbours(of: LineIndex(line)) }
    }
  }

  /// Whether counted units are used up besides those of the actions: groups and bundles are not all
  /// actions of the items step.
  private mutating func usesFurtherUnits(_ place: Int, _ facts: inout CartFacts) -> Bool {
    var formsSets = false
    for index in facts.actions(of: promotions[place].index) where facts.set.actions[index].step == .items {
      guard facts.set.actions[index].formsSets else { return true }
      formsSets = true
    }
    return !formsSets
  }

  /// Marks, in each part, so many further counted units, of the highest price first, that the units
  /// of all applications are used up.
  private mutating func markFurtherUnits(for place: Int, _ facts: inout CartFacts) throws(PricingError) {
    let rule = facts.record(promotions[place].index)
    let isBeyond = rule.flags.contains(.beyond) && rule.flags.contains(.rewardsItems)
    consumption.missing.removeAll(keepingCapacity: true)
    for part in consumption.counted.indices {
      let applications =
        isBeyond ? consumption.beyond[part] : facts.applications(of: rule, counting: consumption.counted[part])
      consumption.missing.append(applications * Int64(rule.ruleUnits))
    }
    findFurtherRuns(of: rule, isBeyond: isBeyond, &facts)
    try facts.budget.spend(sorting: consumption.runs.count)
    consumption.runs.sort { left, right in
      if left.price != right.price { return left.price > right.price }
      return left.rank != right.rank ? left.rank < right.rank : left.start < right.start
    }
    for index in consumption.runs.indices {
      let counted = consumption.runs[index]
      let missing = consumption.missing[Int(counted.part)]
      guard missing > 0 else { continue }
      if missing < runs[counted.run].count { runs.split(counted.run, at: missing) }
      runs.setMarks(.further, ofRun: counted.run)
      consumption.missing[Int(counted.part)] -= runs[counted.run].count
    }
    try checkRuns()
  }

  /// Finds the runs of counted units that are neither used up, nor grouped, nor rewarded. What is
  /// grouped or rewarded in a part is subtracted from what is missing there; with `beyond`, rewarded
  /// units are none of the counted ones.
  private mutating func findFurtherRuns(of rule: PromotionRecord, isBeyond: Bool, _ facts: inout CartFacts) {
    consumption.runs.removeAll(keepingCapacity: true)
    let selection = facts.selection(rule.countedSelector)
    var nextLine = facts.firstPaidLine(of: selection, from: 0)
    while let line = nextLine {
      let part = facts.part(ofLine: line, rule.rulePartition)
      var next: Index<Run>? = LineRuns.first(ofLine: LineIndex(line))
      var start: Int64 = 0
      while let place = next {
        let run = runs[place]
        if run.marks.isEmpty {
          consumption.runs.append(
            Consumption.CountedRun(
              run: place, rank: facts.cart.lines[line].rank, part: Int32(truncatingIfNeeded: part),
              price: run.price, start: start))
        } else if !run.marks.contains(.used), !(isBeyond && run.marks.contains(.rewarded)) {
          consumption.missing[part] -= run.count
        }
        start += run.count
        next = run.next.index
      }
      nextLine = facts.firstPaidLine(of: selection, from: line &+ 1)
    }
  }
}
