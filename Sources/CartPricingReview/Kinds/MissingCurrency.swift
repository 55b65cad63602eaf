// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension ReviewedSet {
  /// The promotions with an amount that has no value in a currency in which other amounts of the set have one.
  func missingCurrencies() -> [Ranked] {
    var found: [Ranked] = []
    var seen: Set<Int> = []
    for warning in PromotionSetCheck(set).warnings where warning.kind == .missingCurrency {
      guard case .key("promotions")? = warning.path.components.first, warning.path.components.count > 1,
        case .index(let index) = warning.path.components[1], seen.insert(index).inserted
      else { continue }
      let promotion = set.promotions[index]
      if !promotion.isActive { continue }
      let finding = Finding(
        kind: .missingCurrency, severity: .medium, promotions: [promotion.id],
        sentence: "\"\(promotion.id)\" is not applied to carts of every currency: \(warning.path) \(warning.message).",
        proof: .reason("\(warning.path) \(warning.message)"))
      found.append(Ranked(finding: finding, weight: 0))
    }
    return found
  }
}
