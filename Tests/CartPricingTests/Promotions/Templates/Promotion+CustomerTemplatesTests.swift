// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Templates for customers and times")
struct CustomerTemplateTests {
  private func customer(_ events: (EventType, Instant)...) -> PricingCustomer {
    PricingCustomer("c-1", dates: ["birthday": "1990-11-30"], events: events.map { CustomerEvent($0.0, at: $0.1) })
  }

  private let line: [(Int, Amount, String)] = [(1, "50", "a")]

  @Test("A first order is one of a known customer without any before, and once")
  func firstOrder() throws {
    let welcome = Promotion.firstOrder("welcome", .percent("10"))
    #expect(try TemplateShop.total(welcome, line, customer: customer()) == "45.00")
    #expect(try TemplateShop.total(welcome, line, customer: customer(("visit", "2026-11-29T10:00:00Z"))) == "45.00")
    #expect(try TemplateShop.total(welcome, line, customer: customer(("order", "2019-11-29T10:00:00Z"))) == "50.00")
    #expect(try TemplateShop.total(welcome, line) == "50.00")
    let usage = Usage(promotions: ["welcome": PromotionUsage(total: 1, customerTotal: 1, spent: "0")])
    #expect(try TemplateShop.total(welcome, line, customer: customer(), usage: usage) == "50.00")
  }

  @Test("A birthday is the day itself, or some days around it")
  func birthday() throws {
    let post = CartShipping(method: "post", cost: "5")
    let sixty: [(Int, Amount, String)] = [(1, "60", "a")]
    let day = Promotion.birthday("b", .amount("20"), freeShipping: true)
    #expect(try TemplateShop.total(day, sixty, shipping: post, customer: customer()) == "40.00")
    let before: Instant = "2026-11-29T10:00:00+01:00"
    #expect(try TemplateShop.total(day, sixty, shipping: post, customer: customer(), now: before) == "65.00")
    let around = Promotion.birthday("b", .amount("20"), withinDays: 1)
    #expect(try TemplateShop.total(around, sixty, shipping: post, customer: customer(), now: before) == "45.00")
    #expect(try TemplateShop.total(day, sixty, shipping: post) == "65.00")
  }

  @Test("Who ordered, but not within the span, is won back")
  func winBack() throws {
    let back = Promotion.winBack("w", .percent("20"), after: "P90D", from: "100")
    let hundred: [(Int, Amount, String)] = [(1, "100", "a")]
    let edge: Instant = "2026-09-01T09:00:00Z"  // 90 days before now, to the second
    let inside: Instant = "2026-09-01T09:00:01Z"
    #expect(try TemplateShop.total(back, hundred, customer: customer(("order", "2026-08-02T09:00:00Z"))) == "80.00")
    #expect(try TemplateShop.total(back, hundred, customer: customer(("order", edge))) == "80.00")
    #expect(try TemplateShop.total(back, hundred, customer: customer(("order", inside))) == "100.00")
    #expect(try TemplateShop.total(back, hundred, customer: customer()) == "100.00")
    #expect(try TemplateShop.total(back, line, customer: customer(("order", edge))) == "50.00")
  }

