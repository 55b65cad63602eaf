// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What one line must be to be selected by one branch of a selector.
struct LineConditions {
  /// The ids of which the line must have one; nil for no condition.
  private(set) var skus: [SKU]?
  private(set) var products: [ProductID]?
  /// For each condition, the ids of which the line must have one.
  private(set) var categories: [[CategoryID]] = []
  private(set) var tags: [[TagID]] = []
  private(set) var attributes = AttributeConditions()
  private(set) var price = Bounds()
  private(set) var quantity = Bounds(lower: 1, upper: nil)
  private(set) var isDiscountable: Bool?
  private(set) var billing: LineSelector.Billing?
  /// Why no line fulfils the conditions; nil if one may.
  private(set) var contradiction: String?

  private var excludedSKUs: Set<SKU> = []
  private var excludedProducts: Set<ProductID> = []
  private(set) var excludedCategories: Set<CategoryID> = []
  private(set) var excludedTags: Set<TagID> = []
  private var isPerpetual = false

  init(_ branch: [Literal<LineSelector.Node>], _ money: MoneyScope) {
    for literal in branch where !literal.isRequired { exclude(literal.node, money) }
    for literal in branch where literal.isRequired { require(literal.node, money) }
    finish()
  }

  private mutating func contradict(_ reason: String) { contradiction = contradiction ?? reason }

  private mutating func exclude(_ node: LineSelector.Node, _ money: MoneyScope) {
    switch node {
    case .sku(let list): excludedSKUs.formUnion(list)
    case .product(let list): excludedProducts.formUnion(list)
    case .category(let list): excludedCategories.formUnion(list)
    case .tag(let list): excludedTags.formUnion(list)
    case .attribute(let name, let comparison): attributes.add(name, comparison, isRequired: false)
    case .unitPrice(let range):
      if let bounds = Bounds(range, money)?.complement { price = price.intersection(bounds) }
    case .quantity(let range):
      if let bounds = Bounds(range).complement { quantity = quantity.intersection(bounds) }
    case .discountable(let value): requireDiscountable(!value)
    case .billing(.subscription): require(billing: .perpetual)
    case .billing(.perpetual): require(billing: .subscription)
    case .billing, .all, .allOf, .anyOf, .not: break
    }
  }

  private mutating func require(_ node: LineSelector.Node, _ money: MoneyScope) {
    switch node {
    case .sku(let list): skus = skus.map { Self.common($0, list) } ?? list
    case .product(let list): products = products.map { Self.common($0, list) } ?? list
    case .category(let list): categories.append(list.filter { !excludedCategories.contains($0) })
    case .tag(let list): tags.append(list.filter { !excludedTags.contains($0) })
    case .attribute(let name, let comparison): attributes.add(name, comparison, isRequired: true)
    case .unitPrice(let range):
      guard let bounds = Bounds(range, money) else { return contradict("a unit price has no value in the currency") }
      price = price.intersection(bounds)
    case .quantity(let range): quantity = quantity.intersection(Bounds(range))
    case .discountable(let value): requireDiscountable(value)
    case .billing(let wanted): require(billing: wanted)
    case .all, .allOf, .anyOf, .not: break
    }
  }

  private static func common<ID: Hashable>(_ first: [ID], _ second: [ID]) -> [ID] {
    let members = Set(second)
    return first.filter { members.contains($0) }
  }

  private mutating func requireDiscountable(_ value: Bool) {
    if let isDiscountable, isDiscountable != value {
      contradict("a line cannot be both discountable and not discountable")
    }
    isDiscountable = value
  }

  private mutating func require(billing wanted: LineSelector.Billing) {
    switch (billing, wanted) {
    case (nil, _), (.subscription?, .every): billing = wanted
    case (.every(let first)?, .every(let second)):
      if first != second { contradict("a line has one billing interval, and not \(first) and \(second)") }
    case (.perpetual?, .perpetual), (.subscription?, .subscription), (.every?, .subscription): break
    default: contradict("a line cannot be both perpetual and a subscription")
    }
  }

  private mutating func finish() {
    if let list = skus {
      let left = list.filter { !excludedSKUs.contains($0) }
      if left.isEmpty { contradict("no SKU fulfils all its conditions") }
      skus = left
    }
    if let list = products {
      let left = list.filter { !excludedProducts.contains($0) }
      if left.isEmpty { contradict("no product fulfils all its conditions") }
      products = left
    }
    if categories.contains(where: { $0.isEmpty }) { contradict("it excludes the categories that it requires") }
    if tags.contains(where: { $0.isEmpty }) { contradict("it excludes the tags that it requires") }
    if price.intersection(Bounds(lower: 0, upper: nil)).isEmpty { contradict("no unit price is within its bounds") }
    if quantity.isEmpty { contradict("no quantity is within its bounds") }
    if let reason = attributes.contradiction { contradict(reason) }
  }
}
