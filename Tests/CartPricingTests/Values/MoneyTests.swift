// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.1 and §1.3.
@Suite("Values: money as text")
struct MoneyTextTests {
  @Test func `Minor units are written with the decimals of the currency`() {
    #expect(Amount(minorUnits: 250, currency: .eur) == "2.50")
    #expect(Amount(Money(minorUnits: 250, currency: .eur)) == Amount(minorUnits: 250, currency: .eur))
    #expect(!Amount(Money(minorUnits: -1, currency: .eur)).isWellFormed)
    #expect(Amount(minorUnits: 0, currency: .eur) == "0.00")
    #expect(Amount(minorUnits: 5, currency: .kwd) == "0.005")
    #expect(Amount(minorUnits: 2000, currency: .jpy) == "2000")
    #expect(Amount(minorUnits: 1_000_000_000_000_001, currency: .eur).problem(in: .eur) == .tooLarge)
    #expect(Amount(minorUnits: .max, currency: .eur).problem(in: .eur) == .tooLarge)
    for negative in [-1, -250, Int64.min] {
      #expect(!Amount(minorUnits: negative, currency: .eur).isWellFormed)
    }
    #expect(Amount(minorUnits: -250, currency: .eur).description == "-2.50")
  }

  @Test(
    arguments: [
      (1240, Currency.usd, "12.40"), (0, .usd, "0.00"), (5, .usd, "0.05"), (99, .usd, "0.99"), (100, .usd, "1.00"),
      (-5, .eur, "-0.05"), (-100, .eur, "-1.00"), (2000, .jpy, "2000"), (0, .jpy, "0"), (-7, .jpy, "-7"),
      (1250, .kwd, "1.250"), (1, .kwd, "0.001"), (12345, .clf, "1.2345"), (.max, .eur, "92233720368547758.07"),
      (.min, .eur, "-92233720368547758.08"), (.min, .jpy, "-9223372036854775808"),
    ] as [(Int64, Currency, String)])
  func `Money is written with exactly the decimals of its currency`(
    _ units: Int64, _ currency: Currency, _ text: String
  ) {
    let money = Money(minorUnits: units, currency: currency)
    #expect(money.amountText == text)
    #expect(money.description == text + " " + currency.code)
    var bytes = Array("x".utf8)
    Money.append(Int128(units), decimals: currency.decimals, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "x" + text)
  }

  @Test func `Wide figures are written whole`() {
    func text(_ units: Int128, _ decimals: Int) -> String {
      var bytes: [UInt8] = []
      Money.append(units, decimals: decimals, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(text(200_000_000_000_000_000_000, 2) == "2000000000000000000.00")
    #expect(text(-18_446_744_073_709_551_616, 0) == "-18446744073709551616")
    #expect(text(.max, 4) == "17014118346046923173168730371588410.5727")
    #expect(text(.min, 3) == "-170141183460469231731687303715884105.728")
  }
}

/// Tests §1.1 and §1.11.
@Suite("Values: arithmetic with money")
struct MoneyTests {
  private func eur(_ cents: Int64) -> Money { Money(minorUnits: cents, currency: .eur) }

  @Test("Sums and differences of one currency")
  func sums() throws {
    #expect(try eur(1240) + eur(-40) == eur(1200))
    #expect(try eur(5) - eur(10) == eur(-5))
    #expect(try eur(1) + eur(2) + eur(3) - eur(4) == eur(2))
    #expect(try eur(.max) - eur(.max) == eur(0))
  }

  @Test("Comparisons of one currency", arguments: [(1, 2), (2, 1), (2, 2), (-3, 2)] as [(Int64, Int64)])
  func comparisons(left: Int64, right: Int64) throws {
    #expect(try (eur(left) < eur(right)) == (left < right))
    #expect(try (eur(left) <= eur(right)) == (left <= right))
    #expect(try (eur(left) > eur(right)) == (left > right))
    #expect(try (eur(left) >= eur(right)) == (left >= right))
    #expect(try [eur(left), eur(right)].sorted { try $0 < $1 } == [eur(min(left, right)), eur(max(left, right))])
  }

  @Test("Different currencies and results outside 64 bits are errors")
  func errors() {
    let (euros, dollars) = (eur(1), Money(minorUnits: 1, currency: .usd))
    let different = Money.ArithmeticError.differentCurrencies(.eur, .usd)
    #expect(throws: different) { try euros + dollars }
    #expect(throws: different) { try euros - dollars }
    #expect(throws: different) { try euros < dollars }
    #expect(throws: different) { try euros <= dollars }
    #expect(throws: Money.ArithmeticError.differentCurrencies(.usd, .eur)) { try euros > dollars }
    #expect(throws: Money.ArithmeticError.differentCurrencies(.usd, .eur)) { try euros >= dollars }
    #expect(throws: Money.ArithmeticError.outOfRange) { try eur(.max) + eur(1) }
    #expect(throws: Money.ArithmeticError.outOfRange) { try eur(.min) - eur(1) }
    #expect("\(different)" == "EUR and USD are different currencies")
  }
}
