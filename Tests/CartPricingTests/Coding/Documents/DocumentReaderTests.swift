// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §0.1.
@Suite("Writing and reading back")
struct RoundTripTests {
  @Test("Carts, contexts and requests read back as they were")
  func documents() throws {
    for sample in WireSamples.carts { #expect(try Cart(json: sample.value.json) == sample.value) }
    for sample in WireSamples.contexts { #expect(try PricingContext(json: sample.value.jsonBytes) == sample.value) }
    for sample in WireSamples.requests { #expect(try PricingRequest(json: sample.value.json) == sample.value) }
    for sample in WireSamples.cartRequests { #expect(try CartRequest(json: sample.value.json) == sample.value) }
  }

  @Test("Sets read back as they were")
  func sets() throws {
    for sample in WireSamples.sets { #expect(try PromotionSet(json: sample.value.json) == sample.value) }
    try expectReadsBack(WireSamples.promotions.map(\.value))
  }

  @Test("Every selector reads back as it was, wherever one stands")
  func selectors() throws {
    for selector in WireSamples.selectors.map(\.value) {
      let part = BundlePart(selector)
      try expectReadsBack([
        Promotion(
          "a",
          when: .subtotal(of: selector, atLeast: "1") && .quantity(of: selector, atLeast: 1)
            && .lines(of: selector, atLeast: 1) && .leastQuantity(of: selector, atMost: 1),
          calculateRule: .linear(quantity: 1, of: selector),
          actions: [
            .discount(.percent("1"), on: .subset(selector)), .discount(.percent("1"), on: .items(selector)),
            .discount(.percent("1"), on: .group(selector, reward: .all)),
            .discount(.percent("1"), on: .bundle([part, part])), .discount(.percent("1"), on: .tax(selector)),
            .discount(
              .tiers(by: .lines(of: selector), [TierStep(from: .count(1), .percent("1", base: .current))]), on: .cart),
          ])
      ])
    }
  }

  @Test("Every qualifier reads back as it was, in a promotion and in a segment")
  func qualifiers() throws {
    for qualifier in WireSamples.qualifiers.map(\.value) {
      try expectReadsBack([Promotion("a", when: qualifier, actions: [.discount(.price("0"), on: .shipping)])])
      // A segment does not measure after discounts.
      let isLate = qualifier.nodes.contains { if case .subtotal(_, _, .after) = $0 { true } else { false } }
      if isLate { continue }
      let set = PromotionSet(
        currency: .eur, [], segments: [Segment("seg", when: qualifier)], scores: [Score("s", points: ["x": 1])])
      #expect(try PromotionSet(json: set.json) == set)
    }
  }

  @Test("Every action reads back as it was")
  func actions() throws {
    try expectReadsBack([Promotion("a", actions: WireSamples.actions.map(\.value))])
    for sample in WireSamples.actions { try expectReadsBack([Promotion("a", actions: [sample.value])]) }
  }

  @Test("Every word of every closed set reads back as itself")
  func words() throws {
    let periods = EventMatch.Period.allCases.map { Qualifier.events(EventMatch("e", when: .during($0))) }
    let days = Weekday.allCases.map { Qualifier.schedule([ScheduleWindow(days: [$0], from: "00:00", until: "24:00")]) }
    let orders = ItemsTarget.Order.allCases.map { PromotionAction.discount(.percent("1"), on: .items(order: $0)) }
    let rewards = [GroupTarget.Reward.cheapest, .mostExpensive, .all, .rank(2)].map {
      PromotionAction.discount(.percent("1"), on: .group(reward: $0))
    }
    let modes = Gift.Mode.allCases.map { PromotionAction.gift("A", unitPrice: "1", mode: $0) }
    try expectReadsBack([Promotion("a", when: .all(periods + days), actions: orders + rewards + modes)])
    for combination in Combination.allCases {
      try expectReadsBack([Promotion("a", actions: [.upgradeShipping("x")], combines: combination)])
    }
    for reward in CalculateRule.Reward.allCases {
      let rule = CalculateRule.quantity(minimum: 1, reward: reward)
      try expectReadsBack([Promotion("a", calculateRule: rule, actions: [.upgradeShipping("x")])])
    }
    for selection in Policy.Selection.allCases {
      for rounding in Rounding.allCases {
        for coupons in Policy.CouponPolicy.allCases {
          let set = PromotionSet([], policy: Policy(selection: selection, rounding: rounding, coupons: coupons))
          #expect(try PromotionSet(json: set.json) == set)
        }
      }
    }
  }

  @Test("In a document, a limit of 0 is no limit: it is read as nil, and nil is not written")
  func limitsOfZero() throws {
    let off = PromotionAction.discount(.percent("1"), on: .bundle([BundlePart(.sku("A"))]))
    let quantity = Promotion("a", calculateRule: .quantity(minimum: 2), actions: [off])
    let linear = Promotion("b", calculateRule: .linear(quantity: 2), actions: [off])
    let unlimited = Promotion(
      "a", calculateRule: .quantity(minimum: 2),
      actions: [.discount(.percent("1"), on: .bundle([BundlePart(.sku("A"))]))])
    let written = PromotionSet(currency: .eur, [quantity, linear]).json
    #expect(!written.contains("max") && !written.contains("repeatable"))
    let read = try PromotionSet(json: written)
    #expect(read.promotions == [unlimited, unlimited.with { ($0.id, $0.calculateRule) = ("b", .linear(quantity: 2)) }])
    let zeros =
      #"{"currency":"EUR","promotions":[{"id":"a","calculateRule":{"quantity":{"minimum":2,"maxApplications":0}},"#
      + #""actions":[{"on":{"bundle":{"parts":[{"select":{"sku":["A"]},"count":1}],"max":0}},"#
      + #""discount":{"percent":"1"}}]}]}"#
    #expect(try PromotionSet(json: zeros).promotions == [unlimited])
  }

  @Test("Texts with every ASCII character and beyond read back byte for byte")
  func texts() throws {
    var name = String(String.UnicodeScalarView((0..<128).compactMap { Unicode.Scalar($0) }))
    name += "é e\u{301} 🛒 \u{2028}"
    let cart = Cart(
      currency: .eur,
      lines: [CartLine("1", sku: SKU(name), unitPrice: "1", name: name, attributes: [name: .text(name)])])
    let read = try Cart(json: cart.json)
    #expect(read == cart)
    #expect(Array((read.lines[0].name ?? "").utf8) == Array(name.utf8))
  }

  @Test(
    "Numbers of attributes read back to the last bit",
    arguments: [
      0.1, -1.5, 1e22, 9_007_199_254_740_992, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -0.0, 1 / 3,
      1.234_567_890_123_456_8e20, 0x1p53, -0x1p53, 0x1p63,
    ])
  func numbers(_ number: Double) throws {
    let cart = Cart(
      currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "1", attributes: ["n": .number(number)])])
    #expect(try Cart(json: cart.json).lines[0].attributes["n"] == .number(number))
  }

  @Test("The order in which keys are read does not matter to what is written")
  func writtenAgain() throws {
    for sample in WireSamples.sets { #expect(try PromotionSet(json: sample.text).json == sample.text) }
    for sample in WireSamples.carts { #expect(try Cart(json: sample.text).json == sample.text) }
    for sample in WireSamples.contexts { #expect(try PricingContext(json: sample.text).json == sample.text) }
  }

  private func expectReadsBack(_ promotions: [Promotion]) throws {
    let set = PromotionSet(
      currency: .eur, promotions, campaigns: [Campaign("c")], scores: [Score("s", points: ["x": 1])])
    #expect(try PromotionSet(json: set.jsonBytes) == set)
  }
}
