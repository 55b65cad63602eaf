// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

extension Scenario {
  /// One promotion of so many replaced, which makes a new engine beside the old one, and the new engine freed.
  static func updating(_ count: Int) throws -> Scenario {
    let set = try ManyPromotionsSet.of(count)
    var plain = set.plain
    guard let place = plain.firstIndex(where: { $0.id == "m0" }) else { throw Disagreement("there is no m0") }
    plain[place].effect = .percentOffCart(1_500)
    let changed = plain
    // Priorities descend to 1 and are kept.
    let change = changed[place].value(priority: count - place)
    let verify: @Sendable () throws -> Void = {
      let cart = ManyPromotions.cart
      let request = cart.values(number: 0)
      for (engine, promotions) in [(try set.engine.updating([change]), changed), (set.engine, set.plain)] {
        let totals = Totals(try engine.price(request.cart, in: request.context))
        guard totals == PlainPricing.totals(of: cart, with: promotions) else {
          throw Disagreement("an engine that was updated, or the one before it, prices otherwise: \(totals)")
        }
      }
    }
    return Scenario(distinct: 1, verify: verify) { operations in
      for _ in 0..<operations { withExtendedLifetime(try set.engine.updating([change])) {} }
      return Int64(operations)
    }
  }
}
