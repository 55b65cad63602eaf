// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.11, §2.12, §6.29 and §8.36.
@Suite("Runs of units of equal price")
struct UnitRunsTests: ResultFixture {
  @Test("Units of equal price are one run, whoever has discounted them")
  func runsOfEqualPrice() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    let own = Promotion(
      "a", actions: [.discount(.amount("1"), on: .items(count: 1))], combines: .notOnSameItems)
    let others = Promotion("b", actions: [.discount(.amount("1"), on: .items())])
    let result = try priced(cart, [own, others])
    #expect(result.units() == "3x9.00")
    #expect(result.taken == ["a 1.00", "b 2.00"])
  }

  @Test("Runs that have become equal are joined, and cut again")
  func joinedAndCut() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    func first(_ id: PromotionID, _ amount: AmountByCurrency, _ count: Int, _ order: ItemsTarget.Order) -> Promotion {
      Promotion(id, actions: [.discount(.amount(amount), on: .items(count: count, order: order))])
    }
    // 9, 10, 10; then 9, 9, 9; then 7, 9, 9
    let all = [first("a", "1", 1, .cheapest), first("b", "1", 2, .mostExpensive), first("c", "2", 1, .cheapest)]
    #expect(try priced(cart, Array(all.prefix(2))).units() == "3x9.00")
    #expect(try priced(cart, all).units() == "1x7.00 2x9.00")
  }
}
