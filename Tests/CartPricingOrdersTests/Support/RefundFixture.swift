// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// An order with returns, as JSON in single quotes, in euros.
struct RefundFixture {
  /// The promotions, each without its braces.
  var promotions: [String] = []
  /// The lines of the cart, each without its braces: `'id': 'a', …`, or `3 × 10` with an id before it.
  var lines: [String]
  /// Further keys of the cart.
  var cart = ""
  /// The value of the key `returns`.
  var returns: String
  /// Further keys of the request.
  var more = ""

  /// The line of an id, of a number of units at a price, with further keys; its SKU is the id in upper case.
  static func line(_ id: String, _ quantity: Int, _ price: String, _ more: String = "") -> String {
    let keys = more.isEmpty ? "" : ", \(more)"
    return "'id': '\(id)', 'sku': '\(id.uppercased())', 'quantity': \(quantity), 'unitPrice': '\(price)'\(keys)"
  }

  /// The returns of lines by their ids and quantities, a return for each list.
  static func returning(_ lines: [(String, Int)]...) -> String {
    let entries = lines.map { lines in
      "{'lines': [" + lines.map { "{'line': '\($0.0)', 'quantity': \($0.1)}" }.joined(separator: ", ") + "]}"
    }
    return "[" + entries.joined(separator: ", ") + "]"
  }

  static let reprice = "'policy': {'discounts': 'reprice'}"

  /// The request as JSON.
  var json: String {
    let promotions = promotions.map { "{\($0)}" }.joined(separator: ", ")
    let lines = lines.map { "{\($0)}" }.joined(separator: ", ")
    return Self.json(
      """
      {'promotions': {'currency': 'EUR', 'promotions': [\(promotions)]},
       'cart': {'currency': 'EUR', 'lines': [\(lines)]\(cart.isEmpty ? "" : ", \(cart)")},
       'context': {'now': '2026-11-30T10:00:00Z'}, 'returns': \(returns)\(more.isEmpty ? "" : ", \(more)")}
      """)
  }

  /// A text with quotation marks in place of single ones.
  static func json(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 == UInt8(ascii: "'") ? UInt8(ascii: "\"") : $0 }, as: UTF8.self)
  }

  /// The request.
  var request: RefundRequest {
    get throws { try RefundRequest(json: json) }
  }

  /// The result.
  var result: RefundResult {
    get throws { try RefundResult(of: request) }
  }

  /// The paths of the faults; empty if there are none.
  var faultPaths: [String] {
    do throws(PricingError) {
      _ = try RefundResult(of: RefundRequest(json: json))
      return []
    } catch {
      return error.faults.map { $0.path.description }
    }
  }
}

extension RefundResult {
  /// The amounts of the refunds.
  var amounts: [String] { refunds.map { $0.amount.amountText } }

  /// The taxes within the refunds.
  var taxes: [String] { refunds.map { $0.tax.amountText } }

  /// The discounts that each refund takes back, such as `["ten 1.00", "free 0.00 released"]`.
  var discounts: [[String]] {
    refunds.map { refund in
      refund.discounts.map { "\($0.promotion) \($0.amount.amountText)\($0.isReleased ? " released" : "")" }
    }
  }

  /// What the customer holds without a claim after each refund.
  var held: [[String]] {
    refunds.map { refund in
      refund.gifts.map { "\($0.id) \($0.sku) \($0.quantity)" }
        + refund.credits.map { "\($0.promotion) credit \($0.amount.amountText)" }
        + refund.points.map { "\($0.promotion) points \($0.count)" }
        + refund.issuedCoupons.map { "\($0.promotion) coupon \($0.template) \($0.count)" }
    }
  }
}
