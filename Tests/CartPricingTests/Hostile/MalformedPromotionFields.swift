// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A field of a promotion, and promotions that have a malformed value there and are right otherwise.
struct MalformedPromotionField: Sendable, CustomTestStringConvertible {
  /// The type and the property or the case that hold the value: `Promotion.validFrom`.
  let property: String
  /// The path of the value in its promotion.
  let path: String
  /// The promotion with a right value, and the promotions that have one malformed value each.
  let promotions: MalformedValues<Promotion>

  var testDescription: String { "\(property) at \(path)" }

  private init(_ property: String, at path: String, _ promotions: MalformedValues<Promotion>) {
    self.property = property
    self.path = path
    self.promotions = promotions
  }

  init<Value>(
    _ property: String, at path: String, _ values: MalformedValues<Value>, _ make: (Value) -> Promotion
  ) {
    self.init(property, at: path, values.map(make))
  }

  /// A field of a qualifier.
  init<Value>(
    _ property: String, when path: String, _ values: MalformedValues<Value>, _ make: (Value) -> Qualifier
  ) {
    self.init(property, at: "when.\(path)", values) {
      Promotion("p", when: make($0), actions: [.upgradeShipping("air")])
    }
  }

  /// A field of a selector.
  init<Value>(
    _ property: String, of path: String, _ values: MalformedValues<Value>, _ make: (Value) -> LineSelector
  ) {
    self.init(property, when: "lines.of.\(path)", values) { .lines(of: make($0), atLeast: 1) }
  }

  /// A field of an action.
  init<Value>(
    _ property: String, action path: String, _ values: MalformedValues<Value>, _ make: (Value) -> PromotionAction
  ) {
    self.init(property, at: "actions[0].\(path)", values) { Promotion("p", actions: [make($0)]) }
  }

  /// A field of a promotion, by its name.
  init<Value>(
    _ name: String, _ values: MalformedValues<Value>, _ put: (inout Promotion, Value) -> Void
  ) {
    self.init("Promotion.\(name)", at: name, values, put)
  }

  /// A field below a promotion.
  init<Value>(
    _ property: String, at path: String, _ values: MalformedValues<Value>, _ put: (inout Promotion, Value) -> Void
  ) {
    self.init(property, at: path, values.put(into: Self.sample, put))
  }

  /// A promotion in which no property is nil and no collection is empty.
  static let sample = Promotion(
    "p", name: "P", validFrom: "2026-01-01T00:00:00Z", validUntil: "2027-01-01T00:00:00Z",
    coupons: [
      PromotionCoupon(
        "SPRING", maxUses: 1, maxUsesPerCustomer: 1, validFrom: "2026-01-01", validUntil: "2027-01-01", customer: "c"),
      PromotionCoupon(batch: "batch"),
    ], when: .segment("vip"), calculateRule: .quantity(minimum: 2, of: .sku("A")), actions: [.upgradeShipping("air")],
    constraints: Constraints(
      maxUsesPerCustomer: 1, maxUsesTotal: 1, budget: "10.00",
      customerSpend: CustomerSpend(atLeast: "1.00", atMost: "2.00", within: "P30D"),
      limits: [.uses(1, during: .day), .budget("1.00")]),
    group: "g", excludes: ["q"], class: "x", combinesWith: ["x"], campaign: "c", maxDiscount: "5.00",
    experiment: Experiment("e", from: "0", until: "50"),
    messages: PromotionMessages(
      applied: "a", nearMiss: PromotionMessages.NearMiss("n", within: "50"),
      nextStep: PromotionMessages.NearMiss("n", within: "50"), badge: "b"))

  static let all: [MalformedPromotionField] = terms + rules + qualifiers + events + selectors + targets + actions

