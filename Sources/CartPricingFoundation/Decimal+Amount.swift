// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Amount {
  /// The amount of a decimal, exactly: `Amount(Decimal(string: "19.9")!) == "19.9"`.
  ///
  /// A decimal has no trailing zeros, so `19.90` becomes `"19.9"`. Nil if the decimal is negative or not a number. The amount
  /// may still have too many decimals for a currency or be too large, which is a fault where it is used.
  public init?(_ decimal: Decimal) {
    guard !decimal.isNaN else { return nil }
    self.init(parsing: decimal.description)
  }

  /// The amount of a decimal with all the decimals of a currency: 19.9 in EUR becomes `"19.90"`.
  ///
  /// Nil if the currency cannot represent it exactly, as 1.999 EUR and 0.5 JPY, if it is negative, or above 10¹⁵ minor units.
  /// Round before the call if the amount may have more decimals. The amount keeps the currency and has no value in another.
  /// - Parameters:
  ///   - decimal: The amount in major units.
  ///   - currency: The currency.
  public init?(_ decimal: Decimal, currency: Currency) {
    guard let minorUnits = Amount(decimal)?.minorUnits(in: currency) else { return nil }
    self.init(minorUnits: minorUnits, currency: currency)
  }
}

extension Money {
  /// The money of a decimal in major units, which may be negative: 12.4 in USD is 1240 cents.
  ///
  /// Nil if it is no whole number of minor units, or outside 64 bits.
  /// - Parameters:
  ///   - decimal: The amount in major units.
  ///   - currency: The currency.
  public init?(_ decimal: Decimal, currency: Currency) {
    guard !decimal.isNaN else { return nil }
    let scaled = Decimal(sign: .plus, exponent: currency.decimals, significand: decimal)
    guard let minorUnits = Int64(scaled.description) else { return nil }
    self.init(minorUnits: minorUnits, currency: currency)
  }
}

extension Rate {
  /// The rate of a percentage, exactly: `Rate(percent: Decimal(string: "12.5")!) == "12.5"`.
  ///
  /// Nil below 0, above 1000 and with more than four decimals.
  public init?(percent: Decimal) {
    guard !percent.isNaN else { return nil }
    self.init(percent: percent.description)
  }
}

extension Decimal {
  /// An amount as a decimal, exactly: `Decimal("19.90" as Amount)` is 19.9.
  ///
  /// Nil for a malformed amount and for one of more digits than 64 bits hold.
  public init?(_ amount: Amount) {
    let text = amount.description
    guard amount.isWellFormed, text.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }) else { return nil }
    self.init(string: text)
  }

  /// Money in major units, exactly: −5 cents of EUR are −0.05, 2000 yen are 2000.
  public init(_ money: Money) {
    self.init(sign: .plus, exponent: -money.currency.decimals, significand: Decimal(money.minorUnits))
  }

  /// A rate in percent, exactly: 12.5 for `"12.5"`; nil for a malformed one.
  public init?(_ rate: Rate) {
    guard rate.isWellFormed else { return nil }
    self.init(sign: .plus, exponent: -4, significand: Decimal(rate.partsPerMillion))
  }
}
