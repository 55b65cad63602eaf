// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Writing documents")
struct WritingTests {
  @Test("A selector is written as the specification shows it")
  func selectors() { expectTexts(WireSamples.selectors) }

  @Test("A qualifier is written as the specification shows it")
  func qualifiers() { expectTexts(WireSamples.qualifiers) }

  @Test("An action is written as the specification shows it")
  func actions() { expectTexts(WireSamples.actions) }

  @Test("A promotion is written as the specification shows it, without its defaults")
  func promotions() { expectTexts(WireSamples.promotions) }

  @Test("Sets, carts, contexts and requests are written as the specification shows them, without their defaults")
  func documents() {
    expectTexts(WireSamples.sets)
    expectTexts(WireSamples.carts)
    expectTexts(WireSamples.contexts)
    expectTexts(WireSamples.requests)
    expectTexts(WireSamples.cartRequests)
    for sample in WireSamples.sets { #expect(sample.value.json == sample.text) }
    for sample in WireSamples.carts { #expect(sample.value.json == sample.text) }
    for sample in WireSamples.contexts { #expect(sample.value.json == sample.text) }
    for sample in WireSamples.requests { #expect(sample.value.json == sample.text) }
    for sample in WireSamples.cartRequests { #expect(sample.value.json == sample.text) }
  }

  @Test("Maps that were filled in another order have the same text")
  func mapsInOrder() {
    var cart = Cart(currency: .eur, shipping: CartShipping(method: "m", cost: "1"))
    var other = cart
    for k in 0..<100 { cart.shipping?.options["m\(k)"] = "1" }
    for k in (0..<100).reversed() { other.shipping?.options["m\(k)"] = "1" }
    #expect(cart.jsonBytes == other.jsonBytes)
  }

  @Test("Trees of 200,000 levels are written, and no stack is exhausted")
  func deepTrees() {
    let levels = 200_000
    let selector = LineSelector(nodes: [.all] + Array(repeating: .not, count: levels))
    let text = String(repeating: #"{"not":"#, count: levels) + #""all""# + String(repeating: "}", count: levels)
    #expect(selector.text == text)
    let qualifier = Qualifier(nodes: [.all(0)] + Array(repeating: .any(1), count: levels))
    #expect(
      qualifier.text == String(repeating: #"{"any":["#, count: levels) + #"{"all":[]}"#
        + String(repeating: "]}", count: levels))
  }

  @Test("A tree of 200,000 children in one list is written in their order")
  func wideTrees() {
    let segments = (0..<200_000).map { Qualifier.segment(SegmentID("s\($0)")) }
    let texts = (0..<200_000).map { #"{"segment":"s\#($0)"}"# }
    #expect(Qualifier.any(segments).text == #"{"any":["# + texts.joined(separator: ",") + "]}")
  }

  @Test("What is a fault is written too, as far as JSON can hold it")
  func faults() {
    #expect(AmountByCurrency.plain("-5").text == #""-5""#)
    #expect(AmountByCurrency.table(["EURO": "1", "x\"y": "2"]).text == #"{"EURO":"1","x\"y":"2"}"#)
    #expect(("e\"r" as Currency).text == #""e\"r""#)
    #expect(AttributeValue.number(.nan).text == "null")
    #expect(AttributeValue.number(-0.0).text == "0")
    #expect(TimeSpan.days(-1).text == #""-1""#)
    #expect(LineSelector(nodes: []).text == "null")
    #expect(LineSelector(nodes: [.allOf(5)]).text == #"{"allOf":[]}"#)
  }

  private func expectTexts<Value: JSONWritable>(_ samples: [Sample<Value>]) {
    for sample in samples { #expect(sample.value.text == sample.text) }
  }
}
