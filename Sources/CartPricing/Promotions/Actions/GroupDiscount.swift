// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The target `group`: units in groups of the calculate rule's size, formed from the most expensive
/// units on.
public struct GroupTarget: Sendable, Hashable {
  /// The lines that form groups.
  public var selector: LineSelector
  /// Which units of a group are rewarded.
  public var reward: Reward
  /// The number of rewarded units of a group, unless all or one of a rank are rewarded; at least 1.
  public var count: Int
  /// The end from which units are cut into groups.
  public var order: UnitOrder

  /// Units in groups.
  public init(
    _ selector: LineSelector = .all, reward: Reward, count: Int = 1, order: UnitOrder = .mostExpensive
  ) {
    self.selector = selector
    self.reward = reward
    self.count = count
    self.order = order
  }

  /// Which units of a group are rewarded.
  @nonexhaustive
  public enum Reward: Sendable, Hashable {
    /// The last of the group that cost more than their minimum prices.
    case cheapest
    /// The first of the group that cost more than their minimum prices.
    case mostExpensive
    /// The whole group.
    case all
    /// The unit of this rank, from 1 on, in the order of descending price, if it costs more than its
    /// minimum price: `.rank(3)` is the third most expensive one.
    case rank(Int)
  }
}

// MARK: - Document

extension GroupTarget: DocumentValue {
  /// The keys of the target `group` (§6.2, §6.3).
  enum Key: String, DocumentKey {
    case select, reward, count, order
    static let table = KeyTable(Key.self, "a group", required: [.reward])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> GroupTarget {
    var group = GroupTarget(reward: .all)
    var count: Int?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .select: group.selector = source.read(value)
      case .reward: group.reward = source.read(value)
      case .count: count = source.read(value)
      case .order: group.order = source.word(value, or: .mostExpensive)
      }
    }
    if let count {
      group.count = count
      // A count of 1 is the default of the value, so that the checks would not find it.
      if count == 1, case .rank = group.reward { group.count = 0 }
    }
    return group
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.select, selector, unless: .all)
      writer.member(Key.reward, reward)
      writer.member(Key.count, count, unless: 1)
      writer.member(Key.order, order, unless: .mostExpensive)
    }
  }
}

extension GroupTarget.Reward: DocumentValue {
  /// The rewards that are written as a string.
  private enum Word: String, CaseIterable {
    case cheapest, mostExpensive, all
  }

  /// The key of a reward that is an object (§6.2).
  private enum Key: String, DocumentKey {
    case rank
    static let table = KeyTable(Key.self, "a reward", required: [.rank], example: "{\"rank\": 3}")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> GroupTarget.Reward {
    if source.kind(value) == .object {
      var rank = 1
      var object = source.open(value, Key.self)
      while let (key, value) = source.next(&object, Key.self) {
        switch key {
        case .rank: rank = source.read(value)
        }
      }
      return .rank(rank)
    }
    let word = source.word(
      value, of: Word.allCases, named: { $0.rawValue }, otherForms: ", or an object such as {\"rank\": 3}")
    switch word {
    case .cheapest?: return .cheapest
    case .mostExpensive?: return .mostExpensive
    case .all?, nil: return .all
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .cheapest: writer.string(Word.cheapest.rawValue)
    case .mostExpensive: writer.string(Word.mostExpensive.rawValue)
    case .all: writer.string(Word.all.rawValue)
    case .rank(let rank): writer.object { $0.member(Key.rank, rank) }
    }
  }
}

// MARK: - Checks

extension GroupTarget {
  @inline(__always)
  func check(_ scope: PromotionScope, _ rule: RuleFit, into sink: inout some FaultSink) {
    if !rule.makesGroups {
      sink.report(at: "group", "does not fit a rule of the kind \"spend\", which makes no groups of units")
    }
    sink.push("group")
    selector.check(at: "select", scope, into: &sink)
    if case .rank(let rank) = reward {
      sink.push("reward")
      sink.check(rank, in: 1...Limits.count, at: "rank")
      sink.pop()
      if count != 1 { sink.report(at: "count", "does not stand beside a rank, which rewards one unit") }
    } else {
      sink.check(count, in: 1...Limits.count, at: "count")
    }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `group`. It depends on other promotions: it may choose other units once
  /// some are down to 0.
  mutating func compile(_ group: GroupTarget, into record: inout ActionRecord) {
    record.kind = .group
    record.selector = id(of: group.selector)
    record.count = Int32(group.count)
    if case .rank(let rank) = group.reward { record.count = Int32(rank) }
    record.option = group.reward.ordinal
    record.isCheapestFirst = group.order == .cheapest
  }
}

extension ActionRecord {
  /// Which units of a group are rewarded.
  var reward: GroupTarget.Reward {
    switch option {
    case 0: .cheapest
    case 1: .mostExpensive
    case 2: .all
    default: .rank(Int(count))
    }
  }
}

extension GroupTarget.Reward {
  fileprivate var ordinal: UInt8 {
    switch self {
    case .cheapest: 0
    case .mostExpensive: 1
    case .all: 2
    case .rank: 3
    }
  }
}

// MARK: - Evaluation

extension Worksheet {
  /// Discounts the rewarded units of groups of the rule's size, formed from the most expensive units
  /// on, or from the cheapest ones (§6.12, §6.37).
  mutating func takeOffGroups(
    _ action: ActionRecord, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let rule = facts.record(promotion.index)
    selections.removeAll(keepingCapacity: true)
    selections.append(facts.selection(action.selector))
    try findBuckets(for: promotion, dearestFirst: !action.isCheapestFirst, &facts)
    // Each bucket begins at most two groups.
    try facts.budget.spend(128 &* buckets.count)
    if let partition = rule.rulePartition {
      return try takeOffGroups(action, discount, per: partition, rule, for: place, &facts)
    }
    var units: Int64 = 0
    for index in buckets.indices { units += buckets[index].count }
    // §6.38
    let size = rule.hasRule ? Int64(rule.ruleUnits) : units
    guard units > 0, size > 0 else { return }
    var rewarded = Rewarded(discount, keepsMembers: promotion.consumes)
    let limit = rule.hasRule ? promotion.applications : 1
    Self.addGroups(action, of: size, atMost: limit, in: buckets, buckets.indices, to: &rewarded)
    try takeOff(rewarded, discount, for: place, &facts)
  }

