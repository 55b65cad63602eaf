// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §11.12 and §11.14.
@Suite("Figures and counts at their limits")
struct HostileFigureTests {
  let now = PricingContext(now: Instant(secondsSinceEpoch: 1_795_900_000), explain: .all)
  let most: Amount = "10000000000000.00"

  func lines(_ count: Int, quantity: Int, unitPrice: Amount = "0.07") -> [CartLine] {
    (0..<count).map { CartLine(LineID("l\($0)"), sku: SKU("S\($0 % 1000)"), quantity: quantity, unitPrice: unitPrice) }
  }

  func price(_ promotions: [Promotion], _ cart: Cart) throws -> PricedCart {
    try PricingEngine(PromotionSet(currency: .eur, promotions)).price(cart, in: now)
  }

  func code(_ promotions: [Promotion], _ cart: Cart) -> Fault.Code? {
    do { _ = try price(promotions, cart) } catch let error as PricingError { return error.faults.first?.code } catch {}
    return nil
  }

  @Test("10,000 lines of 1,000,000,000 units are priced with every kind of action")
  func largeCart() throws {
    let actions: [PromotionAction] = [
      .discount(.percent("33.3333"), on: .items(.all, count: 999_999_999)), .discount(.percent("7"), on: .cart),
      .discount(.price("0.05"), on: .group(.all, reward: .cheapest)),
      .discount(.price("0.11"), on: .bundle([BundlePart(.sku("S1")), BundlePart(.sku("S2"), count: 2)])),
      .gift("S3", quantity: 1, unitPrice: "0.01", mode: .addMissing),
    ]
    let cart = Cart(currency: .eur, lines: lines(10_000, quantity: 1_000_000_000))
    let priced = try price([Promotion("p", actions: actions)], cart)
    #expect(priced.total.minorUnits == priced.subtotal.minorUnits - priced.discount.minorUnits)
    #expect(priced.lines.allSatisfy { $0.units.count < 8 })
  }

  @Test("groups of 1 on 1,000,000,000 units cost as little as on one")
  func groups() throws {
    let cart = Cart(currency: .eur, lines: lines(1, quantity: 1_000_000_000))
    for reward in [GroupTarget.Reward.cheapest, .mostExpensive, .all] {
      let promotion = Promotion(
        "p", calculateRule: .quantity(minimum: 1), actions: [.discount(.price("0.05"), on: .group(reward: reward))])
      #expect(try price([promotion], cart).discount.minorUnits == 2_000_000_000)
    }
  }

  @Test("sums beyond 64 bits are out of range")
  func sums() {
    #expect(code([], Cart(currency: .eur, lines: lines(1, quantity: 9_224, unitPrice: most))) == .amountOutOfRange)
    #expect(code([], Cart(currency: .eur, lines: lines(9_224, quantity: 1, unitPrice: most))) == .amountOutOfRange)
    #expect(code([], Cart(currency: .eur, lines: lines(9_223, quantity: 1, unitPrice: most))) == nil)
    #expect(
      code([], Cart(currency: .eur, lines: lines(1, quantity: 1_000_000_000, unitPrice: most))) == .amountOutOfRange)
    // the lines are just within, shipping makes it too much
    let shipped = Cart(
      currency: .eur, lines: lines(9_223, quantity: 1, unitPrice: most), shipping: CartShipping(method: "m", cost: most)
    )
    #expect(code([], shipped) == .amountOutOfRange)
    var taxed = Cart(currency: .eur, lines: lines(2, quantity: 900, unitPrice: most))
    for line in taxed.lines.indices { taxed.lines[line].taxRate = "1000" }
    #expect(code([], taxed) == .amountOutOfRange)
  }

  @Test("promotions that cut ever more runs stop at 1,000,000 of them")
  func runs() {
    // each promotion cuts one unit more off each line, at another price
    let promotions = (0..<150).map { place in
      Promotion(
        PromotionID("p\(place)"), priority: -place,
        actions: [
          .discount(.price(.plain(Amount(minorUnits: Int64(150 - place), currency: .eur))), on: .group(reward: .all))
        ]
      )
    }
    let cart = Cart(currency: .eur, lines: lines(10_000, quantity: 1_000, unitPrice: "2.00"))
    _ = code(promotions, cart)
    let cutting = (0..<150).map { place in
      Promotion(
        PromotionID("p\(place)"), priority: -place,
        actions: [
          .discount(
            .amount(.plain(Amount(minorUnits: 12_345_677 + Int64(place) * 1_000_003, currency: .eur))), on: .cart)
        ])
    }
    _ = code(cutting, cart)
  }

  @Test("100 actions with bundles of 1,000 parts come back")
  func bundles() throws {
    let parts = (0..<1_000).map { BundlePart(.sku(SKU("S\($0 % 20)"))) }
    let actions = (0..<100).map { _ in PromotionAction.discount(.percent("1"), on: .bundle(parts)) }
    let cart = Cart(currency: .eur, lines: lines(20, quantity: 120, unitPrice: "1.00"))
    let priced = try price([Promotion("p", actions: actions)], cart)
    #expect(priced.discount.minorUnits > 0)
    let same = (0..<1_000).map { _ in BundlePart(.all, count: 1_000_000_000) }
    let huge = Cart(currency: .eur, lines: lines(1_000, quantity: 1_000_000_000))
    let action = PromotionAction.discount(.price("0.01"), on: .bundle(same))
    #expect(try price([Promotion("p", actions: [action])], huge).discount.minorUnits == 7_000_000_000_000 - 1)
  }

  @Test("tiers, scales and segments as long as they may be")
  func lists() throws {
    let steps = (0..<1_000).map { TierStep(from: .count($0), .percent("10", base: .current)) }
    let tiers = Promotion(
      "p", actions: Array(repeating: .discount(.tiers(by: .quantity, steps), on: .cart), count: 100))
    var cart = Cart(currency: .eur, lines: lines(100, quantity: 500, unitPrice: "1.00"))
    for line in cart.lines.indices {
      cart.lines[line].priceScale = (0..<1_000).map { PriceScaleEntry(from: $0, unitPrice: "1.00") }
    }
    #expect(try price([tiers], cart).subtotal.minorUnits == 5_000_000)
    let many = TierStep(from: .count(1_000), .percent("10", base: .current))
    let tooMany = Promotion("p", actions: [.discount(.tiers(by: .quantity, steps + [many]), on: .cart)])
    #expect(code([tooMany], cart) == .invalid)
  }

  @Test("fees and promotions as many as they may be for one cart")
  func fees() throws {
    let fees = (0..<1_000).map { CartFee(FeeID("f\($0)"), kind: "k", amount: "1.00") }
    let promotions = (0..<20).map { place in
      Promotion(
        PromotionID("p\(place)"), actions: Array(repeating: .discount(.percent("0.5"), on: .fees), count: 100))
    }
    let priced = try price(promotions, Cart(currency: .eur, lines: [], fees: fees))
    #expect(priced.fees.count == 1_000)
  }
}
