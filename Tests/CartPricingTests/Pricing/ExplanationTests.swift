// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §8.39, §8.40, §8.41, §8.43 and §8.45.
@Suite("Decisions: why promotions are not applied")
struct ExplanationTests: ExplanationFixture {
  @Test("The first reason that holds is the one that is told")
  func reasons() throws {
    var promotion = Promotion(
      "p", isActive: false, validFrom: .at("2027-01-01T00:00:00Z"), validUntil: .at("2026-01-01T00:00:00Z"),
      coupons: [PromotionCoupon("A", maxUses: 0)], when: .segment("x"), actions: [.discount(.percent("0"), on: .cart)],
      constraints: Constraints(
        isSingleUsePerCustomer: true, maxUsesPerCustomer: 0, maxUsesTotal: 0, budget: "0",
        customerSpend: CustomerSpend(atLeast: "1"), requiresSameBillingInterval: true),
      maxDiscount: ["USD": "1"], billingCycles: .first(1), experiment: Experiment("x", from: "0", until: "0"))
    var cart = cart
    cart.lines[2].billing = "P1Y"
    var context = PricingContext(now: .evening, billingCycle: 2, explain: .all)
    func reason() throws -> String? { try priced(cart, [promotion], in: context).reasons.first }
    #expect(try reason() == "p inactive")
    promotion.isActive = true
    #expect(try reason() == "p notStarted")
    promotion.validFrom = nil
    #expect(try reason() == "p expired")
    promotion.validUntil = nil
    #expect(try reason() == "p billingCycleOver")
    context.billingCycle = 1
    #expect(try reason() == "p notInExperiment")
    promotion.experiment = nil
    #expect(try reason() == "p notInCurrency")
    promotion.maxDiscount = nil
    #expect(try reason() == "p couponMissing")
    cart.coupons = ["a"]
    #expect(try reason() == "p notQualified")
    promotion.qualifier = nil
    #expect(try reason() == "p limitReached customerUnknown")
    context.customer = PricingCustomer("c")
    context.usage.promotions["p"] = PromotionUsage(total: 0, customerTotal: 1, spent: "0")
    #expect(try reason() == "p limitReached singleUsePerCustomer")
    promotion.constraints.isSingleUsePerCustomer = false
    #expect(try reason() == "p limitReached maxUsesPerCustomer")
    promotion.constraints.maxUsesPerCustomer = nil
    #expect(try reason() == "p limitReached maxUsesTotal")
    promotion.constraints.maxUsesTotal = nil
    #expect(try reason() == "p limitReached budget")
    promotion.constraints.budget = nil
    #expect(try reason() == "p limitReached couponMaxUses")
    promotion.coupons = ["A"]
    #expect(try reason() == "p customerSpend")
    promotion.constraints.customerSpend = nil
    #expect(try reason() == "p mixedBillingIntervals")
    promotion.constraints.requiresSameBillingInterval = false
    #expect(try reason() == "p noEffect")
    promotion.actions = tenOff
    #expect(try reason() == nil)
  }

  @Test("By default only decisions that have to do with the cart are told")
  func relevant() throws {
    let promotions = [
      Promotion("applied", actions: tenOff),
      Promotion("far", when: .subtotal(of: .sku("Z"), atLeast: "10"), actions: tenOff),
      Promotion("inactive", isActive: false, actions: tenOff),
      Promotion("limited", actions: tenOff, constraints: Constraints(maxUsesTotal: 0)),
      Promotion(
        "limitedVoid", actions: [.discount(.percent("5"), on: .shipping)], constraints: Constraints(maxUsesTotal: 0)),
      Promotion("near", when: .subtotal(atLeast: "500"), actions: tenOff),
      Promotion("nearAndFar", when: .lines(atLeast: 9) && .quantity(of: .sku("Z"), atLeast: 1), actions: tenOff),
      Promotion("never", actions: tenOff, combines: .never),
      Promotion("segment", when: .segment("x"), actions: tenOff),
      Promotion("spend", actions: tenOff, constraints: Constraints(customerSpend: CustomerSpend(atLeast: "1"))),
      Promotion(
        "spendVoid", actions: [.discount(.percent("5"), on: .shipping)],
        constraints: Constraints(customerSpend: CustomerSpend(atLeast: "1"))),
      Promotion("void", actions: [.discount(.percent("5"), on: .shipping)]),
    ]
    #expect(
      try priced(cart, promotions, in: brief).reasons == [
        "limited limitReached maxUsesTotal", "near notQualified", "never excluded by applied", "spend customerSpend",
      ])
    // with everything explained each has exactly one outcome
    let all = try priced(cart, promotions)
    #expect(all.promotions.map(\.id) == ["applied"])
    #expect(all.decisions.map(\.promotion) == promotions.dropFirst().map(\.id))
    // a cap does not make a limit irrelevant
    let capped = Promotion("p", actions: tenOff, constraints: Constraints(maxUsesTotal: 0), maxDiscount: "0")
    #expect(try priced(cart, [capped], in: brief).reasons == ["p limitReached maxUsesTotal"])
  }

  @Test("A reward that is lacking is told where its rule or its lines have to do with the cart")
  func relevantRewards() throws {
    func reasons(_ rule: LineSelector?, _ select: LineSelector) throws -> [String] {
      let promotion = Promotion(
        "p", calculateRule: .quantity(minimum: 2, of: rule, reward: .beyond),
        actions: [.discount(.percent("100"), on: .items(select))],
        messages: PromotionMessages(nearMiss: "one more for {name}: {missing} of {required}"))
      let result = try priced(cart, [promotion], in: brief)
      return result.reasons + result.messages.map(\.text)
    }
    let told = ["p notQualified", "one more for p: 1 of 1"]
    #expect(try reasons(.sku("A"), .sku("Z")) == told)
    #expect(try reasons(.sku("A"), .sku("A")) == told)
    #expect(try reasons(.all, .sku("Z")) == [])
    // all 4 units are counted and all lines selected, two of which could be given beyond two counted ones
    #expect(try reasons(.all, .all) == [])
    // counted are exactly the two that could be given
    #expect(try reasons(nil, .sku("A")) == told)
  }
}
