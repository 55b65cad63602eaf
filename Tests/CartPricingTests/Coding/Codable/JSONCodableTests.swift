// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import CartPricing

@Suite("Codable, by the same wire form")
struct CodableTests {
  @Test("What JSONEncoder makes of a value is the value's JSON, and JSONDecoder reads it")
  func foundation() throws {
    try expectSame(WireSamples.selectors)
    try expectSame(WireSamples.qualifiers)
    try expectSame(WireSamples.promotions)
    try expectSame(WireSamples.sets)
    try expectSame(WireSamples.carts)
    try expectSame(WireSamples.contexts)
    try expectSame(WireSamples.requests)
    try expectSame(WireSamples.cartRequests)
  }

  @Test("Parts of carts and contexts are encoded as in them")
  func parts() throws {
    func expect<Value: Codable & Equatable>(_ value: Value, _ text: String) throws {
      #expect(try canonical(JSONEncoder().encode(value)) == canonical(Data(text.utf8)))
      #expect(try JSONDecoder().decode(Value.self, from: Data(text.utf8)) == value)
    }
    try expect(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "9.90", tags: ["new"]),
      #"{"id":"1","sku":"A","quantity":2,"unitPrice":"9.90","tags":["new"]}"#)
    try expect(
      PricingCustomer("c", segments: ["vip"], location: CustomerLocation(country: "DE")),
      #"{"id":"c","segments":["vip"],"location":{"country":"DE"}}"#)
    try expect(
      Usage(
        promotions: ["p": PromotionUsage(total: 3, customerTotal: 1, spent: "9.00")],
        coupons: ["A": CouponUsage(total: 2, customerTotal: 0)]),
      #"{"promotions":{"p":{"total":3,"customer":1,"spent":"9.00"}},"coupons":{"A":{"total":2}}}"#)
    try expect(PromotionUsage(total: 0, customerTotal: 2, spent: "0"), #"{"customer":2}"#)
    try expect(CouponUsage(total: 1, customerTotal: 1), #"{"total":1,"customer":1}"#)
    func expectEncoded(_ value: some Encodable, _ text: String) throws {
      #expect(try canonical(JSONEncoder().encode(value)) == canonical(Data(text.utf8)))
    }
    try expectEncoded(
      PromotionTotal(
        promotion: "p", coupon: "A", applications: 2, discount: Money(minorUnits: 150, currency: .eur)),
      #"{"promotion":"p","coupon":"A","applications":2,"discount":{"amount":"1.50","currency":"EUR"}}"#)
    try expectEncoded(Badge(promotion: "p", text: "-20 %", unitPrice: nil), #"{"promotion":"p","text":"-20 %"}"#)
    #expect(throws: PricingError.self) {
      try JSONDecoder().decode(CartLine.self, from: Data(#"{"id":"1","sku":"A","prize":"1"}"#.utf8))
    }
  }

  @Test("Qualifiers and selectors are printed as their JSON")
  func descriptions() {
    for sample in WireSamples.selectors { #expect(sample.value.description == sample.text) }
    for sample in WireSamples.qualifiers { #expect(sample.value.description == sample.text) }
    #expect("\(LineSelector.all)" == #""all""#)
  }

  @Test("Property lists carry the same values")
  func propertyLists() throws {
    for sample in WireSamples.sets {
      let data = try PropertyListEncoder().encode(sample.value)
      #expect(try PropertyListDecoder().decode(PromotionSet.self, from: data) == sample.value)
    }
    for sample in WireSamples.carts {
      let data = try PropertyListEncoder().encode(sample.value)
      #expect(try PropertyListDecoder().decode(Cart.self, from: data) == sample.value)
    }
  }

  @Test("Values stand anywhere in a document of the host's own")
  func nested() throws {
    let order = Order(cart: Cart(currency: .eur), rules: [.all, !.sku("A")], gate: nil, note: "x")
    let data = try JSONEncoder().encode(order)
    #expect(try JSONDecoder().decode(Order.self, from: data) == order)
  }

  @Test("A result is encoded as its JSON")
  func results() throws {
    let set = PromotionSet(
      currency: .eur, WireSamples.promotions.map(\.value).filter { $0.isActive }, campaigns: [Campaign("c")])
    let cart = Cart(currency: .eur, lines: [CartLine("1", sku: "A", quantity: 3, unitPrice: "9.99")], coupons: ["a"])
    let priced = try PricingEngine(set).price(cart, in: PricingContext(now: noon, explain: .all))
    #expect(try canonical(JSONEncoder().encode(priced)) == canonical(Data(priced.jsonBytes)))
  }

  @Test("Numbers are not taken for booleans, nor booleans for numbers")
  func numbersAndBooleans() throws {
    let text = #"""
      {"lines":[{"id":"1","sku":"A","quantity":1.0,"unitPrice":"1","attributes":{"one":1,"zero":0,"yes":true,
      "no":false,"tenth":0.1,"whole":2.0,"large":18446744073709551615,"larger":1e300,"text":"1","list":["true"]}}],
      "currency":"EUR","id":null}
      """#
    let cart = try JSONDecoder().decode(Cart.self, from: Data(text.utf8))
    #expect(try cart == Cart(json: text))
    #expect(
      cart.lines[0].attributes == [
        "one": 1, "zero": 0, "yes": true, "no": false, "tenth": 0.1, "whole": 2, "large": 18_446_744_073_709_551_615.0,
        "larger": 1e300, "text": "1", "list": ["true"],
      ])
  }

  @Test("Faults come through a decoder as they are, all at once")
  func faults() throws {
    let text = #"{"currency":"EURO","lines":[{"id":"","sku":"A","quantity":true,"unitPrice":1,"tax":"19"}]}"#
    let read = #expect(throws: PricingError.self) { try Cart(json: text) }
    let decoded = #expect(throws: PricingError.self) {
      try JSONDecoder().decode(Cart.self, from: Data(text.utf8))
    }
    #expect(Set(decoded?.faults ?? []) == Set(read?.faults ?? []))
    #expect((decoded?.faults.count ?? 0) >= 4)
  }

  @Test("A null is a null")
  func nulls() throws {
    let text = #"{"currency":"EUR","lines":[null],"coupons":[null],"fees":null}"#
    let decoded = #expect(throws: PricingError.self) { try JSONDecoder().decode(Cart.self, from: Data(text.utf8)) }
    #expect(decoded?.faults.map(\.path.description) == ["coupons[0]", "lines[0]"])
  }

  @Test("Strings stay strings where a decoder would read numbers from them")
  func strategies() throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "INF", negativeInfinity: "-INF", nan: "NAN")
    let selector = try decoder.decode(LineSelector.self, from: Data(#"{"sku":["NAN","INF"]}"#.utf8))
    #expect(selector == .sku("NAN", "INF"))
  }

  @Test("Trees of 200,000 levels are refused by Codable, and no stack is exhausted")
  func deepTrees() {
    let qualifier = Qualifier(nodes: [.segment("a")] + Array(repeating: .not, count: 200_000))
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(qualifier) }
    let selector = LineSelector(nodes: [.all] + Array(repeating: .allOf(1), count: 200_000))
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(selector) }
  }

  @Test("A decoder without an end is left at 512 levels")
  func endlessDecoder() {
    #expect(throws: DecodingError.self) { try LineSelector(from: EndlessDecoder()) }
  }

  private func expectSame<Value: Codable & Equatable>(_ samples: [Sample<Value>]) throws {
    for sample in samples {
      let data = try JSONEncoder().encode(sample.value)
      #expect(try canonical(data) == canonical(Data(sample.text.utf8)))
      #expect(try JSONDecoder().decode(Value.self, from: data) == sample.value)
      #expect(try JSONDecoder().decode(Value.self, from: Data(sample.text.utf8)) == sample.value)
    }
  }

  /// A document with its keys in one order.
  private func canonical(_ data: Data) throws -> String {
    let value = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
    let sorted = try JSONSerialization.data(
      withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: sorted, as: UTF8.self)
  }
}

private struct Order: Codable, Equatable {
  var cart: Cart
  var rules: [LineSelector]
  var gate: Qualifier?
  var note: String
}

/// Holds a list that holds a list, and so on.
private struct EndlessDecoder: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> { throw refusal }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { EndlessList() }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw refusal }

  private var refusal: DecodingError { .dataCorrupted(.init(codingPath: [], debugDescription: "it is a list")) }
}

private struct EndlessList: UnkeyedDecodingContainer {
  let codingPath: [any CodingKey] = []
  let count: Int? = nil
  let isAtEnd = false
  let currentIndex = 0

  func decodeNil() -> Bool { false }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: EndlessDecoder()) }
  func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try EndlessDecoder().container(keyedBy: type)
  }
  func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer { EndlessList() }
  func superDecoder() -> any Decoder { EndlessDecoder() }
}
