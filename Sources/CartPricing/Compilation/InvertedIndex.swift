// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Where promotions are looked for: each is filed under the symbols of what it needs, so that a cart looks at those alone
/// that can have something to do with it.
///
/// A promotion needs a set of symbols if, as long as none of them occurs in the cart or the context, it is not eligible,
/// causes no message, and has no decision that is relevant, unless one of its own codes is entered. Promotions that need
/// nothing are ``unindexed``; those that nothing can make hold are in neither place.
///
/// What is filed under a symbol stands with it in the ``SymbolTable``: ``none``, a slot, or -2 less the place of a list.
struct InvertedIndex: Sendable {
  /// The slots of promotions that need nothing, in canonical order.
  private(set) var unindexed: [Int32] = []
  private var lists = PersistentArray<[Int32]>()

  static let none: Int32 = -1

  /// One of the slots that are filed together, where there is more than one. A list is read slot by slot: to hold it would
  /// count a reference in memory that all cores share.
  @inline(__always)
  func slot(at place: Int, _ postings: Int32) -> Int32 { lists[Int(-2 - postings)][place] }

  /// Puts a promotion that needs nothing in its place in canonical order. O(1) where that is the end.
  mutating func addUnindexed(_ slot: Int32, _ order: PromotionOrder) {
    let label = order.label(of: slot)
    guard let last = unindexed.last, order.label(of: last) > label else { return unindexed.append(slot) }
    unindexed.insert(slot, at: place(of: label, order))
  }

  /// Takes out a promotion, if it needs nothing.
  mutating func removeUnindexed(_ slot: Int32, _ order: PromotionOrder) {
    let place = place(of: order.label(of: slot), order)
    if place < unindexed.count, unindexed[place] == slot { unindexed.remove(at: place) }
  }

  /// Where the first unfiled promotion stands that does not stand before a label.
  private func place(of label: Int64, _ order: PromotionOrder) -> Int {
    unindexed.indices.partitionPoint { order.label(of: unindexed[$0]) < label }
  }

  /// Files a promotion beside what is filed already, once however often that is asked for in a row.
  mutating func add(_ slot: Int32, to postings: inout Int32) {
    if postings == Self.none {
      postings = slot
    } else if postings >= 0 {
      guard postings != slot else { return }
      lists.append([postings, slot])
      postings = Int32(-1 - lists.count)
    } else {
      lists.modify(Int(-2 - postings)) { if $0.last != slot { $0.append(slot) } }
    }
  }

  /// Takes a promotion out of what is filed, if it is there. O(log n) for n promotions, and O(n) small moves.
  mutating func remove(_ slot: Int32, from postings: inout Int32) {
    guard postings < Self.none else {
      if postings == slot { postings = Self.none }
      return
    }
    // Slots are filed in ascending order, as promotions get them.
    lists.modify(Int(-2 - postings)) { list in
      let place = list.indices.partitionPoint { list[$0] < slot }
      if place < list.count, list[place] == slot { list.remove(at: place) }
    }
  }

  /// How many promotions are filed. O(1).
  @inline(__always)
  func count(_ postings: Int32) -> Int {
    postings < Self.none ? lists[Int(-2 - postings)].count : postings == Self.none ? 0 : 1
  }
}

extension PromotionCompiler {
  /// For each symbol of a set of at most 64 promotions, a bit for the slot of each promotion that is indexed by the symbol.
  var slotsBySymbol: [UInt64] {
    (0..<symbols.count).map { symbol in
      let postings = symbols[Int32(symbol)].postings
      var slots: UInt64 = 0
      for place in 0..<index.count(postings) {
        let slot = postings >= 0 ? postings : index.slot(at: place, postings)
        if !order.isRemoved(slot) { slots |= 1 << UInt64(slot) }
      }
      return slots
    }
  }
}

extension CompiledSet {
  /// The slots of promotions that need nothing, in canonical order: every cart looks at them.
  var unindexed: [Int32] { index.unindexed }

  /// Calls a function with the slot of each promotion that is filed under a symbol, in any order. A promotion that is filed
  /// under several symbols comes up under each. O(slots).
  @inline(__always)
  func forEachSlot(under symbol: Int32, _ body: (Int32) -> Void) {
    let postings = symbols[symbol].postings
    guard postings != InvertedIndex.none else { return }
    guard !order.hasRemoved else { return forEachPresentSlot(postings, body) }
    if postings >= 0 { return body(postings) }
    for place in 0..<index.count(postings) { body(index.slot(at: place, postings)) }
  }

  private func forEachPresentSlot(_ postings: Int32, _ body: (Int32) -> Void) {
    if postings >= 0 {
      if !order.isRemoved(postings) { body(postings) }
      return
    }
    for place in 0..<index.count(postings) {
      let slot = index.slot(at: place, postings)
      if !order.isRemoved(slot) { body(slot) }
    }
  }

  /// Where a promotion stands in canonical order, as a number to compare with those of others.
  @inline(__always)
  func order(of slot: Int32) -> Int64 { order.label(of: slot) }
}
