// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The target `items`: single units, with their number and their order.
public struct ItemsTarget: Sendable, Hashable {
  /// The lines that are discounted.
  public var selector: LineSelector
  /// The number of units: in all without a calculate rule, and for each application with a rule.
  /// Nil: all without a rule, 1 with a quantity rule, the rule's quantity with a linear one.
  public var count: Int?
  /// The order in which units are chosen.
  public var order: Order
  /// The parts of the selected units of which each has `count` units discounted; nil for one part.
  /// It needs a count, and no rule: a rule has its own parts.
  public var partition: Partition?

  /// Single units of the selected lines.
  public init(
    _ selector: LineSelector = .all, count: Int? = nil, order: Order = .cheapest, per partition: Partition? = nil
  ) {
    self.selector = selector
    self.count = count
    self.order = order
    self.partition = partition
  }

  /// The order in which units are chosen; ties by line id, then unit number.
  @nonexhaustive
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// By current price, the lowest first.
    case cheapest
    /// By current price, the highest first.
    case mostExpensive
    /// By the position of the line in the cart.
    case cart
  }
}

// MARK: - Document

extension ItemsTarget: DocumentValue {
  /// The keys of the target `items` (§6.2, §6.3).
  enum Key: String, DocumentKey {
    case select, count, order, per
    static let table = KeyTable(Key.self, "items")

    /// Without a count, parts would mean nothing (§11.9).
    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      guard present.contains(.per), !present.contains(.count) else { return .all }
      report(.per, ItemsTarget.partitionMessage)
      return KeySet.all.removing(.per)
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> ItemsTarget {
    var items = ItemsTarget()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .select: items.selector = source.read(value)
      case .count: items.count = source.read(value)
      case .order: items.order = source.word(value, or: .cheapest)
      case .per: items.partition = source.word(value, or: .line)
      }
    }
    return items
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.select, selector, unless: .all)
      writer.member(Key.count, ifPresent: count)
      writer.member(Key.order, order, unless: .cheapest)
      writer.member(Key.per, ifPresent: partition)
    }
  }
}

extension ItemsTarget.Order: JSONWritable {}

// MARK: - Checks

extension ItemsTarget {
  @inline(__always)
  func check(_ scope: PromotionScope, _ rule: RuleFit, into sink: inout some FaultSink) {
    sink.push("items")
    selector.check(at: "select", scope, into: &sink)
    sink.check(count, in: 1...Limits.count, at: "count")
    if partition != nil {
      if rule.hasRule {
        sink.report(at: "per", "stands in \"calculateRule\", as the promotion has one")
      } else if count == nil {
        sink.report(at: "per", Self.partitionMessage)
      }
    }
    sink.pop()
  }

  static let partitionMessage = "stands only beside \"count\""
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `items`.
  mutating func compile(_ items: ItemsTarget, into record: inout ActionRecord) {
    record.kind = .items
    record.selector = id(of: items.selector)
    record.count = items.count.map { Int32($0) } ?? -1
    record.option = items.order.ordinal
    record.partition = items.partition
    addPricedSelectors(of: record)
  }
}

extension ActionRecord {
  /// The order in which units are taken.
  var order: ItemsTarget.Order { ItemsTarget.Order.allCases[Int(option)] }
}

extension ItemsTarget {
  /// Whether a discount that has no effect alone may have one after other promotions: an action
  /// that chooses units may choose other units once those are down to 0.
  func dependsOnOtherPromotions(hasRule: Bool) -> Bool { hasRule || count != nil }
}

// MARK: - Evaluation

extension Worksheet {
  /// Discounts single units, each by itself (§6.11): all open units (§6.31), the first `count` of
  /// them (§6.32), or as many as the rule's applications cover (§6.34, §6.35).
  ///
  /// Without a discount, because no step of its tiers is reached, the action is void. Even then it
  /// is recorded whether a rule with `reward: beyond` finds no unit to reward.
  mutating func takeOffItems(
    _ action: ActionRecord, _ discount: ResolvedDiscount?, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let rule = facts.record(promotion.index)
    let selection = facts.selection(covered(by: action, discount, facts.set))
    if case .priceByAttribute(let name) = discount { facts.findPrices(ofAttribute: name) }
    if !rule.hasRule && action.count < 0 {
      guard let discount, selection.count > 0 else { return }
      if promotion.cap == TakenPromotion.noCap, isOpenWhole(to: promotion, &facts), discount.isOfCurrentPrices {
        return try takeOffLines(of: selection, discount, for: place, &facts)
      }
      _ = findAllRanges(of: selection, for: promotion, &facts)
      if facts.cart.hasFloors { ranges.removeAll { $0.room == 0 } }
      discountItems(discount, &facts)
      return try takeUnitDiscounts(for: place)
    }
    selections.removeAll(keepingCapacity: true)
    selections.append(selection)
    // §6.30
    if action.order == .cart {
      findBucketsInCartOrder(for: promotion, &facts)
    } else {
      try findBuckets(for: promotion, dearestFirst: action.order == .mostExpensive, &facts)
    }
    // §6.31
    if facts.cart.hasFloors { buckets.removeAll { $0.room == 0 } }
    chosenUnits.removeAll(keepingCapacity: true)
    if rule.hasRule {
      if let partition = rule.rulePartition {
        return try takeOffItems(action, discount, per: partition, rule, for: place, &facts)
      }
      var counted: Int64 = 0
      if promotion.consumes {
        counted = consumption.counted[0]
      } else if rule.flags.contains(.beyond) {
        counted = facts.paidUnits(of: facts.selection(rule.countedSelector))
      }
      let used = choose(buckets.indices, by: rule, action, counted, promotion.applications, &facts)
      if promotion.consumes, discount.isSome { consumption.record(applications: used, inPart: 0) }
      if chosenUnits.isEmpty { recordEmptyReward(of: action.selector) }
    } else if let partition = action.partition {
      chooseFirst(Int64(action.count), ofEach: partition, &facts)
    } else {
      chooseFirst(buckets.indices, Int128(action.count))
    }
    guard let discount else { return }
    try takeOffChosen(discount, for: place, &facts)
  }

