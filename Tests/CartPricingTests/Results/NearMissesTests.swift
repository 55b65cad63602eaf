// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §10.6.
@Suite("Near misses, nearest first")
struct NearMissesTests: SupportFixture {
  @Test("Near misses come nearest first, up to a cut-off")
  func nearMisses() throws {
    let result = try result()
    // Missing: 10.50 of 60 = 17.5 %; 1 of 4 = 25 %; 6 of 9 = 66.7 %, twice, in canonical order.
    #expect(result.nearMisses().map(\.promotion) == ["free-shipping", "four", "both", "summer"])
    #expect(result.nearMisses(within: "50").map(\.promotion) == ["free-shipping", "four"])
    #expect(result.nearMisses(within: "17.5").map(\.promotion) == ["free-shipping"])
    #expect(result.nearMisses(within: "17.4999").isEmpty)
    #expect(result.nearMisses(within: "half").isEmpty)
  }

  @Test("A gap of a reward is within every cut-off")
  func rewards() throws {
    // One unit counts for the rule, and none is left to be discounted.
    let promotion = Promotion(
      "pair", calculateRule: .quantity(minimum: 1, of: .sku("A"), reward: .beyond),
      actions: [.discount(.percent("100"), on: .items(.sku("A")))])
    let result = try priced(Cart(CartLine("1", sku: "A", unitPrice: "10")), [promotion])
    #expect(result.gaps(of: "pair") == ["reward 0 of 1 lacks 1"])
    #expect(result.nearMisses(within: "1").map(\.promotion) == ["pair"])
  }
}
