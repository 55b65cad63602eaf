// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// `failed`: "the paths, within the promotion, of what decides that it does not hold, in the order
/// of the document, at most 100".
extension Interpreter {
  /// The paths for a promotion whose qualifier or rule does not hold: "the qualifier's before the
  /// rule's".
  func failed(_ promotion: Promotion, _ sheet: Worksheet) -> [String] {
    var paths: [String] = []
    if let when = promotion.qualifier, !holds(when, sheet) {
      paths += deciding(QualifierTree(when), holds: false, "when", sheet)
    }
    // "A rule with n = 0: calculateRule"
    if promotion.calculateRule != nil, applications(promotion) == 0 { paths.append("calculateRule") }
    return Array(paths.prefix(100))
  }

  /// What decides that a tree holds, or that it does not.
  private func deciding(_ tree: QualifierTree, holds: Bool, _ path: String, _ sheet: Worksheet) -> [String] {
    func deciding(_ children: [QualifierTree], _ key: String, where isMeant: (QualifierTree) -> Bool) -> [String] {
      children.enumerated().filter { isMeant($0.element) }.flatMap { index, child in
        self.deciding(child, holds: holds, "\(path).\(key)[\(index)]", sheet)
      }
    }
    switch tree {
    case .leaf(let node): return [path + "." + key(of: node)]
    case .all(let children):
      // "of all, those of its false children"; where it holds, "those of all children"
      return deciding(children, "all") { holds || !self.holds($0, sheet) }
    case .any(let children):
      // "of any, those of all children"; where it holds, "those of its first true child"
      guard holds else { return deciding(children, "any") { _ in true } }
      guard let first = children.firstIndex(where: { self.holds($0, sheet) }) else { return [] }
      return self.deciding(children[first], holds: true, "\(path).any[\(first)]", sheet)
    case .not(let child):
      // "of not, what makes its child hold"; where it holds, "what makes its child false"
      return self.deciding(child, holds: !holds, path + ".not", sheet)
    }
  }

  private func key(of leaf: Qualifier.Node) -> String {
    switch leaf {
    case .subtotal: "subtotal"
    case .quantity: "quantity"
    case .lines: "lines"
    case .leastQuantity: "leastQuantity"
    case .coupon: "coupon"
    case .segment: "segment"
    case .customerAttribute, .customerID, .customerKnown: "customer"
    case .cartAttribute: "cart"
    case .location: "location"
    case .store: "store"
    case .shipping: "shipping"
    case .sum: "sum"
    case .events: "events"
    case .score: "score"
    case .anniversary: "anniversary"
    case .schedule: "schedule"
    case .all: "all"
    case .any: "any"
    case .not: "not"
    }
  }
}
