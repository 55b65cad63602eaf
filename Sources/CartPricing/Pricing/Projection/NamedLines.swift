// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Looks up the ids of the cart's lines in the symbol table of the set.
extension CartFacts {
  /// Looks up the ids of the lines. For each id that the set names, the lines that have the id
  /// become a selection, and the promotions of its posting list become candidates.
  ///
  /// The lines and the set are parameters, because the caller owns them: a reference to them in the
  /// facts would be retained.
  mutating func lookUpIDs(of source: [CartLine], _ set: CompiledSet) {
    let symbols = source.isEmpty ? 0 : set.symbols.namedByLines
    if symbols & SymbolTable.Domain.sku.bit != 0 {
      if set.isSmall {
        for line in source.indices { add(set.symbol(source[line].sku.key, .sku), line, set) }
      } else {
        // The first slots of all SKUs are loaded before any is compared, so that their cache misses
        // overlap.
        probes.removeAll(keepingCapacity: true)
        probes.append(source.count) { set.symbols.probe(source[$0].sku.key, .sku) }
        for line in source.indices { add(set.symbol(source[line].sku.key, .sku, probes[line]), line, set) }
      }
    }
    if symbols & SymbolTable.Domain.product.bit != 0 {
      for line in source.indices {
        if let product = source[line].product { add(set.symbol(product.key, .product), line, set) }
      }
    }
    if symbols & SymbolTable.Domain.category.bit != 0 {
      for line in source.indices {
        for index in source[line].categories.indices {
          add(set.symbol(source[line].categories[index].key, .category), line, set)
        }
      }
    }
    if symbols & SymbolTable.Domain.tag.bit != 0 {
      for line in source.indices {
        for index in source[line].tags.indices { add(set.symbol(source[line].tags[index].key, .tag), line, set) }
      }
    }
  }

  /// Adds a line to the selection of the lines that have an id, if the set names the id.
  @inline(__always)
  private mutating func add(_ symbol: SymbolID?, _ line: Int, _ set: CompiledSet) {
    if let symbol { addKnown(symbol, line, set) }
  }

  private mutating func addKnown(_ symbol: SymbolID, _ line: Int, _ set: CompiledSet) {
    let (index, isNew) = selectionIndices.value(of: SelectorID(ofOnly: symbol), orNew: Index(selections.count))
    if isNew {
      appendSelection()
      add(indexedBy: symbol, set)
    }
    // A line may name an id twice.
    if insert(line, Int(selections[index].bits)) { selections[index.position].add(cart.lines[line]) }
  }
}
