// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.5 and §1.6.
@Suite("Values: amounts by currency")
struct AmountByCurrencyTests {
  @Test func `An amount by currency has the values it names`() {
    let plain: AmountByCurrency = "20.00"
    #expect(plain == .plain("20.00"))
    #expect(plain.minorUnits(in: .eur, plainIn: .eur) == 2000)
    #expect(plain.minorUnits(in: .usd, plainIn: .eur) == nil)
    #expect(plain.minorUnits(in: .eur, plainIn: nil) == nil)
    let table: AmountByCurrency = ["EUR": "20", "CHF": "22", "JPY": "1.5"]
    #expect(table.minorUnits(in: .eur, plainIn: .chf) == 2000)
    #expect(table.minorUnits(in: .chf, plainIn: nil) == 2200)
    #expect(table.minorUnits(in: .usd, plainIn: .usd) == nil)
    #expect(table.minorUnits(in: .jpy, plainIn: nil) == nil)
    #expect(([:] as AmountByCurrency).minorUnits(in: .eur, plainIn: .eur) == nil)
  }

  @Test func `A currency that a literal names twice is a fault`() {
    let table: AmountByCurrency = ["EUR": "20", "CHF": "22", "EUR": "20"]
    #expect(!table.isWellFormed)
    #expect(table.minorUnits(in: .eur, plainIn: .eur) == nil)
    #expect(table.minorUnits(in: .chf, plainIn: .eur) == 2200)
    let promotion = Promotion("p", actions: [.discount(.amount(table), on: .cart)])
    do throws(PricingError) {
      _ = try PricingEngine(PromotionSet(currency: .eur, [promotion]))
      Issue.record("no fault")
    } catch {
      #expect(error.faults.count == 1)
      #expect(error.faults[0].path.description == "promotions[0].actions[0].discount.amount.EUR")
    }
  }
}
