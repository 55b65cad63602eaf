// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Prices one document after another: requests that contain their promotions, or carts for
/// promotions that are compiled already.
struct DocumentPricer: ~Copyable {
  /// The engine of the promotions that all documents share; nil if each document contains its own
  /// promotions.
  private let engine: PricingEngine?
  private var workspace = PricingWorkspace()

  /// Prices requests that contain their promotions.
  init() { engine = nil }

  /// Prices carts and their contexts with these promotions.
  /// - Throws: All faults of the promotions.
  init(promotions document: [UInt8]) throws(PricingError) {
    engine = try PricingEngine(PromotionSet(json: document))
  }

  /// Prices a document.
  mutating func price(_ document: [UInt8]) throws(PricingError) -> PricedCart {
    if let engine {
      let request = try CartRequest(json: document)
      return try engine.price(request.cart, in: request.context, using: &workspace)
    }
    let request = try PricingRequest(json: document)
    return try PricingEngine(request.promotions).price(request.cart, in: request.context)
  }
}
