// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension CartFacts {
  /// The first limit on uses that a promotion has reached, or its budget if nothing is left of it
  /// (§5.31, §5.32, §8.40). A limit per customer is reached without a customer.
  mutating func usageLimit(_ promotion: Promotion) -> Decision.Limit? {
    let constraints = promotion.constraints
    let usage = context.usage.promotions[promotion.id] ?? .none
    let isPerCustomer = constraints.isSingleUsePerCustomer || constraints.maxUsesPerCustomer != nil
    if isPerCustomer, !hasCustomer { return .customerUnknown }
    if constraints.isSingleUsePerCustomer, usage.customerTotal >= 1 { return .singleUsePerCustomer }
    if let most = constraints.maxUsesPerCustomer, usage.customerTotal >= most { return .maxUsesPerCustomer }
    if let most = constraints.maxUsesTotal, usage.total >= most { return .maxUsesTotal }
    if let left = budgetLeft(of: promotion), left == 0 { return .budget }
    return nil
  }
}
