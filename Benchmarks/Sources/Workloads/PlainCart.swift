// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A cart of a workload before it is written as a document; money in cents.
struct PlainCart: Sendable {
  struct Line: Sendable {
    var sku: String
    var category: String
    var unitPrice: Int
    var quantity: Int
  }

  var customer: String
  var segments: [String]
  var coupons: [String]
  var shippingCost: Int
  var lines: [Line]
}

extension PlainCart {
  /// The cart and its context as JSON.
  func request(number: Int) -> Workload.Request {
    let width = max(3, String(lines.count - 1).count)
    let lines = lines.enumerated().map { place, line in
      """
      {"id":"\(padded(place, to: width))","sku":"\(line.sku)","quantity":\(line.quantity),\
      "unitPrice":"\(money(line.unitPrice))","categories":["\(line.category)"]}
      """
    }
    let cart = """
      {"id":"cart-\(number)","currency":"EUR","coupons":\(list(coupons)),\
      "shipping":{"method":"post","cost":"\(money(shippingCost))"},"lines":[\(lines.joined(separator: ","))]}
      """
    let context = """
      {"now":"2026-11-27T12:00:00Z",\
      "customer":{"id":"\(customer)","segments":\(list(segments))}}
      """
    return Workload.Request(cart: cart, context: context)
  }
}
