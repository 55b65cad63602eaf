// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §11.14.
@Suite("Trees that are far too deep")
struct HostileTreeTests {
  let depth = 100_000

  /// The faults of a request with a promotion of which this is a member.
  func faults(_ member: String) -> [Fault] {
    let text =
      #"{"promotions":{"promotions":[{"id":"p",\#(member)}]},"cart":{"currency":"EUR","lines":[]},"#
      + #""context":{"now":"2026-11-27T18:30:00Z"}}"#
    do throws(PricingError) {
      _ = try PricingRequest(json: text)
      return []
    } catch {
      return error.faults
    }
  }

  /// So many times the opening, and as many the closing.
  func nested(_ open: String, _ core: String, _ close: String) -> String {
    String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
  }

  let actions = #""actions":[{"on":"cart","discount":{"percent":"10"}}]"#

  @Test(
    "of qualifiers in JSON are refused", arguments: [("{\"not\":", "}"), ("{\"all\":[", "]}"), ("{\"any\":[", "]}")])
  func qualifiers(brackets: (String, String)) {
    #expect(!faults(actions + ",\"when\":" + nested(brackets.0, "{\"quantity\":{\"atLeast\":1}}", brackets.1)).isEmpty)
  }

  @Test(
    "of selectors in JSON are refused", arguments: [("{\"not\":", "}"), ("{\"allOf\":[", "]}"), ("{\"anyOf\":[", "]}")])
  func selectors(brackets: (String, String)) {
    let selector = nested(brackets.0, "\"all\"", brackets.1)
    #expect(!faults("\"actions\":[{\"on\":{\"subset\":" + selector + "},\"discount\":{\"percent\":\"10\"}}]").isEmpty)
  }

  @Test("of lists, objects and unclosed brackets in JSON are refused")
  func brackets() {
    #expect(!faults(actions + ",\"when\":" + nested("[", "", "]")).isEmpty)
    #expect(!faults(actions + ",\"when\":" + nested("{\"a\":", "1", "}")).isEmpty)
    #expect(!faults(String(repeating: "[", count: depth)).isEmpty)
    #expect(!faults(String(repeating: "{\"a\":", count: depth)).isEmpty)
  }

  @Test("of qualifiers built in Swift are refused")
  func builtQualifiers() {
    var qualifier = Qualifier.quantity(atLeast: 1)
    // each `!` copies all nodes of the tree: 4,000 levels copy 8 million nodes
    for _ in 0..<4_000 { qualifier = !qualifier }
    var promotion = Promotion("p", when: qualifier, actions: [.issueCoupon(CouponIssue("T"))])
    #expect(throws: PricingError.self) { try PricingEngine(PromotionSet([promotion])) }
    promotion.qualifier = .all(Array(repeating: .quantity(atLeast: 1), count: 10_000))
    #expect(throws: PricingError.self) { try PricingEngine(PromotionSet([promotion])) }
  }

  @Test("of selectors built in Swift are refused, and just not too deep ones are not")
  func builtSelectors() throws {
    var selector = LineSelector.sku("A")
    for _ in 0..<63 { selector = !selector }
    let promotion = { (select: LineSelector) in
      Promotion("p", actions: [.discount(.percent("10"), on: .subset(select))])
    }
    let line = CartLine("a", sku: "A", unitPrice: "10.00")
    let cart = Cart(currency: .eur, lines: [line])
    let priced = try PricingEngine(PromotionSet([promotion(selector)])).price(
      cart, in: PricingContext(now: Instant(secondsSinceEpoch: 0)))
    // an odd number of times not: the line is not selected
    #expect(priced.total.minorUnits == 1000)
    for _ in 0..<4_000 { selector = !selector }
    #expect(throws: PricingError.self) { try PricingEngine(PromotionSet([promotion(selector)])) }
  }
}
