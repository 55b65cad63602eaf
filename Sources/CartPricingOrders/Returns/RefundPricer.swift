// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Prices the carts of one refund: the order, and what is left of it after its returns.
///
/// All pricings have one budget of elementary steps, so that many returns of a large cart do not take
/// more work than one pricing may take. The refund counts its own work in the same budget (§O2.29).
struct RefundPricer: ~Copyable {
  private let engine: PricingEngine
  private var workspace = PricingWorkspace()
  private let mostSteps: Int
  /// The number of steps that are left.
  private var steps: Int

  init(_ engine: PricingEngine, mostSteps: Int) {
    self.engine = engine
    self.mostSteps = mostSteps
    steps = mostSteps
  }

  /// Prices a cart without explanations, which a refund does not read.
  mutating func price(_ cart: Cart, in context: PricingContext) throws(PricingError) -> PricedCart {
    var context = context
    context.explain = .relevant
    workspace.mostSteps = steps
    let priced = try engine.price(cart, in: context, using: &workspace)
    steps -= workspace.countedSteps
    return priced
  }

  /// Calls a function with each discount on the tax of a line of the cart that was priced last.
  mutating func forEachTaxDiscount(_ body: (_ line: Int, _ promotion: PromotionID, _ amount: Int64) -> Void) {
    workspace.forEachTaxDiscount(body)
  }

  /// Counts the steps of work for a number of elements.
  /// - Throws: `tooComplex` if no steps are left.
  mutating func spend(_ count: Int, each: Int = 16) throws(PricingError) {
    let (product, overflows) = count.multipliedReportingOverflow(by: each)
    if overflows || product > steps {
      steps = 0
      throw PricingError(Fault(.tooComplex, "a refund takes more than \(mostSteps) steps"))
    }
    steps -= product
  }
}
