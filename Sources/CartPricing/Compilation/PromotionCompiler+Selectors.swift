/// Selectors as operations on sets of lines.
extension PromotionCompiler {
  /// The place of a selector, compiled if it is new.
  mutating func place(of selector: LineSelector) -> Int32 {
    if selector.isAll, selectors.count > 0 { return SelectorTable.all }
    if selector.nodes.count == 1, let symbol = symbolIfSingle(selector.nodes[0]) {
      return selectors.place(ofSymbol: symbol, selector)
    }
    if let known = selectors.known(selector) {
      if let amounts = selectors.amounts[known] { flags.formUnion(amounts) }
      return known
    }
    let noted = flags
    flags = []
    let operations = selector.nodes.map { compile($0) }
    defer { flags.formUnion(noted) }
    return selectors.append(selector, operations, amounts: flags)
  }

  /// The symbol of the id that a node asks for; nil if it asks for something else, or for several.
  private mutating func symbolIfSingle(_ node: LineSelector.Node) -> Int32? {
    switch node {
    case .sku(let skus): symbolIfSingle(skus, .sku)
    case .product(let products): symbolIfSingle(products, .product)
    case .category(let categories): symbolIfSingle(categories, .category)
    case .tag(let tags): symbolIfSingle(tags, .tag)
    default: nil
    }
  }

  private mutating func symbolIfSingle(_ ids: [some KeyedIdentifier], _ domain: SymbolTable.Domain) -> Int32? {
    ids.count == 1 ? symbols.intern(ids[0].key, domain) : nil
  }

  private mutating func compile(_ node: LineSelector.Node) -> SelectorOperation {
    switch node {
    case .all: return SelectorOperation(kind: .all)
    case .sku(let skus): return symbolOperation(skus, .sku)
    case .product(let products): return symbolOperation(products, .product)
    case .category(let categories): return symbolOperation(categories, .category)
    case .tag(let tags): return symbolOperation(tags, .tag)
    case .attribute(let name, let comparison):
      let place = selectors.place(of: AttributeCondition(name, comparison))
      return SelectorOperation(kind: .attribute, first: place)
    case .unitPrice(let range):
      return SelectorOperation(
        kind: .unitPrice, first: place(of: range.atLeast), second: place(of: range.atMost))
    case .billing(.subscription): return SelectorOperation(kind: .subscription)
    case .billing(.perpetual): return SelectorOperation(kind: .perpetual)
    case .billing(.every(let interval)):
      return SelectorOperation(kind: .interval, first: selectors.place(of: interval))
    case .allOf(let count): return SelectorOperation(kind: .allOf, first: Int32(count))
    case .anyOf(let count): return SelectorOperation(kind: .anyOf, first: Int32(count))
    case .not: return SelectorOperation(kind: .not)
    }
  }

  private mutating func symbolOperation(
    _ ids: [some KeyedIdentifier], _ domain: SymbolTable.Domain
  ) -> SelectorOperation {
    let (first, count) = list(ids, domain)
    return SelectorOperation(kind: .symbols, first: first, second: count)
  }

  /// Lays out the symbols of ids, ascending and each once.
  mutating func list(_ ids: [some KeyedIdentifier], _ domain: SymbolTable.Domain) -> (first: Int32, count: Int32) {
    if ids.count == 1 { return (SymbolLists.place(of: symbols.intern(ids[0].key, domain)), 1) }
    var found: [Int32] = []
    found.reserveCapacity(ids.count)
    for id in ids { found.append(symbols.intern(id.key, domain)) }
    return symbolLists.append(found)
  }
}
