// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// An inverted index: for each symbol a posting list, the slots of the promotions that need the
/// symbol. A cart reads only the posting lists of its own ids.
///
/// A promotion needs a set of symbols if the following holds whenever none of them occurs in the
/// cart or the context: the promotion is not eligible, causes no message, and has no relevant
/// decision, unless one of its own codes is entered. Promotions that need no symbols are in
/// ``unindexed``. Promotions that can never apply are neither in a posting list nor in
/// ``unindexed``.
///
/// The ``SymbolTable`` stores the posting list of a symbol as one number: ``none`` for an empty
/// list, the slot itself for a list of one promotion, or -2 less the index of a list in ``lists``.
struct InvertedIndex: Sendable {
  /// The slots of promotions that need no symbols, in canonical order.
  private(set) var unindexed: [PromotionSlot] = []
  private var lists = PersistentArray<[PromotionSlot]>()

  static let none: Int32 = -1

  /// Returns an element of a posting list with several slots. Callers read such a list slot by
  /// slot: holding the array would change its reference count, in memory that all cores share.
  @inline(__always)
  func slot(at place: Int, _ postings: Int32) -> PromotionSlot { lists[Int(-2 - postings)][place] }

  /// Inserts a promotion that needs no symbols in canonical order. O(1) if it becomes the last one;
  /// otherwise O(log n), and O(n) moves for n such promotions.
  mutating func addUnindexed(_ slot: PromotionSlot, _ order: PromotionOrder) {
    let label = order.label(of: slot)
    guard let last = unindexed.last, order.label(of: last) > label else { return unindexed.append(slot) }
    unindexed.insert(slot, at: place(of: label, order))
  }

  /// Removes a promotion from ``unindexed``, if it is there.
  mutating func removeUnindexed(_ slot: PromotionSlot, _ order: PromotionOrder) {
    let place = place(of: order.label(of: slot), order)
    if place < unindexed.count, unindexed[place] == slot { unindexed.remove(at: place) }
  }

  /// Returns the index of the first unindexed promotion whose label is not below a label (binary
  /// search).
  private func place(of label: Int64, _ order: PromotionOrder) -> Int {
    unindexed.indices.partitionPoint { order.label(of: unindexed[$0]) < label }
  }

  /// Appends a promotion to a posting list. Adding the same promotion several times in a row adds
  /// it once.
  mutating func add(_ slot: PromotionSlot, to postings: inout Int32) {
    if postings == Self.none {
      postings = slot.rawValue
    } else if postings >= 0 {
      guard postings != slot.rawValue else { return }
      lists.append([PromotionSlot(rawValue: postings), slot])
      postings = Int32(-1 - lists.count)
    } else {
      lists.modify(Int(-2 - postings)) { if $0.last != slot { $0.append(slot) } }
    }
  }

  /// Removes a promotion from a posting list, if it is there. O(log n) for n promotions, and moving
  /// O(n) elements.
  mutating func remove(_ slot: PromotionSlot, from postings: inout Int32) {
    guard postings < Self.none else {
      if postings == slot.rawValue { postings = Self.none }
      return
    }
    // A posting list is ascending, because each new promotion gets a higher slot.
    lists.modify(Int(-2 - postings)) { list in
      let place = list.indices.partitionPoint { list[$0] < slot }
      if place < list.count, list[place] == slot { list.remove(at: place) }
    }
  }

  /// Returns the number of promotions in a posting list. O(1).
  @inline(__always)
  func count(_ postings: Int32) -> Int {
    postings < Self.none ? lists[Int(-2 - postings)].count : postings == Self.none ? 0 : 1
  }
}

extension PromotionCompiler {
  /// For each symbol of a set of at most 64 promotions, a bit for the slot of each promotion that
  /// is indexed by the symbol.
  var slotsBySymbol: [UInt64] {
    (0..<symbols.count).map { symbol in
      let postings = symbols[Int32(symbol)].postings
      var slots: UInt64 = 0
      for place in 0..<index.count(postings) {
        let slot = postings >= 0 ? PromotionSlot(rawValue: postings) : index.slot(at: place, postings)
        if !order.isRemoved(slot) { slots |= slot.bit }
      }
      return slots
    }
  }
}

extension CompiledSet {
  /// The slots of promotions that need no symbols, in canonical order. They are candidates for
  /// every cart.
  var unindexed: [PromotionSlot] { index.unindexed }

  /// Calls a function with each slot of a symbol's posting list, in any order, without the slots of
  /// removed promotions. A promotion that is indexed by several symbols is in the posting list of
  /// each. O(slots).
  @inline(__always)
  func forEachSlot(under symbol: Int32, _ body: (PromotionSlot) -> Void) {
    let postings = symbols[symbol].postings
    guard postings != InvertedIndex.none else { return }
    guard !order.hasRemoved else { return forEachPresentSlot(postings, body) }
    if postings >= 0 { return body(PromotionSlot(rawValue: postings)) }
    for place in 0..<index.count(postings) { body(index.slot(at: place, postings)) }
  }

  private func forEachPresentSlot(_ postings: Int32, _ body: (PromotionSlot) -> Void) {
    if postings >= 0 {
      let slot = PromotionSlot(rawValue: postings)
      if !order.isRemoved(slot) { body(slot) }
      return
    }
    for place in 0..<index.count(postings) {
      let slot = index.slot(at: place, postings)
      if !order.isRemoved(slot) { body(slot) }
    }
  }

  /// Returns a label that ascends in canonical order, to compare promotions with.
  @inline(__always)
  func order(of slot: PromotionSlot) -> Int64 { order.label(of: slot) }
}
