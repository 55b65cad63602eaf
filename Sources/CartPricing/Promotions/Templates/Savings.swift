/// What can be taken off a value as a whole: the cart, a part of it, fees.
///
/// The kinds that fit, and no other: a cart or a fee has no price that a promotion could set.
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

/// What can be taken off units, groups, bundles and shipping.
@nonexhaustive
public enum UnitSaving: Sendable, Hashable {
  /// A percentage, 0 to 100: `.percent("50")` off a unit of 8.00 is 4.00.
  case percent(Rate)
  /// An amount off each unit, group or bundle, at most what it costs: `.amount("5")` off a unit of
  /// 4.00 is 4.00.
  case amount(AmountByCurrency)
  /// What each unit, group or bundle costs now; never more than before: `.price("5")` leaves a unit
  /// of 4.00 at 4.00.
  case price(AmountByCurrency)

  /// All of it: what is discounted costs nothing. 100 percent.
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

/// One step of "the more, the more": from this threshold on, this saving.
///
/// All steps of a list are of one type, so that amounts do not stand among counts, nor percentages
/// among amounts off.
public struct SavingStep<Threshold: Sendable & Hashable, Saving: Sendable & Hashable>: Sendable, Hashable {
  /// The least measure for which the step holds: money for a subtotal, otherwise a count.
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
  /// From this amount on, so many percent off: `.from("50", percent: "10")`.
  public static func from(_ amount: AmountByCurrency, percent: Rate) -> Self { Self(from: amount, percent) }
}

extension SavingStep where Threshold == AmountByCurrency, Saving == AmountByCurrency {
  /// From this amount on, so much off: `.from("50", off: "5")`.
  public static func from(_ amount: AmountByCurrency, off: AmountByCurrency) -> Self { Self(from: amount, off) }
}

extension SavingStep where Threshold == Int, Saving == Rate {
  /// From this many on, so many percent off: `.from(3, percent: "10")`.
  public static func from(_ count: Int, percent: Rate) -> Self { Self(from: count, percent) }
}

extension SavingStep where Threshold == Int, Saving == AmountByCurrency {
  /// From this many on, so much off: `.from(3, off: "5")`.
  public static func from(_ count: Int, off: AmountByCurrency) -> Self { Self(from: count, off) }
}

extension TierStep {
  /// From this amount on, so many percent off: `.from("50", percent: "10")`.
  public static func from(_ amount: AmountByCurrency, percent: Rate) -> TierStep {
    TierStep(from: .amount(amount), .percent(percent, base: .current))
  }

  /// From this amount on, so much off: `.from("50", off: "5")`.
  public static func from(_ amount: AmountByCurrency, off: AmountByCurrency) -> TierStep {
    TierStep(from: .amount(amount), .amount(off, basis: nil))
  }

  /// From this many on, so many percent off: `.from(3, percent: "10")`.
  public static func from(_ count: Int, percent: Rate) -> TierStep {
    TierStep(from: .count(count), .percent(percent, base: .current))
  }

  /// From this many on, so much off: `.from(3, off: "5")`.
  public static func from(_ count: Int, off: AmountByCurrency) -> TierStep {
    TierStep(from: .count(count), .amount(off, basis: nil))
  }
}
