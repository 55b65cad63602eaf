// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The conversion of an amount between net and gross.
struct BasisTax {
  /// The rate in parts per million.
  private let rate: Int128
  private let rounding: Rounding

  init(rate: Int128, _ rounding: Rounding) {
    self.rate = rate
    self.rounding = rounding
  }

  /// round(figure × rate).
  func added(to figure: Int128) -> Int128 { rounding.divide(figure * rate, by: 1_000_000) }

  /// round(figure × rate / (1 + rate)).
  func contained(in figure: Int128) -> Int128 { rounding.divide(figure * rate, by: 1_000_000 + rate) }

  /// round(figure / (1 + rate)).
  func net(of figure: Int128) -> Int128 { rounding.divide(figure * 1_000_000, by: 1_000_000 + rate) }

  /// A value in the cart's terms, which are not those of the basis, before tax or with it (§6.46).
  func value(of figure: Int128, in basis: FlatDiscount.Basis) -> Int128 {
    basis == .gross ? figure + added(to: figure) : figure - contained(in: figure)
  }
}
