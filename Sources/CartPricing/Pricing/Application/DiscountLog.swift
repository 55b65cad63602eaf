// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The discounts of promotions on targets of one kind: the lines or the fees of a cart.
///
/// The entries are in the order in which discounts were made. Discounts of one promotion on a target
/// are one entry unless another promotion made discounts between them, so that the log does not grow
/// with the number of actions.
struct DiscountLog<Target>: ~Copyable, Sendable {
  /// The latest entry of each target; nil for none.
  private var latest = UniqueArray<OptionalIndex<Entry>>()
  private(set) var entries = UniqueArray<Entry>()

  struct Entry: Sendable {
    /// The index of the promotion among the candidates.
    let promotion: CandidateIndex
    let target: Index<Target>
    var amount: Int64
  }

  /// Removes all entries and sets the number of targets.
  mutating func begin(targets: Int) {
    entries.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
    latest.append(repeating: nil, count: targets)
  }

  /// Adds a discount of a promotion on a target.
  @inline(__always)
  mutating func add(_ amount: Int64, to target: Index<Target>, by promotion: CandidateIndex) {
    if let last = latest[target.position].index, entries[last].promotion == promotion {
      entries[last].amount &+= amount
    } else {
      latest[target.position] = OptionalIndex(rawValue: Int32(truncatingIfNeeded: entries.count))
      entries.append(Entry(promotion: promotion, target: target, amount: amount))
    }
  }

  /// Adds the discounts of a promotion on several distinct targets; a discount of 0 is none.
  mutating func add(
    _ amounts: borrowing UniqueArray<Int64>, to targets: borrowing UniqueArray<Index<Target>>,
    by promotion: CandidateIndex
  ) {
    // The first discounts of a promotion in a row need no comparison with earlier ones.
    if entries.isEmpty || entries[entries.count &- 1].promotion != promotion {
      return Self.append(amounts, to: targets, by: promotion, &entries, &latest)
    }
    for index in amounts.indices where amounts[index] > 0 {
      add(amounts[index], to: targets[index], by: promotion)
    }
  }

  /// Adds an entry for each discount.
  private static func append(
    _ amounts: borrowing UniqueArray<Int64>, to targets: borrowing UniqueArray<Index<Target>>,
    by promotion: CandidateIndex, _ entries: inout UniqueArray<Entry>, _ latest: inout UniqueArray<OptionalIndex<Entry>>
  ) {
    var next = Int32(truncatingIfNeeded: entries.count)
    amounts.withSpan { amounts in
      targets.withSpan { targets in
        latest.withMutableSpan { latest in
          entries.append(atMost: amounts.count) { entries in
            for index in amounts.indices where amounts[index] > 0 {
              let (target, amount) = (targets[index], amounts[index])
              latest[target.position] = OptionalIndex(rawValue: next)
              entries.append(Entry(promotion: promotion, target: target, amount: amount))
              next &+= 1
            }
          }
        }
      }
    }
  }
}