  /// Discounts ``chosenUnits``, each by itself.
  private mutating func takeOffChosen(
    _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    findChosenRanges(for: promotions[place], &facts)
    if promotions[place].consumes { try markRanges(.rewarded) }
    discountItems(discount, &facts)
    try takeUnitDiscounts(for: place)
  }

  /// Chooses units of a range of ``buckets`` that a rule rewards, of which `counted` units are counted
  /// and which has a number of applications (§6.34, §6.35, §6.36). Returns how many of them are used.
  private mutating func choose(
    _ range: Range<Int>, by rule: PromotionRecord, _ action: ActionRecord, _ counted: Int64, _ applications: Int64,
    _ facts: inout CartFacts
  ) -> Int64 {
    let each = action.count < 0 ? Int64(rule.ruleRewarded) : Int64(action.count)
    guard rule.flags.contains(.beyond) else {
      chooseFirst(range, Int128(applications) * Int128(each))
      return applications
    }
    let selection = facts.selection(rule.countedSelector)
    return chooseBeyond(range, each: each, units: Int64(rule.ruleUnits), selection, counted, applications, &facts)
  }

  /// Discounts the units of ``buckets`` that a rule rewards in each part by itself, so that a cap falls
  /// on one part after the other (§5.23).
  private mutating func takeOffItems(
    _ action: ActionRecord, _ discount: ResolvedDiscount?, per partition: Partition, _ rule: PromotionRecord,
    for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    countParts(of: rule, per: partition, for: place, &facts)
    groupBuckets(per: partition, &facts)
    let isCapped = promotions[place].cap != TakenPromotion.noCap
    var isEmpty = true
    var first = 0
    while first < buckets.count {
      let end = endOfPart(from: first, partition, &facts)
      let part = facts.part(ofLine: buckets[first].line.position, partition)
      let counted = countedUnits(inPart: part, for: place, &facts)
      let applications = facts.applications(of: rule, counting: counted)
      let used = choose(first..<end, by: rule, action, counted, applications, &facts)
      if promotions[place].consumes, discount.isSome { consumption.record(applications: used, inPart: part) }
      if !chosenUnits.isEmpty { isEmpty = false }
      if isCapped, let discount {
        try takeOffChosen(discount, for: place, &facts)
        chosenUnits.removeAll(keepingCapacity: true)
      }
      first = end
    }
    if isEmpty { recordEmptyReward(of: action.selector) }
    if !isCapped, let discount { try takeOffChosen(discount, for: place, &facts) }
  }

  /// Chooses the first units of each part of ``buckets`` (§6.33).
  private mutating func chooseFirst(_ count: Int64, ofEach partition: Partition, _ facts: inout CartFacts) {
    groupBuckets(per: partition, &facts)
    var first = 0
    while first < buckets.count {
      let end = endOfPart(from: first, partition, &facts)
      chooseFirst(first..<end, Int128(count))
      first = end
    }
  }

  /// Takes a discount without a cap off lines of which all units that cost more than 0 are open.
  private mutating func takeOffLines(
    of selection: LineSelection, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let owner = promotion.owner
    var taken: Int64 = 0
    var next = facts.firstLine(of: selection, from: 0)
    while let position = next {
      let line = LineIndex(position)
      if left[position] > 0, isOpen(line: position, for: promotion, &facts) {
        switch discount {
        case .percent(let rate, _):
          let amount = facts.round(left[position], times: rate)
          guard amount > 0 else { break }
          lowerUnits(ofLine: line, by: amount, for: owner)
          recordDiscount(amount, ofLine: line, by: promotion)
          taken &+= amount
        case .amount(let amount, _): taken &+= lowerUnits(ofLine: line, by: amount, to: 0, for: promotion)
        case .price(let price): taken &+= lowerUnits(ofLine: line, by: .max, to: price, for: promotion)
        // They depend on more than current prices.
        case .percentUpTo, .priceByAttribute: break
        }
      }
      next = facts.firstLine(of: selection, from: position &+ 1)
    }
    if taken > 0 {
      recordOwner(promotion)
      count(taken, for: place)
    }
    try checkRuns()
  }

