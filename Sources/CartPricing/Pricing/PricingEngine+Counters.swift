// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// What another library of this package needs to know of counters of uses and of discount.

extension PricingEngine {
  /// The name of the state of the set; nil if it has none.
  package var version: String? { self.set.source.version }

  /// The campaign of the set with an id; nil if the set has none. O(1) on average.
  package func campaign(_ id: CampaignID) -> Campaign? {
    set.campaigns[id].map { set.source.campaigns[$0.position] }
  }

  /// Calls a function with each promotion that has limits of its own or is of a campaign, and that
  /// can be eligible for a cart, whatever was used before. They come in canonical order.
  ///
  /// A promotion is passed over if a reason that does not depend on usage refuses it before its limits
  /// are read. Late promotions are not evaluated, because they depend on the discounts of others.
  ///
  /// Complexity: that of evaluating the candidates with limits; O(P) only if all are.
  /// - Throws: ``PricingError`` with every fault of the cart and the context, or that pricing it is too
  ///   complex.
  package func forEachLimitedPromotion(
    for cart: Cart, in context: PricingContext, _ body: (Promotion) -> Void
  ) throws(PricingError) {
    var facts = CartFacts(set)
    try facts.project(cart, context, with: set, explaining: .nothing)
    facts.findCandidates(context, set)
    var gaps = UniqueArray<GapRecord>()
    // Which code counts under `latest` depends on usage, and qualifiers can depend on it.
    let isSettled = set.source.policy.coupons != .latest || facts.entered.count <= 1
    for index in facts.candidates.indices {
      let index = CandidateIndex(index)
      let record = facts.record(index)
      if record.flags.isDisjoint(with: [.constraints, .budget, .campaign]) { continue }
      if facts.cannotBeEligible(record, index) { continue }
      if isSettled, !record.flags.contains(.late) {
        let finding = facts.evaluate(record, for: Holding.self, &gaps)
        try facts.budget.check()
        if finding != .holds { continue }
      }
      body(facts.source(of: index))
    }
    try facts.budget.check()
  }
}

extension CartFacts {
  /// Whether a promotion is refused for a reason that is tested before its qualifier, whatever was
  /// used before: any but that none of its codes counts, if one is entered.
  fileprivate mutating func cannotBeEligible(_ record: PromotionRecord, _ index: CandidateIndex) -> Bool {
    guard mayHaveFirstReason(record), let reason = firstReason(record, index) else { return false }
    return reason != .couponMissing || !hasEntered(for: index)
  }
}
