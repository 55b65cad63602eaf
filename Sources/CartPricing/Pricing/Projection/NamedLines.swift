// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Looks up the ids of the cart's lines in the symbol table of the set.
extension CartFacts {
  /// Makes a selection of the lines of each id that the set names, and adds the promotions of the
  /// id's posting list to the candidates. O(ids of the lines).
  mutating func lookUpIDs() {
    let set = self.set
    let named = set.symbols.namedByLines
    if named == 0 { return }
    if set.isSmall {
      for index in cart.ids.indices where cart.ids[index].key.isOf(named) {
        add(index, set.symbols.firstSlot(cart.ids[index].hash), set)
      }
    } else {
      // The first slots of all ids are loaded before any id is compared, so that their cache misses
      // overlap.
      firstSlots.removeAll(keepingCapacity: true)
      firstSlots.append(cart.ids.count) { set.symbols.firstSlot(cart.ids[$0].hash) }
      for index in cart.ids.indices where cart.ids[index].key.isOf(named) { add(index, firstSlots[index], set) }
    }
    for long in cart.longIDs where named & long.domain.bit != 0 {
      add(set.symbols.symbol(long.key, long.domain), Int(long.line), set)
    }
  }

  /// Completes the look-up of an id of a line by its index.
  @inline(__always)
  private mutating func add(_ index: Int, _ firstSlot: UInt32, _ set: CompiledSet) {
    let id = cart.ids[index]
    add(set.symbols.symbol(id.key, id.hash, beginningWith: firstSlot), Int(id.line), set)
  }

  /// Adds a line to the selection of the lines that have an id, if the set names the id.
  @inline(__always)
  private mutating func add(_ symbol: Int32, _ line: Int, _ set: CompiledSet) {
    guard symbol >= 0 else { return }
    let selector = SymbolLists.place(of: symbol)
    var index = Int(selectionIndices.place(of: selector))
    if index < 0 {
      index = beginSelection(of: selector)
      add(indexedBy: symbol, set)
    }
    // A line may name an id twice.
    if insert(line, Int(selections[index].bits)) { selections[index].add(cart.lines[line]) }
  }
}
