// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The canonical order of promotions by labels (order maintenance), and the promotions that have
/// been removed.
///
/// The slots of the promotions of the first compilation ascend in canonical order. Each promotion
/// that is added later has a label between those of its neighbours.
struct PromotionOrder: Sendable {
  /// The number of promotions of the first compilation.
  private(set) var firstCount = 0
  /// The labels of the promotions that were added, by slot.
  private var labels = PersistentArray<Int64>()
  /// The slots of the promotions that were added and have not been removed, in canonical order.
  private var added: [PromotionSlot] = []
  /// A bit for each slot that has been removed.
  private var removed = PersistentArray<UInt64>()
  private(set) var removedCount = 0

  /// The number of promotions that were added, including those that have been removed since.
  var addedCount: Int { labels.count }
  /// The number of promotions.
  var count: Int { firstCount + labels.count - removedCount }

  var hasRemoved: Bool { removedCount > 0 }

  /// Returns the label of a promotion. Labels ascend in canonical order. O(1).
  @inline(__always)
  func label(of slot: PromotionSlot) -> Int64 {
    slot.position < firstCount || labels.count == 0 ? Int64(slot.rawValue) &<< 32 : labels[slot.position &- firstCount]
  }

  func isRemoved(_ slot: PromotionSlot) -> Bool {
    let word = slot.position / 64
    return word < removed.count && removed[word] & 1 << UInt64(slot.position % 64) != 0
  }

  /// Removes a promotion. O(log n) for n promotions that were added, and moving O(n) elements.
  mutating func remove(_ slot: PromotionSlot) {
    if slot.position >= firstCount {
      let label = label(of: slot)
      let index = added.indices.partitionPoint { self.label(of: added[$0]) < label }
      if index < added.count, added[index] == slot { added.remove(at: index) }
    }
    while removed.count <= slot.position / 64 { removed.append(0) }
    removed[slot.position / 64] |= 1 << UInt64(slot.position % 64)
    removedCount += 1
  }

  /// Records the number of promotions of the first compilation.
  mutating func close(_ count: Int) { firstCount = count }

  /// Gives the next slot a label. O(log P) calls of a function that says whether a promotion
  /// precedes the new one, and moving O(n) elements for n promotions that were added.
  mutating func add(after precedes: (PromotionSlot) -> Bool) {
    let first = (0..<firstCount).partitionPoint { precedes(PromotionSlot($0)) }
    let index = added.indices.partitionPoint { precedes(added[$0]) }
    labels.append(label(at: index, in: first))
    added.insert(PromotionSlot(firstCount + labels.count - 1), at: index)
    if labels[labels.count - 1] == Self.exhausted { relabel(first) }
  }

  private static let exhausted = Int64.min

  /// Returns a label for an index among the added promotions, in the gap before one of the first
  /// promotions. If promotions are added in ascending or in descending order, the label takes only
  /// a small part of the gap, so that most of it is left for the promotions that follow.
  private func label(at place: Int, in gap: Int) -> Int64 {
    let (begin, end) = (Int64(gap - 1) << 32, Int64(gap) << 32)
    let before = place > 0 ? max(begin, labels[added[place - 1].position - firstCount]) : begin
    let after = place < added.count ? min(end, labels[added[place].position - firstCount]) : end
    let width = after - before
    guard width > 1 else { return Self.exhausted }
    if before > begin, after == end { return before + max(1, width / 1024) }
    if before == begin, after < end { return after - max(1, width / 1024) }
    return before + width / 2
  }

  /// Distributes the labels of all promotions in a gap evenly.
  private mutating func relabel(_ gap: Int) {
    let (begin, end) = (Int64(gap - 1) << 32, Int64(gap) << 32)
    let inGap = added.indices.filter { place in
      let label = labels[added[place].position - firstCount]
      return label == Self.exhausted || (label > begin && label < end)
    }
    let distance = (end - begin) / Int64(inGap.count + 1)
    for (number, place) in inGap.enumerated() {
      labels[added[place].position - firstCount] = begin + Int64(number + 1) * distance
    }
  }

  /// Calls a function with the slot of each promotion in canonical order.
  func forEachSlot(_ body: (PromotionSlot) -> Void) {
    var next = 0
    for position in 0..<firstCount {
      let slot = PromotionSlot(position)
      while next < added.count, label(of: added[next]) < label(of: slot) {
        body(added[next])
        next += 1
      }
      if !hasRemoved || !isRemoved(slot) { body(slot) }
    }
    for place in next..<added.count { body(added[place]) }
  }
}
