// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PricingWorkspace {
  /// Calls a function with each discount on the tax of a line of the cart that was priced last, in
  /// the order in which they were made: the index of the line, the promotion, and the amount in
  /// minor units, which is above 0.
  ///
  /// A result has what all promotions together took of the tax of a line, and what a promotion took
  /// of the tax of all lines together.
  package mutating func forEachTaxDiscount(
    _ body: (_ line: Int, _ promotion: PromotionID, _ amount: Int64) -> Void
  ) {
    for place in state.worksheet.lineTaxDiscounts.indices {
      let entry = state.worksheet.lineTaxDiscounts[place]
      body(entry.target.position, state.facts.set.id(of: state.facts.slot(of: entry.promotion)), entry.amount)
    }
  }
}
