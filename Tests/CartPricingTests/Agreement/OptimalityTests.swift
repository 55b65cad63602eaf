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
    for seed in UInt64(0)..<4000 where compared < 60 {
      var request = request(seed)
      // Which code is the last one that does something depends on what is active.
      request.promotions.policy.coupons = .all
      // A renewal holds even if it is inactive.
      request.context.redeemed = []
      request.promotions.policy.selection = .bestForCustomer
      request.promotions.policy.searchLimit = 2_097_152
      let eligible = try eligible(in: request)
      guard eligible.count > 1, eligible.count <= most, !eligible.allSatisfy({ isFree($0, among: eligible) }),
        let best = try? PricingEngine(request.promotions).price(request.cart, in: request.context)
      else { continue }
      #expect(best.isOptimal)
      compared += 1
      var largest: Int128 = 0
      for chosen in 0..<(1 << eligible.count) {
        let members = eligible.indices.filter { chosen & (1 << $0) != 0 }.map { eligible[$0] }
        guard isCandidate(members, of: eligible) else { continue }
        largest = max(largest, benefit(try price(members, in: request)))
      }
      if benefit(best) != largest { Issue.record("seed \(seed): \(benefit(best)), and \(largest) is possible") }
    }
    #expect(compared == 60)
  }

  /// Prices a request with these promotions and the late ones. The others are inactive, so that their codes stay known.
  /// The first set that counts is all of them.
  private func price(_ members: [Promotion], in request: PricingRequest) throws -> PricedCart {
    var request = request
    request.promotions.policy.searchLimit = 1
    for place in request.promotions.promotions.indices {
      let promotion = request.promotions.promotions[place]
      if isLate(promotion) || members.contains(where: { $0.id == promotion.id }) { continue }
      request.promotions.promotions[place].isActive = false
    }
    return try PricingEngine(request.promotions).price(request.cart, in: request.context)
  }

  /// The promotions that are applied alone, in canonical order, without late ones.
  private func eligible(in request: PricingRequest) throws -> [Promotion] {
    var alone = request
    alone.promotions.promotions.removeAll { isLate($0) }
    let promotions = try alone.promotions.promotions.filter { promotion in
      try price([promotion], in: alone).promotions.contains { $0.id == promotion.id }
    }
    return promotions.sorted { $0.priority != $1.priority ? $0.priority > $1.priority : $0.id < $1.id }
  }

  /// Whether promotions are a candidate set: one that stands alone; or all free ones and any of the others that do not
  /// exclude one another.
  private func isCandidate(_ members: [Promotion], of eligible: [Promotion]) -> Bool {
    if members.contains(where: { $0.combination == .never }) { return members.count == 1 }
    for promotion in eligible where !members.contains(where: { $0.id == promotion.id }) {
      if isFree(promotion, among: eligible) { return false }
    }
    for place in members.indices {
      for later in members[(place + 1)...] where exclude(members[place], later) { return false }
    }
    return true
  }

  /// Whether a promotion is in every candidate set without a promotion that stands alone.
  private func isFree(_ promotion: Promotion, among eligible: [Promotion]) -> Bool {
    guard promotion.combination == .always || promotion.combination == .notOnDiscounted else { return false }
    if let group = promotion.group, !group.isPerLine { return false }
    let place = eligible.firstIndex { $0.id == promotion.id } ?? 0
    for other in eligible.indices where other != place && eligible[other].combination != .never {
      if exclude(eligible[min(place, other)], eligible[max(place, other)]) { return false }
    }
    return true
  }

  /// Whether two promotions, the first of which comes first canonically, exclude one another.
  private func exclude(_ first: Promotion, _ second: Promotion) -> Bool {
    if let group = first.group, !group.isPerLine, group == second.group { return true }
    func refuses(_ one: Promotion, _ other: Promotion) -> Bool {
      if one.excludes.contains(other.id) { return true }
      if one.combinesWith.isEmpty { return false }
      guard let name = other.promotionClass else { return true }
      return !one.combinesWith.contains(name)
    }
    return first.combination == .stop || refuses(first, second) || refuses(second, first)
  }

  private func isLate(_ promotion: Promotion) -> Bool {
    promotion.qualifier?.nodes.contains { if case .subtotal(_, _, .after) = $0 { true } else { false } } ?? false
  }
}
