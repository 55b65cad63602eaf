// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Sums over carts that were priced with two sets, in minor units of one currency.
public struct ComparisonSums: Sendable, Hashable {
  /// Sums of the results of one set.
  public struct Figures: Sendable, Hashable {
    /// The items before discounts.
    public var subtotal: Int128 = 0
    /// What promotions took off.
    public var discount: Int128 = 0
    /// What is to be paid.
    public var total: Int128 = 0

    mutating func add(_ other: Figures) {
      subtotal = subtotal.saturatingSum(other.subtotal)
      discount = discount.saturatingSum(other.discount)
      total = total.saturatingSum(other.total)
    }
  }

  /// The number of carts.
  public var carts = 0
  /// The number of carts that cost less with the new set.
  public var cheaper = 0
  /// The number of carts that cost more with the new set.
  public var dearer = 0
  /// The sums with the old set.
  public var old = Figures()
  /// The sums with the new set.
  public var new = Figures()

  /// The sums of no cart.
  public init() {}

  mutating func add(_ other: ComparisonSums) {
    carts = carts.saturatingSum(other.carts)
    cheaper = cheaper.saturatingSum(other.cheaper)
    dearer = dearer.saturatingSum(other.dearer)
    old.add(other.old)
    new.add(other.new)
  }
}

/// The uses and the discount of one promotion with two sets, in minor units of one currency.
public struct PromotionComparison: Sendable, Hashable {
  /// The carts to which the old set's promotion was applied.
  public var oldUses = 0
  /// The carts to which the new set's promotion was applied.
  public var newUses = 0
  /// What the old set's promotion took off.
  public var oldDiscount: Int128 = 0
  /// What the new set's promotion took off.
  public var newDiscount: Int128 = 0

  /// The sums of no cart.
  public init() {}

  mutating func add(_ other: PromotionComparison) {
    oldUses = oldUses.saturatingSum(other.oldUses)
    newUses = newUses.saturatingSum(other.newUses)
    oldDiscount = oldDiscount.saturatingSum(other.oldDiscount)
    newDiscount = newDiscount.saturatingSum(other.newDiscount)
  }
}

/// A cart whose total changes much.
public struct ChangedCart: Sendable, Hashable {
  /// The total with the old set, in minor units.
  public var old: Int64
  /// The total with the new set, in minor units.
  public var new: Int64
  /// The cart and its context as JSON.
  public var request: String

  /// How much the total changes; negative if the cart becomes cheaper.
  public var difference: Int64 { new - old }

  /// Whether this one comes before another one: the larger change first, then by the bytes of the request.
  func precedes(_ other: ChangedCart) -> Bool {
    let (mine, others) = (difference.magnitude, other.difference.magnitude)
    if mine != others { return mine > others }
    if old != other.old { return old < other.old }
    return request.precedesByBytes(other.request)
  }
}

/// The comparison of all carts of one currency.
public struct CurrencyComparison: Sendable, Hashable {
  /// The sums of all carts.
  public var sums = ComparisonSums()
  /// The sums of each promotion of either set.
  public var promotions: [PromotionID: PromotionComparison] = [:]
  /// The sums by the number of units: `1`, `2-3`, `4-7`, and so on.
  public var sizes: [Int: ComparisonSums] = [:]
  /// The number of carts by the change of their total in percent: the place in ``changeBounds`` of the first bound
  /// that the change is below.
  public var changes: [Int: Int] = [:]
  /// For each key, the sums by its values.
  public var groups: [CartKey: [String: ComparisonSums]] = [:]
  /// The sums by arm of the experiment: the buckets as `0-50`, or `none` for carts without a customer.
  public var arms: [String: ComparisonSums] = [:]
  /// The carts that change most, at most 20, the largest change first.
  public var mostChanged: [ChangedCart] = []

  /// The bounds of ``changes``, in parts per million. A change of exactly 0 is between -1 and 1.
  public static let changeBounds: [Int64] = [
    -500_000, -200_000, -100_000, -50_000, -20_000, 0, 1, 20_001, 50_001, 100_001, 200_001, 500_001,
  ]

  /// The most carts of ``mostChanged``.
  static let mostCarts = 20

  mutating func note(_ cart: ChangedCart) {
    guard cart.difference != 0 else { return }
    if mostChanged.count == Self.mostCarts, let last = mostChanged.last, !cart.precedes(last) { return }
    let place = mostChanged.firstIndex { cart.precedes($0) } ?? mostChanged.count
    mostChanged.insert(cart, at: place)
    if mostChanged.count > Self.mostCarts { mostChanged.removeLast() }
  }

  mutating func add(_ other: CurrencyComparison) {
    sums.add(other.sums)
    for (id, sums) in other.promotions { promotions[id, default: PromotionComparison()].add(sums) }
    for (size, sums) in other.sizes { sizes[size, default: ComparisonSums()].add(sums) }
    for (place, count) in other.changes { changes[place] = (changes[place] ?? 0).saturatingSum(count) }
    for (key, values) in other.groups {
      for (value, sums) in values { groups[key, default: [:]][value, default: ComparisonSums()].add(sums) }
    }
    for (arm, sums) in other.arms { arms[arm, default: ComparisonSums()].add(sums) }
    for cart in other.mostChanged { note(cart) }
  }
}

extension FixedWidthInteger {
  /// The sum, or the nearest number where it is out of range.
  func saturatingSum(_ other: Self) -> Self {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other > 0 ? .max : .min) : sum
  }
}
