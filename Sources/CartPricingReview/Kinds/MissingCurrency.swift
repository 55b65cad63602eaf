// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension ReviewedSet {
  /// The promotions with an amount that has no value in a currency in which other amounts of the set have one.
  func missingCurrencies() -> [Ranked] {
    var found: [Ranked] = []
    var seen: Set<PromotionID> = []
    for warning in PromotionSetCheck(set).warnings where warning.kind == .missingCurrency {
      guard case .key(let list)? = warning.path.components.first, warning.path.components.count > 1,
        case .index(let index) = warning.path.components[1]
      else { continue }
      for promotion in promotions(readingAmountsOf: list, index) where seen.insert(promotion.id).inserted {
        let finding = Finding(
          kind: .missingCurrency, severity: .medium, promotions: [promotion.id],
          sentence: "\"\(promotion.id)\" is not applied to carts of every currency: "
            + "\(warning.path) \(warning.message).",
          proof: .reason("\(warning.path) \(warning.message)"))
        found.append(Ranked(finding: finding, weight: 0))
      }
    }
    return found
  }

  /// The promotions that are switched on and need the amounts of an element of the set: a promotion itself, or those
  /// of a campaign or a segment.
  private func promotions(readingAmountsOf list: String, _ index: Int) -> [Promotion] {
    switch list {
    case "promotions": return [set.promotions[index]].filter { $0.isActive }
    case "campaigns": return promotions.filter { $0.campaign == set.campaigns[index].id }
    case "segments":
      let id = set.segments[index].id
      return promotions.filter { promotion in
        promotion.qualifier?.nodes.contains { if case .segment(id) = $0 { true } else { false } } ?? false
      }
    default: return []
    }
  }
}
