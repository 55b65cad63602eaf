// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The promotions that a result names: for each candidate, its index among them.
///
/// A result stores the id of each promotion once, and its other records refer to the promotion by
/// this index. A promotion gets the next index when it is first named.
struct NamedPromotions: ~Copyable, Sendable {
  /// The index of each candidate; nil if it is not named yet.
  private var indices = UniqueArray<OptionalIndex<NamedRecord>>()
  /// The candidates that are named, in the order of their indices.
  private var candidates = UniqueArray<CandidateIndex>()

  /// The number of promotions that are named.
  var count: Int { candidates.count }

  /// Removes all names and sets the number of candidates.
  mutating func begin(candidates number: Int) {
    candidates.removeAll(keepingCapacity: true)
    indices.removeAll(keepingCapacity: true)
    indices.append(repeating: nil, count: number)
  }

  /// Returns the index of a candidate.
  @inline(__always)
  mutating func index(of candidate: CandidateIndex) -> NamedIndex {
    if let known = indices[candidate.position].index { return known }
    let index = NamedIndex(candidates.count)
    candidates.append(candidate)
    indices[candidate.position] = OptionalIndex(index)
    return index
  }

  /// Appends the records of the promotions to the words of a result.
  mutating func append(to words: inout UniqueArray<Int64>, _ facts: inout CartFacts) -> RecordRange {
    let first = words.count
    for place in candidates.indices {
      let slot = facts.candidates[candidates[place].position]
      let id = facts.set.idWords(of: slot)
      NamedRecord(head: id.head, tail: id.tail, slot: slot).append(to: &words)
    }
    return RecordRange(first: first, count: candidates.count)
  }
}

extension CompiledSet {
  /// Returns the words of the id of a promotion. They are read where they are: a copy of the id would
  /// retain its text.
  @inline(__always)
  fileprivate func idWords(of slot: PromotionSlot) -> (head: UInt64, tail: UInt64) {
    read(slot) { ($0.id.key.head, $0.id.key.tail) }
  }
}
