// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The mutable state of a pricing: the result of each stage. Its arrays keep their capacity from
/// one cart to the next.
struct PricingState: ~Copyable, Sendable {
  /// The cart and the context as integers, and the candidates.
  var facts: CartFacts
  var evaluation = Evaluation()
  /// The selected promotions, as indices of the eligible ones, in canonical order.
  var selected = UniqueArray<EligibleIndex>()
  private(set) var isOptimal = true
  /// The worksheet of the cart, on which the selected promotions are carried out.
  var worksheet = Worksheet(keepsDiscounts: true)
  /// The worksheet on which single promotions are tried.
  var trial = Worksheet(keepsDiscounts: false)
  /// The search for the best set; empty until a cart needs it, which most carts do not.
  var searches = UniqueArray<PromotionSetSearch>()
  var explanation = Explanation()
  var writer = ResultWriter()

  var set: CompiledSet { facts.set }

  /// Creates a state without a cart.
  init(_ set: CompiledSet) { facts = CartFacts(set) }

  /// Whether the arrays have more capacity than is kept for the next carts, some megabytes. Only
  /// the arrays that can become the longest are counted.
  var isLarge: Bool {
    // Mutating, because the compiler would copy the whole state for a call that only reads it.
    mutating get {
      let inFacts = facts.bits.capacity + facts.candidates.capacity + facts.attributes.entries.capacity
      return inFacts + evaluation.capacity + worksheet.capacity + trial.capacity > Limits.keptElements
    }
  }

  /// Prices a cart in the stages of the pipeline. ``result(_:)`` or ``totals()`` writes the
  /// result.
  mutating func price(
    _ cart: borrowing Cart, _ context: borrowing PricingContext, with set: CompiledSet, explaining: Explaining
  ) throws(PricingError) {
    // Reset first, so that nothing of the previous cart is left if this cart has a fault.
    evaluation.removeAll()
    worksheet.promotions.removeAll(keepingCapacity: true)
    try facts.project(cart, context, with: set, explaining: explaining)
    facts.findCandidates(context, set)
    try chooseLatestCode()
    try evaluateCandidates()
    isOptimal = try select()
    try apply()
    while try strikeFirst() {
      isOptimal = try select()
      try apply()
    }
  }
}
