// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.18, §8.13, §8.14, §8.15, §8.16, §8.17, §8.18, §8.19, §8.20, §8.21, §8.22, §8.23, §8.24,
/// §8.26, §8.28, §8.33, §8.35 and §11.3.
@Suite("The text of a result")
struct ResultTextTests {
  @Test("A cart without anything has every list that always stands, and none of the others")
  func emptyCart() throws {
    let engine = try PricingEngine(PromotionSet(currency: .eur, []))
    let priced = try engine.price(Cart(currency: .eur), in: PricingContext(now: now))
    #expect(
      priced.json == """
        {"currency":"EUR","lines":[],"subtotal":"0.00","tax":{"amount":"0.00","discount":"0.00","total":"0.00",\
        "adjustments":[]},"discount":"0.00","total":"0.00","promotions":[],"decisions":[],"messages":[],"credits":[],\
        "issuedCoupons":[],"redemptions":[],"optimal":true}
        """)
  }

  @Test("Every part of a result stands where the specification puts it")
  func everyPart() throws {
    let set = PromotionSet(
      currency: .eur,
      [
        Promotion(
          "a\"half", priority: 9, coupons: ["HALF"],
          actions: [
            .discount(.percent("50"), on: .items(.sku("A"))), .discount(.amount("1"), on: .shipping),
            .discount(.amount("0.50"), on: .fees), .discount(.percent("10"), on: .tax),
          ], messages: PromotionMessages(applied: "{name}: {discount}")),
        Promotion(
          "b-gift", priority: 8,
          actions: [
            .gift("G", unitPrice: "3", name: "Tote"), .credit(Credit("1", per: "5")),
            .issueCoupon(CouponIssue("welcome", validFor: "P30D")), .issueCoupon(CouponIssue("plain")),
          ]),
        Promotion(
          "c-more", when: .subtotal(of: .sku("A"), atLeast: "12"), actions: [.discount(.percent("5"), on: .cart)],
          messages: PromotionMessages(nearMiss: "{missing} more")),
        Promotion("d-units", when: .quantity(atLeast: 5), actions: [.discount(.percent("5"), on: .cart)]),
        Promotion(
          "e-limit", actions: [.discount(.percent("5"), on: .cart)], constraints: Constraints(maxUsesTotal: 0)),
        Promotion("f-never", actions: [.discount(.percent("1"), on: .cart)], combines: .never),
        Promotion("g-segment", when: .segment("vip"), actions: [.discount(.percent("1"), on: .cart)]),
      ])
    let cart = Cart(
      currency: .eur,
      lines: [
        CartLine("1", sku: "A", quantity: 3, unitPrice: "3.33", name: "Mug", taxRate: "20"),
        CartLine("2", sku: "B", unitPrice: "2"),
      ],
      shipping: CartShipping(method: "ground", cost: "4.90", taxRate: "10"),
      fees: [CartFee("wrap", kind: "gift", amount: "1")], coupons: [" half ", "none"])
    let engine = try PricingEngine(set)
    let priced = try engine.price(cart, in: PricingContext(now: now, customer: PricingCustomer("c1"), explain: .all))
    #expect(
      priced.json == #"""
        {"currency":"EUR","lines":[\#
        {"id":"1","sku":"A","name":"Mug","quantity":3,"unitPrice":"3.33","subtotal":"9.99","discount":"5.00",\#
        "total":"4.99","tax":"1.00","taxDiscount":"0.10","adjustments":[{"promotion":"a\"half","amount":"5.00"}],\#
        "units":[{"count":2,"price":"1.66"},{"count":1,"price":"1.67"}]},\#
        {"id":"2","sku":"B","quantity":1,"unitPrice":"2.00","subtotal":"2.00","discount":"0.00","total":"2.00",\#
        "tax":"0.00","adjustments":[],"units":[{"count":1,"price":"2.00"}]},\#
        {"id":"gift:b-gift:0","sku":"G","name":"Tote","quantity":1,"unitPrice":"3.00","subtotal":"3.00",\#
        "discount":"3.00","total":"0.00","tax":"0.00","adjustments":[{"promotion":"b-gift","amount":"3.00"}],\#
        "units":[{"count":1,"price":"0.00"}],"gift":true}],\#
        "subtotal":"14.99",\#
        "shipping":{"method":"ground","cost":"4.90","discount":"1.00","total":"3.90","tax":"0.39",\#
        "adjustments":[{"promotion":"a\"half","amount":"1.00"}]},\#
        "fees":[{"id":"wrap","amount":"1.00","discount":"0.50","total":"0.50",\#
        "adjustments":[{"promotion":"a\"half","amount":"0.50"}]}],\#
        "tax":{"amount":"1.39","discount":"0.10","total":"1.29",\#
        "adjustments":[{"promotion":"a\"half","amount":"0.10"}]},\#
        "discount":"9.60","total":"12.68",\#
        "promotions":[{"id":"a\"half","coupon":"HALF","applications":1,"discount":"6.60"},\#
        {"id":"b-gift","applications":1,"discount":"3.00"}],\#
        "coupons":[{"code":"HALF","outcome":"applied","promotion":"a\"half"},{"code":"NONE","outcome":"unknown"}],\#
        "decisions":[{"promotion":"c-more","reason":"notQualified","gaps":[{"measure":"subtotal",\#
        "of":{"sku":["A"]},"required":"12.00","current":"9.99","missing":"2.01"}],"failed":["when.subtotal"]},\#
        {"promotion":"d-units","reason":"notQualified","gaps":[{"measure":"quantity","of":"all",\#
        "required":5,"current":4,"missing":1}],"failed":["when.quantity"]},\#
        {"promotion":"e-limit","reason":"limitReached","limit":"maxUsesTotal"},\#
        {"promotion":"f-never","reason":"excluded","by":"a\"half"},\#
        {"promotion":"g-segment","reason":"notQualified","gaps":[],"failed":["when.segment"]}],\#
        "messages":[{"kind":"applied","promotion":"a\"half","text":"a\"half: 6.60 EUR"},\#
        {"kind":"nearMiss","promotion":"c-more","text":"2.01 EUR more"}],\#
        "credits":[{"promotion":"b-gift","amount":"1.00"}],\#
        "issuedCoupons":[{"promotion":"b-gift","template":"welcome","count":1,"validFor":"P30D"},\#
        {"promotion":"b-gift","template":"plain","count":1}],\#
        "redemptions":[{"promotion":"a\"half","coupon":"HALF","customer":"c1","discount":"6.60"},\#
        {"promotion":"b-gift","customer":"c1","discount":"3.00"}],"optimal":true}
        """#)
    #expect(priced.jsonBytes == Array(priced.json.utf8))
  }

  @Test("Faults are written with their code, their path and what was expected")
  func faults() {
    let path = FaultPath([.key("cart"), .key("lines"), .index(0), .key("sku")])
    let error = PricingError([Fault(.invalid, at: path, "expected a \"sku\""), Fault(.tooManyRuns, "too many")])
    #expect(
      error.json == #"""
        {"errors":[{"code":"invalid","path":"cart.lines[0].sku","message":"expected a \"sku\""},\#
        {"code":"tooManyRuns","path":"","message":"too many"}]}
        """#)
    #expect(error.jsonBytes == Array(error.json.utf8))
  }

  private var now: Instant { Instant(secondsSinceEpoch: 1_800_000_000) }
}
