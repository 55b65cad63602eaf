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
      // "a selector in of stands as it was written"
      return .object([("unitPrice", .object(bounds(range.atLeast, range.atMost, range.above, range.below, money)))])
    case .quantity(let range):
      let members = bounds(range.atLeast, range.atMost, range.above, range.below) { .integer($0) }
      return .object([("quantity", .object(members))])
    case .discountable(let wanted): return .object([("discountable", .bool(wanted))])
    case .billing(.subscription): return .object([("billing", .text("subscription"))])
    case .billing(.perpetual): return .object([("billing", .text("perpetual"))])
    case .billing(.every(let interval)): return .object([("billing", .text(interval.description))])
    }
  }

  /// The bounds of a range that are there.
  private func bounds<Value>(
    _ atLeast: Value?, _ atMost: Value?, _ above: Value?, _ below: Value?, _ entry: (Value) -> Json
  ) -> [(key: String, value: Json)] {
    [("atLeast", atLeast), ("atMost", atMost), ("above", above), ("below", below)].compactMap { key, value in
      value.map { (key, entry($0)) }
    }
  }

  private func members(_ comparison: Comparison) -> [(key: String, value: Json)] {
    switch comparison {
    case .is(let value): return [("is", entry(value))]
    case .in(let values): return [("in", .list(values.map { entry($0) }))]
    case .range(let range):
      return bounds(range.atLeast, range.atMost, range.above, range.below) { .number(numberText($0)) }
    case .contains(let text): return [("contains", .text(text))]
    case .startsWith(let text): return [("startsWith", .text(text))]
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
