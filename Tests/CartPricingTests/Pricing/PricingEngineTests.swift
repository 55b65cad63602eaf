// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Promotions of an engine")
struct PricingEngineTests: SupportFixture {
  @Test("An engine gives its promotions by their ids, as they were written")
  func lookup() throws {
    let engine = try PricingEngine(PromotionSet(currency: .eur, promotions))
    #expect(engine.promotion("summer") == promotions[2])
    #expect(engine.promotion("winter") == nil)
    var changed = promotions[2]
    changed.name = "Summer"
    let updated = try engine.updating([changed], removing: ["four"])
    #expect(updated.promotion("summer")?.name == "Summer")
    #expect(updated.promotion("four") == nil)
    #expect(engine.promotion("summer")?.name == nil)
  }
}
