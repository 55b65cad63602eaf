// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import Testing

@Suite("Values of results by themselves")
struct ResultCodableTests {
  private let result: PricedCart

  init() throws { result = try ResultSample.result() }

  @Test("A line, shipping, a fee and the tax have their currency in front")
  func parts() throws {
    try expect(result.lines[0], #"{"currency":"EUR",\#(ResultSample.line)}"#)
    try expect(result.lines[0].units[0], #"{"currency":"EUR","count":2,"price":"9.00"}"#)
    try expect(#require(result.shipping), #"{"currency":"EUR",\#(ResultSample.shipping)}"#)
    try expect(result.fees[0], #"{"currency":"EUR",\#(ResultSample.fee)}"#)
    try expect(result.tax, #"{"currency":"EUR",\#(ResultSample.tax)}"#)
  }

  @Test("An adjustment has its target, too")
  func adjustments() throws {
    let texts = [
      #"{"currency":"EUR","line":"1","promotion":"ten","amount":"2.00"}"#,
      #"{"currency":"EUR","shipping":true,"promotion":"ship","amount":"1.00"}"#,
      #"{"currency":"EUR","fee":"wrap","promotion":"ship","amount":"0.50"}"#,
      #"{"currency":"EUR","tax":true,"promotion":"ten","amount":"0.40"}"#,
    ]
    #expect(result.adjustments.count == texts.count)
    for (adjustment, text) in zip(result.adjustments, texts) { try expect(adjustment, text) }
  }

  @Test("Promotions, redemptions, credits and coupons")
  func promotions() throws {
    try expect(
      result.promotions[0], #"{"currency":"EUR","id":"ten","coupon":"TEN","applications":1,"discount":"2.40"}"#)
    try expect(result.promotions[1], #"{"currency":"EUR","id":"ship","applications":2,"discount":"1.50"}"#)
    try expect(
      result.redemptions[0],
      #"{"currency":"EUR","promotion":"ten","coupon":"TEN","customer":"c","discount":"2.40"}"#)
    try expect(result.credits[0], #"{"currency":"EUR","promotion":"bonus","amount":"3.00"}"#)
    try expect(result.issuedCoupons[0], #"{"promotion":"bonus","template":"NEXT","count":2,"validFor":"P30D"}"#)
  }

  @Test("Decisions, gaps, outcomes and messages")
  func reasons() throws {
    try expect(result.decisions[0], #"{"currency":"EUR",\#(ResultSample.decision)}"#)
    try expect(result.decisions[1], #"{"currency":"EUR","promotion":"one","reason":"excluded","by":"ten"}"#)
    try expect(
      result.decisions[2], #"{"currency":"EUR","promotion":"two","reason":"limitReached","limit":"maxUsesTotal"}"#)
    try expect(
      result.decisions[0].gaps[0],
      #"{"currency":"EUR","measure":"quantity","of":{"sku":["A"]},"required":5,"current":2,"missing":3}"#)
    try expect(result.coupons[0], #"{"code":"TEN","outcome":"applied","promotion":"ten"}"#)
    try expect(result.messages[0], #"{"kind":"applied","promotion":"ten","text":"10 % off"}"#)
    try expect([Decision.Reason.notQualified], #"["notQualified"]"#)
    try expect([Decision.Limit.budget], #"["budget"]"#)
    try expect([Gap.Measure.lines], #"["lines"]"#)
    try expect([CouponOutcome.Outcome.unknown, .refused(.expired)], #"["unknown","expired"]"#)
  }

  @Test("A whole result")
  func whole() throws { try expect(result, ResultSample.text) }

  @Test("A gap of a subtotal is money of its currency")
  func money() throws {
    let text = #"{"currency":"JPY","measure":"subtotal","of":"all","required":"500","current":"120","missing":"380"}"#
    let gap = try JSONDecoder().decode(Gap.self, from: Data(text.utf8))
    func yen(_ minorUnits: Int64) -> Gap.Figure { .money(Money(minorUnits: minorUnits, currency: .jpy)) }
    #expect((gap.required, gap.current, gap.missing) == (yen(500), yen(120), yen(380)))
    #expect(gap.missing.description == "380 JPY")
    #expect((gap.requiredNumber, gap.currentNumber, gap.missingNumber) == (500, 120, 380))
    #expect(gap.description == "subtotal 120 JPY of 500 JPY, 380 JPY missing")
    try expect(gap, text)
  }

  @Test("Values are equal if their fields are, whatever result they come from")
  func equality() throws {
    let other = try PricedCart(
      json: ResultSample.text.replacing(#""tax":"0.40""#, with: #""tax":"0.00""#)
        .replacing(
          #""amount":"4.00","discount":"0.40","total":"3.60""#,
          with: #""amount":"3.60","discount":"0.40","total":"3.20""#
        )
        .replacing(#""total":"27.10""#, with: #""total":"26.70""#))
    #expect(other != result)
    #expect(other.lines == result.lines)
    #expect(other.shipping != result.shipping)
    #expect(other.tax != result.tax)
    #expect(Set(Array(other.redemptions) + Array(result.redemptions)).count == 2)
    #expect(result.promotions[0] != result.promotions[1])
    #expect(result.adjustments[0] != result.adjustments[3])
  }

  @Test(
    "Faults of a value come through the decoder",
    arguments: [
      (#"{"line":"1","promotion":"ten","amount":"2.00"}"#, "currency"),
      (#"{"currency":"EUR","promotion":"ten","amount":"2.00"}"#, ""),
      (#"{"currency":"EUR","line":"1","tax":true,"promotion":"ten","amount":"2.00"}"#, ""),
      (#"{"currency":"EUR","shipping":false,"promotion":"ten","amount":"2.00"}"#, "shipping"),
      (#"{"currency":"JPY","line":"1","promotion":"ten","amount":"2.00"}"#, "amount"),
    ])
  func faults(text: String, path: String) {
    let error = #expect(throws: PricingError.self) {
      try JSONDecoder().decode(Adjustment.self, from: Data(text.utf8))
    }
    #expect(error?.faults.map(\.path.description) == [path])
  }

  /// Expects a value to have a text and to be read from it.
  private func expect<Value: Codable & Equatable>(_ value: Value, _ text: String) throws {
    let data = try JSONEncoder().encode(value)
    #expect(try canonical(data) == canonical(Data(text.utf8)))
    #expect(try JSONDecoder().decode(Value.self, from: Data(text.utf8)) == value)
    let list = try PropertyListEncoder().encode([value])
    #expect(try PropertyListDecoder().decode([Value].self, from: list) == [value])
  }

  /// A document with its keys in one order.
  private func canonical(_ data: Data) throws -> String {
    let value = try JSONSerialization.jsonObject(with: data)
    return String(
      decoding: try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes]),
      as: UTF8.self)
  }
}
