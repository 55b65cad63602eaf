// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Makes valid requests at random that exercise every construct of the specification, alone and
/// combined.
///
/// Quantities and prices are small and odd, selectors overlap, thresholds lie near the actual
/// figures, and limits near what was used. The same seed makes the same request on every machine.
public enum RequestGenerator {
  /// The request of a seed.
  public static func request(seed: UInt64) -> PricingRequest {
    request(Scene(seed: seed, isFullOfConflicts: false))
  }

  /// The request of a seed with many promotions, most of which cannot be combined, and with the
  /// selection `bestForCustomer`.
  public static func conflictingRequest(seed: UInt64) -> PricingRequest {
    request(Scene(seed: seed, isFullOfConflicts: true))
  }

  private static func request(_ scene: consuming Scene) -> PricingRequest {
    var scene = scene
    scene.makeCart()
    scene.makeContext()
    var promotions = scene.promotionSet()
    scene.enterCoupons(of: promotions)
    scene.addWords(to: &promotions)
    return PricingRequest(promotions: promotions, cart: scene.cart, context: scene.context)
  }
}
