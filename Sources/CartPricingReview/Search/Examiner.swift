// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Prices carts of the search, and counts the pricings.
struct Examiner: ~Copyable {
  let reviewed: ReviewedSet
  let engine: PricingEngine
  private var workspace = PricingWorkspace()
  /// The number of pricings so far.
  var pricings = 0

  init(_ reviewed: ReviewedSet, _ engine: PricingEngine) {
    self.reviewed = reviewed
    self.engine = engine
  }

  /// The cart priced with the set; nil if it cannot be priced.
  mutating func price(_ request: CartRequest) -> PricedCart? { price(request, with: engine) }

  /// The cart priced with an engine; nil if it cannot be priced.
  mutating func price(_ request: CartRequest, with engine: PricingEngine) -> PricedCart? {
    pricings += 1
    return try? engine.price(request.cart, in: request.context, using: &workspace)
  }
}

/// One request of a proof with its result.
struct PricedProof: Sendable {
  var request: CartRequest
  /// The promotions that the request is priced with; nil for the reviewed set.
  var promotions: PromotionSet?
  var priced: PricedCart
}

extension Examiner {
  /// The requests of a variation with their results; nil if there are none.
  mutating func prove(_ base: CartRequest, _ variation: Variation) -> [PricedProof]? {
    if case .exchanged(let first, let second) = variation { return exchange(base, first, second) }
    guard let priced = price(base) else { return nil }
    return prove(PricedProof(request: base, priced: priced), variation)
  }

  /// The same for a cart that has been priced.
  mutating func prove(_ base: PricedProof, _ variation: Variation) -> [PricedProof]? {
    switch variation {
    case .plain: return [base]
    case .unitMore(let id): return base.request.addingUnit(of: id).flatMap { pair(base, $0) }
    case .lineMore(let id): return base.request.addingLine(like: id).flatMap { pair(base, $0) }
    case .halves:
      guard let whole = base.request.doubled(), let priced = price(whole) else { return nil }
      return orders(PricedProof(request: whole, priced: priced), base, base.request)
    case .split(let count):
      let lines = base.request.cart.lines.count
      guard count > 0, count < lines, let first = base.request.keepingLines(0..<count),
        let second = base.request.keepingLines(count..<lines), let priced = price(first)
      else { return nil }
      return orders(base, PricedProof(request: first, priced: priced), second)
    case .exchanged(let first, let second): return exchange(base.request, first, second)
    }
  }

  private mutating func pair(_ base: PricedProof, _ other: CartRequest) -> [PricedProof]? {
    price(other).map { [base, PricedProof(request: other, priced: $0)] }
  }

  /// An order, and two orders of which the second is placed after the first.
  private mutating func orders(
    _ whole: PricedProof, _ first: PricedProof, _ second: CartRequest
  ) -> [PricedProof]? {
    let second = second.after(first.priced)
    return price(second).map { [whole, first, PricedProof(request: second, priced: $0)] }
  }
}
