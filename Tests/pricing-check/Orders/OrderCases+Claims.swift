// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import LedgerConformance

extension OrderCaseKind {
  /// Prices a request, and compares all claims of the result, in any order.
  static func claims(_ document: TraceValue, _ text: String) async -> String? {
    guard let request = member("request", of: text), let expected = document["claims"]?.list else {
      return "a case of claims has a request and claims"
    }
    do {
      let request = try PricingRequest(json: request)
      let engine = try PricingEngine(request.promotions)
      let priced = try engine.price(request.cart, in: request.context)
      var left = Dictionary(
        uniqueKeysWithValues: try engine.claims(of: priced, in: request.context).map { ($0.counter, $0) })
      for value in expected {
        let wanted = try Claim(json: value.json)
        guard var found = left.removeValue(forKey: wanted.counter) else {
          return "nothing is claimed for \(value.json)"
        }
        // An expectation without promotions needs none.
        if wanted.promotions.isEmpty { found.promotions = [] }
        if found != wanted { return "expected \(value.json), found \(found.json)" }
      }
      return left.values.first.map { "\($0.json) is claimed, too" }
    } catch {
      return "\(error)"
    }
  }
}
