// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The rare words about carts and contexts.
extension Scene {
  static let batches: [CouponBatchID] = ["b1", "b2", "é"]
  static let campaigns: [CampaignID] = ["c1", "c2"]
  static let attributePrices = ["member", "book"]

  mutating func addToCart() {
    for place in cart.lines.indices { addToLine(place) }
    if uses(.destination, 85), cart.shipping != nil {
      cart.shipping?.destination = CustomerLocation(
        country: dice.happens(80) ? dice.one(of: ["DE", "FR"]) : nil, region: dice.happens(40) ? "BE" : nil,
        city: dice.happens(40) ? dice.one(of: ["Köln", "Ko\u{308}ln"]) : nil,
        postalCode: dice.happens(60) ? dice.one(of: ["10115", "10", "80331"]) : nil)
    }
    if uses(.attributes, 90) { cart.attributes = attributes() }
    if uses(.feeTax, 100) {
      for place in cart.fees.indices where dice.happens(70) {
        cart.fees[place].taxRate = dice.one(of: ["19", "7", "0", "8.875", "100", "33.3333"])
      }
    }
    if uses(.tenders, 100) {
      if dice.happens(80) {
        let ids: [TenderID] = ["t2", "t1", "é"]
        cart.tenders = dice.some(1...3, of: ids).map { Tender($0, balance: amount(price())) }
      }
      if dice.happens(60) { cart.cashStep = amount(Int64(dice.one(of: [1, 2, 5, 10, 100]))) }
    }
    if uses(.emptyCode, 60), cart.coupons.count < 90 {
      cart.coupons.insert(EnteredCode(CouponCode(dice.one(of: ["", " "]))), at: dice.number(0...cart.coupons.count))
    }
  }

  private mutating func addToLine(_ place: Int) {
    if uses(.minimum, 60) {
      cart.lines[place].minUnitPrice = amount(near(unitPrice(cart.lines[place]) / Int64(dice.number(1...3))))
    }
    if uses(.attributePrice, 70) {
      cart.lines[place].attributes[dice.one(of: Self.attributePrices)] = priceText()
    }
    if uses(.leaves, 60) {
      cart.lines[place].attributes["kg"] = .text(
        dice.one(of: ["0", "0.5", "1.25", "0.000001", "999999999.999999", "1000000000", "1,5", "-1", "01", "2.0000000"])
      )
    }
    if uses(.leaves, 10) { cart.lines[place].attributes["kg"] = 2.5 }
  }

  /// The text of a price near a unit price, or a text that is none.
  private mutating func priceText() -> AttributeValue {
    let text = amount(near(someUnitPrice() / 2)).description
    return dice.happens(85) ? .text(text) : dice.one(of: [5, "x", "-1", "0.12345", ["1.00"], ""])
  }

  mutating func addToContext(_ set: PromotionSet) {
    if uses(.unavailable, 100) { context.unavailable = dice.some(0...3, of: Self.skus) }
    if uses(.eventCurrency, 100), var customer = context.customer {
      for place in customer.events.indices where dice.happens(50) {
        let other = dice.one(of: Self.currencies)
        customer.events[place].currency = other
        if customer.events[place].amount != nil {
          customer.events[place].amount = amount(Int64(dice.number(0...5000)), of: other)
        }
      }
      context.customer = customer
    }
    if uses(.limits, 100) {
      for promotion in set.promotions where dice.happens(60) { addPeriods(to: promotion.id) }
    }
    if uses(.campaigns, 100) {
      for campaign in Self.campaigns where dice.happens(50) {
        context.usage.campaigns[campaign] = CampaignUsage(
          total: dice.number(0...4), customerTotal: dice.number(0...2), spent: amount(price()))
      }
    }
  }

  private mutating func addPeriods(to id: PromotionID) {
    var usage =
      context.usage.promotions[id]
      ?? PromotionUsage(total: dice.number(0...4), customerTotal: dice.number(0...2), spent: amount(price()))
    usage.customerSpent = amount(price())
    for period in CalendarPeriod.allCases where dice.happens(40) {
      usage.periods[period] = PeriodUsage(
        total: dice.number(0...3), customerTotal: dice.number(0...2), spent: amount(price()),
        customerSpent: amount(price()))
    }
    context.usage.promotions[id] = usage
  }

  /// Lets some entered codes be of a batch, and promotions list batches.
  mutating func addBatches(to set: inout PromotionSet) {
    guard uses(.batches, 100) else { return }
    var free = Self.batches
    for place in set.promotions.indices where dice.happens(35) && !free.isEmpty {
      let batch = free.removeFirst()
      let coupon = PromotionCoupon(
        batch: batch, maxUses: dice.happens(40) ? dice.number(0...4) : nil,
        maxUsesPerCustomer: dice.happens(30) ? dice.number(0...2) : nil,
        customer: dice.happens(20) ? dice.one(of: ["c-1", "é"]) : nil)
      set.promotions[place].coupons.insert(coupon, at: dice.number(0...set.promotions[place].coupons.count))
    }
    if cart.coupons.isEmpty || dice.happens(40) {
      cart.coupons.append(EnteredCode(CouponCode("Q\(dice.number(1...3))"), batch: dice.one(of: Self.batches)))
    }
    for place in cart.coupons.indices where dice.happens(35) {
      cart.coupons[place].batch = dice.one(of: Self.batches)
    }
  }

  /// Chooses gifts of promotions that offer some, and sometimes of others.
  mutating func chooseGifts(of set: PromotionSet) {
    guard uses(.giftChoice, 100) else { return }
    for promotion in set.promotions where dice.happens(65) {
      cart.choices[promotion.id] = dice.one(of: Self.skus)
    }
  }
}
