// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The winner of each line while the members of a group per line are carried out, and the worksheet
/// before a member is tried, so that its discounts can be taken back.
struct LineWinners: ~Copyable, Sendable {
  /// The only promotion that may take from each line; nil for none. Empty unless the members of a
  /// group per line are carried out.
  var winners = UniqueArray<OptionalIndex<PromotionTable.Row>>()
  /// The largest discount on each line.
  var most = UniqueArray<Int64>()
  /// The groups that have been carried out.
  var done = UniqueArray<TextNumber>()
  // The worksheet before a member is tried.
  var runs = LineRuns()
  var left = UniqueArray<Int64>()

  /// Forgets the groups that have been carried out.
  mutating func begin() {
    if !done.isEmpty { done.removeAll(keepingCapacity: true) }
    if !winners.isEmpty { winners.removeAll(keepingCapacity: true) }
  }
}
