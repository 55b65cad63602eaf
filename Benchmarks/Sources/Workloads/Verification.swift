// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// What the results of a workload are compared with.
package enum Expectation: Sendable {
  /// With totals that are written by hand for the workload's promotions.
  case handWritten(HandWrittenTotals)
  /// With the totals of each cart, by its number.
  case totals(@Sendable (Int) -> Totals)
  /// With all sets of promotions that may stand together, each priced by itself.
  case theBestSet
  /// With the best of all subsets of promotions, found by plain arithmetic.
  case theBestSubset(@Sendable () -> (members: [String], discount: Int))
}

extension PreparedWorkload {
  /// Prices every cart, with a new workspace and with one for all carts, and compares the results with what is expected.
  package func verify() throws {
    try alsoVerify()
    var differences: [String] = []
    var workspace = PricingWorkspace()
    for number in 0..<requests.count {
      try requests.with(number) { request in
        let again = try engine.price(request.cart, in: request.context, using: &workspace)
        let priced = try engine.price(request.cart, in: request.context)
        let totals = Totals(try engine.totals(of: request.cart, in: request.context, using: &workspace))
        if priced != again { differences.append("cart \(number): a kept workspace changes the result") }
        if totals != Totals(priced) { differences.append("cart \(number): totals alone are others") }
        if !priced.isOptimal { differences.append("cart \(number): the choice is not known to be the best") }
        if let difference = try difference(of: priced, number) {
          differences.append("cart \(number): \(difference)")
        }
      }
    }
    guard differences.isEmpty else {
      let shown = differences.prefix(5).joined(separator: "\n")
      throw Disagreement("\(differences.count) differences in \(requests.count) carts:\n\(shown)")
    }
  }

  private func difference(of priced: PricedCart, _ number: Int) throws -> String? {
    let expected: Totals
    switch expectation {
    case .handWritten(let byHand):
      expected = requests.with(number) { byHand.totals(of: $0.cart, in: $0.context) }
    case .totals(let totals): expected = totals(number)
    case .theBestSubset(let best):
      let (members, discount) = best()
      let applied = priced.promotions.map(\.id.text)
      if applied == members && priced.discount.minorUnits == discount { return nil }
      return "\(applied) for \(priced.discount), the best subset is \(members) for \(discount)"
    case .theBestSet:
      let best = try requests.with(number) { try BestSet(of: promotions, for: $0) }
      let applied = priced.promotions.map(\.id)
      if applied == best.members && priced.discount.minorUnits == best.discount { return nil }
      return "\(applied) for \(priced.discount), the best of all sets is \(best)"
    }
    let totals = Totals(priced)
    return totals == expected ? nil : "\(totals), expected \(expected)"
  }
}

extension Totals {
  init(_ priced: PricedCart) {
    self.init(
      subtotal: priced.subtotal.minorUnits, discount: priced.discount.minorUnits, total: priced.total.minorUnits)
  }

  init(_ priced: PricedTotals) {
    self.init(
      subtotal: priced.subtotal.minorUnits, discount: priced.discount.minorUnits, total: priced.total.minorUnits)
  }
}

/// The set of promotions that saves most, found by pricing every set that may stand together with nothing to choose.
///
/// Of sets that save as much it is one with the fewest members, and of these the one whose members come first.
private struct BestSet {
  private(set) var members: [PromotionID] = []
  private(set) var discount: Int64 = 0

  init(of promotions: PromotionSet, for request: borrowing Requests.Request) throws {
    let canonical = promotions.promotions.sorted { ($1.priority, $0.id) < ($0.priority, $1.id) }
    for number in 1..<(1 << canonical.count) {
      // The first promotion is the highest bit, so that of sets of one size those with earlier members come first.
      let chosen = canonical.indices.filter { number >> (canonical.count - 1 - $0) & 1 == 1 }.map { canonical[$0] }
      guard Self.mayStandTogether(chosen) else { continue }
      let engine = try PricingEngine(PromotionSet(currency: promotions.currency, chosen))
      let priced = try engine.price(request.cart, in: request.context)
      let saved = priced.discount.minorUnits
      if saved > discount || saved == discount && chosen.count <= members.count {
        discount = saved
        members = chosen.map(\.id)
      }
    }
  }

  private static func mayStandTogether(_ chosen: [Promotion]) -> Bool {
    if chosen.count > 1 && chosen.contains(where: { $0.combination == .never }) { return false }
    let groups = chosen.compactMap(\.group)
    return Set(groups).count == groups.count
  }
}
