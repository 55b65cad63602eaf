// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.2 and §1.5.
@Suite("Values: amounts of minor units")
struct AmountFormTests {
  @Test("keep each currency, and have a value in no other")
  func keepCurrency() {
    for currency in Currency.all {
      let amount = Amount(minorUnits: 1000, currency: currency)
      #expect(amount.currency == currency && amount.isWellFormed)
      for other in Currency.all {
        #expect(amount.minorUnits(in: other) == (other == currency ? 1000 : nil), "\(currency) \(other)")
        #expect(amount.minorUnitsIfWritten(in: other) == (other == currency ? 1000 : nil), "\(currency) \(other)")
        #expect(amount.problem(in: other) == (other == currency ? nil : .otherCurrency), "\(currency) \(other)")
      }
    }
    #expect(Amount("10.00").currency == nil)
    #expect(Amount("10.00").minorUnits(in: .usd) == 1000)
    #expect(Amount("10.00").minorUnitsIfWritten(in: .usd) == 1000)
    #expect(Amount("10").minorUnitsIfWritten(in: .usd) == nil)
  }

  @Test("equal what is written alike, as they are read back")
  func equality() {
    let amount = Amount(minorUnits: 1000, currency: .eur)
    #expect(amount == "10.00" && amount.hashValue == Amount("10.00").hashValue)
    #expect(amount != "10" && amount != "10.0")
    #expect(amount == Amount(minorUnits: 1000, currency: .usd))
    #expect(amount != Amount(minorUnits: 1000, currency: .kwd))
    #expect(amount.description == "10.00")
  }

  @Test("are malformed if they are negative or of an unknown currency")
  func malformed() {
    #expect(Amount(minorUnits: -5, currency: .eur).description == "-0.05")
    #expect(Amount(minorUnits: 5, currency: "EU").description == "5 EU")
    for amount in [Amount(minorUnits: -5, currency: .eur), Amount(minorUnits: 5, currency: "EU")] {
      #expect(!amount.isWellFormed && amount.currency == nil && amount.minorUnits(in: .eur) == nil)
    }
  }

  @Test("have the limits of amounts")
  func limits() {
    let most: Int64 = 1_000_000_000_000_000
    #expect(Amount(minorUnits: most, currency: .eur).minorUnits(in: .eur) == most)
    #expect(Amount(minorUnits: most + 1, currency: .eur).problem(in: .eur) == .tooLarge)
    #expect(Amount(minorUnits: most + 1, currency: .eur).minorUnitsIfWritten(in: .eur) == nil)
    #expect(Amount(minorUnits: .max, currency: .clf).problem(in: .clf) == .tooLarge)
  }

  @Test("of another currency than the cart's are a fault, wherever they are")
  func faults() throws {
    let yen = Amount(minorUnits: 1000, currency: .jpy)
    var cart = Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: yen)])
    func faults() throws -> [String] {
      try #require(throws: PricingError.self) { try priced(cart, []) }.faults.map(\.description)
    }
    #expect(try faults() == [#"cart.lines[0].unitPrice: "1000" is an amount of JPY"#])
    cart.lines[0].unitPrice = Amount(minorUnits: 1000, currency: .eur)
    #expect(try priced(cart, []).total.minorUnits == 1000)
    cart.fees = [CartFee("f", kind: "deposit", amount: yen)]
    #expect(try faults() == [#"cart.fees[0].amount: "1000" is an amount of JPY"#])
    cart.fees = []
    cart.shipping = CartShipping(method: "post", cost: yen)
    #expect(try faults() == [#"cart.shipping.cost: "1000" is an amount of JPY"#])
    let set = PromotionSet(currency: .eur, [Promotion("p", actions: [.discount(.amount(.plain(yen)), on: .cart)])])
    let wrong = try #require(throws: PricingError.self) { try PricingEngine(set) }
    #expect(
      wrong.faults.map(\.description) == [#"promotions[0].actions[0].discount.amount: "1000" is an amount of JPY"#])
    let table = PromotionSet(
      currency: .eur, [Promotion("p", actions: [.discount(.amount(.table([.eur: yen, .jpy: yen])), on: .cart)])])
    let wrongInTable = try #require(throws: PricingError.self) { try PricingEngine(table) }
    #expect(
      wrongInTable.faults.map(\.description) == [
        #"promotions[0].actions[0].discount.amount.EUR: "1000" is an amount of JPY"#
      ])
  }
}
