// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Discount {
  /// A percentage, 0 to 100, of which no unit loses more than an amount: `.percent("20", maxEach:
  /// "10")`. Only for the target `items`.
  public static func percent(
    _ rate: Rate, base: FlatDiscount.Base = .current, maxEach: AmountByCurrency
  ) -> Discount {
    .flat(.percentUpTo(rate, base: base, maxEach: maxEach))
  }
}
