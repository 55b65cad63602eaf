/// A promotion to show on the page of a product. Source: PRICING.md section 10.
public struct Badge: Sendable, Hashable {
  /// The promotion.
  public let promotion: PromotionID
  /// The promotion's text for product pages, with `{name}` filled in; nil if it has none.
  public let text: String?
  /// What one unit would cost with this promotion alone; nil where that depends on what else is in the cart.
  public let unitPrice: Money?
}

extension PricingEngine {
  /// The promotions that a product can have, in canonical order: those that are active and valid, have their coupon, are
  /// within their limits, whose qualifier is not false as far as it can be known without a cart, and whose merchandise
  /// actions select the product.
  ///
  /// Complexity: O(P) for P promotions.
  /// - Parameters:
  ///   - product: The product as a line of a cart; its quantity is taken as 1.
  ///   - currency: The currency of its price.
  ///   - coupons: The codes that the shopper has entered so far.
  ///   - context: The context, as for pricing.
  /// - Returns: A badge for each of them.
  /// - Throws: ``PricingError`` with every fault of the product and the context, with paths as in a cart:
  ///   `cart.lines[0].sku`.
  public func badges(
    for product: Line, currency: Currency, coupons: [CouponCode] = [], in context: Context
  ) throws(PricingError) -> [Badge] {
    var line = product
    line.quantity = 1
    let cart = Cart(currency: currency, lines: [line], coupons: coupons)
    try Self.validate(cart, context)
    let eligibility = Eligibility(try CartFacts(cart, context, set: set))
    var badges: [Badge] = []
    for (place, promotion) in set.promotions.enumerated() where line.discountable {
      let index = Int32(place)
      guard eligibility.firstReason(promotion, index) == nil, eligibility.customerRefusal(promotion, index) == nil,
        promotion.when.map({ eligibility.facts.mayHold($0.operations, at: 0) ?? true }) ?? true,
        eligibility.facts.selectsMerchandise(promotion)
      else { continue }
      let source = promotion.source
      let text = source.messages?.badge.map { Explanation.filled($0) { $0 == "name" ? source.displayName : nil } }
      let price = try eligibility.unitPrice(with: promotion, index)
      badges.append(
        Badge(
          promotion: source.id, text: text,
          unitPrice: price.map { Money(minorUnits: $0, currency: currency) }))
    }
    return badges
  }
}

extension CartFacts {
  /// Whether a subtree holds, as far as it can be known without a cart; nil if it cannot. Recursion is bounded by the
  /// depth of a qualifier, 64.
  fileprivate func mayHold(_ operations: [QualifierProgram.Operation], at place: Int) -> Bool? {
    let end = Int(operations[place].end)
    var child = place + 1
    switch operations[place].kind {
    case .all:
      var answer: Bool? = true
      while child < end {
        let one = mayHold(operations, at: child)
        if one == false { return false }
        if one == nil { answer = nil }
        child = Int(operations[child].end)
      }
      return answer
    case .any:
      var answer: Bool? = false
      while child < end {
        let one = mayHold(operations, at: child)
        if one == true { return true }
        if one == nil { answer = nil }
        child = Int(operations[child].end)
      }
      return answer
    case .not: return mayHold(operations, at: child).map { !$0 }
    case .subtotal, .quantity, .lines, .leastQuantity: return nil
    case .segment(let id): return mayBeInSegment(id)
    default: return holds(operations, at: place, after: nil)
    }
  }

  /// Whether the customer is in a segment, whose definition may ask about the cart.
  private func mayBeInSegment(_ id: SegmentID) -> Bool? {
    guard let customer = context.customer else { return false }
    for next in set.segmentsNamed(by: id, unless: { possibleSegments[$0] != nil }) {
      let answer =
        customer.segments.contains(next) ? true : set.segments[next].map { mayHold($0.when.operations, at: 0) }
      possibleSegments[next] = .some(answer ?? false)
    }
    return possibleSegments[id] ?? false
  }

  /// Whether one of a promotion's merchandise actions selects the only line.
  fileprivate func selectsMerchandise(_ promotion: CompiledPromotion) -> Bool {
    promotion.actions.contains { action in
      var selects = false
      action.merchandiseSelectors { if selection($0).lines.contains(0) { selects = true } }
      return selects
    }
  }
}

extension Eligibility {
  /// What the only unit costs with a promotion, if its actions on single items alone decide that.
  fileprivate func unitPrice(with promotion: CompiledPromotion, _ index: Int32) throws(PricingError) -> Int64? {
    guard promotion.rule == nil else { return nil }
    let isDecided = promotion.actions.allSatisfy { action in
      var selects = false
      action.merchandiseSelectors { if facts.selection($0).lines.contains(0) { selects = true } }
      guard selects else { return true }
      guard case .items(.flat, _, nil, _) = action.kind else { return false }
      return true
    }
    guard isDecided else { return nil }
    var sheet = untouched
    let taken = TakenPromotion(
      index: index, applications: 1, coupon: -1, combines: promotion.source.combines, cap: cap(of: promotion))
    try sheet.carryOut(.items, for: [taken])
    return sheet.units.value(of: 0)
  }
}