  private static let terms: [MalformedPromotionField] = [
    .init("id", .id("x")) { $0.id = $1 },
    .init("validFrom", .instant) { $0.validFrom = ValidityBound($1) },
    .init("validUntil", .instant) { $0.validUntil = ValidityBound($1) },
    .init("priority", .signed) { $0.priority = $1 },
    .init("group", .id("x")) { $0.group = PromotionGroup($1) },
    .init("Promotion.excludes", at: "excludes[1]", .id("x")) { $0.excludes.append($1) },
    .init("Promotion.promotionClass", at: "class", .id("x")) { $0.promotionClass = $1 },
    .init("Promotion.combinesWith", at: "combinesWith[1]", .id("x")) { $0.combinesWith.append($1) },
    .init("campaign", MalformedValues(right: "c", wrong: ["", "other"])) { $0.campaign = $1 },
    .init("maxDiscount", .amount) { $0.maxDiscount = $1 },
    .init("PromotionCoupon.code", at: "coupons[0].code", .code("X")) {
      $0.coupons[0] = PromotionCoupon($1)
    },
    .init("PromotionCoupon.batch", at: "coupons[0].batch", .id("x")) { $0.coupons[0] = PromotionCoupon(batch: $1) },
    .init("PromotionCoupon.validFrom", at: "coupons[0].validFrom", .instant) {
      $0.coupons[0].validFrom = ValidityBound($1)
    },
    .init("PromotionCoupon.validUntil", at: "coupons[0].validUntil", .date) {
      $0.coupons[0].validUntil = ValidityBound($1)
    },
    .init("PromotionCoupon.customer", at: "coupons[0].customer", .id("x")) { $0.coupons[0].customer = $1 },
    .init("PromotionCoupon.maxUses", at: "coupons[0].maxUses", .count) { $0.coupons[0].maxUses = $1 },
    .init("PromotionCoupon.maxUsesPerCustomer", at: "coupons[0].maxUsesPerCustomer", .count) {
      $0.coupons[0].maxUsesPerCustomer = $1
    },
    .init("BillingCycles.first", at: "billingCycles", .countAboveZero) { $0.billingCycles = .first($1) },
    .init("BillingCycles.range.from", at: "billingCycles.from", .countAboveZero) {
      $0.billingCycles = .range(from: $1, until: 1_000_000_000)
    },
    .init("BillingCycles.range.until", at: "billingCycles.until", .countAboveZero) {
      $0.billingCycles = .range(from: 1, until: $1)
    },
    .init("FurtherLimit.Kind.uses", at: "constraints.limits[0].maxUses", .count) {
      $0.constraints.limits[0] = .uses($1)
    },
    .init("FurtherLimit.Kind.budget", at: "constraints.limits[1].budget", .amount) {
      $0.constraints.limits[1] = .budget($1)
    },
    .init("Constraints.maxUsesPerCustomer", at: "constraints.maxUsesPerCustomer", .count) {
      $0.constraints.maxUsesPerCustomer = $1
    },
    .init("Constraints.maxUsesTotal", at: "constraints.maxUsesTotal", .count) { $0.constraints.maxUsesTotal = $1 },
    .init("Constraints.budget", at: "constraints.budget", .amount) { $0.constraints.budget = $1 },
    .init("AmountRange.atLeast", at: "constraints.customerSpend.atLeast", .amount) {
      $0.constraints.customerSpend?.range.atLeast = $1
    },
    .init("AmountRange.atMost", at: "constraints.customerSpend.atMost", .amount) {
      $0.constraints.customerSpend?.range.atMost = $1
    },
    .init("CustomerSpend.window", at: "constraints.customerSpend.within", .span) {
      $0.constraints.customerSpend?.window = $1
    },
    .init("Experiment.name", at: "experiment.name", .idText) { $0.experiment?.name = $1 },
    .init("Experiment.start", at: "experiment.from", .percentage) { $0.experiment?.start = $1 },
    .init("Experiment.end", at: "experiment.until", .percentage) { $0.experiment?.end = $1 },
    .init("PromotionMessages.NearMiss.tolerance", at: "messages.nearMiss.within", .belowHundred) {
      $0.messages?.nearMiss?.tolerance = $1
    },
    .init("PromotionMessages.NearMiss.tolerance", at: "messages.nextStep.within", .belowHundred) {
      $0.messages?.nextStep?.tolerance = $1
    },
  ]

  private static let rules: [MalformedPromotionField] = [
    .init("CalculateRule.Kind.quantity.minimum", at: "calculateRule.quantity.minimum", .countAboveZero) {
      $0.calculateRule = .quantity(minimum: $1, of: .all, per: .sku)
    },
    .init("CalculateRule.Kind.quantity.maxApplications", at: "calculateRule.quantity.maxApplications", .countAboveZero)
    {
      $0.calculateRule = .quantity(minimum: 1, maxApplications: $1, of: .all)
    },
    .init("CalculateRule.Kind.linear.quantity", at: "calculateRule.linear.quantity", .countAboveZero) {
      $0.calculateRule = .linear(quantity: $1, of: .all)
    },
    .init("CalculateRule.Kind.linear.maxApplications", at: "calculateRule.linear.repeatable", .countAboveZero) {
      $0.calculateRule = .linear(quantity: 1, maxApplications: $1, of: .all)
    },
    .init("CalculateRule.Kind.spend.amount", at: "calculateRule.spend.amount", .amount) {
      $0.calculateRule = .spend($1, of: .all)
    },
    .init("CalculateRule.Kind.spend.maxApplications", at: "calculateRule.spend.maxApplications", .countAboveZero) {
      $0.calculateRule = .spend("1", maxApplications: $1, of: .all)
    },
    .init("LineSelector.Node.sku", at: "calculateRule.of.sku[0]", .id("x")) {
      $0.calculateRule = .quantity(minimum: 1, of: .sku($1))
    },
  ]

