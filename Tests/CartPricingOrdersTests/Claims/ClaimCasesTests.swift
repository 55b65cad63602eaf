// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

@Suite("Worked cases of claims")
struct ClaimCasesTests {
  @Test("A result claims exactly what its case says", arguments: try OrderCase.all("claims-"))
  func claims(of worked: OrderCase) throws {
    let request = try PricingRequest(json: try OrderCase.text(try worked["request"] as [String: Any]))
    let engine = try PricingEngine(request.promotions)
    let priced = try engine.price(request.cart, in: request.context)
    let found = try engine.claims(of: priced, in: request.context).map { try OrderCase.text(OrderCase.value($0.json)) }
    let expected = try (worked["claims"] as [Any]).map { try OrderCase.text($0) }
    #expect(Set(found) == Set(expected))
    #expect(found.count == expected.count)
  }
}
