// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A field of a cart or a context, and requests that have a malformed value there and are right otherwise.
struct MalformedCartField: Sendable, CustomTestStringConvertible {
  /// The type and the property that hold the value: `CartLine.sku`.
  let property: String
  /// The path of the value in a request.
  let path: String
  /// The request with a right value, and the requests that have one malformed value each.
  let requests: MalformedValues<CartRequest>

  var testDescription: String { path }

  init<Value>(
    _ property: String, at path: String, _ values: MalformedValues<Value>,
    _ put: (inout CartRequest, Value) -> Void
  ) {
    self.property = property
    self.path = path
    requests = values.put(into: Self.sample, put)
  }

  /// Whether badges look at the field: at the context, at the product apart from its quantity, at currency and coupons.
  var isInBadges: Bool {
    property != "CartLine.quantity"
      && ["context", "cart.lines[0]", "cart.currency", "cart.coupons"].contains { path.hasPrefix($0) }
  }

  /// A request in which no property is nil and no collection is empty.
  static let sample = CartRequest(
    cart: Cart(
      id: "basket", currency: .eur,
      lines: [
        CartLine(
          "1", sku: "A", quantity: 2, unitPrice: "10.00", product: "shirt", name: "Shirt", categories: ["clothing"],
          tags: ["new"], attributes: ["colour": "red"], priceScale: [PriceScaleEntry(from: 10, unitPrice: "9.00")],
          billing: "P1M", taxRate: "19", minUnitPrice: "5.00")
      ],
      shipping: CartShipping(
        method: "ground", cost: "5.00", options: ["air": "9.00"], taxRate: "19",
        destination: CustomerLocation(country: "DE", region: "BE", city: "Berlin", postalCode: "10115")),
      fees: [CartFee("wrap", kind: "giftWrap", amount: "2.00", taxRate: "19")],
      coupons: [EnteredCode("SPRING", batch: "batch")], attributes: ["payment": "invoice"], choices: ["p": "A"],
      tenders: [Tender("card", balance: "1.00")], cashStep: "0.05"),
    context: PricingContext(
      now: "2026-11-27T18:30:00+01:00",
      customer: PricingCustomer(
        "c", segments: ["vip"], attributes: ["colour": "red"], dates: ["birthday": "1990-05-04"],
        location: CustomerLocation(country: "DE", region: "BE", city: "Berlin", postalCode: "10115"),
        events: [
          CustomerEvent(
            "order", at: "2026-11-01T10:00:00Z", amount: "3.00", currency: .eur, skus: ["A"], categories: ["clothing"],
            attributes: ["colour": "red"])
        ]),
      store: PricingStore(id: "1", channel: "web", country: "DE", region: "BE"),
      usage: Usage(
        promotions: [
          "p": PromotionUsage(total: 0, customerTotal: 0, spent: "0", customerSpent: "0", during: [.day: PeriodUsage()])
        ],
        coupons: ["SPRING": CouponUsage(total: 0, customerTotal: 0)], campaigns: ["c": CampaignUsage()]),
      redeemed: ["p"], unavailable: ["B"]))

  static let all: [MalformedCartField] = cart + lines + extras + context + customer + usage

