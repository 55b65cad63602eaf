public import CartPricing

/// Makes valid requests at random that exercise every construct of PRICING.md and how they meet.
///
/// Quantities and prices are small and odd, selectors overlap, thresholds lie near the actual figures, and limits near
/// what was used. The same seed makes the same request on every machine.
public enum RequestGenerator {
  /// The request of a seed.
  public static func request(seed: UInt64) -> PricingRequest {
    var scene = Scene(seed: seed)
    scene.makeCart()
    scene.makeContext()
    let promotions = scene.promotionSet()
    scene.enterCoupons(of: promotions)
    return PricingRequest(promotions: promotions, cart: scene.cart, context: scene.context)
  }
}