  private static let qualifiers: [MalformedPromotionField] = [
    .init("AmountRange.atLeast", when: "subtotal.atLeast", .amount) { .subtotal(atLeast: $0, atMost: "9") },
    .init("AmountRange.atMost", when: "subtotal.atMost", .amount) {
      .subtotal(atLeast: "0", atMost: $0, after: .items)
    },
    .init("CountRange.atLeast", when: "quantity.atLeast", .count) { .quantity(atLeast: $0, atMost: 9) },
    .init("CountRange.atMost", when: "quantity.atMost", .count) { .quantity(atLeast: 0, atMost: $0) },
    .init("AmountRange.above", when: "subtotal.above", .amount) { .subtotal(in: AmountRange(above: $0, below: "9")) },
    .init("AmountRange.below", when: "subtotal.below", .amount) {
      .subtotal(in: AmountRange(above: "0", below: $0), basis: .net)
    },
    .init("AmountRange.below", when: "shipping.below", .amount) {
      .shipping(
        ShippingMatch(
          method: ["air"], country: ["DE"], region: ["BE"], city: ["Berlin"], postalPrefix: ["10"],
          cost: AmountRange(below: $0)))
    },
    .init("CountRange.above", when: "quantity.above", .count) { .quantity(in: CountRange(above: $0, below: 9)) },
    .init("CountRange.below", when: "quantity.below", .count) { .quantity(in: CountRange(above: 0, below: $0)) },
    .init("NumberRange.above", when: "cart.above", .number) {
      .cart(attribute: "a", .range(NumberRange(above: $0, below: 9)))
    },
    .init("NumberRange.below", when: "cart.below", .number) {
      .cart(attribute: "a", .range(NumberRange(above: 0, below: $0)))
    },
    .init("AttributeSum.attribute", when: "sum.attribute", .idText) { .sum($0, in: DecimalRange(atLeast: "1")) },
    .init("DecimalRange.atLeast", when: "sum.atLeast", .decimal) {
      .sum("a", in: DecimalRange(atLeast: $0, atMost: "9"))
    },
    .init("DecimalRange.atMost", when: "sum.atMost", .decimal) {
      .sum("a", in: DecimalRange(atLeast: "0", atMost: $0))
    },
    .init("DecimalRange.above", when: "sum.above", .decimal) { .sum("a", in: DecimalRange(above: $0, below: "9")) },
    .init("DecimalRange.below", when: "sum.below", .decimal) { .sum("a", in: DecimalRange(above: "0", below: $0)) },
    .init("CountRange.atLeast", when: "lines.atLeast", .count) { .lines(atLeast: $0) },
    .init("CountRange.atLeast", when: "leastQuantity.atLeast", .count) { .leastQuantity(atLeast: $0) },
    .init("Qualifier.Node.coupon", when: "coupon[1]", .code("X")) { .coupon(["A", $0]) },
    .init("Qualifier.Node.segment", when: "segment", .id("x")) { .segment($0) },
    .init("Qualifier.Node.segment", when: "all[1].not.any[0].segment", .id("x")) {
      .segment("a") && !(.segment($0) || .segment("b"))
    },
    .init("Qualifier.Node.customerID", when: "customer.id[0]", .id("x")) { .customer(id: [$0]) },
    .init("Comparison.is", when: "customer.is", .attribute) { .customer(attribute: "a", .is($0)) },
    .init("Comparison.in", when: "customer.in[1]", .attribute) { .customer(attribute: "a", .in([1, $0])) },
    .init("NumberRange.atLeast", when: "customer.atLeast", .number) {
      .customer(attribute: "a", .range(atLeast: $0, atMost: 9))
    },
    .init("NumberRange.atMost", when: "customer.atMost", .number) {
      .customer(attribute: "a", .range(atLeast: 0, atMost: $0))
    },
    .init("Anniversary.withinDays", when: "anniversary.withinDays", .count) {
      .anniversary(of: "birthday", withinDays: $0, years: 1)
    },
    .init("Anniversary.years", when: "anniversary.years", .countAboveZero) { .anniversary(of: "birthday", years: $0) },
    .init("ScheduleWindow.start", when: "schedule[0].from", .from) { .schedule([.monday], from: $0, until: "10:00") },
    .init("ScheduleWindow.end", when: "schedule[0].until", .until) { .schedule([.monday], from: "09:00", until: $0) },
    .init("Qualifier.Node.score", when: "score.atLeast", .signed) { .score("loyal", atLeast: $0) },
    .init("Qualifier.Node.score", when: "score.id", MalformedValues(right: "loyal", wrong: ["", "other"])) {
      .score($0, atLeast: 1)
    },
  ]

