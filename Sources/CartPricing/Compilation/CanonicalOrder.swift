// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension [Promotion] {
  /// Whether the promotions are in canonical order (§7.1). O(n)
  var isInCanonicalOrder: Bool {
    for place in indices.dropFirst() {
      let (before, priority) = (self[place - 1].priority, self[place].priority)
      guard before > priority || before == priority && self[place - 1].id < self[place].id else { return false }
    }
    return true
  }

  /// Returns the indices of the promotions in canonical order (§7.1). O(n log n)
  func canonicalOrder() -> [SourceIndex] {
    var keys: [SortKey] = []
    keys.reserveCapacity(count)
    for place in indices {
      keys.append(SortKey(priority: self[place].priority, head: self[place].id.key.head, index: SourceIndex(place)))
    }
    keys.sort { left, right in
      if left.priority != right.priority { return left.priority > right.priority }
      if left.head != right.head { return left.head < right.head }
      return self[left.index.position].id < self[right.index.position].id
    }
    return keys.map { $0.index }
  }
}

/// The key by which promotions are sorted. The first bytes of the id decide most comparisons, so that
/// the whole id is rarely read.
private struct SortKey {
  let priority: Int
  let head: UInt64
  let index: SourceIndex
}