  private static let cart: [MalformedCartField] = [
    .init("Cart.id", at: "cart.id", .idText) { $0.cart.id = $1 },
    .init("Cart.currency", at: "cart.currency", .currency) { $0.cart.currency = $1 },
    .init("Cart.attributes", at: "cart.attributes.size", .attribute) { $0.cart.attributes["size"] = $1 },
    .init("Cart.choices", at: "cart.choices.p", .id("x")) { $0.cart.choices["p"] = $1 },
    .init("Cart.choices.key", at: #"cart.choices[""]"#, .empty) { $0.cart.choices[PromotionID($1)] = "A" },
    .init("Tender.id", at: "cart.tenders[0].id", .id("x")) { $0.cart.tenders[0].id = $1 },
    .init("Tender.balance", at: "cart.tenders[0].balance", .amount) { $0.cart.tenders[0].balance = $1 },
    .init("Cart.cashStep", at: "cart.cashStep", .amount) { $0.cart.cashStep = $1 },
    .init("EnteredCode.batch", at: "cart.coupons[0].batch", .id("x")) { $0.cart.coupons[0].batch = $1 },
    .init("EnteredCode.code", at: "cart.coupons[1]", .enteredCode("B")) {
      $0.cart.coupons.append(EnteredCode($1))
    },
  ]

  private static let lines: [MalformedCartField] = [
    .init("CartLine.id", at: "cart.lines[0].id", .id("x")) { $0.cart.lines[0].id = $1 },
    .init("CartLine.id", at: "cart.lines[0].id", MalformedValues(right: "gif", wrong: ["gift:1"])) {
      $0.cart.lines[0].id = $1
    },
    .init("CartLine.sku", at: "cart.lines[0].sku", .id("x")) { $0.cart.lines[0].sku = $1 },
    .init("CartLine.quantity", at: "cart.lines[0].quantity", .countAboveZero) { $0.cart.lines[0].quantity = $1 },
    .init("CartLine.unitPrice", at: "cart.lines[0].unitPrice", .amount) { $0.cart.lines[0].unitPrice = $1 },
    .init("CartLine.product", at: "cart.lines[0].product", .id("x")) { $0.cart.lines[0].product = $1 },
    .init("CartLine.categories", at: "cart.lines[0].categories[1]", .id("x")) {
      $0.cart.lines[0].categories.append($1)
    },
    .init("CartLine.tags", at: "cart.lines[0].tags[1]", .id("x")) { $0.cart.lines[0].tags.append($1) },
    .init("CartLine.attributes", at: "cart.lines[0].attributes.size", .attribute) {
      $0.cart.lines[0].attributes["size"] = $1
    },
    .init("PriceScaleEntry.threshold", at: "cart.lines[0].priceScale[0].from", .count) {
      $0.cart.lines[0].priceScale[0].threshold = $1
    },
    .init("PriceScaleEntry.unitPrice", at: "cart.lines[0].priceScale[0].unitPrice", .amount) {
      $0.cart.lines[0].priceScale[0].unitPrice = $1
    },
    .init("CartLine.billing", at: "cart.lines[0].billing", .interval) { $0.cart.lines[0].billing = $1 },
    .init("CartLine.taxRate", at: "cart.lines[0].taxRate", .tax) { $0.cart.lines[0].taxRate = $1 },
    .init("CartLine.minUnitPrice", at: "cart.lines[0].minUnitPrice", .amount) { $0.cart.lines[0].minUnitPrice = $1 },
  ]

  private static let extras: [MalformedCartField] = [
    .init("CartShipping.method", at: "cart.shipping.method", .idText) { $0.cart.shipping?.method = $1 },
    .init("CartShipping.cost", at: "cart.shipping.cost", .amount) { $0.cart.shipping?.cost = $1 },
    .init("CartShipping.options", at: "cart.shipping.options.air", .amount) { $0.cart.shipping?.options["air"] = $1 },
    .init("CartShipping.options.key", at: #"cart.shipping.options[""]"#, .empty) {
      $0.cart.shipping?.options[$1] = "1.00"
    },
    .init("CartShipping.taxRate", at: "cart.shipping.taxRate", .tax) { $0.cart.shipping?.taxRate = $1 },
    .init("CartFee.id", at: "cart.fees[0].id", .id("x")) { $0.cart.fees[0].id = $1 },
    .init("CartFee.kind", at: "cart.fees[0].kind", .idText) { $0.cart.fees[0].kind = $1 },
    .init("CartFee.amount", at: "cart.fees[0].amount", .amount) { $0.cart.fees[0].amount = $1 },
    .init("CartFee.taxRate", at: "cart.fees[0].taxRate", .tax) { $0.cart.fees[0].taxRate = $1 },
  ]

  private static let context: [MalformedCartField] = [
    .init("PricingContext.now", at: "context.now", .instant) { $0.context.now = $1 },
    .init("PricingContext.billingCycle", at: "context.billingCycle", .countAboveZero) { $0.context.billingCycle = $1 },
    .init("PricingContext.redeemed", at: "context.redeemed[1]", .id("x")) { $0.context.redeemed.append($1) },
    .init("PricingContext.unavailable", at: "context.unavailable[1]", .id("x")) {
      $0.context.unavailable.append($1)
    },
    .init("PricingStore.id", at: "context.store.id", .idText) { $0.context.store?.id = $1 },
  ]

  private static let customer: [MalformedCartField] = [
    .init("PricingCustomer.id", at: "context.customer.id", .id("x")) { $0.context.customer?.id = $1 },
    .init("PricingCustomer.segments", at: "context.customer.segments[1]", .id("x")) {
      $0.context.customer?.segments.append($1)
    },
    .init("PricingCustomer.attributes", at: "context.customer.attributes.size", .attribute) {
      $0.context.customer?.attributes["size"] = $1
    },
    .init("PricingCustomer.dates", at: "context.customer.dates.signedUp", .date) {
      $0.context.customer?.dates["signedUp"] = $1
    },
    .init("CustomerEvent.type", at: "context.customer.events[0].type", .id("x")) {
      $0.context.customer?.events[0].type = $1
    },
    .init("CustomerEvent.time", at: "context.customer.events[0].at", .instant) {
      $0.context.customer?.events[0].time = $1
    },
    .init("CustomerEvent.amount", at: "context.customer.events[0].amount", .amount) {
      $0.context.customer?.events[0].amount = $1
    },
    .init("CustomerEvent.currency", at: "context.customer.events[0].currency", .currency) {
      $0.context.customer?.events[0].currency = $1
    },
    .init("CustomerEvent.skus", at: "context.customer.events[0].skus[1]", .id("x")) {
      $0.context.customer?.events[0].skus.append($1)
    },
    .init("CustomerEvent.categories", at: "context.customer.events[0].categories[1]", .id("x")) {
      $0.context.customer?.events[0].categories.append($1)
    },
    .init("CustomerEvent.attributes", at: "context.customer.events[0].attributes.size", .attribute) {
      $0.context.customer?.events[0].attributes["size"] = $1
    },
  ]

  private static let usage: [MalformedCartField] = [
    .init("Usage.promotions.key", at: #"context.usage.promotions[""]"#, .empty) {
      $0.context.usage.promotions[PromotionID($1)] = PromotionUsage(total: 0, customerTotal: 0, spent: "0")
    },
    .init("PromotionUsage.total", at: "context.usage.promotions.p.total", .count) {
      $0.context.usage.promotions["p"] = PromotionUsage(total: $1, customerTotal: 0, spent: "0")
    },
    .init("PromotionUsage.customerTotal", at: "context.usage.promotions.p.customer", .count) {
      $0.context.usage.promotions["p"] = PromotionUsage(total: 0, customerTotal: $1, spent: "0")
    },
    .init("PromotionUsage.spent", at: "context.usage.promotions.p.spent", .amount) {
      $0.context.usage.promotions["p"] = PromotionUsage(total: 0, customerTotal: 0, spent: $1)
    },
    .init("PromotionUsage.customerSpent", at: "context.usage.promotions.p.customerSpent", .amount) {
      $0.context.usage.promotions["p"]?.customerSpent = $1
    },
    .init("PeriodUsage.total", at: "context.usage.promotions.p.during.day.total", .count) {
      $0.context.usage.promotions["p"]?.periods[.day]?.total = $1
    },
    .init("PeriodUsage.customerTotal", at: "context.usage.promotions.p.during.day.customer", .count) {
      $0.context.usage.promotions["p"]?.periods[.day]?.customerTotal = $1
    },
    .init("PeriodUsage.spent", at: "context.usage.promotions.p.during.day.spent", .amount) {
      $0.context.usage.promotions["p"]?.periods[.day]?.spent = $1
    },
    .init("PeriodUsage.customerSpent", at: "context.usage.promotions.p.during.day.customerSpent", .amount) {
      $0.context.usage.promotions["p"]?.periods[.day]?.customerSpent = $1
    },
    .init("Usage.campaigns.key", at: #"context.usage.campaigns[""]"#, .empty) {
      $0.context.usage.campaigns[CampaignID($1)] = CampaignUsage()
    },
    .init("CampaignUsage.total", at: "context.usage.campaigns.c.total", .count) {
      $0.context.usage.campaigns["c"]?.total = $1
    },
    .init("CampaignUsage.customerTotal", at: "context.usage.campaigns.c.customer", .count) {
      $0.context.usage.campaigns["c"]?.customerTotal = $1
    },
    .init("CampaignUsage.spent", at: "context.usage.campaigns.c.spent", .amount) {
      $0.context.usage.campaigns["c"]?.spent = $1
    },
    .init("Usage.coupons.key", at: #"context.usage.coupons[""]"#, .empty) {
      $0.context.usage.coupons[CouponCode($1)] = CouponUsage(total: 0, customerTotal: 0)
    },
    .init("CouponUsage.total", at: "context.usage.coupons.SPRING.total", .count) {
      $0.context.usage.coupons["SPRING"] = CouponUsage(total: $1, customerTotal: 0)
    },
    .init("CouponUsage.customerTotal", at: "context.usage.coupons.SPRING.customer", .count) {
      $0.context.usage.coupons["SPRING"] = CouponUsage(total: 0, customerTotal: $1)
    },
  ]
}
