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

  @Test("An engine lists its promotions in canonical order, also after updates")
  func promotionList() throws {
    // "alone" has the priority −1, the others 0.
    let ids: [PromotionID] = ["both", "four", "free-shipping", "off", "summer", "welcome", "alone"]
    let engine = try PricingEngine(PromotionSet(currency: .eur, promotions))
    #expect(engine.promotionSet.promotions.map(\.id) == ids)
    #expect(engine.promotionSet.promotions.allSatisfy { promotions.contains($0) })

    var first = promotions[2]
    first.priority = 5
    let winter = Promotion("winter", actions: [.discount(.percent("1"), on: .cart)])
    let updated = try engine.updating([winter, first], removing: ["four", "off"])
    let listed = updated.promotionSet.promotions
    #expect(listed.map(\.id) == ["summer", "both", "free-shipping", "welcome", "winter", "alone"])
    #expect(listed.first == first)
    #expect(engine.promotionSet.promotions.map(\.id) == ids)

    let back = try updated.updating([promotions[2]], removing: ["winter", "none"])
    #expect(back.promotionSet.promotions.map(\.id) == ["both", "free-shipping", "summer", "welcome", "alone"])
    #expect(try back.updating(removing: ids).promotionSet.promotions.isEmpty)
    #expect(try PricingEngine(back.promotionSet).promotionSet == back.promotionSet)
  }

  @Test("The set of an engine has the currency, the policy and the definitions of the set it was made of")
  func definitions() throws {
    let regulars = Segment("regulars", when: .score("points", atLeast: 2))
    let points = Score("points", points: ["order": 1])
    let off = Promotion("off", when: .segment("regulars"), actions: [.discount(.percent("10"), on: .cart)])
    let set = PromotionSet(
      currency: .eur, [off], segments: [regulars], scores: [points], policy: Policy(rounding: .down))
    #expect(try PricingEngine(set).promotionSet == set)
    let more = Promotion("more", when: .score("points", atLeast: 1), actions: [.discount(.percent("5"), on: .cart)])
    var both = set
    both.promotions.insert(more, at: 0)  // "more" is before "off".
    #expect(try PricingEngine(set).updating([more]).promotionSet == both)
    #expect(try PricingEngine(json: both.json).promotionSet == both)
  }

  @Test("An engine knows the currency of its set, also after updates")
  func currency() throws {
    let engine = try PricingEngine(PromotionSet(currency: .eur, promotions))
    #expect(engine.currency == .eur)
    #expect(try engine.updating([promotions[0]], removing: ["summer"]).currency == .eur)
    #expect(try engine.updating(removing: promotions.map(\.id)).currency == .eur)
    let tenth = Promotion("tenth", actions: [.discount(.percent("10"), on: .cart)])
    #expect(try PricingEngine(PromotionSet([tenth])).currency == nil)
    #expect(try PricingEngine(PromotionSet([])).updating([tenth]).currency == nil)
  }

  @Test("An engine is made of JSON as of the set that the JSON spells")
  func json() throws {
    let set = PromotionSet(currency: .eur, promotions)
    let engine = try PricingEngine(set)
    #expect(try PricingEngine(json: set.json).promotionSet == engine.promotionSet)
    #expect(try PricingEngine(json: set.jsonBytes).promotionSet == engine.promotionSet)
    let error = #expect(throws: PricingError.self) { try PricingEngine(json: "{}") }
    #expect(error?.faults.map(\.path.description) == ["promotions"])
  }
}
