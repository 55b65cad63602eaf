// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Compiles selectors to operations on sets of lines.
extension PromotionCompiler {
  /// Returns the index of a selector. A selector that is new is compiled.
  mutating func id(of selector: LineSelector) -> SelectorID {
    if selector.isAll, selectors.count > 0 { return .all }
    if selector.nodes.count == 1, let symbol = symbolIfSingle(selector.nodes[0]) {
      return selectors.id(ofOnly: symbol, selector)
    }
    _ = budget.take(100 &* selector.nodes.count)
    if let known = selectors.known(selector) {
      if let amounts = selectors.amounts[known] { flags.formUnion(amounts) }
      return known
    }
    let flagsSoFar = flags
    flags = []
    let operations = selector.nodes.map { compile($0) }
    defer { flags.formUnion(flagsSoFar) }
    return selectors.append(selector, operations, amounts: flags)
  }

  private mutating func compile(_ node: LineSelector.Node) -> SelectorOperation {
    switch node {
    case .all: SelectorOperation(.all)
    case .sku(let skus): compile(skus, .sku)
    case .product(let products): compile(products, .product)
    case .category(let categories): compile(categories, .category)
    case .tag(let tags): compile(tags, .tag)
    case .attribute(let name, let comparison): compileAttribute(name, comparison)
    case .unitPrice(let range): compileUnitPrice(range)
    case .quantity(let range): compileQuantity(range)
    case .discountable(let isDiscountable): SelectorOperation(isDiscountable: isDiscountable)
    case .billing(let billing): compile(billing)
    case .allOf(let count): SelectorOperation(.allOf, of: count)
    case .anyOf(let count): SelectorOperation(.anyOf, of: count)
    case .not: SelectorOperation(.not)
    }
  }

  /// Appends the list of the symbols of some ids, ascending and without duplicates.
  mutating func list(
    _ ids: [some KeyedIdentifier], _ domain: SymbolTable.Domain
  ) -> IndexList<SymbolTable.Entry> {
    if ids.count == 1 { return IndexList(only: symbols.intern(ids[0].key, domain)) }
    _ = budget.take(100 &* ids.count &+ WorkBudget.steps(sorting: ids.count))
    var found: [SymbolID] = []
    found.reserveCapacity(ids.count)
    for id in ids { found.append(symbols.intern(id.key, domain)) }
    return symbolLists.append(found)
  }
}
