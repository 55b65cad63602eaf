// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import Testing

@Suite("Values, encoded and decoded")
struct ValuesCodableTests {
  private func expect<Value: Codable & Equatable>(
    _ samples: [(Value, String)], refused: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for (value, json) in samples {
      #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == json, sourceLocation: sourceLocation)
      #expect(try JSONDecoder().decode(Value.self, from: Data(json.utf8)) == value, sourceLocation: sourceLocation)
    }
    for json in refused {
      #expect(throws: DecodingError.self, "\(json)", sourceLocation: sourceLocation) {
        try JSONDecoder().decode(Value.self, from: Data(json.utf8))
      }
    }
  }

  @Test("Ids, codes and currencies are strings")
  func names() throws {
    let long = String(repeating: "x", count: 256)
    try expect(
      [("a/1" as SKU, #""a/1""#), ("é", #""é""#), (SKU(long), "\"\(long)\"")], refused: [#""""#, "\"\(long)x\"", "1"])
    try expect([("p" as PromotionID, #""p""#)], refused: ["null"])
    try expect([(" spring25" as CouponCode, #""SPRING25""#)], refused: [#"" ""#])
    try expect([(Currency.eur, #""EUR""#)], refused: [#""EURO""#, #""eur""#])
  }

  @Test("Amounts, rates and times are strings")
  func figures() throws {
    try expect(
      [("19.90" as Amount, #""19.90""#), (Amount(minorUnits: 5, currency: .jpy), #""5""#)],
      refused: [#""1,5""#, "19.9"])
    try expect([("12.50" as Rate, #""12.5""#)], refused: [#""1001""#, "12.5"])
    try expect(
      [("2026-11-27T18:30:00.5+01:00" as Instant, #""2026-11-27T18:30:00.5+01:00""#)], refused: [#""now""#, "0"])
    try expect([("2026-11-27" as LocalDate, #""2026-11-27""#)], refused: [#""2027-02-29""#])
    try expect([("18:00" as TimeOfDay, #""18:00""#), ("24:00", #""24:00""#)], refused: [#""24:01""#])
    try expect([("P1DT12H" as TimeSpan, #""P1DT12H""#)], refused: [#""PT0S""#])
    try expect([("P1M" as BillingInterval, #""P1M""#)], refused: [#""P0M""#])
  }

  @Test("Money is an object of amount and currency")
  func money() throws {
    func json(_ amount: String, _ currency: String) -> String { #"{"amount":"\#(amount)","currency":"\#(currency)"}"# }
    try expect(
      [
        (Money(minorUnits: 1240, currency: .eur), json("12.40", "EUR")),
        (Money(minorUnits: -5, currency: .eur), json("-0.05", "EUR")),
        (Money(minorUnits: 0, currency: .jpy), json("0", "JPY")),
        (Money(minorUnits: .max, currency: .kwd), json("9223372036854775.807", "KWD")),
        (Money(minorUnits: .min, currency: .clf), json("-922337203685477.5808", "CLF")),
      ],
      refused: [
        json("12.401", "EUR"), json("1.0", "JPY"), json("", "EUR"), json("-", "EUR"), json(".5", "EUR"),
        json("5.", "EUR"),
        json("05", "EUR"), json("1.2.3", "EUR"), json("+1", "EUR"), json("9223372036854775.808", "KWD"),
        json("-922337203685477.5809", "CLF"), json("92233720368547758070", "EUR"), json("1", "EURO"),
        #"{"amount":"1"}"#,
      ])
    let decoded = try JSONDecoder().decode(
      [Money].self, from: Data("[\(json("12.4", "EUR")),\(json("0.5", "EUR"))]".utf8))
    #expect(decoded == [Money(minorUnits: 1240, currency: .eur), Money(minorUnits: 50, currency: .eur)])
  }

  @Test("Values of attributes are strings, numbers, booleans and lists")
  func attributes() throws {
    try expect(
      [
        ("red" as AttributeValue, #""red""#), (1.5, "1.5"), (1, "1"), (0, "0"), (true, "true"), (false, "false"),
        (["S", "M"], #"["S","M"]"#), ([], "[]"),
      ],
      refused: ["null", "[1]", #"{"a":1}"#])
    #expect(throws: EncodingError.self) { try JSONEncoder().encode([AttributeValue.number(.nan)]) }
  }

  @Test("Ids, codes and currencies are keys of dictionaries")
  func keys() throws {
    try expect([(["A": 1] as [SKU: Int], #"{"A":1}"#)], refused: [#"{"":1}"#])
    try expect([(["A": 1] as [CouponCode: Int], #"{"A":1}"#)], refused: [#"{" ":1}"#])
    try expect([([.eur: "1.5"] as [Currency: Amount], #"{"EUR":"1.5"}"#)], refused: [#"{"EURO":"1"}"#])
  }

  @Test("Malformed literals are not encoded")
  func malformed() {
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["" as SKU]) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode([" " as CouponCode]) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["EURO" as Currency]) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["1,5" as Amount]) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["1,5" as Rate]) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["tomorrow" as Instant]) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["2027-02-29" as LocalDate]) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["noon" as TimeOfDay]) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["PT0S" as TimeSpan]) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["P0M" as BillingInterval]) }
  }
}
