// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A discount for one cart: its step chosen, its amounts in the cart's currency.
enum ResolvedDiscount {
  case percent(Int64, base: FlatDiscount.Base)
  case amount(Int64, basis: FlatDiscount.Basis?)
  case price(Int64)

  /// Whether it goes by what the units at hand cost now, and by nothing else.
  @inline(__always)
  var isOfCurrentPrices: Bool {
    switch self {
    case .percent(_, let base): base == .current
    case .amount(_, let basis): basis == nil
    case .price: true
    }
  }

  /// What it takes off an order of some value.
  @inline(__always)
  func amount(of value: Int64, times applications: Int64, _ facts: inout CartFacts) -> Int64 {
    switch self {
    case .percent(let rate, _): return facts.round(value, times: rate)
    case .amount(let amount, _):
      let (product, overflows) = amount.multipliedReportingOverflow(by: applications)
      return overflows ? value : min(product, value)
    case .price: return 0  // a fault of the promotion
    }
  }
}
