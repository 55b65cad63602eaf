// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A selector and the lines of the cart that it selects.
struct Picked {
  var selector: LineSelector
  /// The indices of the selected lines in the cart.
  var lines: [Bool]
}

/// The measures of some lines.
struct Figures {
  var value: Int64 = 0
  var quantity = 0
  var lines = 0
  var leastQuantity = 0
}

/// Selectors, and the measures of the lines that they select.
extension Scene {
  /// A selector of any kind, nested up to three levels deep.
  mutating func selector(_ depth: Int = 0) -> Picked {
    let kinds = depth < 3 ? [14, 16, 6, 14, 8, 10, 10, 7, 6, 6, 6] : [14, 16, 6, 14, 8, 10, 10, 7]
    switch dice.place(in: kinds) {
    case 0: return Picked(selector: .all, lines: cart.lines.map { _ in true })
    case 1:
      let skus = dice.some(1...2, of: Self.skus)
      return Picked(selector: .sku(skus), lines: cart.lines.map { skus.contains($0.sku) })
    case 2:
      let products = dice.some(1...2, of: Self.products)
      return Picked(
        selector: .product(products), lines: cart.lines.map { $0.product.map { products.contains($0) } ?? false })
    case 3:
      let categories = dice.some(1...2, of: Self.categories)
      return Picked(
        selector: .category(categories), lines: cart.lines.map { !Set($0.categories).isDisjoint(with: categories) })
    case 4:
      let tag = dice.one(of: Self.tags)
      return Picked(selector: .tag(tag), lines: cart.lines.map { $0.tags.contains(tag) })
    case 5:
      // only a guess at what it selects
      let name = dice.one(of: Self.attributeNames)
      return Picked(
        selector: .attribute(name, comparison()), lines: cart.lines.map { $0.attributes[name] != nil })
    case 6:
      let bound = near(cart.lines.isEmpty ? 100 : unitPrice(dice.one(of: cart.lines)))
      if dice.happens(50) {
        return Picked(
          selector: .unitPrice(atLeast: byCurrency(bound)), lines: cart.lines.map { unitPrice($0) >= bound })
      }
      let lower = dice.happens(30) ? near(bound / 2) : nil
      return Picked(
        selector: .unitPrice(atLeast: lower.map { byCurrency($0) }, atMost: byCurrency(bound)),
        lines: cart.lines.map { unitPrice($0) <= bound && unitPrice($0) >= lower ?? 0 })
    case 7:
      switch dice.number(0...2) {
      case 0: return Picked(selector: .billing(.subscription), lines: cart.lines.map { $0.billing != nil })
      case 1: return Picked(selector: .billing(.perpetual), lines: cart.lines.map { $0.billing == nil })
      default:
        let interval: BillingInterval = dice.one(of: ["P1M", "P12M", "P2W", "P30D"])
        return Picked(selector: .billing(.every(interval)), lines: cart.lines.map { $0.billing == interval })
      }
    case 8:
      let parts = (0..<dice.number(0...3)).map { _ in selector(depth + 1) }
      return Picked(
        selector: .allOf(parts.map(\.selector)),
        lines: cart.lines.indices.map { line in parts.allSatisfy { $0.lines[line] } })
    case 9:
      let parts = (0..<dice.number(0...3)).map { _ in selector(depth + 1) }
      return Picked(
        selector: .anyOf(parts.map(\.selector)),
        lines: cart.lines.indices.map { line in parts.contains { $0.lines[line] } })
    default:
      let part = selector(depth + 1)
      return Picked(selector: !part.selector, lines: part.lines.map { !$0 })
    }
  }

  /// A selector that selects a line, if a few attempts find one.
  mutating func fruitfulSelector() -> Picked {
    for _ in 0..<3 {
      let picked = selector()
      if picked.lines.contains(true) { return picked }
    }
    return Picked(selector: .all, lines: cart.lines.map { _ in true })
  }

  mutating func comparison() -> Comparison {
    switch dice.number(0...5) {
    case 0: return .is(attributeValue())
    case 1: return .in((0...dice.number(0...2)).map { _ in attributeValue() })
    case 2: return .range(atLeast: dice.one(of: [0, 1, 3, 3.25]), atMost: dice.happens(50) ? 3.5 : nil)
    case 3: return .atMost(dice.one(of: [-0.0, 1, 3, 3.4999]))
    case 4: return .contains(dice.one(of: ["red", "blue", "é", ""]))
    default: return .exists(dice.happens(50))
    }
  }

  // MARK: - Figures

  func unitPrice(_ line: CartLine) -> Int64 {
    var price = line.unitPrice
    var largest = -1
    for entry in line.priceScale where entry.threshold <= line.quantity && entry.threshold > largest {
      largest = entry.threshold
      price = entry.unitPrice
    }
    return price.minorUnits(in: currency) ?? 0
  }

  func figures(_ picked: Picked) -> Figures {
    var figures = Figures()
    for (line, isSelected) in zip(cart.lines, picked.lines) where isSelected {
      figures.value += unitPrice(line) * Int64(line.quantity)
      figures.quantity += line.quantity
      figures.leastQuantity = figures.lines == 0 ? line.quantity : min(figures.leastQuantity, line.quantity)
      figures.lines += 1
    }
    return figures
  }

  /// The unit price of some line, to set prices and amounts near it.
  mutating func someUnitPrice() -> Int64 { cart.lines.isEmpty ? price() : unitPrice(dice.one(of: cart.lines)) }

  /// A range near a figure.
  mutating func range(near figure: Int) -> (atLeast: Int?, atMost: Int?) {
    let bound = Int(near(Int64(figure)))
    switch dice.place(in: [60, 25, 15]) {
    case 0: return (bound, nil)
    case 1: return (nil, bound)
    default: return (bound / 2, bound + dice.number(0...3))
    }
  }

  /// A range of money near a figure.
  mutating func moneyRange(near figure: Int64) -> (atLeast: AmountByCurrency?, atMost: AmountByCurrency?) {
    let bound = near(figure)
    switch dice.place(in: [65, 20, 15]) {
    case 0: return (byCurrency(bound), nil)
    case 1: return (nil, byCurrency(bound))
    default: return (byCurrency(bound / 2), byCurrency(bound + Int64(dice.number(0...50))))
    }
  }
}
