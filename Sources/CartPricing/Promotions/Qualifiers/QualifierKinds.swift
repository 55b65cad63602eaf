// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What each stage does for each kind of qualifier, one line a kind. The rules are in the files of the
/// kinds.

extension Qualifier.Node {
  /// The key of the node in documents.
  var key: Qualifier.Key {
    switch self {
    case .customerAttribute, .customerID, .customerKnown: .customer
    case .cartAttribute: .cart
    case .shipping: .shipping
    case .sum: .sum
    case .location: .location
    case .store: .store
    case .events: .events
    case .score: .score
    case .anniversary: .anniversary
    case .schedule: .schedule
    case .all: .all
    case .any: .any
    case .not: .not
    case .subtotal: .subtotal
    case .quantity: .quantity
    case .lines: .lines
    case .leastQuantity: .leastQuantity
    case .coupon: .coupon
    case .segment: .segment
    }
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Appends the operation of one node. A leaf without an operation of its own is stored as it is
  /// in the table of leaves.
  mutating func compile(_ nodes: [Qualifier.Node], _ index: Int, length: Int) {
    switch nodes[index] {
    case .all: qualifiers.append(.all, length: length)
    case .any: qualifiers.append(.any, length: length)
    case .not: qualifiers.append(.not, length: length)
    case .subtotal(let selector, let range, let measured):
      compileSubtotal(of: selector, range, measured)
    case .quantity(let selector, let range): compileCount(.quantity, of: selector, range)
    case .lines(let selector, let range): compileCount(.lines, of: selector, range)
    case .leastQuantity(let selector, let range): compileCount(.leastQuantity, of: selector, range)
    case .coupon(let codes): compileCoupon(codes)
    case .segment(let id): compileSegment(id)
    case .customerID(let ids): compileCustomer(ids)
    // Every kind is named: with `default`, the compiler would copy each node.
    case .customerAttribute, .customerKnown, .cartAttribute, .location, .store, .shipping, .sum, .events, .score,
      .anniversary, .schedule:
      compileLeaf(nodes, index)
    }
  }

  @inline(never)
  private mutating func compileLeaf(_ nodes: [Qualifier.Node], _ index: Int) {
    let leaf = LeafIndex(leaves.count)
    switch nodes[index] {
    case .events(let match):
      addAmountFlags(of: match)
      qualifiers.append(leaf: leaf, about: events.index(of: match.type, match.condition))
    case .score(let score, _): qualifiers.append(leaf: leaf, about: scoreIndices[score])
    case .shipping(let match):
      if let cost = match.cost { addAmountFlags(cost) }
      qualifiers.append(leaf: leaf)
    case .sum(let sum):
      qualifiers.append(leaf: leaf, about: id(of: sum.selector))
      _ = selectors.number(ofAttributeName: sum.attribute)
    default: qualifiers.append(leaf: leaf)
    }
    leaves.append(nodes[index])
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether a leaf of the table of leaves holds. Its operation has the index of the series of events,
  /// of the score or of the selector that it measures. No such leaf has a gap (§10.4, §10.9).
  mutating func holds(_ leaf: Qualifier.Node, _ operation: QualifierOperation) -> Bool {
    switch leaf {
    case .customerAttribute(let name, let comparison): customerHolds(name, comparison)
    case .customerKnown(let isKnown): hasCustomer == isKnown
    case .cartAttribute(let condition): cartHolds(condition)
    case .shipping(let match): holds(match)
    case .sum(let sum): holds(sum, of: operation.measuredSelector)
    case .location(let match): holds(match)
    case .store(let match): holds(match)
    case .events(let match): holds(match, ofSeries: operation.series)
    case .score(_, let range): holds(operation.score, range)
    case .anniversary(let anniversary): holds(anniversary)
    case .schedule(let windows): holds(windows)
    case .all, .any, .not, .subtotal, .quantity, .lines, .leastQuantity, .coupon, .segment, .customerID:
      false  // These nodes have operations of their own.
    }
  }
}

extension Qualifier.Node {
  /// Whether a leaf of the table of leaves is about the cart. Such a leaf is unknown for the badges of a
  /// product (§10.15).
  var isAboutCart: Bool {
    switch self {
    case .cartAttribute, .shipping, .sum: true
    default: false
    }
  }
}

// MARK: - Words

extension Qualifier.Key {
  /// What a condition is about, for a support agent; nil for a key that combines conditions.
  var words: String? {
    switch self {
    case .subtotal: "the value of items"
    case .quantity: "the number of units"
    case .lines: "the number of lines"
    case .leastQuantity: "the smallest quantity of a line"
    case .coupon: "the codes entered"
    case .segment: "the customer's segment"
    case .customer: "the customer"
    case .location: "the customer's location"
    case .store: "the store"
    case .shipping: "the shipping"
    case .cart: "an attribute of the cart"
    case .sum: "a sum over the items"
    case .events: "what the customer has done"
    case .score: "the customer's score"
    case .anniversary: "the day of an anniversary"
    case .schedule: "the time of day or the weekday"
    case .all, .any, .not: nil
    }
  }
}
