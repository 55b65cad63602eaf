// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.34 and §8.40.
@Suite("Budgets")
struct BudgetTests: CapFixture {
  @Test(
    "What is left of a budget is a cap, and none left is a limit reached",
    arguments: [("97", "3.00"), ("99.99", "0.01"), ("90", "10.00"), ("0", "10.00"), ("100", ""), ("150", "")])
  func budgets(spent: String, discount: String) throws {
    let promotion = Promotion(
      "p", actions: [.discount(.percent("10"), on: .cart)], constraints: Constraints(budget: "100"))
    let usage = Usage(promotions: [
      "p": PromotionUsage(total: 0, customerTotal: 0, spent: try #require(Amount(parsing: spent)))
    ])
    let result = try priced(cart("100"), [promotion], in: .of(PricingCustomer("c"), usage: usage))
    if discount.isEmpty {
      #expect(result.reasons == ["p limitReached budget"])
    } else {
      #expect(result.discount.amountText == discount)
    }
  }

  @Test("The lower of a cap and of what is left of a budget holds; a cap of 0 leaves no effect")
  func capAndBudget() throws {
    let usage = Usage(promotions: ["p": PromotionUsage(total: 0, customerTotal: 0, spent: "95")])
    for (cap, discount) in [("3", "3.00"), ("5", "5.00"), ("7", "5.00")] {
      let promotion = Promotion(
        "p", actions: [.discount(.percent("10"), on: .cart)], constraints: Constraints(budget: "100"),
        maxDiscount: .plain(try #require(Amount(parsing: cap))))
      #expect(
        try priced(cart("100"), [promotion], in: .of(PricingCustomer("c"), usage: usage)).discount.amountText
          == discount)
    }
    let none = Promotion("p", actions: [.discount(.percent("10"), on: .cart)], maxDiscount: "0")
    #expect(try priced(cart("100"), [none]).reasons == ["p noEffect"])
    #expect(
      try priced(cart("100"), [Promotion("p", actions: none.actions, constraints: Constraints(budget: "0"))]).reasons
        == ["p limitReached budget"])
  }
}