  /// Lowers the price of each unit of a line by an amount, but not below a price. Returns the
  /// discount, which is recorded on the line.
  private mutating func lowerUnits(
    ofLine line: LineIndex, by amount: Int64, to price: Int64, for promotion: TakenPromotion
  ) -> Int64 {
    let owner = promotion.owner
    var sum: Int64 = 0
    var next: Index<Run>? = LineRuns.first(ofLine: line)
    while let run = next {
      let each = min(amount, runs[run].price &- price)
      if each > 0 {
        runs.lower(run, by: each, for: owner)
        sum &+= each &* runs[run].count
      }
      next = runs[run].next.index
    }
    guard sum > 0 else { return 0 }
    runs.joinEqualNeighbours(of: line)
    recordDiscount(sum, ofLine: line, by: promotion)
    return sum
  }

  /// Replaces ``unitDiscounts`` by a discount on each unit of ``ranges``: a percentage of each line's
  /// value, rounded once a line, an amount off each unit, or a price for each (§6.11, §6.18). No unit
  /// gets below the minimum of its line. The prices by attribute have been found.
  mutating func discountItems(_ discount: ResolvedDiscount, _ facts: inout CartFacts) {
    unitDiscounts.removeAll(keepingCapacity: true)
    switch discount {
    case .percent(let rate, let base): discountItems(rate, of: base, maxEach: nil, &facts)
    case .percentUpTo(let rate, let base, let maxEach): discountItems(rate, of: base, maxEach: maxEach, &facts)
    case .amount(let amount, _): for index in ranges.indices { lower(rangeAt: index, by: amount) }
    case .price(let price): for index in ranges.indices { lower(rangeAt: index, by: ranges[index].price - price) }
    case .priceByAttribute:
      for index in ranges.indices {
        lower(rangeAt: index, by: ranges[index].price - facts.attributePrices[ranges[index].line.position])
      }
    }
  }

  /// Appends a discount on each unit of a range.
  private mutating func lower(rangeAt index: Int, by amount: Int64) {
    let range = ranges[index]
    let each = min(amount, range.room)
    guard each > 0 else { return }
    unitDiscounts.append(UnitDiscount(line: range.line, start: range.start, count: range.count, each: each))
  }

  /// Appends a percentage of each line's value in ``ranges``. No unit loses more than `maxEach`
  /// (§6.20).
  private mutating func discountItems(
    _ rate: Int64, of base: FlatDiscount.Base, maxEach: Int64?, _ facts: inout CartFacts
  ) {
    var first = 0
    while first < ranges.count {
      let end = endOfLine(from: first)
      let value = base == .current ? value(of: first..<end) : originalValue(of: first..<end, &facts)
      var amount = min(facts.round(value, times: rate), room(of: first..<end))
      let begin = unitDiscounts.count
      if let maxEach {
        var units: Int64 = 0
        for index in first..<end { units += ranges[index].count }
        amount = Int64(clamping: min(Int128(amount), Int128(maxEach) * Int128(units)))
      }
      split(amount, within: first..<end)
      if let maxEach {
        for index in begin..<unitDiscounts.count { unitDiscounts[index].each = min(unitDiscounts[index].each, maxEach) }
      }
      first = end
    }
  }

  /// The value of some of ``ranges`` before promotions (§6.22).
  mutating func originalValue(of range: Range<Int>, _ facts: inout CartFacts) -> Int64 {
    var sum: Int64 = 0
    for index in range { sum += facts.cart.lines[ranges[index].line.position].unitPrice * ranges[index].count }
    return sum
  }

  /// Chooses the first `wanted` units of a range of ``buckets``.
  private mutating func chooseFirst(_ range: Range<Int>, _ wanted: Int128) {
    var left = wanted
    for place in range {
      guard left > 0 else { break }
      let count = Int64(min(left, Int128(buckets[place].count)))
      chosenUnits.take(count, of: buckets[place])
      left -= Int128(count)
    }
  }
}

extension PromotionSetSearch {
  /// Adds the upper bound of what a discount on single units can take.
  mutating func boundItems(
    _ action: ActionRecord, _ record: PromotionRecord, _ discount: ResolvedDiscount, applications: Int128,
    _ facts: inout CartFacts
  ) {
    selections.append(facts.selection(action.selector))
    var units: Int128?
    if record.hasRule {
      units = applications * Int128(action.count < 0 ? record.ruleRewarded : action.count)
    } else if action.count >= 0 {
      units = Int128(action.count) * (action.partition == nil ? 1 : Int128(facts.cart.lines.count))
    }
    claimUnits(units, discount, sets: nil, &facts)
  }
}
