// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A promotion set made ready for pricing: keep it and share it between tasks.
///
/// ```swift
/// let engine = try PricingEngine(promotions)          // validates and compiles once
/// let priced = try engine.price(cart, in: context)    // a pure function: same input, same result
/// ```
///
/// An engine is one reference to immutable tables; a copy shares them.
public struct PricingEngine: Sendable {
  let set: CompiledSet

  /// Validates and compiles a promotion set.
  ///
  /// Complexity: O(n) in the size of the set, O(P log P) for sorting P promotions that are not in
  /// canonical order.
  /// - Throws: ``PricingError`` with every fault of the set, each with its path; `tooComplex` for a
  ///   set that takes more than 10¹¹ elementary steps.
  public init(_ promotions: PromotionSet) throws(PricingError) {
    set = try PromotionCompiler.compile(promotions)
  }

  private init(_ set: CompiledSet) { self.set = set }

  /// Compiles a promotion set within a number of elementary steps (§11.13); tests set a smaller one.
  package init(_ promotions: PromotionSet, mostSteps: Int) throws(PricingError) {
    set = try PromotionCompiler.compile(promotions, mostSteps: Int64(mostSteps))
  }

  /// Reads a promotion set from UTF-8 bytes of JSON, validates it and compiles it:
  /// `PricingEngine(PromotionSet(json: bytes))`. O(n) in the length of the text, and the cost of
  /// ``init(_:)``.
  /// - Throws: ``PricingError`` with every fault of the set, each with its path.
  public init(json bytes: [UInt8]) throws(PricingError) { try self.init(PromotionSet(json: bytes)) }

  /// Reads a promotion set from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(PromotionSet(json: text)) }

  /// Returns an engine of the same set with some promotions added and some removed. An added
  /// promotion replaces the promotion with the same id, if there is one. This engine does not
  /// change.
  ///
  /// ```swift
  /// engine = try engine.updating([spring])             // added, or replaced
  /// engine = try engine.updating(removing: ["summer"])
  /// ```
  ///
  /// The result prices like a new engine that is made of all these promotions. Segments, scores and
  /// the policy do not change.
  ///
  /// Complexity: O(c · log P) for changes of size c in a set of P promotions, and a copy of one
  /// reference for each thousand rows that are shared with this engine. When the changes since the
  /// last compilation have reached a quarter of the set, the whole set is compiled anew: O(n) in
  /// the size of the set.
  /// - Parameters:
  ///   - promotions: Promotions of distinct ids, in any order.
  ///   - ids: The ids of the promotions to remove. Ids that are not in the set are ignored. A
  ///     promotion that is also among `promotions` is replaced.
  ///     replaced.
  /// - Returns: The engine of the changed set.
  /// - Throws: ``PricingError`` with every fault of `promotions`, each with its path:
  ///   `promotions[0].actions`. A code that another promotion of the set lists is a fault.
  public func updating(
    _ promotions: [Promotion] = [], removing ids: [PromotionID] = []
  ) throws(PricingError) -> PricingEngine {
    PricingEngine(try PromotionCompiler.compile(set, adding: promotions, removing: ids))
  }

  /// Prices a cart: the exact price of every unit, why each promotion was or was not applied, what
  /// is missing for the next one and what to redeem (§0.1).
  ///
  /// Complexity: O(C + L·A) for L lines and C candidates, of which A are eligible. Candidates are
  /// the promotions that can apply to the cart or have something to report about it; the cost
  /// depends neither on quantities nor on the other promotions of the set. With `explain: all`, all
  /// promotions are candidates. Choosing the best of conflicting promotions takes exponential time
  /// at worst, within ``Policy/searchLimit``.
  /// - Throws: ``PricingError`` with every fault of the cart and the context, or one that says that
  ///   a figure is outside of Int64, that promotions divide the units into too many runs, or that
  ///   the pricing is too complex: there are too many lines and promotions, or it takes more than
  ///   10⁹ elementary steps.
  public func price(_ cart: Cart, in context: PricingContext) throws(PricingError) -> PricedCart {
    var workspace = PricingWorkspace()
    return try price(cart, in: context, using: &workspace)
  }

  /// Prices a cart as ``price(_:in:)`` does, in memory that the caller reuses. A pricing then
  /// allocates little more than its result.
  /// - Throws: As ``price(_:in:)`` does. The workspace can be used for the next cart after an
  ///   error, too.
  public func price(
    _ cart: Cart, in context: PricingContext, using workspace: inout PricingWorkspace
  ) throws(PricingError) -> PricedCart {
    let priced = PricedCart(storage: try workspace.price(cart, context, with: set))
    priced.checkInvariants()
    return priced
  }

  /// The promotion of the engine's set with an id; nil if the set has none.
  ///
  /// Complexity: O(1) on average.
  /// - Parameter id: The id of the promotion.
  /// - Returns: The promotion as it was written.
  public func promotion(_ id: PromotionID) -> Promotion? { set.slot(of: id).map { set.source($0) } }

  /// The set that the engine prices with: its policy and its definitions, and its promotions as
  /// they were written, in canonical order: by priority, the highest first, then by id. After
  /// ``updating(_:removing:)``, the new set.
  ///
  /// Complexity: O(P) for P promotions.
  public var promotionSet: PromotionSet { self.set.promotionSet { _ in true } }

  /// The currency of the engine's set, in which plain amounts of its promotions are; nil if the set
  /// has none. An update does not change it.
  public var currency: Currency? { self.set.source.currency }

  /// Throws the faults of a cart and its context, if there are any.
  static func validate(_ cart: borrowing Cart, _ context: borrowing PricingContext) throws(PricingError) {
    try PricingError.check(CartRequest(cart: copy cart, context: copy context))
  }

  /// Throws the faults of a cart and its context after a check has found one.
  @inline(never)
  static func throwFaults(_ cart: borrowing Cart, _ context: borrowing PricingContext) throws(PricingError) {
    try PricingError.throwFaults(of: CartRequest(cart: copy cart, context: copy context))
  }
}
