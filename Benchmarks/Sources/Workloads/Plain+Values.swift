// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// Plain carts and promotions as the library's own values, where there are too many of them for documents. They are the
// values that the documents spell: ManyPromotions holds that of some of each.

extension PlainCart {
  /// The cart and its context, as ``request(number:)`` spells them.
  func values(number: Int) -> CartRequest {
    let width = max(3, String(lines.count - 1).count)
    let lines = lines.enumerated().map { place, line in
      CartPricing.CartLine(
        LineID(padded(place, to: width)), sku: SKU(line.sku), quantity: line.quantity,
        unitPrice: amount(line.unitPrice),
        categories: [CategoryID(line.category)])
    }
    return CartRequest(
      cart: Cart(
        id: "cart-\(number)", currency: .eur, lines: lines,
        shipping: CartShipping(method: "post", cost: amount(shippingCost)),
        coupons: coupons.map { EnteredCode(CouponCode($0)) }),
      context: PricingContext(
        now: "2026-11-27T12:00:00Z",
        customer: PricingCustomer(CustomerID(customer), segments: segments.map { SegmentID($0) }))
    )
  }
}

extension PlainPromotion {
  /// The set that ``document(_:policy:)`` spells.
  static func values(_ promotions: [PlainPromotion], policy: Policy = Policy()) -> PromotionSet {
    PromotionSet(
      currency: .eur, promotions.enumerated().map { $1.value(priority: promotions.count - $0) }, policy: policy)
  }

  /// One of the set.
  func value(priority: Int) -> Promotion {
    var promotion = Promotion(PromotionID(id), priority: priority, actions: [effect.action])
    if case .always = when {} else { promotion.qualifier = when.qualifier }
    if case .cheapestFree(let category, let minimum) = effect {
      promotion.calculateRule = .quantity(minimum: minimum, of: .category(CategoryID(category)))
    }
    if let combines { promotion.combination = Combination(rawValue: combines) ?? .always }
    promotion.group = group.map { PromotionGroup(GroupName($0)) }
    return promotion
  }
}

extension PlainPromotion.Condition {
  fileprivate var qualifier: Qualifier {
    switch self {
    case .always: .all([])
    case .all(let parts): .all(parts.map(\.qualifier))
    case .any(let parts): .any(parts.map(\.qualifier))
    case .not(let part): !part.qualifier
    case .subtotal(let category, let cents): .subtotal(of: lines(category), atLeast: .plain(amount(cents)))
    case .quantity(let category, let count): .quantity(of: lines(category), atLeast: count)
    case .sku(let sku): .quantity(of: .sku(SKU(sku)), atLeast: 1)
    case .segment(let id): .segment(SegmentID(id))
    case .coupon(let code): .coupon(CouponCode(code))
    case .customer(let id): .customer(id: [CustomerID(id)])
    }
  }

  private func lines(_ category: String?) -> LineSelector {
    category.map { .category(CategoryID($0)) } ?? .all
  }
}

extension PlainPromotion.Effect {
  fileprivate var action: PromotionAction {
    switch self {
    case .percentOffCart(let rate): .discount(.percent(percent(rate)), on: .cart)
    case .tieredPercentOffCart(let steps):
      .discount(
        .tiers(
          by: .subtotal,
          steps.map { TierStep(from: .amount(.plain(amount($0.from))), .percent(percent($0.rate), base: .current)) }),
        on: .cart)
    case .amountOffCart(let cents): .discount(.amount(.plain(amount(cents))), on: .cart)
    case .percentOffCategory(let category, let rate):
      .discount(.percent(percent(rate)), on: .items(.category(CategoryID(category))))
    case .amountOffEach(let sku, let cents):
      .discount(.amount(.plain(amount(cents))), on: .items(.sku(SKU(sku))))
    case .cheapestFree(let category, _):
      .discount(.percent(.hundredPercent), on: .items(.category(CategoryID(category))))
    case .freeShipping: .discount(.percent(.hundredPercent), on: .shipping)
    case .gift(let sku): .gift(SKU(sku), unitPrice: .plain(amount(500)))
    }
  }
}

private func amount(_ cents: Int) -> Amount {
  Amount(minorUnits: Int64(cents), currency: .eur)
}

/// A rate of hundredths of a percent.
private func percent(_ basisPoints: Int) -> Rate {
  Rate(partsPerMillion: 100 * basisPoints)
}
