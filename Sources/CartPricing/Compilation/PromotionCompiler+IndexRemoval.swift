// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Removes promotions from the inverted index, so that the posting lists do not grow when a
/// promotion is replaced again and again.
extension PromotionCompiler {
  /// Removes a promotion from the posting list of each symbol that it names. All of them are
  /// searched, because the terms by which the promotion was indexed depended on the lengths of the
  /// lists at that time. For n ids of the promotion and m promotions in a list: O(n log m), and
  /// moving O(m) elements in each list that contains the promotion.
  mutating func removeFromIndex(_ slot: PromotionSlot, _ promotion: Promotion) {
    let record = promotions.record(of: promotions.row(slot))
    for coupon in promotion.coupons {
      removePosting(slot, under: symbols.symbol(coupon.symbolKey, .coupon))
    }
    if let when = record.when.index { removePostings(slot, ofOperation: when) }
    if let selector = record.ruleSelector.index { removePostings(slot, ofSelector: selector) }
    for action in record.actions { removePostings(slot, of: actions[action]) }
  }

  private mutating func removePosting(_ slot: PromotionSlot, under symbol: SymbolID?) {
    guard let symbol, !symbols[symbol].postings.isEmpty else { return }
    symbols.removePosting(slot, under: symbol, &index)
  }

  private mutating func removePostings(_ slot: PromotionSlot, under list: IndexList<SymbolTable.Entry>) {
    for position in list.positions { removePosting(slot, under: symbolLists[position]) }
  }

  /// Removes a promotion from the posting lists of the symbols of its qualifier.
  private mutating func removePostings(_ slot: PromotionSlot, ofOperation first: OperationIndex) {
    for position in first.position..<qualifiers.end(of: first).position {
      let operation = qualifiers[OperationIndex(position)]
      switch operation.kind {
      case .quantity, .lines, .leastQuantity, .subtotal: removePostings(slot, ofSelector: operation.selector)
      case .coupon, .customer: removePostings(slot, under: operation.list)
      case .segment:
        removePosting(slot, under: operation.symbol)
        for symbol in segmentTerms[operation.symbol] ?? [] { removePosting(slot, under: symbol) }
      case .other: removePostings(slot, ofLeaf: leaves[operation.leaf])
      case .all, .any, .not: break
      }
    }
  }

  private mutating func removePostings(_ slot: PromotionSlot, ofLeaf leaf: Qualifier.Node) {
    switch leaf {
    case .store(let match):
      removePostings(slot, under: match.id, .storeID)
      removePostings(slot, under: match.channel, .storeChannel)
      removePostings(slot, under: match.country, .country)
      removePostings(slot, under: match.region, .region)
    case .location(let match):
      removePostings(slot, under: match.country, .country)
      removePostings(slot, under: match.region, .region)
      removePostings(slot, under: match.city, .city)
    case .shipping(let match):
      removePostings(slot, under: match.method, .shippingMethod)
      removePostings(slot, under: match.country, .country)
      removePostings(slot, under: match.region, .region)
      removePostings(slot, under: match.city, .city)
    case .cartAttribute(let condition):
      for key in condition.indexKeys ?? [] { removePosting(slot, under: symbols.symbol(key, .cartAttribute)) }
    default: break
    }
  }

  private mutating func removePostings(_ slot: PromotionSlot, under list: [String]?, _ domain: SymbolTable.Domain) {
    for text in list ?? [] { removePosting(slot, under: symbols.symbol(TextKey(text), domain)) }
  }

  mutating func removePostings(_ slot: PromotionSlot, ofSelector selector: SelectorID) {
    if let symbol = selector.onlySymbol { return removePosting(slot, under: symbol) }
    for position in selectors.operations(of: selector) {
      let operation = selectors.operations[position]
      switch operation.kind {
      case .symbols: removePostings(slot, under: operation.list)
      case .subscription, .interval: removePosting(slot, under: symbols.symbol(.subscription, .billing))
      case .perpetual: removePosting(slot, under: symbols.symbol(.perpetual, .billing))
      case .all, .attribute, .unitPrice, .quantity, .discountable, .priced, .allOf, .anyOf, .not: break
      }
    }
  }
}
