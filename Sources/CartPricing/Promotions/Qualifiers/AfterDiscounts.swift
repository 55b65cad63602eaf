/// After which step of pricing a subtotal is measured; a promotion that asks so is *late*. Source: PRICING.md section 9.
public enum DiscountStage: String, Sendable, Hashable, CaseIterable {
  /// After all discounts on items, groups, bundles and gifts.
  case items
  /// After all discounts on the cart and its subsets, too.
  case cart
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
