// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Room for pricing that a caller keeps from one cart to the next, one for each task.
///
/// ```swift
/// var workspace = PricingWorkspace()
/// for (cart, context) in batch {
///   let priced = try engine.price(cart, in: context, using: &workspace)
/// }
/// ```
///
/// It carries nothing over but memory: results are the same with a new one each time. It may serve one engine after another.
public struct PricingWorkspace: ~Copyable, Sendable {
  private(set) var state = PricingState(.empty)

  /// Whether every promotion of a set is judged, instead of those that its index finds: for checks that both come to the
  /// same.
  package var scans: Bool {
    get { state.facts.scans }
    set { state.facts.scans = newValue }
  }

  /// No room yet; the first pricing makes it.
  public init() {}

  /// Prices a cart.
  mutating func price(
    _ cart: borrowing Cart, _ context: borrowing PricingContext, with set: CompiledSet
  ) throws(PricingError) -> PricedStorage {
    try state.price(cart, context, with: set, explaining: context.explain == .all ? .all : .relevant)
    return try state.result(cart, context)
  }

  /// Finds the totals of a cart.
  mutating func totals(
    of cart: borrowing Cart, _ context: borrowing PricingContext, with set: CompiledSet
  ) throws(PricingError) -> PricedTotals {
    try state.price(cart, context, with: set, explaining: .nothing)
    return PricedTotals(try state.totals().priced, cart.currency)
  }
}
