/// Units in groups of the calculate rule's size, dearest first. Source: PRICING.md section 6.
public struct GroupTarget: Sendable, Hashable {
  /// The lines that form groups.
  public var select: LineSelector
  /// Which units of a group are rewarded.
  public var reward: Reward
  /// How many units of a group are rewarded, unless all are; at least 1.
  public var count: Int

  /// Units in groups.
  public init(_ select: LineSelector = .all, reward: Reward, count: Int = 1) {
    self.select = select
    self.reward = reward
    self.count = count
  }

  /// Which units of a group are rewarded. Source: PRICING.md section 6.
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

// MARK: - Checks

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `group`. It depends on other promotions: it may choose other units once some are down to 0.
  mutating func compile(_ group: GroupTarget, into record: inout ActionRecord) {
    record.kind = .group
    record.selector = place(of: group.select)
    record.count = Int32(group.count)
    record.option = group.reward.ordinal
  }
}

extension ActionRecord {
  /// Which units of a group are rewarded.
  var reward: GroupTarget.Reward { GroupTarget.Reward.allCases[Int(option)] }
}

// MARK: - Evaluation