  private static let events: [MalformedPromotionField] = [
    .init("EventMatch.type", when: "events.type", .id("x")) { .events(EventMatch($0)) },
    .init("EventMatch.Window.within", when: "events.within", .span) { .events("x", .within($0)) },
    .init("EventMatch.Condition.sku", when: "events.where.sku[0]", .id("x")) { .events("x", about: about(sku: $0)) },
    .init("EventMatch.Condition.category", when: "events.where.category[0]", .id("x")) {
      .events("x", about: about(category: $0))
    },
    .init("Comparison.is", when: "events.where.attribute.is", .attribute) { .events("x", about: about(value: $0)) },
    .init("EventMatch.Measure.every", when: "events.count.every", .countAboveZero) { .events("x", every: $0) },
    .init("EventMatch.Measure.every.remainder", when: "events.count.remainder", .count) {
      .events("x", every: 2, remainder: $0)
    },
    .init("CountRange.atLeast", when: "events.count.atLeast", .count) { .events("x", atLeast: $0) },
    .init("AmountRange.atLeast", when: "events.sum.atLeast", .amount) {
      .events(EventMatch("x", measure: .sum(AmountRange(atLeast: $0, atMost: "9"))))
    },
  ]

  private static func about(
    sku: SKU = "A", category: CategoryID = "a", value: AttributeValue = 1
  ) -> EventMatch.Condition {
    EventMatch.Condition(sku: [sku], category: [category], attribute: AttributeCondition("a", .is(value)))
  }

  private static let selectors: [MalformedPromotionField] = [
    .init("LineSelector.Node.sku", of: "sku[1]", .id("x")) { .sku("A", $0) },
    .init("LineSelector.Node.product", of: "product[0]", .id("x")) { .product($0) },
    .init("LineSelector.Node.category", of: "category[0]", .id("x")) { .category($0) },
    .init("LineSelector.Node.tag", of: "allOf[0].tag[0]", .id("x")) { .tag($0) && .sku("A") },
    .init("Comparison.is", of: "attribute.is", .attribute) { .attribute("a", .is($0)) },
    .init("AmountRange.atMost", of: "not.unitPrice.atMost", .amount) { !.unitPrice(atLeast: "0", atMost: $0) },
    .init("CountRange.above", of: "quantity.above", .count) { .quantity(in: CountRange(above: $0, below: 9)) },
    .init("LineSelector.Billing.every", of: "anyOf[1].billing", .interval) { .sku("A") || .billing(.every($0)) },
  ]

  private static let targets: [MalformedPromotionField] = [
    .init("LineSelector.Node.sku", action: "on.subset.sku[0]", .id("x")) {
      .discount(.percent("5"), on: .subset(.sku($0)))
    },
    .init("LineSelector.Node.sku", action: "on.tax.sku[0]", .id("x")) {
      .discount(.percent("5"), on: .tax(.sku($0)))
    },
    .init("ItemsTarget.count", action: "on.items.count", .countAboveZero) {
      .discount(.percent("5"), on: .items(.sku("A"), count: $0, per: .line))
    },
    .init("GroupTarget.count", action: "on.group.count", .countAboveZero) {
      .discount(.percent("5"), on: .group(reward: .cheapest, count: $0))
    },
    .init("GroupTarget.Reward.rank", action: "on.group.reward.rank", .countAboveZero) {
      .discount(.percent("5"), on: .group(reward: .rank($0)))
    },
    .init("BundlePart.count", action: "on.bundle.parts[0].count", .countAboveZero) {
      .discount(.percent("5"), on: .bundle([BundlePart(.sku("A"), count: $0)]))
    },
    .init("BundleTarget.max", action: "on.bundle.max", .countAboveZero) {
      .discount(.percent("5"), on: .bundle([BundlePart(.sku("A"))], max: $0))
    },
    .init("DiscountTarget.fees.kinds", action: "on.fees[0]", .idText) {
      .discount(.percent("5"), on: .fees(kinds: [$0]))
    },
  ]

