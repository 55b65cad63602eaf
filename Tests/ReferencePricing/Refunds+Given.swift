// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// What one return gives back.
struct GivenRefund {
  /// What is given back for each line of the return, and the tax within it; none under `reprice`.
  var lines: [(amount: Int128, tax: Int128)] = []
  /// What is given back for shipping; nil if none of it was returned.
  var shipping: Int128?
  /// What is given back for each fee of the return.
  var fees: [Int128] = []
  var amount: Int128 = 0
  var tax: Int128 = 0
  var shortfall: Int128 = 0
  /// The discount of each of the order's promotions that is given back.
  var discounts: Taken = [:]
  var released: [Int] = []
  var held = Held()
}

/// What the customer holds without a claim to it.
struct Held {
  /// The units of each gift line, by its index in the order.
  var gifts: [Int: Int] = [:]
  /// By promotion.
  var credits: [Int: Int128] = [:]
  var points: [Int: Int128] = [:]
  /// By promotion and template, in the order of the actions.
  var coupons: [(promotion: Int, template: String, count: Int128)] = []

  init() {}

  /// "gift units of the order less those still earned less those returned, credits, points and
  /// issuedCoupons: those of the order less those of the new pricing, where above 0" (§O2.22)
  init(of order: PaidOrder, lessEarned left: PaidOrder, lessReturned returned: Returned) {
    for (index, line) in order.lines.enumerated() where line.giver != nil {
      let earned = left.line(line.id).map { left.lines[$0].quantity } ?? 0
      let units = line.quantity - earned - returned.units[index]
      if units > 0 { gifts[index] = units }
    }
    for promotion in order.applied {
      let credit = order.credit(of: promotion) - left.credit(of: promotion)
      if credit > 0 { credits[promotion] = credit }
      let count = order.points(of: promotion) - left.points(of: promotion)
      if count > 0 { points[promotion] = count }
      var templates: [String] = []
      for issued in order.issued where issued.promotion == promotion {
        if isOne(issued.issue.template, of: templates) { continue }
        templates.append(issued.issue.template)
      }
      for template in templates {
        let count = order.coupons(of: promotion, template) - left.coupons(of: promotion, template)
        if count > 0 { coupons.append((promotion, template, count)) }
      }
    }
  }
}
