// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import RequestGenerator
import Testing

/// Tests §O3.16.
@Suite("Usage keys")
struct UsageKeysTests {
  @Test("Keys are promotions with limits, their periods, campaigns with limits, and entered codes")
  func all() throws {
    let keys = try ClaimFixture(
      set: ",'campaigns':[{'id':'g','maxUsesTotal':8},{'id':'h'}]",
      promotions: [
        ("q", ",'campaign':'g'"), ("r", ",'campaign':'h'"),
        (
          "p",
          ",'constraints':{'limits':[{'maxUses':1,'during':'year'},{'maxUses':1,'per':'customer','during':'week'},"
            + "{'budget':'5','during':'year'},{'maxUses':9}]}"
        ),
        ("o", ",'constraints':{'maxUsesTotal':1}"),
      ], coupons: "['z','NOBODY','Z','']"
    ).usageKeys
    let periods = [
      Counter.Period(during: .week, from: "2026-11-30"), Counter.Period(during: .year, from: "2026-01-01"),
    ]
    #expect(
      keys
        == UsageKeys(
          promotions: [UsageKeys.Promotion("o"), UsageKeys.Promotion("p", periods: periods)],
          coupons: ["NOBODY", "Z"], campaigns: ["g"], customer: "anna", currency: .eur))
  }

  /// Further keys of a promotion with a limit, and whether it can be eligible whatever was used before.
  static let promotions: [(keys: String, canBeEligible: Bool)] = [
    ("", true),
    (",'when':{'subtotal':{'atLeast':'100'}}", true),
    (",'when':{'subtotal':{'atLeast':'101'}}", false),
    (",'when':{'subtotal':{'atLeast':'101','after':'items'}}", true),
    (",'active':false", false),
    (",'validFrom':'2026-12-02T00:00:00Z'", false),
    (",'validUntil':'2026-12-02T00:00:00Z'", true),
    (",'coupons':['K']", true),
    (",'coupons':['L']", false),
    (",'campaign':'off'", false),
  ]

  @Test("A promotion that a reason other than usage refuses is no key", arguments: promotions)
  func eligible(keys: String, canBeEligible: Bool) throws {
    let found = try ClaimFixture(
      set: ",'campaigns':[{'id':'off','active':false}]",
      promotions: [("p", keys + ",'constraints':{'maxUsesTotal':1}")], coupons: "['K']"
    ).usageKeys
    #expect(found.promotions.map { $0.id } == (canBeEligible ? ["p"] : []))
  }

  @Test("What was used before makes no difference, even where a limit is reached")
  func usageMakesNoDifference() throws {
    let fixture = ClaimFixture(
      promotions: [
        ("p", ",'coupons':[{'code':'K','maxUses':1}],'constraints':{'maxUsesTotal':1}")
      ], coupons: "['K']")
    var request = try fixture.request
    request.context.usage = Usage(
      promotions: ["p": PromotionUsage(total: 1, customerTotal: 1, spent: "5")],
      coupons: ["K": CouponUsage(total: 1, customerTotal: 1)])
    let engine = try PricingEngine(request.promotions)
    #expect(try engine.usageKeys(for: request.cart, in: request.context) == fixture.usageKeys)
    #expect(try fixture.usageKeys.promotions == [UsageKeys.Promotion("p")])
  }

  @Test("Faults of the cart are thrown")
  func faults() throws {
    let request = try ClaimFixture().request
    let engine = try PricingEngine(request.promotions)
    let cart = Cart(currency: .eur, lines: [CartLine("a", sku: "A", quantity: 0, unitPrice: "1")])
    let error = #expect(throws: PricingError.self) { try engine.usageKeys(for: cart, in: request.context) }
    #expect(error?.faults.map { $0.path.description } == ["cart.lines[0].quantity"])
  }

  @Test("A pricing with the usage of the keys alone has the result of one with all usage")
  func sufficient() throws {
    var (read, left) = (0, 0)
    for seed in 1...UInt64(1500) {
      let request =
        seed % 3 == 0 ? RequestGenerator.conflictingRequest(seed: seed) : RequestGenerator.request(seed: seed)
      guard let engine = try? PricingEngine(request.promotions),
        let priced = try? engine.price(request.cart, in: request.context)
      else { continue }
      let keys = try engine.usageKeys(for: request.cart, in: request.context)
      var context = request.context
      context.usage = context.usage.limited(to: keys)
      #expect(try engine.price(request.cart, in: context).json == priced.json, "seed \(seed)")
      read += context.usage.promotions.count + context.usage.coupons.count + context.usage.campaigns.count
      left += request.context.usage.promotions.count - context.usage.promotions.count
    }
    #expect(read > 100 && left > 100, "\(read) counters read, \(left) left out")
  }
}

extension Usage {
  /// The part of the usage that keys name.
  fileprivate func limited(to keys: UsageKeys) -> Usage {
    let ids = Set(keys.promotions.map { $0.id })
    return Usage(
      promotions: promotions.filter { ids.contains($0.key) },
      coupons: coupons.filter { keys.coupons.contains($0.key) },
      campaigns: campaigns.filter { keys.campaigns.contains($0.key) })
  }
}
