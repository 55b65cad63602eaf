// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Derives the index terms of a promotion: ids of which one must be in the cart or its context for
/// the promotion to apply, or for the result to report something about it.
///
/// Each function `appendTerms` appends one such set of symbols to ``PromotionCompiler/terms`` and
/// returns the cost of indexing a promotion by it. If there is no such set, the function appends
/// nothing and returns nil. The empty set means that the qualifier never holds.
extension PromotionCompiler {
  /// Adds a compiled promotion to the posting lists of the cheapest of its sets of terms.
  mutating func addToIndex(_ record: PromotionRecord, at slot: PromotionSlot) {
    terms.removeAll(keepingCapacity: true)
    guard !record.flags.contains(.inactive) else { return }
    guard appendTerms(of: record) != nil else {
      index.addUnindexed(slot, order)
      return
    }
    for place in terms.indices { symbols.addPosting(slot, under: terms[place], &index) }
  }

  private mutating func appendTerms(of record: PromotionRecord) -> Int? {
    var best: Int?
    if !codes.isEmpty {
      var cost = 0
      for place in codes.indices { cost += appendTerm(codes[place]) }
      best = cost
    }
    let when = record.when.index
    if let when { keepCheaper(&best, from: 0) { $0.appendTerms(ofOperation: when) } }
    if record.hasRule {
      keepCheaper(&best, from: 0) { $0.appendTerms(ofSelector: record.countedSelector) }
    } else {
      if let when, mayHaveGaps(when) { return best }
      keepCheaper(&best, from: 0) { $0.appendTerms(ofActions: record) }
    }
    return best
  }

  /// Keeps the cheaper of two sets of terms: the set that begins at an index, and the set that a
  /// function appends.
  mutating func keepCheaper(_ best: inout Int?, from first: Int, _ find: (inout PromotionCompiler) -> Int?) {
    let middle = terms.count
    guard let cost = find(&self) else { return }
    if let known = best, known <= cost {
      terms.removeLast(terms.count - middle)
    } else {
      terms.removeSubrange(first..<middle)
      best = cost
    }
  }

  /// Appends a symbol. Returns the cost of indexing a promotion by it: the length of its posting
  /// list, plus a weight for its kind.
  mutating func appendTerm(_ symbol: SymbolID) -> Int {
    terms.append(symbol)
    return index.count(symbols[symbol].postings) + symbols.domain(of: symbol).weight
  }

  // MARK: Qualifiers

  /// Appends the index terms of a subtree. If none of these ids is present, the subtree does not
  /// hold, and it has no gaps or a gap of which nothing is in the cart, so that nothing is
  /// reported. Recursion is bounded by the depth of a qualifier, 64.
  mutating func appendTerms(ofOperation index: OperationIndex) -> Int? {
    let operation = qualifiers[index]
    let first = terms.count
    switch operation.kind {
    case .all:
      // If a child does not hold, and has no gaps or a gap of which nothing is in the cart, the
      // same is true of its parent.
      var best: Int?
      var child = index.next
      while child < qualifiers.end(of: index) {
        let next = child
        keepCheaper(&best, from: first) { $0.appendTerms(ofOperation: next) }
        child = qualifiers.end(of: child)
      }
      return best
    case .any:
      var cost = 0
      var child = index.next
      while child < qualifiers.end(of: index) {
        guard let one = appendTerms(ofOperation: child) else {
          terms.removeLast(terms.count - first)
          return nil
        }
        cost += one
        child = qualifiers.end(of: child)
      }
      return cost
    case .quantity, .lines, .leastQuantity: return appendTerms(ofCount: operation)
    case .subtotal: return appendTerms(ofSubtotal: operation)
    case .coupon, .customer: return appendTerms(in: operation.list)
    case .segment: return appendTerms(ofSegment: operation.symbol)
    case .other: return appendTerms(ofLeaf: leaves[operation.leaf])
    case .not: return nil
    }
  }

  private mutating func appendTerms(in list: IndexList<SymbolTable.Entry>) -> Int {
    var cost = 0
    for position in list.positions { cost += appendTerm(symbolLists[position]) }
    return cost
  }

  private mutating func appendTerms(ofLeaf leaf: Qualifier.Node) -> Int? {
    switch leaf {
    case .store(let match): appendTerms(of: match)
    case .location(let match): appendTerms(of: match)
    case .shipping(let match): appendTerms(of: match)
    case .cartAttribute(let condition): appendTerms(of: condition)
    default: nil
    }
  }

  /// Appends the symbols of a list of texts. Returns nil if there is no list.
  mutating func appendTerms(_ list: [String]?, _ domain: SymbolTable.Domain) -> Int? {
    list.map { list in list.reduce(0) { $0 + appendTerm(symbols.intern(TextKey($1), domain)) } }
  }

