// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The target `group`: units in groups of the calculate rule's size, formed from the most expensive
/// units on.
public struct GroupTarget: Sendable, Hashable {
  /// The lines that form groups.
  public var selector: LineSelector
  /// Which units of a group are rewarded.
  public var reward: Reward
  /// The number of rewarded units of a group, unless all are rewarded; at least 1.
  public var count: Int

  /// Units in groups.
  public init(_ selector: LineSelector = .all, reward: Reward, count: Int = 1) {
    self.selector = selector
    self.reward = reward
    self.count = count
  }

  /// Which units of a group are rewarded.
  @nonexhaustive
  public enum Reward: String, Sendable, Hashable, CaseIterable {
    /// The last of the group that cost more than 0.
    case cheapest
    /// The first of the group that cost more than 0.
    case mostExpensive
    /// The whole group.
    case all
  }
}

// MARK: - Document

extension GroupTarget: DocumentValue {
  /// The keys of the target `group` (§6.2).
  enum Key: String, DocumentKey {
    case select, reward, count
    static let table = KeyTable(Key.self, "a group", required: [.reward])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> GroupTarget {
    var group = GroupTarget(reward: .all)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .select: group.selector = source.read(value)
      case .reward: group.reward = source.word(value, or: .all)
      case .count: group.count = source.read(value)
      }
    }
    return group
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.select, selector, unless: .all)
      writer.member(Key.reward, reward)
      writer.member(Key.count, count, unless: 1)
    }
  }
}

extension GroupTarget.Reward: JSONWritable {}

// MARK: - Checks

extension GroupTarget {
  @inline(__always)
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("group")
    selector.check(at: "select", scope, into: &sink)
    sink.check(count, in: 1...Limits.count, at: "count")
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `group`. It depends on other promotions: it may choose other units once
  /// some are down to 0.
  mutating func compile(_ group: GroupTarget, into record: inout ActionRecord) {
    record.kind = .group
    record.selector = place(of: group.selector)
    record.count = Int32(group.count)
    record.option = group.reward.ordinal
  }
}

extension ActionRecord {
  /// Which units of a group are rewarded.
  var reward: GroupTarget.Reward { GroupTarget.Reward.allCases[Int(option)] }
}

// MARK: - Evaluation

extension Worksheet {
  /// Discounts the rewarded units of groups of the rule's size, formed from the most expensive
  /// units on (§6.12, §6.37).
  mutating func takeOffGroups(
    _ action: ActionRecord, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let rule = facts.record(promotion.index)
    selections.removeAll(keepingCapacity: true)
    selections.append(facts.selection(action.selector))
    try findBuckets(for: promotion, dearestFirst: true, &facts)
    let buckets = self.buckets.array
    let units = buckets.reduce(0) { $0 + $1.count }
    // §6.38
    let size = rule.hasRule ? Int64(rule.ruleUnits) : units
    guard units > 0, size > 0 else { return }
    var rewarded = Rewarded(discount)
    Self.forEachGroup(of: size, atMost: rule.hasRule ? promotion.applications : 1, in: buckets) { group, times in
      switch action.reward {
      case .all: rewarded.addWhole(group, times: times)
      case .mostExpensive: rewarded.add(Self.costly(Int64(action.count), of: group), times: times)
      case .cheapest: rewarded.add(Self.costly(Int64(action.count), of: group.reversed()), times: times)
      }
    }
    try takeOff(rewarded, discount, for: place, &facts)
  }

  /// Divides price buckets into groups of a size and calls a function with each whole group and the
  /// number of equal groups in a row. O(buckets), whatever the quantities.
  private static func forEachGroup(
    of size: Int64, atMost limit: Int64, in buckets: [PriceBucket], _ body: (_ group: [PriceBucket], Int64) -> Void
  ) {
    var groupsLeft = limit
    var group: [PriceBucket] = []
    var missing = size
    for var bucket in buckets {
      while groupsLeft > 0, bucket.count > 0 {
        if group.isEmpty, bucket.count >= size {
          let times = min(groupsLeft, bucket.count / size)
          body([bucket.times(size)], times)
          groupsLeft -= times
          bucket.count -= times * size
          continue
        }
        let count = min(missing, bucket.count)
        group.append(bucket.times(count))
        bucket.count -= count
        missing -= count
        if missing == 0 {
          body(group, 1)
          groupsLeft -= 1
          group = []
          missing = size
        }
      }
    }
  }

  /// The first `count` units of a group that cost more than 0 (§6.39).
  private static func costly(_ count: Int64, of group: [PriceBucket]) -> [PriceBucket] {
    var left = count
    var found: [PriceBucket] = []
    for bucket in group where bucket.price > 0 && left > 0 {
      let taken = min(left, bucket.count)
      found.append(bucket.times(taken))
      left -= taken
    }
    return found
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
    }
  }
}
