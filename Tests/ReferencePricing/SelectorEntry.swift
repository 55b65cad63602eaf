// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Selectors as JSON: "the selector that was measured, with money in the cart's currency and its
/// decimals" (§10.7).
extension Report {
  func selectorEntry(_ selector: LineSelector) -> Json { entry(SelectorTree(selector)) }

  private func entry(_ tree: SelectorTree) -> Json {
    switch tree {
    case .allOf(let children): return .object([("allOf", .list(children.map { entry($0) }))])
    case .anyOf(let children): return .object([("anyOf", .list(children.map { entry($0) }))])
    case .not(let child): return .object([("not", entry(child))])
    case .leaf(let node): return entry(node)
    }
  }

  private func entry(_ node: LineSelector.Node) -> Json {
    switch node {
    case .all, .allOf, .anyOf, .not: return .text("all")
    case .sku(let skus): return .object([("sku", .list(skus.map { .text($0.text) }))])
    case .product(let products): return .object([("product", .list(products.map { .text($0.text) }))])
    case .category(let categories): return .object([("category", .list(categories.map { .text($0.text) }))])
    case .tag(let tags): return .object([("tag", .list(tags.map { .text($0.text) }))])
    case .attribute(let name, let comparison):
      return .object([("attribute", .object([("name", .text(name))] + members(comparison)))])
    case .unitPrice(let range):
      var members: [(key: String, value: Json)] = []
      if let atLeast = range.atLeast { members.append(("atLeast", money(atLeast))) }
      if let atMost = range.atMost { members.append(("atMost", money(atMost))) }
      return .object([("unitPrice", .object(members))])
    case .billing(.subscription): return .object([("billing", .text("subscription"))])
    case .billing(.perpetual): return .object([("billing", .text("perpetual"))])
    case .billing(.every(let interval)): return .object([("billing", .text(interval.description))])
    }
  }

  private func members(_ comparison: Comparison) -> [(key: String, value: Json)] {
    switch comparison {
    case .is(let value): return [("is", entry(value))]
    case .in(let values): return [("in", .list(values.map { entry($0) }))]
    case .range(let atLeast, let atMost):
      var members: [(key: String, value: Json)] = []
      if let atLeast { members.append(("atLeast", .number(numberText(atLeast)))) }
      if let atMost { members.append(("atMost", .number(numberText(atMost)))) }
      return members
    case .contains(let text): return [("contains", .text(text))]
    case .exists(let isThere): return [("exists", .bool(isThere))]
    }
  }

  private func entry(_ value: AttributeValue) -> Json {
    switch value {
    case .text(let text): return .text(text)
    case .number(let number): return .number(numberText(number))
    case .boolean(let value): return .bool(value)
    case .list(let texts): return .list(texts.map { .text($0) })
    }
  }

  private func money(_ amount: AmountByCurrency) -> Json {
    .text(decimalText(interpreter.money(amount), decimals: interpreter.cart.currency.decimals))
  }
}
