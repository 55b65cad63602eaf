// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Values: malformed literals")
struct MalformedLiteralTests {
  /// Checks that literals of a type are kept as malformed values that equal no other literal.
  private func check<Value: Hashable & ExpressibleByStringLiteral & CustomStringConvertible>(
    _ type: Value.Type, malformed: [(text: Value.StringLiteralType, description: String)],
    good: [Value.StringLiteralType], _ isWellFormed: (Value) -> Bool
  ) where Value.StringLiteralType == String {
    let values = malformed.map { Value(stringLiteral: $0.text) }
    for (value, sample) in zip(values, malformed) {
      let isGood = isWellFormed(value)
      #expect(!isGood, "\(type) \(sample.text)")
      #expect(value.description == sample.description, "\(type)")
    }
    let all = values + good.map { Value(stringLiteral: $0) }
    let areGood = all.suffix(good.count).allSatisfy(isWellFormed)
    #expect(areGood, "\(type)")
    #expect(Set(all).count == all.count, "\(type)")
    for (index, value) in all.enumerated() {
      #expect(all.firstIndex(of: value) == index, "\(type) \(value)")
    }
  }

  @Test("are kept with the start of their text, and equal nothing else")
  func kept() {
    check(
      Amount.self, malformed: [("1,5", "1,5"), ("", ""), ("-1", "-1"), ("1234567x", "1234567…")],
      good: ["0", "1.5", "15"]
    ) { $0.isWellFormed }
    check(
      Rate.self, malformed: [("1,5", "1,5"), ("", ""), ("1000.1", "1000.1"), ("0.00001", "0.00001")],
      good: ["0", "1.5", "1000"]
    ) { $0.isWellFormed }
    check(
      Instant.self,
      malformed: [
        ("2026-11-25 12:00", "2026-11…"), ("tomorrow", "tomorro…"), ("", ""), ("now", "now"),
        ("2027-02-29T00:00:00Z", "2027-02…"),
      ],
      good: ["1970-01-01T00:00:00Z", "2026-11-25T12:00:00Z"]
    ) { $0.isWellFormed }
    check(
      LocalDate.self,
      malformed: [("1990-13-25", "1990-13…"), ("", ""), ("0000-01-01", "0000-01…"), ("today", "today")],
      good: ["0001-01-01", "1990-12-25"]
    ) { $0.isWellFormed }
    check(
      TimeOfDay.self, malformed: [("24:01", "24:01"), ("", ""), ("9:00", "9:00"), ("noon", "noon")],
      good: ["00:00", "09:00", "24:00"]
    ) { $0.isWellFormed }
    check(
      TimeSpan.self, malformed: [("PT0S", "PT0S"), ("", ""), ("P1M", "P1M"), ("30 days or so", "30 days…")],
      good: ["PT1S", "P1D", "PT24H"]
    ) { $0.isWellFormed }
    check(
      BillingInterval.self, malformed: [("P0M", "P0M"), ("", ""), ("monthly", "monthly"), ("P1M15D", "P1M15D")],
      good: ["P1M", "P1D"]
    ) { $0.isWellFormed }
    check(
      Currency.self,
      malformed: [("EURO", "EURO"), ("", ""), ("EU", "EU"), ("eur", "eur"), ("Dollars", "Dol…"), ("E", "E")],
      good: ["EUR", "JPY"]
    ) { $0.isWellFormed }
    check(
      CouponCode.self, malformed: [("", ""), (String(repeating: "X", count: 257), String(repeating: "X", count: 257))],
      good: ["X", String(repeating: "X", count: 256)]
    ) { $0.isWellFormed }
    check(
      SKU.self, malformed: [("", ""), (String(repeating: "x", count: 257), String(repeating: "x", count: 257))],
      good: ["x", String(repeating: "x", count: 15), String(repeating: "x", count: 256)]
    ) { $0.isWellFormed }
  }

  @Test("of numbers and of amounts by currency are seen")
  func nested() {
    let numbers: [(AttributeValue, Bool)] = [
      (1.5, true), (.number(.nan), false), (.number(.infinity), false), (.number(-.infinity), false), ("", true),
      ([], true),
    ]
    for (value, isWellFormed) in numbers { #expect(value.isWellFormed == isWellFormed, "\(value)") }
    let amounts: [(AmountByCurrency, Bool)] = [
      ("20", true), ("1,5", false), (["EUR": "20", "CHF": "22"], true), (["EURO": "20"], false),
      (["EUR": "2,0"], false),
    ]
    for (value, isWellFormed) in amounts { #expect(value.isWellFormed == isWellFormed, "\(value)") }
  }

  @Test("have one order, with each other and with the good ones")
  func ordered() {
    func check<Value: Comparable & CustomStringConvertible>(_ values: [Value], sorted: [String]) {
      #expect(values.sorted().map(\.description) == sorted)
      #expect(values.reversed().sorted().map(\.description) == sorted)
      for left in values {
        for right in values {
          #expect([left < right, right < left, left == right].filter { $0 }.count == 1, "\(left) \(right)")
        }
      }
    }
    check(["noon", "09:00", "24:00", "24:01"] as [TimeOfDay], sorted: ["09:00", "24:00", "24:01", "noon"])
    check(["x", "2", "1.5", "1,5"] as [Rate], sorted: ["1.5", "2", "1,5", "x"])
    check(
      ["today", "0001-01-01", "1990-12-25", "1990-13-25"] as [LocalDate],
      sorted: ["1990-13…", "today", "0001-01-01", "1990-12-25"])
    check(["EURO", "EUR", "USD", "eur", ""] as [Currency], sorted: ["", "EURO", "EUR", "USD", "eur"])
  }

  @Test("have arithmetic that ends")
  func arithmetic() throws {
    for text in ["", "tomorrow", "2026-11-25 12:00", "\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}", "ÿÿÿÿÿÿÿÿ"] {
      let instant = Instant(stringLiteral: text)
      #expect(instant.secondsSinceEpoch == 0 && instant.nanoseconds == 0)
      #expect((0..<86_400).contains(instant.localSecondOfDay))
      #expect(!instant.localDate.isWellFormed)
      #expect(!instant.isBefore(instant) && instant.isAtOrBefore(instant))
      let date = LocalDate(stringLiteral: text)
      #expect((date.year, date.month, date.day) == (0, 0, 0))
      #expect(Weekday.allCases.contains(date.weekday))
      let rate = Rate(stringLiteral: text)
      #expect(rate.partsPerMillion == 0 && rate.of(.max, rounding: .halfUp) == 0)
      #expect(TimeSpan(stringLiteral: text).seconds == 0)
      #expect(TimeOfDay(stringLiteral: text).minutes == 0)
      #expect(Amount(stringLiteral: text).minorUnits(in: .eur) == nil)
      #expect(Amount(stringLiteral: text).problem(in: .eur) == .malformed)
    }
  }

  @Test("are written as they are, so that reading them back is a fault")
  func written() {
    let context = PricingContext(now: "tomorrow", customer: PricingCustomer("c", dates: ["birthday": "1990-13-25"]))
    #expect(context.json.contains(#""now":"tomorro…""#))
    #expect(context.json.contains(#""birthday":"1990-13…""#))
    #expect(Cart(currency: "EURO").json.contains(#""currency":"EURO""#))
    #expect(Cart(currency: "\"\"\"").json.contains(#""currency":"\"\"\"""#))
  }
}
