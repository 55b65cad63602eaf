/// How a cart is shipped and what that costs. Source: PRICING.md section 2.
public struct Shipping: Sendable, Hashable {
  /// The method that the shopper chose, such as `ground`; 1 to 256 bytes.
  public var method: String
  /// What the method costs, before promotions.
  public var cost: Amount
  /// The costs of all methods that the shop offers for this cart, at most 1,000; an upgrade needs its method here.
  public var options: [String: Amount]
  /// The rate of the tax on shipping, 0 to 1000 percent; nil for none.
  public var taxRate: Rate?

  /// Shipping by a method.
  public init(method: String, cost: Amount, options: [String: Amount] = [:], taxRate: Rate? = nil) {
    self.method = method
    self.cost = cost
    self.options = options
    self.taxRate = taxRate
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
