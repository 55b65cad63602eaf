// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.1, §1.3 and §1.4.
@Suite("Currencies without decimals and with three")
struct CurrencyDecimalsTests {
  @Test("Currencies without decimals and with three are exact in their own minor units")
  func decimals() throws {
    let promotion = Promotion("p", actions: [.discount(.percent("10"), on: .cart)])
    let yen = Cart(currency: .jpy, lines: [CartLine("1", sku: "A", quantity: 3, unitPrice: "99")])
    // 10 % of 297 is 29.7
    #expect(try priced(yen, [promotion]).total.amountText == "267")
    let dinar = Cart(currency: .kwd, lines: [CartLine("1", sku: "A", unitPrice: "1.005")])
    // 100.5 is 0.101
    #expect(try priced(dinar, [promotion]).total.amountText == "0.904")
  }
}

/// Tests §1.4.
@Suite("Values: currencies")
struct CurrencyTests {
  @Test(arguments: [
    ("EUR", 2), ("USD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("UYW", 4), ("AED", 2), ("ZMW", 2), ("ISK", 0),
    ("HUF", 2),
    ("XAF", 0), ("TND", 3), ("MGA", 2), ("UYI", 0),
  ])
  func `A currency has its decimals`(_ code: String, _ decimals: Int) throws {
    let currency = try #require(Currency(code: code))
    #expect(currency.decimals == decimals)
    #expect(currency.code == code)
    #expect(currency.isKnown)
    #expect(currency == Currency(stringLiteral: code))
  }

  @Test(arguments: ["", "EU", "EURO", "eur", "Eur", "XXX", "AAA", "ZZZ", " EUR", "€", "\0\0\0", "XAU", "DEM", "BG1"])
  func `Any other text is no currency`(_ code: String) {
    #expect(Currency(code: code) == nil)
    #expect(!Currency(stringLiteral: code).isKnown)
    #expect(Currency(stringLiteral: code).decimals == 0)
  }

  @Test func `An unknown literal keeps a code of three characters`() {
    #expect(Currency(stringLiteral: "XXX").code == "XXX")
    #expect(Currency(stringLiteral: "eur").code == "eur")
    #expect(Currency(stringLiteral: "EURO").code == "")
    #expect(Currency(stringLiteral: "").code == "")
  }

  @Test func `The table has 164 currencies in the order of their codes`() {
    let all = Currency.all
    #expect(all.count == 164)
    #expect(all.first?.code == "AED")
    #expect(all.last?.code == "ZMW")
    #expect(all == all.sorted())
    #expect(all.map(\.code) == all.map(\.code).sorted())
    #expect(Set(all).count == 164)
    #expect(all.allSatisfy { Currency(code: $0.code) == $0 && $0.isKnown })
    #expect(all.filter { $0.decimals == 0 }.count == 17)
    #expect(all.filter { $0.decimals == 3 }.map(\.code) == ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
    #expect(all.filter { $0.decimals == 4 }.map(\.code) == ["CLF", "UYW"])
  }

  @Test func `The named currencies are known`() {
    let named: [Currency] = [
      .aud, .bhd, .brl, .cad, .chf, .clf, .cny, .czk, .dkk, .eur, .gbp, .huf, .inr, .jpy, .krw, .kwd, .mxn, .nok, .nzd,
      .pln,
      .sek, .sgd, .usd,
    ]
    #expect(named.allSatisfy { $0.isKnown })
    #expect(named == named.sorted())
    #expect(Currency.chf < .eur)
    #expect(!(Currency.eur < .eur))
    #expect("\(Currency.pln)" == "PLN")
  }
}
