// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// How a fraction of a minor unit becomes a whole one.
///
/// It is applied once for each rounded figure, never to figures that are rounded already. The cases differ as follows, in
/// minor units; below zero all of them mirror this.
///
/// | exact | `halfUp` | `halfEven` | `halfDown` | `down` |
/// | --- | --- | --- | --- | --- |
/// | 2.4 | 2 | 2 | 2 | 2 |
/// | 2.5 | 3 | 2 | 2 | 2 |
/// | 2.6 | 3 | 3 | 3 | 2 |
/// | 3.5 | 4 | 4 | 3 | 3 |
@nonexhaustive
public enum Rounding: String, Sendable, Hashable, CaseIterable {
  /// To the nearest, halves away from zero: 2.4, 2.5, 2.6 and 3.5 become 2, 3, 3 and 4. The default.
  case halfUp
  /// To the nearest, halves to the even one: 2.4, 2.5, 2.6 and 3.5 become 2, 2, 3 and 4.
  case halfEven
  /// To the nearest, halves towards zero: 2.4, 2.5, 2.6 and 3.5 become 2, 2, 3 and 3.
  case halfDown
  /// Towards zero, whatever the fraction: 2.4, 2.5, 2.6 and 3.5 become 2, 2, 2 and 3.
  case down

  /// The rounded quotient: `Rounding.halfUp.divide(5, by: 2) == 3`. A negative numerator gives the negative of what its
  /// magnitude gives. A denominator of zero or below gives 0, since nothing here may trap.
  package func divide(_ numerator: Int128, by denominator: Int128) -> Int128 {
    guard denominator > 0 else { return 0 }
    if numerator >= 0, let small = UInt64(exactly: numerator), let divisor = UInt64(exactly: denominator) {
      let (quotient, remainder) = small.quotientAndRemainder(dividingBy: divisor)
      let goesUp = isUp(remainder: remainder, of: divisor, isOdd: quotient & 1 == 1)
      return Int128(quotient) &+ (goesUp ? 1 : 0)
    }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let goesUp = isUp(remainder: remainder.magnitude, of: denominator.magnitude, isOdd: quotient & 1 == 1)
    guard goesUp else { return quotient }
    return numerator < 0 ? quotient &- 1 : quotient &+ 1
  }

  /// Whether a quotient that leaves `remainder` moves away from zero.
  private func isUp<Number: FixedWidthInteger & UnsignedInteger>(
    remainder: Number, of divisor: Number, isOdd: Bool
  ) -> Bool {
    let missing = divisor &- remainder
    switch self {
    case .halfUp: return remainder >= missing
    case .halfEven: return remainder > missing || (remainder == missing && isOdd)
    case .halfDown: return remainder > missing
    case .down: return false
    }
  }
}
