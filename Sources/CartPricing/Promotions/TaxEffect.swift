// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What a discount does to the tax.
@nonexhaustive
public enum TaxEffect: String, Sendable, Hashable, CaseIterable {
  /// Tax is due on what is left of the price.
  case reduces
  /// Tax is due as without the discount: somebody else pays it, as with a maker's coupon.
  case keeps
}

// MARK: - Document

extension TaxEffect: JSONWritable {}
