// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Bounds on a whole number, both of them included; nil for none.
struct Bounds: Sendable, Hashable {
  var lower: Int128?
  var upper: Int128?

  /// Whether no number is within the bounds.
  var isEmpty: Bool {
    if let lower, let upper { return lower > upper }
    return false
  }

  /// The numbers that are within both.
  func intersection(_ other: Bounds) -> Bounds {
    var bounds = self
    if let least = other.lower { bounds.lower = max(lower ?? least, least) }
    if let most = other.upper { bounds.upper = min(upper ?? most, most) }
    return bounds
  }

  /// The numbers that are not within the bounds, where they are an interval; nil otherwise.
  var complement: Bounds? {
    switch (lower, upper) {
    case (let least?, nil): Bounds(lower: nil, upper: least - 1)
    case (nil, let most?): Bounds(lower: most + 1, upper: nil)
    default: nil
    }
  }
}

extension Bounds {
  init(_ range: CountRange) {
    lower = range.atLeast.map { Int128($0) } ?? range.above.map { Int128($0) + 1 }
    upper = range.atMost.map { Int128($0) } ?? range.below.map { Int128($0) - 1 }
  }

  /// The bounds in minor units; nil if an amount has no value in the currency.
  init?(_ range: AmountRange, _ money: MoneyScope) {
    if let bound = range.atLeast ?? range.above {
      guard let least = money.minorUnits(bound) else { return nil }
      lower = Int128(least) + (range.above == nil ? 0 : 1)
    }
    if let bound = range.atMost ?? range.below {
      guard let most = money.minorUnits(bound) else { return nil }
      upper = Int128(most) - (range.below == nil ? 0 : 1)
    }
  }

  /// The bounds in millionths.
  init(_ range: DecimalRange) {
    lower = range.atLeast.map { Int128($0.millionths) } ?? range.above.map { Int128($0.millionths) + 1 }
    upper = range.atMost.map { Int128($0.millionths) } ?? range.below.map { Int128($0.millionths) - 1 }
  }
}

/// The currency in which amounts of a set are read.
struct MoneyScope: Sendable, Hashable {
  /// The currency of the carts.
  var currency: Currency
  /// The currency of plain amounts.
  var setCurrency: Currency?

  /// The value of an amount in minor units; nil if it has none in the currency.
  func minorUnits(_ amount: AmountByCurrency) -> Int64? {
    amount.minorUnits(in: currency, plainIn: setCurrency)
  }

  /// Money in words: `12.50 EUR`.
  func text(_ minorUnits: Int64) -> String { Money(minorUnits: minorUnits, currency: currency).description }
}
