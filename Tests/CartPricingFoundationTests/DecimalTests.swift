// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingFoundation
import Foundation
import Testing

@Suite("Decimals and locales")
struct DecimalTests {
  @Test(
    "Amounts and decimals turn into each other exactly",
    arguments: ["0", "0.05", "19.9", "1234567890123.4567", "9223372036854775807", "0.000000000000000001"])
  func amounts(text: String) throws {
    let amount = try #require(Amount(parsing: text))
    let decimal = try #require(Decimal(amount))
    #expect(decimal == Decimal(string: text))
    #expect(Amount(decimal) == amount)
  }

  @Test("What is no amount becomes none")
  func noAmounts() {
    #expect(Amount(Decimal(-1)) == nil)
    #expect(Amount(Decimal.nan) == nil)
    #expect(Decimal("1,5" as Amount) == nil)
    #expect(Decimal("007" as Amount) == nil)
    #expect(Decimal("99999999999999999999" as Amount) == nil)
    #expect(Decimal("19.90" as Amount)?.description == "19.9")
  }

  @Test(
    "A currency holds a decimal exactly or not at all",
    arguments: [
      ("19.9", .eur, "19.90"), ("1.999", .eur, nil), ("0.5", .jpy, nil), ("2000", .jpy, "2000"),
      ("1.25", .kwd, "1.250"),
      ("10000000000000", .eur, "10000000000000.00"), ("10000000000000.01", .eur, nil), ("-1", .eur, nil),
    ] as [(String, Currency, String?)])
  func currencies(text: String, currency: Currency, amount: String?) throws {
    #expect(Amount(try #require(Decimal(string: text)), currency: currency)?.description == amount)
  }

  @Test("Money and decimals turn into each other, below zero too")
  func money() throws {
    for minorUnits in [0, -5, 1240, -100, .max, .min] as [Int64] {
      for currency in [.usd, .jpy, .kwd, .clf] as [Currency] {
        let money = Money(minorUnits: minorUnits, currency: currency)
        #expect(Decimal(money).description == Decimal(string: money.amountText)?.description)
        #expect(Money(Decimal(money), currency: currency) == money)
      }
    }
    #expect(Money(try #require(Decimal(string: "1.999")), currency: .eur) == nil)
    #expect(Money(try #require(Decimal(string: "92233720368547758.08")), currency: .eur) == nil)
    #expect(Money(.nan, currency: .eur) == nil)
  }

  @Test("Rates and decimals turn into each other")
  func rates() throws {
    #expect(Rate(percent: try #require(Decimal(string: "12.50"))) == "12.5")
    #expect(Decimal("12.5" as Rate)?.description == "12.5")
    #expect(Decimal("0" as Rate) == 0)
    #expect(Decimal("12.5 %" as Rate) == nil)
    #expect(Rate(percent: Decimal(1001)) == nil)
    #expect(Rate(percent: Decimal(-1)) == nil)
  }

  @Test(
    "Money is written as a locale does, with all decimals of its currency",
    arguments: [
      ("de_DE", 123_450, .eur, "1.234,50 €"), ("en_US", 123_450, .usd, "$1,234.50"), ("en_US", -5, .usd, "-$0.05"),
      ("en_US", 2000, .jpy, "¥2,000"), ("en_US", 100_000, .huf, "HUF 1,000.00"),
    ] as [(String, Int64, Currency, String)])
  func locales(locale: String, minorUnits: Int64, currency: Currency, text: String) {
    let written = Money(minorUnits: minorUnits, currency: currency).formatted(for: Locale(identifier: locale))
    #expect(written.replacing("\u{A0}", with: " ") == text)
  }
}
