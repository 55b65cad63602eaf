// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Prices a request that is written as JSON with `'` for `"`.
func priced(quoted request: String) throws(PricingError) -> PricedCart {
  let text = String(request.map { $0 == "'" ? "\"" : $0 })
  let request = try PricingRequest(json: text)
  return try PricingEngine(request.promotions).price(request.cart, in: request.context)
}

/// A request in EUR at an hour of a Friday in November, explained in full, from the members of its parts.
func request(
  promotions: String, set: String = "", cart: String, context: String = "", currency: String = "EUR"
) -> String {
  """
  {'promotions':{'currency':'EUR','promotions':[\(promotions)]\(set)},\
  'cart':{'currency':'\(currency)',\(cart)},\
  'context':{'now':'2026-11-27T18:30:00+01:00','explain':'all'\(context)}}
  """
}

/// A promotion as JSON: its id, the text of its actions, and its other members.
func promotion(_ id: String, _ actions: String, _ members: String = "") -> String {
  "{'id':'\(id)','actions':[\(actions)]\(members.isEmpty ? "" : ",\(members)")}"
}

/// A promotion as JSON that takes an amount off the cart, with its other members.
func amountOff(_ id: String, _ amount: String, _ members: String = "") -> String {
  promotion(id, "{'on':'cart','discount':{'amount':'\(amount)'}}", members)
}

/// Prices a cart with promotions as JSON; the policy and other members of the set and the context begin with a comma.
func priced(
  _ promotions: [String], set: String = "", cart: String = oneLine, context: String = ""
) throws(PricingError) -> PricedCart {
  try priced(
    quoted: request(promotions: promotions.joined(separator: ","), set: set, cart: cart, context: context))
}

/// The members of a cart with one unit at 100.00.
let oneLine = "'lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'100'}]"

/// The members of a set whose best promotions for the customer are applied, for ``request(promotions:set:cart:context:currency:)``.
let bestForCustomer = ",'policy':{'selection':'bestForCustomer'}"

/// A line of a cart as JSON: its id and SKU, its quantity, its unit price and its other members.
func cartLine(_ id: String, _ quantity: Int, _ price: String, _ members: String = "") -> String {
  "{'id':'\(id)','sku':'\(id.uppercased())','quantity':\(quantity),'unitPrice':'\(price)'"
    + "\(members.isEmpty ? "" : ",\(members)")}"
}

/// The lines of a cart as JSON.
func cartLines(_ lines: String...) -> String { "'lines':[\(lines.joined(separator: ","))]" }

/// Whether a qualifier that is written as JSON holds: a promotion that issues a coupon is then applied.
func holds(when: String, cart: String = oneLine, context: String = "") throws(PricingError) -> Bool {
  let coupon = promotion("p", "{'issueCoupon':{'template':'t'}}", "'when':\(when)")
  return try priced([coupon], cart: cart, context: context).issuedCoupons.count == 1
}