  /// Discounts groups of the units of each part by itself (§5.23).
  private mutating func takeOffGroups(
    _ action: ActionRecord, _ discount: ResolvedDiscount, per partition: Partition, _ rule: PromotionRecord,
    for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    countParts(of: rule, per: partition, for: place, &facts)
    groupBuckets(per: partition, &facts)
    let size = Int64(rule.ruleUnits)
    var first = 0
    while first < buckets.count {
      let end = endOfPart(from: first, partition, &facts)
      let part = facts.part(ofLine: buckets[first].line.position, partition)
      let counted = countedUnits(inPart: part, for: place, &facts)
      let applications = facts.applications(of: rule, counting: counted)
      var rewarded = Rewarded(discount, keepsMembers: promotions[place].consumes)
      Self.addGroups(action, of: size, atMost: applications, in: buckets, first..<end, to: &rewarded)
      try takeOff(rewarded, discount, for: place, &facts)
      first = end
    }
  }

  /// Divides a range of price buckets into groups of a size and adds the rewarded units of each whole
  /// group. Equal groups in a row are added at once: O(buckets), whatever the quantities.
  private static func addGroups(
    _ action: ActionRecord, of size: Int64, atMost limit: Int64, in buckets: borrowing UniqueArray<PriceBucket>,
    _ range: Range<Int>, to rewarded: inout Rewarded
  ) {
    var groupsLeft = limit
    var group = UniqueArray<PriceBucket>()
    var missing = size
    for place in range {
      var bucket = buckets[place]
      while groupsLeft > 0, bucket.count > 0 {
        let times = group.isEmpty && bucket.count >= size ? min(groupsLeft, bucket.count / size) : 1
        let count = min(missing, bucket.count)
        group.append(bucket.times(count))
        bucket.count -= count * times
        missing -= count
        if missing == 0 {
          rewarded.add(&group, action, times: times)
          groupsLeft -= times
          group.removeAll(keepingCapacity: true)
          missing = size
        }
      }
    }
  }
}

extension Worksheet.Rewarded {
  /// Adds the rewarded units of a number of equal groups.
  fileprivate mutating func add(_ group: inout UniqueArray<PriceBucket>, _ action: ActionRecord, times: Int64) {
    addMembers(group, times: times)
    // Of each group, the units are in descending order, whichever way the groups were formed.
    if action.isCheapestFirst { group.sort { $0.price != $1.price ? $0.price > $1.price : $0.rank < $1.rank } }
    switch action.reward {
    case .all: addWhole(group, times: times)
    case .mostExpensive: addFirst(Int64(action.count), of: group, fromEnd: false, times: times)
    case .cheapest: addFirst(Int64(action.count), of: group, fromEnd: true, times: times)
    case .rank(let rank): addUnit(at: Int64(rank), of: group, times: times)
    }
  }

  /// Adds the first or the last `count` units of a group that have room (§6.39).
  private mutating func addFirst(
    _ count: Int64, of group: borrowing UniqueArray<PriceBucket>, fromEnd: Bool, times: Int64
  ) {
    var left = count
    for place in group.indices where left > 0 {
      let bucket = group[fromEnd ? group.count - 1 - place : place]
      guard bucket.room > 0 else { continue }
      let taken = min(left, bucket.count)
      add(bucket.times(taken), times: times)
      left -= taken
    }
  }

  /// Adds the unit of a group at a rank, from 1; none if the group has fewer units or the unit has no
  /// room (§6.39).
  private mutating func addUnit(at rank: Int64, of group: borrowing UniqueArray<PriceBucket>, times: Int64) {
    var before: Int64 = 0
    for place in group.indices {
      before += group[place].count
      guard before >= rank else { continue }
      if group[place].room > 0 { add(group[place].times(1), times: times) }
      return
    }
  }
}

extension PromotionSetSearch {
  /// Adds the upper bound of what groups can take.
  mutating func boundGroups(
    _ action: ActionRecord, _ record: PromotionRecord, _ discount: ResolvedDiscount, applications: Int128,
    _ facts: inout CartFacts
  ) {
    selections.append(facts.selection(action.selector))
    let all = Int128(selections[0].units)
    let size = record.hasRule ? Int128(record.ruleUnits) : max(all, 1)
    let groups = min(record.hasRule ? applications : 1, all / size)
    switch action.reward {
    case .all: claimUnits(groups * size, discount, sets: groups, &facts)
    case .cheapest, .mostExpensive:
      claimUnits(groups * min(Int128(action.count), size), discount, sets: nil, &facts)
    case .rank: claimUnits(groups, discount, sets: nil, &facts)
    }
  }
}
