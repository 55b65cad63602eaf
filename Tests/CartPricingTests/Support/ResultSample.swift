// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A result document that is written by hand, with every part once. Two units of 10.00 less 10 %, at 20 % tax; shipping of
/// 5.00 less 1.00, at 10 % tax; a fee of 2.00 less 0.50; 10 % off the tax of 4.00: 20 + 5 + 2 + 4 − 3.90 = 27.10.
enum ResultSample {
  static let line = """
    "id":"1","sku":"A","name":"Mug","quantity":2,"unitPrice":"10.00","subtotal":"20.00","discount":"2.00",\
    "total":"18.00","tax":"3.60","adjustments":[{"promotion":"ten","amount":"2.00"}],\
    "units":[{"count":2,"price":"9.00"}]
    """
  static let shipping = """
    "method":"ground","cost":"5.00","discount":"1.00","total":"4.00","tax":"0.40",\
    "adjustments":[{"promotion":"ship","amount":"1.00"}]
    """
  static let fee = """
    "id":"wrap","amount":"2.00","discount":"0.50","total":"1.50",\
    "adjustments":[{"promotion":"ship","amount":"0.50"}]
    """
  static let tax = """
    "amount":"4.00","discount":"0.40","total":"3.60","adjustments":[{"promotion":"ten","amount":"0.40"}]
    """
  static let decision = """
    "promotion":"more","reason":"notQualified","gaps":[{"measure":"quantity","of":{"sku":["A"]},\
    "required":5,"current":2,"missing":3}]
    """

  static let text = """
    {"currency":"EUR","lines":[{\(line)}],"subtotal":"20.00","shipping":{\(shipping)},"fees":[{\(fee)}],\
    "tax":{\(tax)},"discount":"3.90","total":"27.10",\
    "promotions":[{"id":"ten","coupon":"TEN","applications":1,"discount":"2.40"},\
    {"id":"ship","applications":2,"discount":"1.50"}],\
    "coupons":[{"code":"TEN","outcome":"applied","promotion":"ten"},{"code":"OLD","outcome":"unknown"}],\
    "decisions":[{\(decision)},{"promotion":"one","reason":"excluded","by":"ten"},\
    {"promotion":"two","reason":"limitReached","limit":"maxUsesTotal"}],\
    "messages":[{"kind":"applied","promotion":"ten","text":"10 % off"}],\
    "credits":[{"promotion":"bonus","amount":"3.00"}],\
    "issuedCoupons":[{"promotion":"bonus","template":"NEXT","count":2,"validFor":"P30D"}],\
    "redemptions":[{"promotion":"ten","coupon":"TEN","customer":"c","discount":"2.40"},\
    {"promotion":"ship","customer":"c","discount":"1.50"}],"optimal":true}
    """

  /// The document as a value.
  static func result() throws -> PricedCart { try PricedCart(json: text) }
}
