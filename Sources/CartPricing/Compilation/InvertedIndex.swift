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
/// The ``SymbolTable`` stores the ``Postings`` of each symbol; only lists of several slots are in
/// ``lists``.
struct InvertedIndex: Sendable {
  /// The slots of promotions that need no symbols, in canonical order.
  private(set) var unindexed: [PromotionSlot] = []
  private var lists = PersistentArray<[PromotionSlot]>()

  /// Returns an element of a posting list with several slots. Callers read such a list slot by
  /// slot: holding the array would change its reference count, in memory that all cores share.
  @inline(__always)
  func slot(at position: Int, _ postings: Postings) -> PromotionSlot { lists[postings.list][position] }

  /// Inserts a promotion that needs no symbols in canonical order. O(1) if it becomes the last one;
  /// otherwise O(log n), and O(n) moves for n such promotions.
  mutating func addUnindexed(_ slot: PromotionSlot, _ order: PromotionOrder) {
    let label = order.label(of: slot)
    guard let last = unindexed.last, order.label(of: last) > label else { return unindexed.append(slot) }
    unindexed.insert(slot, at: position(of: label, order))
  }

  /// Removes a promotion from ``unindexed``, if it is there.
  mutating func removeUnindexed(_ slot: PromotionSlot, _ order: PromotionOrder) {
    let position = position(of: order.label(of: slot), order)
    if position < unindexed.count, unindexed[position] == slot { unindexed.remove(at: position) }
  }

  /// Returns the index of the first unindexed promotion whose label is not below a label (binary
  /// search).
  private func position(of label: Int64, _ order: PromotionOrder) -> Int {
    unindexed.indices.partitionPoint { order.label(of: unindexed[$0]) < label }
  }

  /// Appends a promotion to a posting list. Adding the same promotion several times in a row adds
  /// it once.
  mutating func add(_ slot: PromotionSlot, to postings: inout Postings) {
    if postings.isEmpty {
      postings = Postings(only: slot)
    } else if let only = postings.onlySlot {
      guard only != slot else { return }
      postings = Postings(list: lists.count)
      lists.append([only, slot])
    } else {
      lists.modify(postings.list) { if $0.last != slot { $0.append(slot) } }
    }
  }

  /// Removes a promotion from a posting list, if it is there. O(log n) for n promotions, and moving
  /// O(n) elements.
  mutating func remove(_ slot: PromotionSlot, from postings: inout Postings) {
    guard postings.isList else {
      if postings.onlySlot == slot { postings = .none }
      return
    }
    // A posting list is ascending, because each new promotion gets a higher slot.
    lists.modify(postings.list) { list in
      let position = list.indices.partitionPoint { list[$0] < slot }
      if position < list.count, list[position] == slot { list.remove(at: position) }
    }
  }

  /// Returns the number of promotions in a posting list. O(1).
  @inline(__always)
  func count(_ postings: Postings) -> Int {
    postings.isList ? lists[postings.list].count : postings.isEmpty ? 0 : 1
  }
}

/// The posting list of an id, in four bytes: an empty list, the slot of the only promotion, or the
/// index of a list of several slots.
struct Postings: Equatable, Sendable {
  /// -1 for an empty list, a slot, or -2 less the index of a list.
  private let rawValue: Int32

  @inline(__always)
  private init(rawValue: Int32) { self.rawValue = rawValue }

  /// The list of one promotion.
  @inline(__always)
  init(only slot: PromotionSlot) { rawValue = slot.rawValue }

  /// A list of several slots by its index in ``InvertedIndex``.
  @inline(__always)
  fileprivate init(list index: Int) { rawValue = Int32(-2 - index) }

  /// The empty list.
  @inline(__always)
  static var none: Postings { Postings(rawValue: -1) }

  @inline(__always)
  var isEmpty: Bool { rawValue == -1 }

  /// The only slot; nil for a list of another length.
  @inline(__always)
  var onlySlot: PromotionSlot? { rawValue < 0 ? nil : PromotionSlot(rawValue: rawValue) }

  /// Whether it is a list of several slots, of which all but one may have been removed.
  @inline(__always)
  fileprivate var isList: Bool { rawValue < -1 }

  /// The index of a list of several slots.
  @inline(__always)
  fileprivate var list: Int { Int(-2 &- rawValue) }
}

extension PromotionCompiler {
  /// For each symbol of a set of at most 64 promotions, a bit for the slot of each promotion that
  /// is indexed by the symbol.
  var slotsBySymbol: [UInt64] {
    (0..<symbols.count).map { symbol in
      let postings = symbols[SymbolID(symbol)].postings
      var slots: UInt64 = 0
      for position in 0..<index.count(postings) {
        let slot = postings.onlySlot ?? index.slot(at: position, postings)
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
  func forEachSlot(under symbol: SymbolID, _ body: (PromotionSlot) -> Void) {
    let postings = symbols[symbol].postings
    guard !postings.isEmpty else { return }
    guard !order.hasRemoved else { return forEachPresentSlot(postings, body) }
    if let slot = postings.onlySlot { return body(slot) }
    for position in 0..<index.count(postings) { body(index.slot(at: position, postings)) }
  }

  private func forEachPresentSlot(_ postings: Postings, _ body: (PromotionSlot) -> Void) {
    if let slot = postings.onlySlot {
      if !order.isRemoved(slot) { body(slot) }
      return
    }
    for position in 0..<index.count(postings) {
      let slot = index.slot(at: position, postings)
      if !order.isRemoved(slot) { body(slot) }
    }
  }

  /// Returns a label that ascends in canonical order, to compare promotions with.
  @inline(__always)
  func order(of slot: PromotionSlot) -> Int64 { order.label(of: slot) }
}
