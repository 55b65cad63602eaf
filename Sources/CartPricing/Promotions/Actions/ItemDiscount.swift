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

// MARK: - Evaluation
