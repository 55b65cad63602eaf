// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The figures of the promotion with `consumes` whose turn it is, by the number of the part of its
/// rule. A rule without parts has one, of number 0.
struct Consumption: ~Copyable, Sendable {
  /// The counted units that were not used up when the turn began.
  var counted = UniqueArray<Int64>()
  /// The largest number of applications whose units `beyond` actions left to be counted.
  var beyond = UniqueArray<Int64>()
  /// The counted units that are still to be used up.
  var missing = UniqueArray<Int64>()
  var runs = UniqueArray<CountedRun>()

  /// A run of counted units.
  struct CountedRun: Sendable {
    let run: Index<Run>
    let rank: Int32
    let part: Int32
    let price: Int64
    /// The number of the first unit.
    let start: Int64
  }

  /// Records the applications of a `beyond` action in a part.
  mutating func record(applications: Int64, inPart part: Int) { beyond[part] = max(beyond[part], applications) }

  mutating func begin(parts: Int) {
    counted.removeAll(keepingCapacity: true)
    beyond.removeAll(keepingCapacity: true)
    counted.append(repeating: 0, count: parts)
    beyond.append(repeating: 0, count: parts)
  }
}
