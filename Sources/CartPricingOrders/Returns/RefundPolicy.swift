// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// How returns are paid back: the policy of an order, for all its returns (§O2.10).
public struct RefundPolicy: Sendable, Hashable {
  /// What becomes of the discounts on the units that the customer keeps.
  @nonexhaustive
  public enum Discounts: String, Sendable, Hashable, CaseIterable {
    /// The customer keeps them; what is returned is worth what was paid for it.
    case keep
    /// The cart that is left is priced again. Returns one by one can give back more than the same at once
    /// (§O2.23).
    case reprice
  }

  /// Which of a line's units are returned first, under ``Discounts/keep``.
  @nonexhaustive
  public enum Units: String, Sendable, Hashable, CaseIterable {
    /// Each unit is worth the same part of the line's total.
    case average
    /// The units with the largest final price.
    case dearest
    /// The units with the smallest final price.
    case cheapest
  }

  /// What becomes of the discounts on the units that the customer keeps.
  public var discounts: Discounts
  /// Which of a line's units are returned first.
  public var units: Units

  /// A policy.
  public init(discounts: Discounts = .keep, units: Units = .average) {
    self.discounts = discounts
    self.units = units
  }
}
