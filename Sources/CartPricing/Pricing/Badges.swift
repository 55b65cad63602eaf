// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A promotion to show on the page of a product.
public struct Badge: Sendable, Hashable {
  /// The promotion.
  public let promotion: PromotionID
  /// The promotion's text for product pages, with `{name}` filled in; nil if it has none.
  public let text: String?
  /// The price of one unit with this promotion alone, as if its conditions on the cart were met; nil
  /// if the target, a rule, a count or tiers make the price depend on the rest of the cart.
  public let unitPrice: Money?
}

#if !hasFeature(Embedded)
  extension Badge: Encodable {}
#endif

extension PricingEngine {
  /// Returns the badges of the promotions that can apply to a product, in canonical order. Such a
  /// promotion is active and valid, its coupon is entered if it has one, and it is within its
  /// limits. Its qualifier is not false, as far as that can be known without a cart, and its
  /// merchandise actions select the product (§10.15).
  ///
  /// Complexity: O(P) for P promotions.
  /// - Parameters:
  ///   - product: The product as a line of a cart; its quantity is taken as 1.
  ///   - currency: The currency of its price.
  ///   - coupons: The codes that the shopper has entered so far.
  ///   - context: The context, as for pricing.
  /// - Returns: A badge for each of them.
  /// - Throws: ``PricingError`` with every fault of the product and the context, with paths as in a
  ///   cart: `cart.lines[0].sku`.
  public func badges(
    for product: CartLine, currency: Currency, coupons: [EnteredCode] = [], in context: PricingContext
  ) throws(PricingError) -> [Badge] {
    var line = product
    line.quantity = 1
    let cart = Cart(currency: currency, lines: [line], coupons: coupons)
    var state = PricingState(set)
    try state.facts.project(cart, context, with: set, explaining: .relevant)
    state.facts.takeAllAsCandidates()
    var badges: [Badge] = []
    for place in state.facts.candidates.indices where line.isDiscountable {
      let index = CandidateIndex(place)
      let record = state.facts.record(index)
      let mayApply = state.facts.mayApply(record, index)
      try state.facts.budget.check()
      guard mayApply else { continue }
      let source = state.facts.source(of: index)
      let text = source.messages?.badge.map { Explanation.filled($0) { $0 == "name" ? source.displayName : nil } }
      let price = try state.unitPrice(with: record, index)
      badges.append(
        Badge(promotion: source.id, text: text, unitPrice: price.map { Money(minorUnits: $0, currency: currency) }))
    }
    return badges
  }
}

extension CartFacts {
  /// Whether a promotion can apply to the only line, as far as that can be known without a cart.
  fileprivate mutating func mayApply(_ record: PromotionRecord, _ index: CandidateIndex) -> Bool {
    guard firstReason(record, index) == nil else { return false }
    let code = record.flags.contains(.coupons) ? countingCode(of: index) : nil
    guard customerRefusal(record, index, code) == nil else { return false }
    var gaps = UniqueArray<GapRecord>()
    guard evaluate(record, for: AnyCart.self, &gaps) != .fails else { return false }
    var selections = UniqueArray<LineSelection>()
    findMerchandiseSelections(of: index, &selections)
    for place in selections.indices where contains(0, in: selections[place]) { return true }
    return false
  }
}

extension PricingState {
  /// Returns the price of the only unit with a promotion, if the promotion's discounts on single
  /// items alone decide it; otherwise nil.
  fileprivate mutating func unitPrice(with record: PromotionRecord, _ index: CandidateIndex) throws(PricingError)
    -> Int64?
  {
    guard !record.hasRule else { return nil }
    for place in record.actions {
      let action = set.actions[place]
      if action.kind == .items, action.count < 0, action.discount.kind != .tiers { continue }
      if selectsOnlyLine(action) { return nil }
    }
    trial.begin(&facts)
    trial.promotions.append(
      TakenPromotion(
        index: index, combines: record.combines, keepsTax: false, steps: record.steps, code: .none, lineGroup: nil,
        applications: 1, cap: facts.cap(of: record)))
    try trial.carryOut(.items, ofPromotionAt: 0, &facts)
    return trial.left[0]
  }

  /// Whether an action is a merchandise action that selects the only line.
  private mutating func selectsOnlyLine(_ action: ActionRecord) -> Bool {
    var selections = UniqueArray<LineSelection>()
    facts.appendMerchandise(of: action, to: &selections)
    for index in selections.indices where facts.contains(0, in: selections[index]) { return true }
    return false
  }
}
