// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A qualifier as a tree that can lose a branch.
indirect enum QualifierBranch {
  case all([QualifierBranch])
  case any([QualifierBranch])
  case not(QualifierBranch)
  case leaf(Qualifier.Node)

  init(_ qualifier: Qualifier) {
    var stack: [QualifierBranch] = []
    for node in qualifier.nodes {
      switch node {
      case .all(let count):
        let children = Array(stack.suffix(count))
        stack.removeLast(count)
        stack.append(.all(children))
      case .any(let count):
        let children = Array(stack.suffix(count))
        stack.removeLast(count)
        stack.append(.any(children))
      case .not: stack.append(.not(stack.removeLast()))
      default: stack.append(.leaf(node))
      }
    }
    self = stack.last ?? .all([])
  }

  /// The tree as a qualifier again.
  var qualifier: Qualifier {
    switch self {
    case .all(let children): return .all(children.map(\.qualifier))
    case .any(let children): return .any(children.map(\.qualifier))
    case .not(let child): return !child.qualifier
    case .leaf(let node): return Self.qualifier(of: node)
    }
  }

  /// The tree with one branch less or one leaf simpler.
  var simpler: [QualifierBranch] {
    switch self {
    case .all(let children): return children + Self.lists(simplerThan: children).map { .all($0) }
    case .any(let children): return children + Self.lists(simplerThan: children).map { .any($0) }
    case .not(let child): return [child] + child.simpler.map { .not($0) }
    case .leaf(let node): return Self.simpler(than: node).map { .leaf($0) }
    }
  }

  private static func lists(simplerThan children: [QualifierBranch]) -> [[QualifierBranch]] {
    children.indices.flatMap { place -> [[QualifierBranch]] in
      var rest = children
      rest.remove(at: place)
      return [rest]
        + children[place].simpler.map { branch in
          var list = children
          list[place] = branch
          return list
        }
    }
  }

  private static func simpler(than node: Qualifier.Node) -> [Qualifier.Node] {
    switch node {
    case .subtotal(let of, let range, let value): Shrinker.simpler(than: of).map { .subtotal($0, range, value) }
    case .quantity(let of, let range): Shrinker.simpler(than: of).map { .quantity($0, range) }
    case .lines(let of, let range): Shrinker.simpler(than: of).map { .lines($0, range) }
    case .leastQuantity(let of, let range): Shrinker.simpler(than: of).map { .leastQuantity($0, range) }
    case .sum(var sum):
      Shrinker.simpler(than: sum.selector).map {
        sum.selector = $0
        return .sum(sum)
      }
    default: []
    }
  }

  private static func qualifier(of node: Qualifier.Node) -> Qualifier {
    switch node {
    case .subtotal(let of, let range, .basis(let basis)): .subtotal(of: of, in: range, basis: basis)
    case .subtotal(let of, let range, let value): .subtotal(of: of, in: range, after: value.stage)
    case .quantity(let of, let range): .quantity(of: of, in: range)
    case .lines(let of, let range): .lines(of: of, in: range)
    case .leastQuantity(let of, let range): .leastQuantity(of: of, in: range)
    case .coupon(let codes): .coupon(codes)
    case .segment(let id): .segment(id)
    case .customerAttribute(let name, let comparison): .customer(attribute: name, comparison)
    case .customerID(let ids): .customer(id: ids)
    case .customerKnown(let isKnown): .customer(isKnown: isKnown)
    case .cartAttribute(let condition): .cart(attribute: condition.name, condition.comparison)
    case .shipping(let match): .shipping(match)
    case .sum(let sum): .sum(sum.attribute, of: sum.selector, in: sum.range)
    case .location(let match):
      .location(country: match.country, region: match.region, city: match.city, postalPrefix: match.postalPrefix)
    case .store(let match): .store(id: match.id, channel: match.channel, country: match.country, region: match.region)
    case .events(let match): .events(match)
    case .score(let id, let range): .score(id, in: range)
    case .anniversary(let match): .anniversary(of: match.date, withinDays: match.withinDays, years: match.years)
    case .schedule(let windows): .schedule(windows)
    case .all, .any, .not: .all([])
    }
  }
}

/// A selector as a tree that can lose a branch.
indirect enum SelectorBranch {
  case allOf([SelectorBranch])
  case anyOf([SelectorBranch])
  case not(SelectorBranch)
  case leaf(LineSelector.Node)

  init(_ selector: LineSelector) {
    var stack: [SelectorBranch] = []
    for node in selector.nodes {
      switch node {
      case .allOf(let count):
        let children = Array(stack.suffix(count))
        stack.removeLast(count)
        stack.append(.allOf(children))
      case .anyOf(let count):
        let children = Array(stack.suffix(count))
        stack.removeLast(count)
        stack.append(.anyOf(children))
      case .not: stack.append(.not(stack.removeLast()))
      default: stack.append(.leaf(node))
      }
    }
    self = stack.last ?? .leaf(.all)
  }

  /// The tree as a selector again.
  var selector: LineSelector {
    switch self {
    case .allOf(let children): .allOf(children.map(\.selector))
    case .anyOf(let children): .anyOf(children.map(\.selector))
    case .not(let child): !child.selector
    case .leaf(let node): Self.selector(of: node)
    }
  }

  /// The tree with one branch less.
  var simpler: [SelectorBranch] {
    switch self {
    case .allOf(let children): children + Self.lists(simplerThan: children).map { .allOf($0) }
    case .anyOf(let children): children + Self.lists(simplerThan: children).map { .anyOf($0) }
    case .not(let child): [child] + child.simpler.map { .not($0) }
    case .leaf: []
    }
  }

  private static func lists(simplerThan children: [SelectorBranch]) -> [[SelectorBranch]] {
    children.indices.flatMap { place -> [[SelectorBranch]] in
      var rest = children
      rest.remove(at: place)
      return [rest]
        + children[place].simpler.map { branch in
          var list = children
          list[place] = branch
          return list
        }
    }
  }

  private static func selector(of node: LineSelector.Node) -> LineSelector {
    switch node {
    case .sku(let skus): .sku(skus)
    case .product(let products): .product(products)
    case .category(let categories): .category(categories)
    case .tag(let tags): .tag(tags)
    case .attribute(let name, let comparison): .attribute(name, comparison)
    case .unitPrice(let range): .unitPrice(in: range)
    case .quantity(let range): .quantity(in: range)
    case .discountable(let isDiscountable): .discountable(isDiscountable)
    case .billing(let billing): .billing(billing)
    case .all, .allOf, .anyOf, .not: .all
    }
  }
}