  @Test("A cart left behind counts within the span, and once")
  func abandonedCart() throws {
    let back = Promotion.abandonedCart("a", .amount("10"), within: "P30D")
    let left = customer(("cart_abandoned", "2026-11-28T09:00:00Z"))
    #expect(try TemplateShop.total(back, line, customer: left) == "40.00")
    let usage = Usage(promotions: ["a": PromotionUsage(total: 1, customerTotal: 1, spent: "0")])
    #expect(try TemplateShop.total(back, line, customer: left, usage: usage) == "50.00")
    #expect(
      try TemplateShop.total(back, line, customer: customer(("cart_abandoned", "2026-10-31T09:00:00Z"))) == "50.00")
  }

  @Test("A referral counts in the local month of now")
  func referral() throws {
    let thanks = Promotion.referral("r", .percent("15"), during: .month)
    #expect(try TemplateShop.total(thanks, line, customer: customer(("referral", "2026-10-31T23:00:00Z"))) == "42.50")
    #expect(try TemplateShop.total(thanks, line, customer: customer(("referral", "2026-10-31T22:59:59Z"))) == "50.00")
  }

  @Test("Loyalty goes by points, level by level")
  func loyalty() throws {
    let loyal = Promotion.loyalty("l", .percent("20"), score: "activity", atLeast: 120)
    let engaged = Promotion.loyalty("e", .percent("10"), score: "activity", atLeast: 60, atMost: 119)
    let at: Instant = "2026-11-28T09:00:00Z"
    let low = customer(("purchase", at))
    let middle = customer(("purchase", at), ("visit", at), ("visit", at))
    let high = customer(("purchase", at), ("purchase", at))
    #expect(try TemplateShop.total(loyal, line, customer: high) == "40.00")
    #expect(try TemplateShop.total(loyal, line, customer: middle) == "50.00")
    #expect(try TemplateShop.total(engaged, line, customer: low) == "45.00")
    #expect(try TemplateShop.total(engaged, line, customer: middle) == "45.00")
    #expect(try TemplateShop.total(engaged, line, customer: high) == "50.00")
  }

  @Test(
    "A flash sale starts to the second and ends before its end",
    arguments: [
      ("2026-11-30T17:59:59-05:00", "50.00"), ("2026-11-30T18:00:00-05:00", "25.00"),
      ("2026-11-30T23:59:59-05:00", "25.00"), ("2026-12-01T00:00:00-05:00", "50.00"),
    ] as [(Instant, String)])
  func flashSale(now: Instant, total: String) throws {
    let flash = Promotion.flashSale("f", .percent("50"), from: "18:00", until: "24:00")
    #expect(try TemplateShop.total(flash, line, now: now) == total)
  }

  @Test("Changes to a template are those of its promotion")
  func changes() throws {
    let week = Promotion.cart("week", .amount("20")).withCoupons("WEEK")
      .valid(from: "2026-11-27T00:00:00+01:00", until: "2026-12-04T00:00:00+01:00").capped(at: "15")
    #expect(try TemplateShop.total(week, line, coupons: ["week"]) == "35.00")
    #expect(try TemplateShop.total(week, line) == "50.00")
    #expect(try TemplateShop.total(week, line, now: "2026-12-04T00:00:00+01:00", coupons: ["week"]) == "50.00")
    let both = Promotion.cart("b", .percent("10"), from: "10").requiring(.quantity(atLeast: 2))
    let when: Qualifier = .subtotal(atLeast: "10") && .quantity(atLeast: 2)
    #expect(both.qualifier == when)
  }

  @Test("A limit, a bound or a text that is omitted stays as it is")
  func chains() throws {
    let start: ValidityBound = "2026-11-27T00:00:00+01:00"
    let end: ValidityBound = "2026-12-04T00:00:00+01:00"
    let plain = Promotion.cart("p", .amount("20"))
    let limited = plain.limited(total: 100).limited(perCustomer: 3).constraints
    #expect((limited.maxUsesTotal, limited.maxUsesPerCustomer) == (100, 3))
    let fewer = plain.limited(total: 100, perCustomer: 3).limited(total: 50).limited().constraints
    #expect((fewer.maxUsesTotal, fewer.maxUsesPerCustomer) == (50, 3))
    let valid = plain.valid(until: end).valid(from: start)
    #expect((valid.validFrom, valid.validUntil) == (start, end))
    let moved = valid.valid(from: "2026-11-28T00:00:00+01:00").valid(until: nil)
    #expect((moved.validFrom, moved.validUntil) == ("2026-11-28T00:00:00+01:00", end))
    let texts = plain.saying(applied: "yes", badge: "20 off").saying(nearMiss: "more").saying(badge: "-20")
    #expect(texts.messages == PromotionMessages(applied: "yes", nearMiss: "more", badge: "-20"))
  }

  @Test("A template that may be applied 0 times is a fault, and nil is no limit")
  func timesOfZero() throws {
    func paths(_ promotion: Promotion) -> [String] {
      PromotionSetCheck(PromotionSet(currency: .eur, [promotion])).faults.map(\.path.description)
    }
    func check(_ make: (Int?) -> Promotion, _ path: String) {
      #expect(paths(make(0)) == ["promotions[0].\(path)"])
      #expect(paths(make(1)).isEmpty && paths(make(nil)).isEmpty)
    }
    let rule = "calculateRule.quantity.maxApplications"
    check({ .buyGet("p", .free, buy: 1, times: $0) }, rule)
    check({ .cheapest("p", ofEvery: 3, times: $0) }, rule)
    check({ .mostExpensive("p", .free, ofEvery: 3, times: $0) }, rule)
    check({ .group("p", ofEvery: 3, price: "10", times: $0) }, rule)
    check({ .giftWithItem("p", Gift("G", unitPrice: "1"), of: .all, times: $0) }, rule)
    check({ .buyGetSame("p", .free, ofEvery: 3, times: $0) }, rule)
    check({ .forEvery("p", "50", off: "5", times: $0) }, "calculateRule.spend.maxApplications")
    check({ .bundle("p", [BundlePart(.sku("A"))], price: "10", times: $0) }, "actions[0].on.bundle.max")
  }
}
