// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

#if canImport(FoundationInternationalization)
  public import FoundationEssentials
  import FoundationInternationalization
#else
  public import Foundation
#endif

extension Money {
  /// The money as people of a locale write it, with all decimals of the currency, so that no cent is lost.
  ///
  /// ```swift
  /// Money(minorUnits: 123_450, currency: .eur).formatted(for: Locale(identifier: "de_DE"))  // "1.234,50 €"
  /// ```
  ///
  /// The space before the sign is one that does not break. The text is the locale's and may change with its data: it is for
  /// people, ``CartPricing/Money/amountText`` is for programs. Amounts beyond about 10³⁸ do not occur.
  /// - Parameter locale: Whose way of writing; that of the system by default.
  /// - Returns: The text.
  public func formatted(for locale: Locale = .autoupdatingCurrent) -> String {
    Decimal(self).formatted(
      .currency(code: currency.code).locale(locale).precision(.fractionLength(currency.decimals)))
  }
}
