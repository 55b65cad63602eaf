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
}

// MARK: - Document

extension Combination: JSONWritable {}
