// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Applied promotions")
struct AppliedPromotionTests: SupportFixture {
  @Test("An applied promotion has its name")
  func names() throws {
    let applied = try result().promotions
    #expect(applied.map(\.id) == ["welcome"])
    #expect(applied.map(\.name) == ["Welcome"])
  }

  @Test("A redemption has the name of its promotion, which the document has with the applied promotion")
  func redemptions() throws {
    let result = try result()
    #expect(result.redemptions.map(\.name) == ["Welcome"])
    #expect(result.json.contains(#""id":"welcome","name":"Welcome""#))
    let stored = try PricedCart(json: result.json)
    #expect(stored.redemptions.map(\.name) == ["Welcome"])
    #expect(stored.promotions == result.promotions)
    #expect(stored.redemptions == result.redemptions)
  }
}
