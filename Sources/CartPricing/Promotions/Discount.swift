/// How much is taken off a target. Source: PRICING.md section 6.
public enum Discount: Sendable, Hashable {
  /// The same whatever is in the cart.
  case flat(FlatDiscount)
  /// The more, the more is bought.
  case tiers(Tiers)

  /// A percentage, 0 to 100, of the current or the original prices.
  public static func percent(_ rate: Rate, base: FlatDiscount.Base = .current) -> Discount {
    .flat(.percent(rate, base: base))
  }

  /// An amount off, before (`net`) or after (`gross`) tax; nil for the cart's own terms.
  public static func amount(_ amount: AmountByCurrency, basis: FlatDiscount.Basis? = nil) -> Discount {
    .flat(.amount(amount, basis: basis))
  }

  /// What the target costs now; never more than before.
  public static func price(_ price: AmountByCurrency) -> Discount { .flat(.price(price)) }

  /// Steps by what is in the cart as it came.
  public static func tiers(by measure: Measure, _ steps: [TierStep]) -> Discount {
    .tiers(Tiers(by: measure, steps: steps))
  }
}

/// A discount of one kind. Source: PRICING.md section 6.
public enum FlatDiscount: Sendable, Hashable {
  /// A percentage, 0 to 100.
  case percent(Rate, base: Base)
  /// An amount off; `basis` stands on the targets `cart` and `subset` alone.
  case amount(AmountByCurrency, basis: Basis?)
  /// A price that is paid instead.
  case price(AmountByCurrency)

  /// Of which prices a percentage is. Source: PRICING.md section 6.
  public enum Base: String, Sendable, Hashable, CaseIterable {
    /// What earlier promotions have left.
    case current
    /// The units' prices before any promotion, at most what is left of them. On `cart`, `subset` and `items` alone.
    case original
  }

  /// Whether an amount is meant before or after tax. Source: PRICING.md section 6.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// Before tax.
    case net
    /// Tax included.
    case gross
  }
}

/// Discounts by steps of a measure of the cart as it came; below the first step there is none.
/// Source: PRICING.md section 6.
public struct Tiers: Sendable, Hashable {
  /// What is measured.
  public var by: Measure
  /// The steps, in any order, with distinct thresholds and one kind of discount; 1 to 1,000.
  public var steps: [TierStep]

  /// Steps of a measure.
  public init(by measure: Measure, steps: [TierStep]) {
    by = measure
    self.steps = steps
  }
}

/// One step: from this threshold on, this discount. Source: PRICING.md section 6.
public struct TierStep: Sendable, Hashable {
  /// The least measure for which the step holds.
  public var from: Threshold
  /// The step's discount.
  public var discount: FlatDiscount

  /// A step.
  public init(from threshold: Threshold, _ discount: FlatDiscount) {
    from = threshold
    self.discount = discount
  }

  /// A threshold: money for subtotals, an integer for the other measures. Source: PRICING.md section 6.
  public enum Threshold: Sendable, Hashable {
    /// An amount, for the measure `subtotal`.
    case amount(AmountByCurrency)
    /// A count, 0 to 1,000,000,000, for the other measures.
    case count(Int)
  }
}

/// What tiers go by, of the selected lines of the cart as it came. Source: PRICING.md section 6.
public enum Measure: Sendable, Hashable {
  /// Their value.
  case subtotal(of: LineSelector)
  /// Their total units.
  case quantity(of: LineSelector)
  /// Their number.
  case lines(of: LineSelector)
  /// Their smallest quantity, 0 where there is no line.
  case leastQuantity(of: LineSelector)

  /// The value of all lines.
  public static var subtotal: Measure { .subtotal(of: .all) }
  /// All units.
  public static var quantity: Measure { .quantity(of: .all) }
  /// The number of all lines.
  public static var lines: Measure { .lines(of: .all) }
  /// The smallest quantity of any line.
  public static var leastQuantity: Measure { .leastQuantity(of: .all) }
}
