// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing
public import CartPricingReview

/// A generated set to review, and what confirms the findings.
public struct GeneratedReview {
  /// The seed of the set.
  public let seed: UInt64
  /// The set.
  public let set: PromotionSet
  /// The options of the review.
  public let options: ReviewOptions
  /// Confirms the findings, also with generated carts.
  public let confirmation: FindingConfirmation

  /// The set of a seed. Every third one has a catalogue, of the lines of generated carts with costs.
  public init(seed: UInt64, budget: Int) {
    let request = seed % 2 == 0 ? RequestGenerator.request(seed: seed) : RequestGenerator.conflictingRequest(seed: seed)
    self.seed = seed
    set = request.promotions
    var options = ReviewOptions(budget: budget, seed: seed, now: request.context.now)
    if seed % 3 == 0, set.currency == request.cart.currency {
      options.catalogue = request.cart.lines.map { line in
        var line = line
        line.quantity = 1
        line.priceScale = []
        line.attributes["cost"] = .text("1")
        return line
      }
    }
    self.options = options
    let carts = (0..<8).map { RequestGenerator.request(seed: seed &* 31 &+ $0) } + [request]
    confirmation = FindingConfirmation(
      of: set, options: options, carts: carts.map { CartRequest(cart: $0.cart, context: $0.context) })
  }
}
