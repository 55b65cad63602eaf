// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Where promotions are looked for: each is filed under the symbols of what it needs, so that a cart looks at those alone
/// that can have something to do with it.
///
/// A promotion needs a set of symbols if, as long as none of them occurs in the cart or the context, it is not eligible,
/// causes no message, and has no decision that is relevant, unless one of its own codes is entered. Promotions that need
/// nothing are ``unfiled``; those that nothing can make hold are in neither place.
///
/// What is filed under a symbol stands with it in the ``SymbolTable``: ``none``, a slot, or -2 less the place of a list.
struct PromotionIndex: Sendable {
  /// The slots of promotions that need nothing, in canonical order.
  private(set) var unfiled: [Int32] = []
  private var lists = PersistentArray<[Int32]>()

  static let none: Int32 = -1

  /// One of the slots that are filed together, where there is more than one. A list is read slot by slot: to hold it would
  /// count a reference in memory that all cores share.
  @inline(__always)
  func slot(at place: Int, _ filed: Int32) -> Int32 { lists[Int(-2 - filed)][place] }

  /// Puts a promotion that needs nothing in its place in canonical order. O(1) where that is the end.
  mutating func fileNowhere(_ slot: Int32, _ order: PromotionOrder) {
    let label = order.label(of: slot)
    guard let last = unfiled.last, order.label(of: last) > label else { return unfiled.append(slot) }
    unfiled.insert(slot, at: place(of: label, order))
  }

  /// Takes out a promotion, if it needs nothing.
  mutating func removeUnfiled(_ slot: Int32, _ order: PromotionOrder) {
    let place = place(of: order.label(of: slot), order)
    if place < unfiled.count, unfiled[place] == slot { unfiled.remove(at: place) }
  }

  /// Where the first unfiled promotion stands that does not stand before a label.
  private func place(of label: Int64, _ order: PromotionOrder) -> Int {
    unfiled.indices.partitionPoint { order.label(of: unfiled[$0]) < label }
  }

  /// Files a promotion beside what is filed already, once however often that is asked for in a row.
  mutating func file(_ slot: Int32, with filed: inout Int32) {
    if filed == Self.none {
      filed = slot
    } else if filed >= 0 {
      guard filed != slot else { return }
      lists.append([filed, slot])
      filed = Int32(-1 - lists.count)
    } else {
      lists.modify(Int(-2 - filed)) { if $0.last != slot { $0.append(slot) } }
    }
  }

  /// Takes a promotion out of what is filed, if it is there. O(log n) for n promotions, and O(n) small moves.
  mutating func unfile(_ slot: Int32, from filed: inout Int32) {
    guard filed < Self.none else {
      if filed == slot { filed = Self.none }
      return
    }
    // Slots are filed in ascending order, as promotions get them.
    lists.modify(Int(-2 - filed)) { list in
      let place = list.indices.partitionPoint { list[$0] < slot }
      if place < list.count, list[place] == slot { list.remove(at: place) }
    }
  }

  /// How many promotions are filed. O(1).
  @inline(__always)
  func count(_ filed: Int32) -> Int {
    filed < Self.none ? lists[Int(-2 - filed)].count : filed == Self.none ? 0 : 1
  }
}

extension PromotionCompiler {
  /// For each symbol of a set of at most 64 promotions, a bit for the slot of each promotion that is indexed by the symbol.
  var slotsBySymbol: [UInt64] {
    (0..<symbols.count).map { symbol in
      let filed = symbols[Int32(symbol)].filed
      var slots: UInt64 = 0
      for place in 0..<index.count(filed) {
        let slot = filed >= 0 ? filed : index.slot(at: place, filed)
        if !order.isRemoved(slot) { slots |= 1 << UInt64(slot) }
      }
      return slots
    }
  }
}

extension CompiledSet {
  /// The slots of promotions that need nothing, in canonical order: every cart looks at them.
  var unfiled: [Int32] { index.unfiled }

  /// Calls a function with the slot of each promotion that is filed under a symbol, in any order. A promotion that is filed
  /// under several symbols comes up under each. O(slots).
  @inline(__always)
  func forEachSlot(under symbol: Int32, _ body: (Int32) -> Void) {
    let filed = symbols[symbol].filed
    guard filed != PromotionIndex.none else { return }
    guard !order.hasRemoved else { return forEachSlotLeft(filed, body) }
    if filed >= 0 { return body(filed) }
    for place in 0..<index.count(filed) { body(index.slot(at: place, filed)) }
  }

  private func forEachSlotLeft(_ filed: Int32, _ body: (Int32) -> Void) {
    if filed >= 0 {
      if !order.isRemoved(filed) { body(filed) }
      return
    }
    for place in 0..<index.count(filed) {
      let slot = index.slot(at: place, filed)
      if !order.isRemoved(slot) { body(slot) }
    }
  }

  /// Where a promotion stands in canonical order, as a number to compare with those of others.
  @inline(__always)
  func order(of slot: Int32) -> Int64 { order.label(of: slot) }
}
