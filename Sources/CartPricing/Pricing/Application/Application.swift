// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Applies the selected promotions.
extension PricingState {
  /// Carries out the selected promotions in all steps (§8.1). Late promotions are evaluated, and
  /// taken if they are eligible, when their first step begins.
  mutating func apply() throws(PricingError) {
    worksheet.begin(&facts)
    var steps: UInt8 = 0
    for place in selected.indices {
      let promotion = evaluation.eligible[selected[place].position]
      worksheet.promotions.append(promotion)
      steps |= promotion.steps
    }
    try closeLines(of: worksheet.promotions.indices)
    if facts.cart.isTaxed || facts.cart.frame.isTaxed { steps |= PromotionAction.Step.tax.bit }
    let hasLate = !evaluation.late.isEmpty
    if hasLate { evaluation.removeLateRefusals() }
    for step in PromotionAction.Step.allCases where hasLate || steps & step.bit != 0 {
      if hasLate { try takeLate(beginning: step) }
      if step == .cart, facts.explaining == .nothing, !hasLate { worksheet.sumLinesIfPossible(&facts) }
      try worksheet.carryOut(step, &facts)
      worksheet.checkInvariants(&facts)
    }
  }
}
