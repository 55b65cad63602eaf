/// What a discount is taken from. Source: PRICING.md section 6.
public enum Target: Sendable, Hashable {
  /// All open units together.
  case cart
  /// The open units of the selected lines together.
  case subset(LineSelector)
  /// Single units, each for itself.
  case items(ItemsTarget)
  /// Units in groups of the rule's size, such as "the cheapest of every three".
  case group(GroupTarget)
  /// Units in bundles of different parts.
  case bundle(BundleTarget)
  /// What remains to be paid of shipping.
  case shipping
  /// What remains of each fee, or of the fees of these kinds.
  case fees(kinds: [String]?)
  /// What remains of the tax of the selected lines.
  case tax(LineSelector)

  /// What remains of every fee.
  public static let fees = Target.fees(kinds: nil)

  /// What remains of the tax of every line.
  public static let tax = Target.tax(.all)

  /// Single units of the selected lines.
  public static func items(
    _ select: LineSelector = .all, count: Int? = nil, order: ItemsTarget.Order = .cheapest
  ) -> Target {
    .items(ItemsTarget(select, count: count, order: order))
  }

  /// Units of the selected lines in groups.
  public static func group(_ select: LineSelector = .all, reward: GroupTarget.Reward, count: Int = 1) -> Target {
    .group(GroupTarget(select, reward: reward, count: count))
  }

  /// Units in bundles, at most `max` of them (0 for no limit).
  public static func bundle(_ parts: [BundlePart], max: Int = 0) -> Target {
    .bundle(BundleTarget(parts: parts, max: max))
  }
}

/// Single units: which, how many and in which order. Source: PRICING.md section 6.
public struct ItemsTarget: Sendable, Hashable {
  /// The lines that are discounted.
  public var select: LineSelector
  /// How many units: in all without a calculate rule, for each application with one. Nil: all without a rule, 1 with a
  /// quantity rule, the rule's quantity with a linear one.
  public var count: Int?
  /// Which units come first.
  public var order: Order

  /// Single units of the selected lines.
  public init(_ select: LineSelector = .all, count: Int? = nil, order: Order = .cheapest) {
    self.select = select
    self.count = count
    self.order = order
  }

  /// Which units come first; ties by line id, then unit number. Source: PRICING.md section 6.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// By current price, the lowest first.
    case cheapest
    /// By current price, the highest first.
    case mostExpensive
    /// By the line's place in the cart.
    case cart
  }
}

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

/// Units in bundles of different parts. Source: PRICING.md section 6.
public struct BundleTarget: Sendable, Hashable {
  /// What each bundle is made of; 1 to 1,000 parts.
  public var parts: [BundlePart]
  /// How many bundles at most; 0 for no limit.
  public var max: Int

  /// Bundles of these parts.
  public init(parts: [BundlePart], max: Int = 0) {
    self.parts = parts
    self.max = max
  }
}

/// One part of a bundle: so many of the dearest units of the selected lines. Source: PRICING.md section 6.
public struct BundlePart: Sendable, Hashable {
  /// The lines that can fill the part.
  public var select: LineSelector
  /// How many units the part takes; at least 1.
  public var count: Int

  /// A part of a bundle.
  public init(_ select: LineSelector, count: Int = 1) {
    self.select = select
    self.count = count
  }
}
