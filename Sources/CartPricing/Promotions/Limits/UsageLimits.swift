// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension CartFacts {
  /// The first limit on uses or on discount that a promotion or its campaign has reached (§5.31,
  /// §5.32, §8.40). A limit per customer is reached without a customer. Of a renewal only the budgets
  /// count (§2.24).
  mutating func usageLimit(_ promotion: Promotion, isRenewal: Bool) -> Decision.Limit? {
    let constraints = promotion.constraints
    let usage = context.usage.promotions[promotion.id] ?? .none
    let campaign = campaign(of: promotion)
    if !hasCustomer, hasLimitPerCustomer(constraints, campaign, isRenewal: isRenewal) { return .customerUnknown }
    if !isRenewal {
      if constraints.isSingleUsePerCustomer, usage.customerTotal >= 1 { return .singleUsePerCustomer }
      if let most = constraints.maxUsesPerCustomer, usage.customerTotal >= most { return .maxUsesPerCustomer }
      if let most = constraints.maxUsesTotal, usage.total >= most { return .maxUsesTotal }
    }
    if let left = budgetLeft(of: promotion), left == 0 { return .budget }
    for limit in constraints.limits where isReached(limit, usage, isRenewal: isRenewal) { return .furtherLimit }
    return campaign.flatMap { self.limit(of: $0, isRenewal: isRenewal) }
  }

  private mutating func hasLimitPerCustomer(_ constraints: Constraints, _ campaign: Campaign?, isRenewal: Bool) -> Bool
  {
    for limit in constraints.limits where limit.isPerCustomer {
      if !isRenewal || limit.amount != nil { return true }
    }
    if isRenewal { return false }
    return constraints.isSingleUsePerCustomer || constraints.maxUsesPerCustomer != nil
      || campaign?.maxUsesPerCustomer != nil
  }
}
