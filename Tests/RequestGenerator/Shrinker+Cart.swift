// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// How carts and contexts become smaller.
extension Shrinker {
  static func contextEdits(_ request: PricingRequest) -> [Edit] {
    var edits = [
      set(\.context.store, nil), set(\.context.billingCycle, 1), set(\.context.explain, .all),
      set(\.context.usage, Usage()), set(\.context.customer, nil), set(\.context.redeemed, []),
      set(\.context.unavailable, []), set(\.context.usage.campaigns, [:]),
    ]
    for id in request.context.usage.promotions.keys { edits.append { $0.context.usage.promotions[id] = nil } }
    for id in request.context.usage.promotions.keys {
      edits.append { $0.context.usage.promotions[id]?.periods = [:] }
    }
    for code in request.context.usage.coupons.keys { edits.append { $0.context.usage.coupons[code] = nil } }
    guard let customer = request.context.customer else { return edits }
    edits += [
      { $0.context.customer?.segments = [] }, { $0.context.customer?.attributes = [:] },
      { $0.context.customer?.dates = [:] }, { $0.context.customer?.location = nil },
      { $0.context.customer?.id = "c" },
    ]
    for place in customer.events.indices {
      edits += [
        { $0.context.customer?.events[place].amount = nil }, { $0.context.customer?.events[place].skus = [] },
        { $0.context.customer?.events[place].categories = [] },
        { $0.context.customer?.events[place].currency = nil },
        { $0.context.customer?.events[place].attributes = [:] },
        { $0.context.customer?.events.remove(at: place) },
      ]
    }
    return edits
  }

  static func cartEdits(_ request: PricingRequest) -> [Edit] {
    var edits = [
      set(\.cart.id, nil), set(\.cart.shipping, nil), set(\.cart.isTaxIncluded, false),
      { $0.cart.shipping?.options = [:] }, { $0.cart.shipping?.taxRate = nil },
      { $0.cart.shipping?.destination = nil }, set(\.cart.attributes, [:]), set(\.cart.choices, [:]),
      set(\.cart.tenders, []), set(\.cart.cashStep, nil),
    ]
    for fee in request.cart.fees.indices {
      edits += [{ $0.cart.fees[fee].amount = "1" }, { $0.cart.fees[fee].taxRate = nil }]
    }
    for coupon in request.cart.coupons.indices { edits.append { $0.cart.coupons[coupon].batch = nil } }
    return edits
  }

  static func policyEdits(_ request: PricingRequest) -> [Edit] {
    [
      set(\.promotions.policy.selection, .priority), set(\.promotions.policy.rounding, .halfUp),
      set(\.promotions.policy.coupons, .all), set(\.promotions.policy.searchLimit, 10_000),
    ]
  }

  static func lineEdits(_ request: PricingRequest) -> [Edit] {
    let currency = request.cart.currency
    return request.cart.lines.indices.flatMap { place -> [Edit] in
      let line = request.cart.lines[place]
      let price = line.unitPrice.minorUnits(in: currency) ?? 0
      let id = LineID(String("abcdefghij".dropFirst(place).prefix(1)))
      return [
        { $0.cart.lines[place].quantity -= line.quantity > 1 ? 1 : 0 },
        { $0.cart.lines[place].quantity = max(1, line.quantity / 2) },
        {
          $0.cart.lines[place].unitPrice = Amount(
            minorUnits: price > 20 ? price / 10 * 9 : max(0, price - 1), currency: currency)
        },
        { $0.cart.lines[place].unitPrice = Amount(minorUnits: price / 2, currency: currency) },
        { $0.cart.lines[place].product = nil }, { $0.cart.lines[place].name = nil },
        { $0.cart.lines[place].categories = [] }, { $0.cart.lines[place].tags = [] },
        { $0.cart.lines[place].attributes = [:] }, { $0.cart.lines[place].priceScale = [] },
        { $0.cart.lines[place].billing = nil }, { $0.cart.lines[place].taxRate = nil },
        { $0.cart.lines[place].taxRate = line.taxRate == nil ? nil : "10" },
        { $0.cart.lines[place].isDiscountable = true }, { $0.cart.lines[place].id = id },
        { $0.cart.lines[place].sku = "A" },
        { $0.cart.lines[place].minUnitPrice = nil },
      ]
    }
  }
}