  /// Whether a qualifier that does not hold can have gaps. Recursion is bounded by the depth of a
  /// qualifier, 64.
  ///
  /// Mutating, because the compiler would copy the whole state for a call that only reads it.
  private mutating func mayHaveGaps(_ index: OperationIndex) -> Bool {
    let operation = qualifiers[index]
    switch operation.kind {
    case .all, .any:
      var child = index.next
      while child < qualifiers.end(of: index) {
        if mayHaveGaps(child) { return true }
        child = qualifiers.end(of: child)
      }
      return false
    case .subtotal: return operation.leastAmount != nil
    case .quantity, .lines, .leastQuantity: return operation.least > 0
    case .not, .coupon, .segment, .customer, .other: return false
    }
  }

  // MARK: Selectors

  /// Appends the index terms of a selector: it selects no line unless one of these ids is in the
  /// cart.
  mutating func appendTerms(ofSelector selector: SelectorID) -> Int? {
    if let symbol = selector.onlySymbol { return appendTerm(symbol) }
    let range = selectors.operations(of: selector)
    if range.count == 1, !selectors.operations[range.lowerBound].isParent {
      return appendTerms(of: selectors.operations[range.lowerBound])
    }
    // A stack of the subtrees whose parent has not been read yet: where the symbols of each begin,
    // and their cost.
    var waiting: [(first: Int, cost: Int?)] = []
    for place in range {
      let operation = selectors.operations[place]
      switch operation.kind {
      case .not:
        let operand = waiting.removeLast()
        terms.removeLast(terms.count - operand.first)
        waiting.append((terms.count, nil))
      case .allOf, .anyOf:
        let operands = Array(waiting.suffix(operation.operandCount))
        waiting.removeLast(operands.count)
        let first = operands.first?.first ?? terms.count
        let cost = operation.kind == .allOf ? keepCheapest(of: operands) : keepAll(of: operands)
        waiting.append((first, cost))
      case .all, .symbols, .attribute, .unitPrice, .quantity, .discountable, .priced, .subscription, .perpetual,
        .interval:
        let first = terms.count
        waiting.append((first, appendTerms(of: operation)))
      }
    }
    return waiting.last?.cost
  }

  private mutating func keepCheapest(of operands: [(first: Int, cost: Int?)]) -> Int? {
    guard let first = operands.first?.first else { return nil }
    var best: (place: Int, cost: Int)?
    for place in operands.indices {
      if let cost = operands[place].cost, cost < best?.cost ?? .max { best = (place, cost) }
    }
    guard let best else { return nil }
    let end = best.place + 1 < operands.count ? operands[best.place + 1].first : terms.count
    terms.removeLast(terms.count - end)
    terms.removeSubrange(first..<operands[best.place].first)
    return best.cost
  }

  private mutating func keepAll(of operands: [(first: Int, cost: Int?)]) -> Int? {
    var sum = 0
    for operand in operands {
      guard let cost = operand.cost else {
        terms.removeLast(terms.count - operands[0].first)
        return nil
      }
      sum += cost
    }
    return sum
  }

  private mutating func appendTerms(of operation: SelectorOperation) -> Int? {
    switch operation.kind {
    case .symbols: appendTerms(in: operation.list)
    case .subscription, .interval: appendTerm(ofSubscription: true)
    case .perpetual: appendTerm(ofSubscription: false)
    case .all, .attribute, .unitPrice, .quantity, .discountable, .priced, .allOf, .anyOf, .not: nil
    }
  }
}

extension SymbolTable.Domain {
  /// An estimate of how common an id of this kind is, expressed as a number of promotions that its
  /// posting list has already.
  fileprivate var weight: Int {
    switch self {
    case .coupon: 1
    case .customer: 2
    case .segment: 4
    case .sku: 8
    case .product: 16
    case .tag: 32
    case .category: 64
    case .storeID, .storeChannel, .shippingMethod, .cartAttribute: 256
    case .country, .region, .city: 512
    case .billing: 1024
    }
  }
}

extension PromotionCompiler {
  /// Appends the index terms of all actions of a promotion. The promotion has no effect unless one
  /// of these ids is in the cart; see ``appendTerms(ofOperation:)``.
  mutating func appendTerms(ofActions record: PromotionRecord) -> Int? {
    let first = terms.count
    var sum = 0
    for place in record.actions {
      guard let cost = appendTerms(of: actions[place]) else {
        terms.removeLast(terms.count - first)
        return nil
      }
      sum += cost
    }
    return sum
  }
}
