// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension CartFacts {
  /// The rest of a promotion's budget: the budget minus all discounts that the promotion has given
  /// (§5.34). Nil without a budget, or if it has no value in the cart's currency.
  mutating func budgetLeft(of promotion: Promotion) -> Int64? {
    guard let budget = promotion.constraints.budget, let most = minorUnits(budget) else { return nil }
    let spent = context.usage.promotions[promotion.id]?.spent.minorUnits(in: currency) ?? 0
    return max(0, most - spent)
  }
}