  private static let actions: [MalformedPromotionField] = [
    .init("FlatDiscount.percent", action: "discount.percent", .percentage) { .discount(.percent($0), on: .cart) },
    .init("FlatDiscount.amount", action: "discount.amount", .amount) {
      .discount(.amount($0, basis: .net), on: .cart)
    },
    .init("FlatDiscount.amount", action: "discount.amount.EUR", .table) { .discount(.amount($0), on: .cart) },
    .init("FlatDiscount.price", action: "discount.price", .amount) { .discount(.price($0), on: .items()) },
    .init("FlatDiscount.percentUpTo", action: "discount.percent", .percentage) {
      .discount(.percent($0, maxEach: "1"), on: .items())
    },
    .init("FlatDiscount.percentUpTo.maxEach", action: "discount.maxEach", .amount) {
      .discount(.percent("5", maxEach: $0), on: .items())
    },
    .init("FlatDiscount.priceByAttribute", action: "discount.price.attribute", .idText) {
      .discount(.price(attribute: $0), on: .items())
    },
    .init("TierStep.Threshold.amount", action: "discount.tiers.steps[0].from", .amount) { from in
      .discount(
        .tiers(by: .subtotal(of: .all, basis: .net), [TierStep(from: .amount(from), .percent("5", base: .current))]),
        on: .cart)
    },
    .init("TierStep.Threshold.count", action: "discount.tiers.steps[0].from", .count) { from in
      .discount(.tiers(by: .lines, [TierStep(from: .count(from), .percent("5", base: .current))]), on: .cart)
    },
    .init("LineSelector.Node.sku", action: "discount.tiers.by.quantity.of.sku[0]", .id("x")) { sku in
      .discount(
        .tiers(by: .quantity(of: .sku(sku)), [TierStep(from: .count(1), .price("5"))]), on: .items())
    },
    .init("Gift.sku", action: "gift.sku", .id("x")) { .gift($0, unitPrice: "1", name: "Mug") },
    .init("Gift.quantity", action: "gift.quantity", .countAboveZero) {
      .gift("mug", quantity: $0, unitPrice: "1", name: "Mug")
    },
    .init("Gift.unitPrice", action: "gift.unitPrice", .amount) { .gift("mug", unitPrice: $0, name: "Mug") },
    .init("GiftChoice.quantity", action: "gift.quantity", .countAboveZero) {
      .gift(oneOf: [GiftOption("mug", unitPrice: "1", name: "Mug")], quantity: $0)
    },
    .init("GiftOption.sku", action: "gift.oneOf[0].sku", .id("x")) {
      .gift(oneOf: [GiftOption($0, unitPrice: "1", name: "Mug")])
    },
    .init("GiftOption.unitPrice", action: "gift.oneOf[0].unitPrice", .amount) {
      .gift(oneOf: [GiftOption("mug", unitPrice: $0, name: "Mug")])
    },
    .init("Points.count", action: "points.count", .countAboveZero) { .points($0, per: "1", of: .all, max: 9) },
    .init("Points.max", action: "points.max", .count) { .points(1, perUnits: 1, of: .all, max: $0) },
    .init("Points.Earning.spend", action: "points.per", .amount) { .points(1, per: $0, of: .all, max: 9) },
    .init("Points.Earning.units", action: "points.perUnits", .countAboveZero) {
      .points(1, perUnits: $0, of: .all, max: 9)
    },
    .init("LineSelector.Node.sku", action: "credit.of.sku[0]", .id("x")) {
      .credit(Credit("1", per: "1", of: .sku($0), max: "9"))
    },
    .init("PromotionAction.upgradeShipping", action: "upgradeShipping", .idText) { .upgradeShipping($0) },
    .init("Credit.amount", action: "credit.amount", .amount) { .credit(Credit($0, per: "1", max: "9")) },
    .init("Credit.spend", action: "credit.per", .amount) { .credit(Credit("1", per: $0, max: "9")) },
    .init("Credit.max", action: "credit.max", .amount) { .credit(Credit("1", per: "1", max: $0)) },
    .init("CouponIssue.template", action: "issueCoupon.template", .idText) {
      .issueCoupon(CouponIssue($0, validFor: "P30D"))
    },
    .init("CouponIssue.validFor", action: "issueCoupon.validFor", .span) {
      .issueCoupon(CouponIssue("thanks", validFor: $0))
    },
  ]
}
