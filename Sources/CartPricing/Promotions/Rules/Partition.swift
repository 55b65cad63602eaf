// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The parts into which units are divided, each of which is counted by itself.
@nonexhaustive
public enum Partition: String, Sendable, Hashable, CaseIterable {
  /// One part for each line.
  case line
  /// One part for each SKU, of all its lines.
  case sku
  /// One part for each product, of all its lines; a line without a product is a part by itself.
  case product
}

// MARK: - Document

extension Partition: JSONWritable {}
