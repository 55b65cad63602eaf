/// Texts for shoppers; `{name}`, `{discount}`, `{missing}` and `{required}` are filled in. Source: PRICING.md section 10.
public struct Messages: Sendable, Hashable {
  /// For a cart that has the promotion.
  public var applied: String?
  /// For a cart that nearly has it.
  public var nearMiss: NearMiss?
  /// For the page of a product that the promotion discounts.
  public var badge: String?

  /// Texts.
  public init(applied: String? = nil, nearMiss: NearMiss? = nil, badge: String? = nil) {
    self.applied = applied
    self.nearMiss = nearMiss
    self.badge = badge
  }

  /// A text for carts that are near. Source: PRICING.md section 10.
  public struct NearMiss: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The text.
    public var text: String
    /// How much of what is required may be missing, 0 to below 100 percent.
    public var within: Rate

    /// A text for carts that lack at most so much.
    public init(_ text: String, within: Rate = "50") {
      self.text = text
      self.within = within
    }

    /// A text for carts that lack at most half.
    public init(stringLiteral text: String) { self.init(text) }
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
