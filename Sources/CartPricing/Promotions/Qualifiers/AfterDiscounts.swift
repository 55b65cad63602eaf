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

extension CartFacts {
  /// The value of the selected lines as the cart came, or as the discounts up to a stage leave it.
  mutating func value(of selector: Int32, after stage: DiscountStage?) -> Int64 {
    let selection = selection(selector)
    guard let stage else { return selection.value }
    var sum: Int64 = 0
    for line in lines.indices where contains(line, in: selection) {
      sum += stage == .items ? leftAfterItems[line] : leftAfterCart[line]
    }
    return sum
  }
}
