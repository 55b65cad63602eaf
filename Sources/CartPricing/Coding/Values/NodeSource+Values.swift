// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The other libraries of this package read their documents with these functions.

extension NodeSource {
  /// Reads an id.
  package mutating func identifier<Kind>(_ node: Int) -> Identifier<Kind> { read(node) }

  /// Reads a coupon code, in its normal form.
  package mutating func couponCode(_ node: Int) -> CouponCode { read(node) }

  /// Reads an instant.
  package mutating func instant(_ node: Int) -> Instant { read(node) }

  /// Reads a date.
  package mutating func date(_ node: Int) -> LocalDate { read(node) }

  /// Reads a currency, known or not.
  package mutating func currency(_ node: Int) -> Currency { read(node) }

  /// Reads an amount.
  package mutating func amount(_ node: Int) -> Amount { read(node) }
}

extension JSONWriter {
  /// Writes an id.
  package mutating func identifier<Kind>(_ id: Identifier<Kind>) { string(id.key) }

  /// Writes an amount with the decimals of its currency.
  package mutating func money(_ money: Money) {
    self.money(Int128(money.minorUnits), decimals: money.currency.decimals)
  }

  /// Writes an instant.
  package mutating func instant(_ instant: Instant) { instant.write(to: &self) }
}
