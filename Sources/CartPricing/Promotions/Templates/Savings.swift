// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A saving on a value as a whole: on the cart, a part of the cart, or fees.
///
/// It has only the kinds that fit these targets: a promotion cannot set the price of a cart or of a
/// fee.
@nonexhaustive
public enum ValueSaving: Sendable, Hashable {
  /// A percentage of the value, 0 to 100, rounded once: `.percent("10")` of 33.33 is 3.33.
  case percent(Rate)
  /// An amount off, at most the value: `.amount("20")` off 15.00 is 15.00.
  case amount(AmountByCurrency)

  /// The saving as a discount.
  public var discount: Discount {
    switch self {
    case .percent(let rate): .percent(rate)
    case .amount(let amount): .amount(amount)
    }
  }
}

/// A saving on units, groups, bundles or shipping.
@nonexhaustive
public enum UnitSaving: Sendable, Hashable {
  /// A percentage, 0 to 100: `.percent("50")` off a unit of 8.00 is 4.00.
  case percent(Rate)
  /// An amount off each unit, group or bundle, at most its price: `.amount("5")` off a unit of 4.00
  /// is 4.00.
  case amount(AmountByCurrency)
  /// A price for each unit, group or bundle; it never raises what is paid: `.price("5")` leaves a
  /// unit of 4.00 at 4.00.
  case price(AmountByCurrency)

  /// A saving of 100 percent.
  public static var free: UnitSaving { .percent("100") }

  /// The saving as a discount.
  public var discount: Discount {
    switch self {
    case .percent(let rate): .percent(rate)
    case .amount(let amount): .amount(amount)
    case .price(let price): .price(price)
    }
  }
}

/// A step of a tiered discount: the saving from a threshold on.
///
/// All steps of a list have one type, so that a list cannot mix amounts with counts, or percentages
/// with amounts off.
public struct SavingStep<Threshold: Sendable & Hashable, Saving: Sendable & Hashable>: Sendable, Hashable {
  /// The smallest figure for which the step applies: money for a subtotal, otherwise a count.
  public var threshold: Threshold
  /// A percentage or an amount off.
  public var saving: Saving

  /// A step.
  public init(from threshold: Threshold, _ saving: Saving) {
    self.threshold = threshold
    self.saving = saving
  }
}

extension SavingStep where Threshold == AmountByCurrency, Saving == Rate {
  /// A percentage off from an amount on: `.from("50", percent: "10")`.
  public static func from(_ amount: AmountByCurrency, percent: Rate) -> Self { Self(from: amount, percent) }
}

extension SavingStep where Threshold == AmountByCurrency, Saving == AmountByCurrency {
  /// An amount off from an amount on: `.from("50", off: "5")`.
  public static func from(_ amount: AmountByCurrency, off: AmountByCurrency) -> Self { Self(from: amount, off) }
}

extension SavingStep where Threshold == Int, Saving == Rate {
  /// A percentage off from a count on: `.from(3, percent: "10")`.
  public static func from(_ count: Int, percent: Rate) -> Self { Self(from: count, percent) }
}

extension SavingStep where Threshold == Int, Saving == AmountByCurrency {
  /// An amount off from a count on: `.from(3, off: "5")`.
  public static func from(_ count: Int, off: AmountByCurrency) -> Self { Self(from: count, off) }
}

extension TierStep {
  /// A percentage off from an amount on: `.from("50", percent: "10")`.
  public static func from(_ amount: AmountByCurrency, percent: Rate) -> TierStep {
    TierStep(from: .amount(amount), .percent(percent, base: .current))
  }

  /// An amount off from an amount on: `.from("50", off: "5")`.
  public static func from(_ amount: AmountByCurrency, off: AmountByCurrency) -> TierStep {
    TierStep(from: .amount(amount), .amount(off, basis: nil))
  }

  /// A percentage off from a count on: `.from(3, percent: "10")`.
  public static func from(_ count: Int, percent: Rate) -> TierStep {
    TierStep(from: .count(count), .percent(percent, base: .current))
  }

  /// An amount off from a count on: `.from(3, off: "5")`.
  public static func from(_ count: Int, off: AmountByCurrency) -> TierStep {
    TierStep(from: .count(count), .amount(off, basis: nil))
  }
}
