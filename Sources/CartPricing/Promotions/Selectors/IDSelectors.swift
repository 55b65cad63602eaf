// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension LineSelector {
  /// Lines of one of these SKUs: `.sku("a", "b")`.
  public static func sku(_ sku: SKU, _ more: SKU...) -> LineSelector { .sku([sku] + more) }

  /// Lines of one of these SKUs; at least one.
  public static func sku(_ skus: [SKU]) -> LineSelector { LineSelector(.sku(skus)) }

  /// Lines of one of these products: `.product("a", "b")`.
  public static func product(_ product: ProductID, _ more: ProductID...) -> LineSelector { .product([product] + more) }

  /// Lines of one of these products; at least one.
  public static func product(_ products: [ProductID]) -> LineSelector { LineSelector(.product(products)) }

  /// Lines in one of these categories: `.category("a", "b")`.
  public static func category(_ category: CategoryID, _ more: CategoryID...) -> LineSelector {
    .category([category] + more)
  }

  /// Lines in one of these categories; at least one.
  public static func category(_ categories: [CategoryID]) -> LineSelector { LineSelector(.category(categories)) }

  /// Lines with one of these tags: `.tag("a", "b")`.
  public static func tag(_ tag: TagID, _ more: TagID...) -> LineSelector { .tag([tag] + more) }

  /// Lines with one of these tags; at least one.
  public static func tag(_ tags: [TagID]) -> LineSelector { LineSelector(.tag(tags)) }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// The symbol of the id that a node selects by; nil if it selects by something else, or by
  /// several ids.
  mutating func symbolIfSingle(_ node: LineSelector.Node) -> SymbolID? {
    switch node {
    case .sku(let skus): symbolIfSingle(skus, .sku)
    case .product(let products): symbolIfSingle(products, .product)
    case .category(let categories): symbolIfSingle(categories, .category)
    case .tag(let tags): symbolIfSingle(tags, .tag)
    default: nil
    }
  }

  private mutating func symbolIfSingle(_ ids: [some KeyedIdentifier], _ domain: SymbolTable.Domain) -> SymbolID? {
    ids.count == 1 ? symbols.intern(ids[0].key, domain) : nil
  }

  /// The operation of a selector by ids (§3.2).
  mutating func compile(_ ids: [some KeyedIdentifier], _ domain: SymbolTable.Domain) -> SelectorOperation {
    SelectorOperation(list(ids, domain))
  }
}
