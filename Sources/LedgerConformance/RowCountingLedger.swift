// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricingOrders

/// A ledger that counts the rows of its storage that it reads and writes. An implementation may offer
/// this to the suite, which then checks that no call touches more rows when there are more records.
public protocol RowCountingLedger: RedemptionLedger {
  /// The rows that all calls so far have read or written, entries of indices included.
  func touchedRows() async -> Int
}
