// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// What an engine holds of the heap beside the promotions that it is made of.
package struct EngineMemory {
  private let promotions: PromotionSet
  private let few: PromotionSet

  /// For so many promotions of ``ManyPromotions``, nearly all of them one-to-one.
  package init(_ count: Int) throws {
    promotions = try ManyPromotionsSet.of(count).values
    few = try ManyPromotionsSet.of(10).values
  }

  /// Bytes a promotion, by a count of what is held at the time.
  package func bytesPerPromotion(_ held: () -> UInt64) throws -> Double {
    // What the process allocates once is allocated before.
    withExtendedLifetime(try PricingEngine(few)) {}
    let before = held()
    let engine = try PricingEngine(promotions)
    let after = held()
    return withExtendedLifetime(engine) { Double(after - before) / Double(promotions.promotions.count) }
  }
}
