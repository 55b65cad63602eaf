// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Messages to the shopper (§10.11 to §10.14).
extension Report {
  func messages(_ figures: Figures) -> [Json] {
    var entries: [Json] = []
    for (index, promotion) in promotions.enumerated() {
      guard let messages = promotion.messages else { continue }
      let name = promotion.name ?? promotion.id.text
      func filledIn(_ text: String, _ gap: Gap) -> String {
        func figure(_ value: Int128) -> String { gap.isMoney ? amount(value, figures) : String(value) }
        return filled(
          text, [("{name}", name), ("{missing}", figure(gap.missing)), ("{required}", figure(gap.required))])
      }
      if applied.contains(index) {
        if let text = messages.applied {
          let discount = amount(sheet.takenBy[index, default: 0], figures)
          entries.append(message("applied", index, filled(text, [("{name}", name), ("{discount}", discount)])))
        }
        // "then nextStep if it has next within its percentage"
        if let nextStep = messages.nextStep, let gap = interpreter.nextStep(promotion), isWithin(gap, nextStep) {
          entries.append(message("nextStep", index, filledIn(nextStep.text, gap)))
        }
      }
      if let gaps = verdicts[index]?.gaps, let nearMiss = messages.nearMiss, isNear(gaps, nearMiss, promotion) {
        entries.append(message("nearMiss", index, filledIn(nearMiss.text, gaps[0])))
      }
    }
    return entries
  }

  /// "one that is notQualified, has gaps, and whose every gap has missing ≤ within % of required …;
  /// a reward gap where it is relevant" (§10.13)
  private func isNear(_ gaps: [Gap], _ nearMiss: PromotionMessages.NearMiss, _ promotion: Promotion) -> Bool {
    if gaps.isEmpty { return false }
    return gaps.allSatisfy { gap in
      gap.isReward ? interpreter.isRelevant(gap, of: promotion) : isWithin(gap, nearMiss)
    }
  }

  private func isWithin(_ gap: Gap, _ message: PromotionMessages.NearMiss) -> Bool {
    gap.missing * 1_000_000 <= gap.required * Int128(message.tolerance.partsPerMillion)
  }

  /// "money as 12.40 USD" (§10.14)
  private func amount(_ minorUnits: Int128, _ figures: Figures) -> String {
    figures.text(minorUnits) + " " + cart.currency.code
  }

  private func message(_ kind: String, _ index: Int, _ text: String) -> Json {
    .object([("kind", .text(kind)), ("promotion", id(index)), ("text", .text(text))])
  }
}
