// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O1.1, §O1.2, §O1.3, §O1.4 and §O2.9.
@Suite("Orders")
struct OrderTests {
  private static let promotions = PromotionSet(
    version: "7", currency: .eur,
    [
      Promotion(
        "welcome", when: .segment("new"), actions: [.discount(.percent("10"), on: .cart)],
        constraints: Constraints(maxUsesPerCustomer: 1))
    ])
  private static let cart = Cart(currency: .eur, lines: [CartLine("a", sku: "A", quantity: 2, unitPrice: "20")])

  private func context(_ customer: CustomerID) -> PricingContext {
    PricingContext(now: "2026-12-01T10:00:00Z", customer: PricingCustomer(customer, segments: ["new"]))
  }

  private func refund(_ context: PricingContext, version: String? = nil) throws -> RefundResult {
    let order = Order(
      id: "o-1", placedAt: context.now, promotions: Self.promotions, cart: Self.cart, context: context)
    return try RefundResult(
      of: RefundRequest(
        order, paid: "36.00", version: version, returns: [Return(lines: [ReturnedLine(line: "a", quantity: 1)])]))
  }

  @Test("An order that is priced again has the total that was paid, and gives back half of it for half of it")
  func pricedAgain() throws {
    let result = try refund(context("anna"), version: "7")
    #expect(result.paid.amountText == "36.00")
    #expect(result.refunded.amountText == "18.00")
  }

  @Test("An order of another version of the promotions is a fault")
  func otherVersion() {
    #expect { try refund(context("anna"), version: "8") } throws: { error in
      (error as? PricingError)?.faults.map(\.path.description) == ["version"]
    }
  }

  @Test("What the set does not read can be taken out of the context, and the customer's id replaced")
  func lessContext() throws {
    var full = context("anna")
    full.customer?.segments.append("vip")
    full.customer?.attributes["mood"] = "glad"
    full.store = PricingStore(id: "berlin")
    #expect(try refund(full) == refund(context("anna")))
    #expect(try refund(context("5f1c")) == refund(context("anna")))
  }
}
