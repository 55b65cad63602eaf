// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension LineSelector {
  /// Whether the selector is `"all"`.
  var isEveryLine: Bool { nodes.count == 1 && nodes[0] == .all }

  /// The most nodes of selectors that are reasoned about, so that the work stays in proportion to the set.
  private static let mostNodes = 128

  /// Whether every line that this selector selects is known to be one that the other selects. False if it
  /// is not known.
  func isSubset(of other: LineSelector, _ money: MoneyScope) -> Bool {
    if other.isEveryLine || self == other { return true }
    guard nodes.count + other.nodes.count <= Self.mostNodes else { return false }
    let (mine, others) = (Branches(of: self), Branches(of: other))
    guard mine.isComplete else { return false }
    return mine.list.allSatisfy { branch in
      others.list.contains { wanted in
        wanted.allSatisfy { literal in branch.contains { $0.implies(literal, money) } }
      }
    }
  }

  /// Why no line can be selected; nil if one may be.
  func emptiness(_ money: MoneyScope) -> String? {
    guard nodes.count <= Self.mostNodes else { return nil }
    let branches = Branches(of: self)
    guard branches.isComplete else { return nil }
    if branches.list.isEmpty { return "it is an empty \"anyOf\"" }
    var first: String?
    for branch in branches.list {
      guard let reason = LineConditions(branch, money).contradiction else { return nil }
      first = first ?? reason
    }
    return first
  }

  /// The selector in words: `all items`, `SKU A or B`, `category tea`.
  var words: String {
    guard nodes.count == 1 else { return "the selected items" }
    switch nodes[0] {
    case .all: return "all items"
    case .sku(let list): return "SKU \(list.words)"
    case .product(let list): return "product \(list.words)"
    case .category(let list): return "category \(list.words)"
    case .tag(let list): return "tag \(list.words)"
    default: return "the selected items"
    }
  }
}

extension Array where Element: CustomStringConvertible {
  /// The first ids of a list in words: `A, B or C`.
  var words: String { Words.alternatives(map { $0.description }) }
}

extension Literal where Node == LineSelector.Node {
  /// Whether this literal is known to hold only where the other one holds.
  func implies(_ other: Literal, _ money: MoneyScope) -> Bool {
    if self == other { return true }
    guard isRequired == other.isRequired else { return false }
    return isRequired ? node.implies(other.node, money) : other.node.implies(node, money)
  }
}

extension LineSelector.Node {
  fileprivate func implies(_ other: LineSelector.Node, _ money: MoneyScope) -> Bool {
    switch (self, other) {
    case (.sku(let few), .sku(let many)): return few.isPart(of: many)
    case (.product(let few), .product(let many)): return few.isPart(of: many)
    case (.category(let few), .category(let many)): return few.isPart(of: many)
    case (.tag(let few), .tag(let many)): return few.isPart(of: many)
    case (.unitPrice(let narrow), .unitPrice(let wide)):
      guard let inner = Bounds(narrow, money), let outer = Bounds(wide, money) else { return false }
      return inner.isWithin(outer)
    case (.quantity(let narrow), .quantity(let wide)): return Bounds(narrow).isWithin(Bounds(wide))
    case (.billing(.every), .billing(.subscription)): return true
    case (.attribute(let name, .is(let value)), .attribute(let otherName, let comparison)):
      return name.hasSameBytes(as: otherName) && comparison.holds(for: value)
    default: return false
    }
  }
}

extension Bounds {
  /// Whether every number within these bounds is within the others.
  func isWithin(_ other: Bounds) -> Bool {
    if let least = other.lower { guard let lower, lower >= least else { return false } }
    if let most = other.upper { guard let upper, upper <= most else { return false } }
    return true
  }
}

extension Array where Element: Hashable {
  /// Whether every element of this list is in the other one.
  func isPart(of other: [Element]) -> Bool {
    if count == 1, other.count <= 16 { return other.contains(self[0]) }
    let members = Set(other)
    return allSatisfy { members.contains($0) }
  }
}
