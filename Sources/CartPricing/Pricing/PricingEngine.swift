// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

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
  /// Complexity: O(n) in the size of the set, O(P log P) for sorting P promotions that are not in canonical order.
  /// - Throws: ``PricingError`` with every fault of the set, each with its path.
  public init(_ promotions: PromotionSet) throws(PricingError) {
    set = try PromotionCompiler.compile(promotions)
  }

  private init(_ set: CompiledSet) { self.set = set }

  /// Reads a promotion set from UTF-8 bytes of JSON, validates it and compiles it:
  /// `PricingEngine(PromotionSet(json: bytes))`. O(n) in the length of the text, and the cost of ``init(_:)``.
  /// - Throws: ``PricingError`` with every fault of the set, each with its path.
  public init(json bytes: [UInt8]) throws(PricingError) { try self.init(PromotionSet(json: bytes)) }

  /// Reads a promotion set from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(PromotionSet(json: text)) }

  /// An engine of the same set with some promotions more, each in the place of the one with its id if there is one, and
  /// without some others. This engine stays as it is.
  ///
  /// ```swift
  /// engine = try engine.updating([spring])             // added, or replaced
  /// engine = try engine.updating(removing: ["summer"])
  /// ```
  ///
  /// The result prices as an engine would that is made of all these promotions anew. Segments, scores and the policy stay.
  ///
  /// Complexity: O(c · log P) for changes of size c in a set of P promotions, and a reference to each thousand of what is
  /// shared with this engine; now and then, when changes have come to a quarter of the set, O(n) in the size of the set.
  /// - Parameters:
  ///   - promotions: Promotions of distinct ids, in any order.
  ///   - ids: Promotions that go; those that are not in the set are passed over. One that is among `promotions`, too, is
  ///     replaced.
  /// - Returns: The engine of the set as it is then.
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
  /// Complexity: O(C + L·A) for L lines and C promotions that can have something to do with the cart, of which A are eligible;
  /// neither quantities nor the other promotions of the set matter. With `explain: all`, C is all of them. Choosing the best of
  /// conflicting promotions takes exponential time at worst, within ``Policy/searchLimit``.
  /// - Throws: ``PricingError`` with every fault of the cart and the context, or one that says that a figure is outside
  ///   of Int64, that promotions cut the units into too many runs, or that there are too many lines and promotions.
  public func price(_ cart: Cart, in context: PricingContext) throws(PricingError) -> PricedCart {
    var workspace = PricingWorkspace()
    return try price(cart, in: context, using: &workspace)
  }

  /// Prices a cart as ``price(_:in:)`` does, in memory that the caller reuses. A pricing then
  /// allocates little more than its result.
  /// - Throws: As ``price(_:in:)`` does. The workspace is good for the next cart all the same.
  public func price(
    _ cart: Cart, in context: PricingContext, using workspace: inout PricingWorkspace
  ) throws(PricingError) -> PricedCart {
    PricedCart(storage: try workspace.price(cart, context, with: set))
  }

  /// The promotion of the engine's set with an id; nil if the set has none.
  ///
  /// Complexity: O(1) on average.
  /// - Parameter id: The id of the promotion.
  /// - Returns: The promotion as it was written.
  public func promotion(_ id: PromotionID) -> Promotion? { set.slot(of: id).map { set.source($0) } }

  /// The set that the engine prices with: its policy and its definitions, and its promotions as they were written, in
  /// canonical order: by priority, the highest first, then by id. After ``updating(_:removing:)``, the new set.
  ///
  /// Complexity: O(P) for P promotions.
  public var promotionSet: PromotionSet { self.set.promotionSet { _ in true } }

  /// The currency of the engine's set, in which plain amounts of its promotions are; nil if the set has none. An update
  /// does not change it.
  public var currency: Currency? { self.set.source.currency }

  /// Throws the faults of a cart and its context, if there are any.
  static func validate(_ cart: borrowing Cart, _ context: borrowing PricingContext) throws(PricingError) {
    try PricingError.check(CartRequest(cart: copy cart, context: copy context))
  }

  /// Throws the faults of a cart and its context in which one has been found.
  @inline(never)
  static func throwFaults(_ cart: borrowing Cart, _ context: borrowing PricingContext) throws(PricingError) {
    try PricingError.throwFaults(of: CartRequest(cart: copy cart, context: copy context))
  }
}
