// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Prices a cart in EUR unless it says otherwise, with everything explained.
func priced(
  _ cart: Cart, _ promotions: [Promotion], in context: PricingContext = .evening, policy: Policy = Policy(),
  segments: [Segment] = [], scores: [Score] = []
) throws(PricingError) -> PricedCart {
  let set = PromotionSet(currency: .eur, promotions, segments: segments, scores: scores, policy: policy)
  return try PricingEngine(set).price(cart, in: context)
}

extension Instant {
  /// An instant of a test, as it is written.
  static func at(_ text: String) -> Instant {
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("\(text) is not an instant") }
    return instant
  }

  /// A Friday.
  static let evening = Instant.at("2026-11-27T18:30:00+01:00")
}

extension PricingContext {
  static let evening = PricingContext(now: .evening, explain: .all)

  static func at(_ now: String, customer: PricingCustomer? = nil) -> PricingContext {
    PricingContext(now: .at(now), customer: customer, explain: .all)
  }

  static func of(_ customer: PricingCustomer, usage: Usage = Usage()) -> PricingContext {
    PricingContext(now: .evening, customer: customer, usage: usage, explain: .all)
  }
}

extension Cart {
  /// A cart in EUR.
  init(_ lines: CartLine..., shipping: CartShipping? = nil, fees: [CartFee] = [], coupons: [EnteredCode] = []) {
    self.init(currency: .eur, lines: lines, shipping: shipping, fees: fees, coupons: coupons)
  }
}

extension PricedCart {
  /// The total of each line.
  var lineTotals: [String] { lines.map(\.total.amountText) }

  /// The discount of each applied promotion, such as `p 1.00`.
  var taken: [String] { promotions.map { "\($0.id) \($0.discount.amountText)" } }

  /// The final prices of the units of a line, such as `2x1.66 1x1.67`.
  func units(_ line: Int = 0) -> String {
    lines[line].units.map { "\($0.count)x\($0.price.amountText)" }.joined(separator: " ")
  }

  /// Why promotions are not applied, such as `p limitReached maxUsesTotal` or `q excluded by p`.
  var reasons: [String] {
    decisions.map { decision in
      "\(decision.promotion) \(decision.reason.rawValue)" + (decision.limit.map { " \($0.rawValue)" } ?? "")
        + (decision.excludedBy.map { " by \($0)" } ?? "")
    }
  }

  /// The gaps of a promotion that is not applied, such as `subtotal 10 of 20 lacks 10`; in minor units.
  func gaps(of promotion: PromotionID) -> [String] {
    decisions.filter { $0.promotion == promotion }.flatMap(\.gaps).map {
      "\($0.measure.rawValue) \($0.currentNumber) of \($0.requiredNumber) lacks \($0.missingNumber)"
    }
  }

  /// The outcomes of entered codes, such as `A applied p`.
  var outcomes: [String] {
    coupons.map { "\($0.code) \($0.outcome.name)" + ($0.promotion.map { " \($0)" } ?? "") }
  }
}

/// Whether a qualifier holds: a promotion that issues a coupon is then applied.
func holds(
  _ qualifier: Qualifier, _ cart: Cart = Cart(CartLine("1", sku: "A", unitPrice: "10")),
  in context: PricingContext = .evening,
  segments: [Segment] = [], scores: [Score] = []
) throws(PricingError) -> Bool {
  let promotion = Promotion("p", when: qualifier, actions: [.issueCoupon(CouponIssue("t"))])
  return try priced(cart, [promotion], in: context, segments: segments, scores: scores).issuedCoupons.count == 1
}

extension ValidityBound {
  /// The bound at an instant.
  static func at(_ text: String) -> ValidityBound { ValidityBound(Instant.at(text)) }
}
