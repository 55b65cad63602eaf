// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.12.
@Suite("Conditions on the store")
struct StoreConditionTests: QualifierFixture {
  @Test("Leaves about the store ask the store, and need no customer")
  func stores() throws {
    var context = PricingContext.evening
    #expect(try !holds(.store(channel: ["web"]), in: context))
    context.store = PricingStore(id: "s1", channel: "web", country: "DE")
    #expect(try holds(.store(channel: ["shop", "web"]), in: context))
    #expect(try holds(.store(id: ["s1"], channel: ["web"], country: ["DE"]), in: context))
    #expect(try !holds(.store(id: ["s2"], channel: ["web"]), in: context))
    #expect(try !holds(.store(channel: ["web"], region: ["BE"]), in: context))
    context.store?.region = "BE"
    #expect(try holds(.store(channel: ["web"], region: ["BE"]), in: context))
  }
}
