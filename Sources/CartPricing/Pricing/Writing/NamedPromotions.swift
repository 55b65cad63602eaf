// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The promotions that a result names: for each candidate, its index among them.
///
/// A result stores the id of each promotion once, and its other records refer to the promotion by
/// this index. A promotion gets the next index when it is first named.
struct NamedPromotions: ~Copyable, Sendable {
  /// The index of each candidate; -1 if it is not named yet.
  private var indices = UniqueArray<Int32>()
  /// The candidates that are named, in the order of their indices.
  private var candidates = UniqueArray<Int32>()

  /// The number of promotions that are named.
  var count: Int { candidates.count }

  /// Removes all names and sets the number of candidates.
  mutating func begin(candidates number: Int) {
    candidates.removeAll(keepingCapacity: true)
    indices.removeAll(keepingCapacity: true)
    indices.append(repeating: -1, count: number)
  }

  /// Returns the index of a candidate; -1 for no candidate.
  @inline(__always)
  mutating func index(of candidate: Int32) -> Int32 {
    if candidate < 0 { return -1 }
    let known = indices[Int(candidate)]
    if known >= 0 { return known }
    let index = Int32(truncatingIfNeeded: candidates.count)
    candidates.append(candidate)
    indices[Int(candidate)] = index
    return index
  }

  /// Appends the records of the promotions to the words of a result.
  mutating func append(to words: inout UniqueArray<Int64>, _ facts: inout CartFacts) -> RecordRange {
    let first = words.count
    for place in candidates.indices {
      let slot = facts.candidates[Int(candidates[place])]
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
  fileprivate func idWords(of slot: Int32) -> (head: UInt64, tail: UInt64) {
    let place = Int(promotions.source(of: slot))
    if place < source.promotions.count {
      return (source.promotions[place].id.key.head, source.promotions[place].id.key.tail)
    }
    let id = added[place - source.promotions.count].id
    return (id.key.head, id.key.tail)
  }
}
