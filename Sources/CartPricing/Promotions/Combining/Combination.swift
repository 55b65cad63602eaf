// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The other promotions with which a promotion can be applied.
@nonexhaustive
public enum Combination: String, Sendable, Hashable, CaseIterable {
  /// All other promotions.
  case always
  /// No other promotion: it is the only one applied.
  case never
  /// All other promotions, but no unit is discounted both by it and by another promotion.
  case notOnSameItems
  /// All promotions that come before it in canonical order, and none that comes after it.
  case stop
  /// All other promotions, but it takes nothing from a unit that another promotion has discounted
  /// before it. Others may take from its units.
  case notOnDiscounted
}

// MARK: - Document

extension Combination: JSONWritable {}
