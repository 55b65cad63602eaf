// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A discount that is resolved for one cart: the step of its tiers is selected, and its amounts are
/// in the cart's currency.
enum ResolvedDiscount {
  case percent(Int64, base: FlatDiscount.Base)
  case amount(Int64, basis: FlatDiscount.Basis?)
  case price(Int64)
  /// A percentage of which no unit loses more than an amount.
  case percentUpTo(Int64, base: FlatDiscount.Base, maxEach: Int64)
  /// The price that the line's attribute of a name has; the name is that of the selector table.
  case priceByAttribute(TextNumber)

  /// Whether it depends on nothing but the current prices of the units.
  @inline(__always)
  var isOfCurrentPrices: Bool {
    switch self {
    case .percent(_, let base): base == .current
    case .amount(_, let basis): basis == nil
    case .price: true
    case .percentUpTo, .priceByAttribute: false
    }
  }

  /// Returns the discount on an order of a value.
  @inline(__always)
  func amount(of value: Int64, times applications: Int64, _ facts: inout CartFacts) -> Int64 {
    switch self {
    case .percent(let rate, _), .percentUpTo(let rate, _, _): return facts.round(value, times: rate)
    case .amount(let amount, _):
      let (product, overflows) = amount.multipliedReportingOverflow(by: applications)
      return overflows ? value : min(product, value)
    case .price, .priceByAttribute: return 0  // a fault of the promotion
    }
  }
}
