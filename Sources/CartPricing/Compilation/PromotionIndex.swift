/// Where promotions are looked for: each is filed under the symbols of what it needs, so that a cart looks at those alone
/// that can have something to do with it.
///
/// A promotion needs a set of symbols if, as long as none of them occurs in the cart or the context, it is not eligible,
/// causes no message, and has no decision that is relevant, unless one of its own codes is entered. Promotions that need
/// nothing are ``unfiled``; those that nothing can make hold are in neither place.
struct PromotionIndex: Sendable {
  /// The slots of promotions that need nothing, in canonical order.
  private(set) var unfiled: [Int32] = []
  /// For each symbol: ``none``, a slot, or -2 less the place of a list of slots.
  private var entries: [Int32] = []
  private var lists: [[Int32]] = []

  private static let none: Int32 = -1

  /// Calls a function with the slot of each promotion that is filed under a symbol, in canonical order. A promotion that is
  /// filed under several symbols comes up under each. O(slots).
  @inline(__always)
  func forEachSlot(under symbol: Int32, _ body: (Int32) -> Void) {
    guard Int(symbol) < entries.count else { return }
    let entry = entries[Int(symbol)]
    if entry >= 0 { return body(entry) }
    guard entry < Self.none else { return }
    for slot in lists[Int(-2 - entry)] { body(slot) }
  }

  /// How many promotions are filed under a symbol. O(1).
  func count(under symbol: Int32) -> Int {
    guard Int(symbol) < entries.count else { return 0 }
    let entry = entries[Int(symbol)]
    return entry < Self.none ? lists[Int(-2 - entry)].count : entry == Self.none ? 0 : 1
  }

  mutating func fileNowhere(_ slot: Int32) { unfiled.append(slot) }

  /// Files a promotion under a symbol, once however often that is asked for in a row.
  mutating func file(_ slot: Int32, under symbol: Int32) {
    while entries.count <= Int(symbol) { entries.append(Self.none) }
    let entry = entries[Int(symbol)]
    if entry == Self.none {
      entries[Int(symbol)] = slot
    } else if entry >= 0 {
      guard entry != slot else { return }
      entries[Int(symbol)] = Int32(-2 - lists.count)
      lists.append([entry, slot])
    } else if lists[Int(-2 - entry)].last != slot {
      lists[Int(-2 - entry)].append(slot)
    }
  }
}

extension CompiledSet {
  /// The slots of promotions that need nothing, in canonical order: every cart looks at them.
  var unfiled: [Int32] { index.unfiled }

  /// Calls a function with the slot of each promotion that is filed under a symbol.
  @inline(__always)
  func forEachSlot(under symbol: Int32, _ body: (Int32) -> Void) { index.forEachSlot(under: symbol, body) }

  /// Where a promotion stands in canonical order, as a number to compare with those of others.
  @inline(__always)
  func order(of slot: Int32) -> Int64 { Int64(slot) &<< 32 }
}
