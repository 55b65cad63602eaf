// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Memory for pricing that a caller reuses from one cart to the next, one workspace for each task.
///
/// ```swift
/// var workspace = PricingWorkspace()
/// for (cart, context) in batch {
///   let priced = try engine.price(cart, in: context, using: &workspace)
/// }
/// ```
///
/// Only memory is reused: results are the same with a new workspace for each cart. A workspace can
/// be used with one engine after another, and after an error. Memory that a very large cart needed
/// beyond some megabytes is released before the next cart is priced.
public struct PricingWorkspace: ~Copyable, Sendable {
  private(set) var state: PricingState

  /// Whether every promotion of a set is evaluated, instead of the promotions that the index finds.
  /// Tests use it to check that both give the same result.
  package var scans: Bool {
    get { state.facts.scans }
    set { state.facts.scans = newValue }
  }

  /// A workspace without memory; the first pricing allocates it.
  public init() { state = PricingState(.empty) }

  /// The number of elementary steps that a pricing may take (§11.13); tests set a smaller one.
  package var mostSteps: Int {
    get { Int(clamping: state.facts.mostSteps) }
    set { state.facts.mostSteps = Int64(newValue) }
  }

  /// The number of elementary steps that the last pricing counted.
  package var countedSteps: Int { Int(clamping: state.facts.mostSteps - state.facts.budget.left) }

  /// Whether the next pricing releases the memory of a very large cart.
  package var isLarge: Bool {
    mutating get { state.isLarge }
  }

  /// Releases the memory of a very large cart.
  @inline(__always)
  private mutating func releaseIfLarge() {
    if isLarge { release() }
  }

  @inline(never)
  private mutating func release() {
    let (scans, mostSteps) = (scans, mostSteps)
    state = PricingState(.empty)
    self.scans = scans
    self.mostSteps = mostSteps
  }

  /// Prices a cart.
  mutating func price(
    _ cart: borrowing Cart, _ context: borrowing PricingContext, with set: CompiledSet
  ) throws(PricingError) -> PricedStorage {
    releaseIfLarge()
    try state.price(cart, context, with: set, explaining: context.explain == .all ? .all : .relevant)
    return try state.result(context)
  }

  /// Computes the totals of a cart.
  mutating func totals(
    of cart: borrowing Cart, _ context: borrowing PricingContext, with set: CompiledSet
  ) throws(PricingError) -> PricedTotals {
    releaseIfLarge()
    try state.price(cart, context, with: set, explaining: .nothing)
    return PricedTotals(try state.totals().priced, cart.currency)
  }
}
