// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The end from which units are taken for groups and bundles, by their current prices.
@nonexhaustive
public enum UnitOrder: String, Sendable, Hashable, CaseIterable {
  /// The highest price first.
  case mostExpensive
  /// The lowest price first.
  case cheapest
}

// MARK: - Document

extension UnitOrder: JSONWritable {}
