/// A promotion set made ready for pricing: keep it and share it between tasks.
///
/// ```swift
/// let engine = try PricingEngine(promotions)          // validates and compiles once
/// let priced = try engine.price(cart, in: context)    // a pure function: same input, same result
/// ```
///
/// An engine is an immutable value behind one reference; copying it is free.
public struct PricingEngine: Sendable {
  let set: CompiledSet

  /// Validates and compiles a promotion set.
  ///
  /// Complexity: O(n) in the size of the set, O(P log P) for sorting P promotions.
  /// - Throws: ``PricingError`` with every fault of the set, each with its path. Source: PRICING.md section 11.
  public init(_ promotions: PromotionSet) throws(PricingError) {
    try PricingError.check { PromotionSetValidator.validate(promotions, &$0) }
    set = PromotionCompiler.compile(promotions)
  }

  /// Prices a cart: the exact price of every unit, why each promotion was or was not applied, what is missing for the
  /// next one and what to redeem.
  ///
  /// Complexity: O(P + L·A) for P promotions and L lines, with A eligible promotions; quantities do not matter.
  /// - Throws: ``PricingError`` with every fault of the cart and the context, or one that says that a figure is outside
  ///   of Int64, that promotions cut the units into too many runs, or that there are too many lines and promotions.
  public func price(_ cart: Cart, in context: Context) throws(PricingError) -> PricedCart {
    try Self.validate(cart, context)
    return try priceValid(cart, in: context)
  }

  static func validate(_ cart: Cart, _ context: Context) throws(PricingError) {
    try PricingError.check { faults in
      faults.push("cart")
      CartValidator.validate(cart, &faults)
      faults.pop()
      faults.push("context")
      ContextValidator.validate(context, currency: cart.currency, &faults)
      faults.pop()
    }
  }

  /// Prices a cart that has been found valid.
  func priceValid(_ cart: Cart, in context: Context) throws(PricingError) -> PricedCart {
    let facts = try CartFacts(cart, context, set: set)
    let eligibility = Eligibility(facts)
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(set.promotions.count)
    for index in set.promotions.indices { verdicts.append(try eligibility.judge(Int32(index))) }
    var eligible: [TakenPromotion] = []
    var late: [Int32] = []
    for (index, verdict) in verdicts.enumerated() {
      switch verdict {
      case .eligible(let promotion): eligible.append(promotion)
      case .late: late.append(Int32(index))
      case .refused: break
      }
    }
    let (course, isOptimal) = try Selection(eligible, late: late, by: eligibility).best()
    let figures = try PricedFigures(course, facts: facts)
    let explanation = Explanation(verdicts, course: course, facts: facts)
    let result = ResultContext(customer: context.customer?.id, coupons: facts.entered.codes.map(\.code))
    return PricedCart(
      storage: PricedStorage(
        cart: cart, set: set, context: result, figures: figures, explanation: explanation, isOptimal: isOptimal))
  }
}
