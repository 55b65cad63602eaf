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
