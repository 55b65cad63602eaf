// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The cart and its customer.
extension Scene {
  mutating func makeCart() {
    let count = dice.one(of: isKind ? [1, 2, 2, 3, 3, 4, 5, 6] : [0, 1, 1, 2, 2, 3, 4])
    let ids: [LineID] = ["z", "y", "b", "a", "aa", "é", "e\u{301}", "1", "10", "2"]
    for id in dice.some(count...count, of: ids) { cart.lines.append(makeLine(id)) }
    cart.isTaxIncluded = dice.happens(50)
    if dice.happens(55) {
      var shipping = CartShipping(method: dice.one(of: Self.methods), cost: amount(price()))
      for method in dice.some(0...3, of: Self.methods) { shipping.options[method] = amount(price()) }
      if dice.happens(60) { shipping.taxRate = taxRate() }
      cart.shipping = shipping
    }
    if dice.happens(45) {
      let ids: [FeeID] = ["f3", "f2", "f1", "f10"]
      cart.fees = dice.some(1...4, of: ids).map {
        CartFee($0, kind: dice.one(of: Self.feeKinds), amount: amount(price() / 2))
      }
    }
    if dice.happens(10) { cart.id = "cart é" }
  }

  /// Enters some codes, most of them ones that promotions list.
  mutating func enterCoupons(of promotions: PromotionSet) {
    let listed = promotions.promotions.flatMap(\.coupons).compactMap(\.code)
    guard dice.happens(listed.isEmpty ? 30 : 90) else { return }
    let others = dice.some(0...2, of: Self.codes + [CouponCode("typo"), CouponCode("LEAF"), CouponCode("\tk1\n")])
    let codes = (dice.some(listed.count / 2...listed.count, of: listed) + others).shuffled(using: &dice)
    cart.coupons = codes.map { EnteredCode($0) }
    if dice.happens(20), let first = cart.coupons.first { cart.coupons.append(first) }
  }

  private mutating func makeLine(_ id: LineID) -> CartLine {
    let quantity = dice.happens(92) ? dice.number(1...6) : dice.number(7...40)
    var line = CartLine(id, sku: dice.one(of: Self.skus), quantity: quantity, unitPrice: amount(price()))
    // the same price as another line's, for ties
    if let other = cart.lines.first, dice.happens(25) { line.unitPrice = other.unitPrice }
    if dice.happens(40) { line.product = dice.one(of: Self.products) }
    if dice.happens(10) { line.name = dice.one(of: ["Hat {missing}", "\"é\\\"", "e\u{301}\u{7f}\u{1}"]) }
    if dice.happens(60) { line.categories = dice.some(0...3, of: Self.categories) }
    if dice.happens(50) { line.tags = dice.some(0...2, of: Self.tags) }
    if dice.happens(45) { line.attributes = attributes() }
    if dice.happens(20) {
      for from in Set((0...dice.number(0...2)).map { _ in dice.number(0...quantity + 1) }).sorted(by: >) {
        line.priceScale.append(PriceScaleEntry(from: from, unitPrice: amount(price())))
      }
    }
    if dice.happens(35) { line.billing = dice.one(of: ["P1M", "P1Y", "P12M", "P2W", "P14D", "P30D"]) }
    if dice.happens(65) { line.taxRate = taxRate() }
    line.isDiscountable = dice.happens(92)
    return line
  }

  private mutating func taxRate() -> Rate {
    dice.one(of: ["19", "7", "7.25", "0", "8.875", "21", "100", "1000", "0.0001", "33.3333"])
  }

  mutating func attributes() -> [String: AttributeValue] {
    var found: [String: AttributeValue] = [:]
    for name in dice.some(1...2, of: Self.attributeNames) { found[name] = attributeValue() }
    return found
  }

  mutating func attributeValue() -> AttributeValue {
    dice.one(
      of: [
        "red", "blue", "é", "e\u{301}", 1, 3, 3.5, -0.0, 0, true, false, ["red"], ["red", "blue"], [], ["e\u{301}"],
      ])
  }

  // MARK: - Context

  mutating func makeContext() {
    context.explain = dice.happens(50) ? .all : .relevant
    if hinders(15) { context.billingCycle = dice.number(1...4) }
    if dice.happens(45) {
      context.store = PricingStore(
        id: dice.happens(60) ? dice.one(of: ["st1", "é"]) : nil,
        channel: dice.happens(70) ? dice.one(of: ["web", "outlet"]) : nil,
        country: dice.happens(60) ? dice.one(of: ["DE", "FR"]) : nil,
        region: dice.happens(40) ? dice.one(of: ["BE", "e\u{301}"]) : nil)
    }
    if dice.happens(70) { context.customer = makeCustomer() }
    for code in Self.codes where dice.happens(25) {
      context.usage.coupons[code] = CouponUsage(total: dice.number(0...5), customerTotal: dice.number(0...3))
    }
  }

  private mutating func makeCustomer() -> PricingCustomer {
    var customer = PricingCustomer(CustomerID(dice.one(of: ["c-1", "é", "c-\(dice.number(2...99))"])))
    customer.segments = dice.some(0...2, of: Self.segments)
    if dice.happens(50) { customer.attributes = attributes() }
    for name in ["birthday", "signedUp", "é"] where dice.happens(45) { customer.dates[name] = dateAround() }
    if dice.happens(45) {
      customer.location = CustomerLocation(
        country: dice.happens(70) ? dice.one(of: ["DE", "FR"]) : nil,
        region: dice.happens(40) ? dice.one(of: ["BE", "BY"]) : nil,
        city: dice.happens(40) ? dice.one(of: ["Köln", "Ko\u{308}ln"]) : nil,
        postalCode: dice.happens(60) ? dice.one(of: ["10115", "10", "80331"]) : nil)
    }
    for _ in 0..<dice.one(of: [0, 1, 2, 3, 4, 6]) {
      var event = CustomerEvent(dice.one(of: Self.eventTypes), at: instantAround())
      if dice.happens(75) { event.amount = amount(price()) }
      if dice.happens(40) { event.skus = dice.some(0...2, of: Self.skus) }
      if dice.happens(40) { event.categories = dice.some(0...2, of: Self.categories) }
      if dice.happens(35) { event.attributes = attributes() }
      customer.events.append(event)
    }
    return customer
  }

  /// A date whose return is near today.
  private mutating func dateAround() -> LocalDate {
    let today = LocalDate(daysSinceEpoch: Int((startOfDay + Int64(now.offsetMinutes) * 60) / 86_400))
    let back = dice.one(of: [0, 1, 1, 2, 4, 5, 20, -1])
    if dice.happens(20), let leap = LocalDate(year: 2000 + 4 * dice.number(0...6), month: 2, day: 29) { return leap }
    let near = LocalDate(daysSinceEpoch: today.daysSinceEpoch + dice.number(-3...3))
    return LocalDate(year: min(9999, max(1, near.year - back)), month: near.month, day: near.day)
      ?? today
  }
}
