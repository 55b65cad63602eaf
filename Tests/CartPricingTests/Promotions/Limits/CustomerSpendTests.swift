// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.33.
@Suite("Limits on what a customer has spent")
struct CustomerSpendTests: ExplanationFixture {
  @Test("What a customer spent is the sum of their orders, within a span if one is given")
  func customerSpend() throws {
    let customer = PricingCustomer(
      "c",
      events: [
        CustomerEvent("order", at: .at("2026-11-20T00:00:00Z"), amount: "30"),
        CustomerEvent("order", at: .at("2026-01-01T00:00:00Z"), amount: "70"),
        CustomerEvent("order", at: .at("2026-12-24T00:00:00Z"), amount: "500"),
        CustomerEvent("view", at: .evening, amount: "9"),
      ])
    func holds(_ spend: CustomerSpend, _ context: PricingContext) throws -> Bool {
      let promotion = Promotion("p", actions: tenOff, constraints: Constraints(customerSpend: spend))
      return try priced(cart, [promotion], in: context).reasons.isEmpty
    }
    let known = PricingContext.of(customer)
    #expect(try holds(CustomerSpend(atLeast: "100", atMost: "100"), known))
    #expect(try !holds(CustomerSpend(atLeast: "100.01"), known))
    #expect(try !holds(CustomerSpend(atMost: "99.99"), known))
    #expect(try holds(CustomerSpend(atLeast: "30", atMost: "30", within: "P30D"), known))
    #expect(try holds(CustomerSpend(atMost: "0"), .of(PricingCustomer("d"))))
    #expect(try !holds(CustomerSpend(atMost: "0"), .evening))
  }
}
