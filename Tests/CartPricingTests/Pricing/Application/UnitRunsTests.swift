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

  @Test("The units of a line are one run if they cost the same, with a discount or without one")
  func onlyRun() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 4, unitPrice: "10"), CartLine("2", sku: "B", quantity: 3, unitPrice: "10"),
      CartLine("3", sku: "C", unitPrice: "5"))
    let promotions = [
      Promotion("a", actions: [.discount(.percent("50"), on: .items(.sku("A")))]),
      Promotion("b", actions: [.discount(.amount("1"), on: .items(.sku("B"), count: 2))]),
      Promotion("g", actions: [.gift("G", quantity: 2, unitPrice: "3")]),
    ]
    let result = try priced(cart, promotions)
    #expect((0..<4).map { result.units($0) } == ["4x5.00", "2x9.00 1x10.00", "1x5.00", "2x0.00"])
    #expect(result.lines[0].units == result.lines[0].units)
    #expect(result.lines[0].units != result.lines[2].units)
    #expect(result.lines[0].units[0].description == "4 × 5.00 EUR")
    let read = try PricedCart(json: result.jsonBytes)
    #expect((0..<4).map { read.units($0) } == (0..<4).map { result.units($0) })
    #expect(read.lines.map(\.units) == result.lines.map(\.units))
  }

  @Test("Equal runs in a document remain apart")
  func equalRunsOfDocument() throws {
    let result = try priced(Cart(CartLine("1", sku: "A", quantity: 2, unitPrice: "10")), [])
    let one = #"[{"count":2,"price":"10.00"}]"#
    let two = #"[{"count":1,"price":"10.00"},{"count":1,"price":"10.00"}]"#
    let document = result.json.replacing(one, with: two)
    #expect(document != result.json)
    let read = try PricedCart(json: document)
    #expect(read.json == document)
    #expect(read.units() == "1x10.00 1x10.00")
    #expect(read != result)
  }
}
