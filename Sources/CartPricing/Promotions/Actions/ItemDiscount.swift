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

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `items`.
  mutating func compile(_ items: ItemsTarget, into record: inout ActionRecord) {
    record.kind = .items
    record.selector = place(of: items.select)
    record.count = items.count.map { Int32($0) } ?? -1
    record.option = items.order.ordinal
  }
}

extension ActionRecord {
  /// The order in which units are taken.
  var order: ItemsTarget.Order { ItemsTarget.Order.allCases[Int(option)] }
}

extension ItemsTarget {
  /// Whether a discount that has no effect alone may have one after other promotions: an action that chooses units may choose
  /// other units once those are down to 0.
  func dependsOnOtherPromotions(hasRule: Bool) -> Bool { hasRule || count != nil }
}

// MARK: - Evaluation
