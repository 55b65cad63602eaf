/// Room for pricing that a caller keeps from one cart to the next, one for each task.
///
/// ```swift
/// var workspace = PricingWorkspace()
/// for (cart, context) in batch {
///   let priced = try engine.price(cart, in: context, using: &workspace)
/// }
/// ```
///
/// It carries nothing over but memory: results are the same with a new one each time. Used with one engine after another it
/// makes new room each time the engine changes.
public struct PricingWorkspace: ~Copyable, Sendable {
  private var state: PricingState?

  /// No room yet; the first pricing makes it.
  public init() {}

  /// Prices a cart in the room that is there, or in new room.
  mutating func price(
    _ cart: Cart, _ context: Context, with set: CompiledSet
  ) throws(PricingError) -> PricedStorage {
    if let storage = try reuse(cart, context, with: set) { return storage }
    var fresh = PricingState(set)
    try fresh.price(cart, context)
    let storage = try fresh.result()
    state = fresh
    return storage
  }

  /// Prices a cart in the room that is there; nil if there is none for the set.
  private mutating func reuse(
    _ cart: Cart, _ context: Context, with set: CompiledSet
  ) throws(PricingError) -> PricedStorage? {
    guard state?.set === set else { return nil }
    try state?.price(cart, context)
    return try state?.result()
  }
}
