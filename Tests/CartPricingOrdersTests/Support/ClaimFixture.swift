// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// A cart of one line at 100 EUR, and promotions of which each takes 5 EUR off.
struct ClaimFixture {
  /// Further keys of the set.
  var set = ""
  /// Further keys of each promotion, by id, in single quotes.
  var promotions: [(id: String, keys: String)] = [("p", "")]
  var coupons = "[]"
  var customer: String? = "anna"
  var now = "2026-12-01T00:30:00+01:00"
  var redeemed = "[]"
  var currency = "EUR"

  /// The request.
  var request: PricingRequest {
    get throws {
      let list = promotions.map {
        "{'id':'\($0.id)'\($0.keys),'actions':[{'on':'cart','discount':{'amount':{'EUR':'5','USD':'6'}}}]}"
      }
      let buyer = customer.map { "'customer':{'id':'\($0)'}," } ?? ""
      let text = """
        {'promotions':{'currency':'EUR','promotions':[\(list.joined(separator: ","))]\(set)},
        'cart':{'currency':'\(currency)','lines':[{'id':'a','sku':'A','quantity':1,'unitPrice':'100'}],
        'coupons':\(coupons)},
        'context':{'now':'\(now)',\(buyer)'redeemed':\(redeemed)}}
        """
      return try PricingRequest(json: text.replacing("'", with: "\""))
    }
  }

  /// The claims of the result, in single quotes, in their order.
  var claims: [String] {
    get throws {
      let request = try request
      let engine = try PricingEngine(request.promotions)
      let priced = try engine.price(request.cart, in: request.context)
      return try engine.claims(of: priced, in: request.context).map { $0.json.replacing("\"", with: "'") }
    }
  }

  /// The counters that a pricing can read.
  var usageKeys: UsageKeys {
    get throws {
      let request = try request
      return try PricingEngine(request.promotions).usageKeys(for: request.cart, in: request.context)
    }
  }
}
