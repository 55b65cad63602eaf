// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Prices carts with two promotion sets and compares the results. It keeps one cart at a time, so memory does not
/// grow with their number.
///
/// ```swift
/// var comparer = try SetComparer(old, new, options: SetComparison.Options(by: [segments]))
/// for line in lines { try comparer.add(json: line) }
/// print(comparer.comparison.json)
/// ```
public struct SetComparer: ~Copyable, Sendable {
  /// The comparison of the carts so far.
  public private(set) var comparison: SetComparison

  private let old: PricingEngine
  private let new: PricingEngine
  private var oldWorkspace: PricingWorkspace
  private var newWorkspace: PricingWorkspace
  private let arms: [Arm]

  /// A share of the customers of an experiment.
  private struct Arm: Sendable {
    var name: String
    var experiment: Experiment
  }

  /// Prepares a comparison.
  /// - Throws: `PricingError` with every fault of the sets, or if no promotion belongs to the experiment.
  public init(
    _ old: PromotionSet, _ new: PromotionSet, options: SetComparison.Options = SetComparison.Options()
  ) throws(PricingError) {
    let arms = try Self.arms(options.experiment, old, new)
    let (oldEngine, newEngine) = (try PricingEngine(old), try PricingEngine(new))
    self.old = oldEngine
    self.new = newEngine
    oldWorkspace = PricingWorkspace()
    newWorkspace = PricingWorkspace()
    self.arms = arms
    comparison = SetComparison(options)
  }

  /// The arms of an experiment: the shares between neighbouring bounds of the promotions of either set.
  private static func arms(
    _ name: String?, _ old: PromotionSet, _ new: PromotionSet
  ) throws(PricingError) -> [Arm] {
    guard let name else { return [] }
    var bounds: Set<Int> = [0, Rate.hundredPercent.partsPerMillion]
    for promotion in old.promotions + new.promotions {
      guard let experiment = promotion.experiment, experiment.name.hasSameBytes(as: name) else { continue }
      bounds.formUnion([experiment.start.partsPerMillion, experiment.end.partsPerMillion])
    }
    guard bounds.count > 2 else {
      throw PricingError(Fault(.invalid, "no promotion has a part of the customers of the experiment \"\(name)\""))
    }
    let sorted = bounds.sorted()
    return zip(sorted, sorted.dropFirst()).map { start, end in
      let (start, end) = (Rate(partsPerMillion: start), Rate(partsPerMillion: end))
      return Arm(name: "\(start)-\(end)", experiment: Experiment(name, from: start, until: end))
    }
  }

  /// Prices a cart with its context, `{"cart": {…}, "context": {…}}` in UTF-8, with both sets and adds the results.
  /// - Throws: `PricingError` with every fault. The document is then counted among the faults.
  public mutating func add(json bytes: [UInt8]) throws(PricingError) {
    do throws(PricingError) {
      try add(CartRequest(json: bytes))
    } catch {
      comparison.faults += 1
      throw error
    }
  }

  private mutating func add(_ request: CartRequest) throws(PricingError) {
    var promotions: [PromotionID: PromotionComparison] = [:]
    let before = try old.totals(of: request.cart, in: request.context, using: &oldWorkspace) { applied in
      promotions[applied.promotion, default: PromotionComparison()].oldUses += 1
      promotions[applied.promotion]?.oldDiscount += Int128(applied.discount.minorUnits)
    }
    let after = try new.totals(of: request.cart, in: request.context, using: &newWorkspace) { applied in
      promotions[applied.promotion, default: PromotionComparison()].newUses += 1
      promotions[applied.promotion]?.newDiscount += Int128(applied.discount.minorUnits)
    }
    var part = CurrencyComparison()
    part.sums = ComparisonSums(before, after)
    part.promotions = promotions
    part.sizes = [Self.size(of: request.cart): part.sums]
    part.changes = [Self.change(before.total.minorUnits, after.total.minorUnits): 1]
    for key in comparison.options.keys {
      for value in key.values(request) { part.groups[key, default: [:]][value] = part.sums }
    }
    if !arms.isEmpty { part.arms = [arm(of: request.context.customer?.id): part.sums] }
    comparison.carts += 1
    let currency = request.cart.currency
    comparison.currencies[currency, default: CurrencyComparison()].add(part)
    if before.total != after.total {
      let cart = ChangedCart(
        old: before.total.minorUnits, new: after.total.minorUnits, request: request.json)
      comparison.currencies[currency]?.note(cart)
    }
    try comparison.checkGroups(of: currency)
  }

  private func arm(of customer: CustomerID?) -> String {
    guard let customer else { return CartKey.none }
    return arms.first { $0.experiment.includes(customer) }?.name ?? CartKey.none
  }

  /// The number of units of a cart as a power of two: 0 for 1 unit, 1 for 2 and 3, 2 for 4 to 7; -1 for none.
  private static func size(of cart: Cart) -> Int {
    let units = cart.lines.reduce(0) { $0.saturatingSum($1.quantity) }
    return units <= 0 ? -1 : Int.bitWidth - 1 - units.leadingZeroBitCount
  }

  /// The place of a change of a total among the bounds.
  private static func change(_ before: Int64, _ after: Int64) -> Int {
    let share: Int128
    if before == after {
      share = 0
    } else {
      let exact = (Int128(after) - Int128(before)) * 1_000_000 / Int128(max(1, before))
      // A change that is less than a millionth is still one.
      share = exact == 0 ? (after > before ? 1 : -1) : exact
    }
    let bounds = CurrencyComparison.changeBounds
    return bounds.firstIndex { share < Int128($0) } ?? bounds.count
  }
}

extension ComparisonSums {
  fileprivate init(_ old: PricedTotals, _ new: PricedTotals) {
    carts = 1
    cheaper = new.total.minorUnits < old.total.minorUnits ? 1 : 0
    dearer = new.total.minorUnits > old.total.minorUnits ? 1 : 0
    self.old = Figures(old)
    self.new = Figures(new)
  }
}

extension ComparisonSums.Figures {
  fileprivate init(_ totals: PricedTotals) {
    subtotal = Int128(totals.subtotal.minorUnits)
    discount = Int128(totals.discount.minorUnits)
    total = Int128(totals.total.minorUnits)
  }
}
