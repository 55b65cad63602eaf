// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// Tests §7.14.
@Suite("The best set is the best")
struct OptimalityTests {
  /// The benefit of the customer (§7.14).
  private func benefit(_ priced: PricedCart) -> Int128 {
    priced.credits.reduce(Int128(priced.discount.minorUnits)) { $0 + Int128($1.amount.minorUnits) }
  }

  @Test("of all candidate sets, each priced by itself")
  func bruteForce() throws {
    try bruteForce(atMost: 6) { RequestGenerator.request(seed: $0) }
  }

  @Test("of all candidate sets where conflicts are many, each priced by itself")
  func bruteForceOfConflicts() throws {
    try bruteForce(atMost: 8) { RequestGenerator.conflictingRequest(seed: $0) }
  }

  private func bruteForce(atMost most: Int, _ request: (UInt64) -> PricingRequest) throws {
    var compared = 0
    for seed in UInt64(0)..<2000 where compared < 60 {
      var request = request(seed)
      request.promotions.policy.selection = .bestForCustomer
      request.promotions.policy.searchLimit = 2_097_152
      let promotions = request.promotions.promotions
      let conflicts = promotions.count { $0.combination != .always || $0.group != nil }
      guard conflicts > 1, promotions.count <= most,
        let best = try? PricingEngine(request.promotions).price(request.cart, in: request.context)
      else { continue }
      #expect(best.isOptimal)
      compared += 1
      var largest: Int128 = 0
      for chosen in 0..<(1 << promotions.count) where isCandidate(chosen, of: promotions) {
        // promotions that are not chosen are inactive, so that their codes stay known; priority takes all others
        request.promotions.policy.selection = .priority
        request.promotions.promotions = promotions.enumerated().map { place, promotion in
          var promotion = promotion
          if chosen & (1 << place) == 0 { promotion.isActive = false }
          return promotion
        }
        let priced = try PricingEngine(request.promotions).price(request.cart, in: request.context)
        largest = max(largest, benefit(priced))
      }
      if benefit(best) != largest { Issue.record("seed \(seed): \(benefit(best)), and \(largest) is possible") }
    }
    #expect(compared == 60)
  }

  /// Whether promotions are a candidate set: one that stands alone; or all free ones, late ones included, with at most one
  /// of each group and any of those that share no units.
  private func isCandidate(_ chosen: Int, of promotions: [Promotion]) -> Bool {
    let members = promotions.indices.filter { chosen & (1 << $0) != 0 }.map { promotions[$0] }
    let others = promotions.indices.filter { chosen & (1 << $0) == 0 }.map { promotions[$0] }
    if others.contains(where: isLate) { return false }
    if members.contains(where: { $0.combination == .never }) { return members.count { !isLate($0) } == 1 }
    let groups = members.compactMap(\.group)
    return Set(groups).count == groups.count
      && others.allSatisfy { $0.combination != .always || $0.group != nil }
  }

  private func isLate(_ promotion: Promotion) -> Bool {
    promotion.qualifier?.nodes.contains { if case .subtotal(_, _, .after) = $0 { true } else { false } } ?? false
  }
}
