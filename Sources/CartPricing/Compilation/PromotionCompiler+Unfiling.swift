// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Taking promotions that are removed out of the index, so that a promotion that is replaced again and again leaves nothing
/// behind under its ids.
extension PromotionCompiler {
  /// Takes a promotion out of what is filed under each symbol that it names. Which of them it was filed under depended on
  /// what was filed before it. O(n log m) for n ids of the promotion and m promotions under an id, and O(m) small moves where
  /// it is filed.
  mutating func unfile(_ slot: Int32, _ promotion: Promotion) {
    let record = promotions.record(of: promotions.row(slot))
    for coupon in promotion.coupons { unfile(slot, under: symbols.symbol(coupon.code.key, .coupon)) }
    if record.when >= 0 { unfile(slot, underOperation: record.when) }
    if record.hasRule { unfile(slot, underSelector: record.ruleSelector) }
    for action in record.actions {
      switch actions[action].kind {
      case .cart, .items, .group, .tax: unfile(slot, underSelector: actions[action].selector)
      case .bundle: for part in actions[action].parts { unfile(slot, underSelector: parts[part].selector) }
      case .gift, .shipping, .upgradeShipping, .fees, .credit, .issueCoupon: break
      }
    }
  }

  private mutating func unfile(_ slot: Int32, under symbol: Int32) {
    guard symbol >= 0, symbols[symbol].filed != PromotionIndex.none else { return }
    symbols.unfile(slot, under: symbol, &index)
  }

  private mutating func unfile(_ slot: Int32, in list: Range<Int>) {
    for place in list { unfile(slot, under: symbolLists[place]) }
  }

  /// Takes a promotion out of what is filed under the symbols of its qualifier.
  private mutating func unfile(_ slot: Int32, underOperation first: Int32) {
    for place in first..<qualifiers.end(of: first) {
      let operation = qualifiers[Int(place)]
      switch operation.kind {
      case .quantity, .lines, .leastQuantity, .subtotal: unfile(slot, underSelector: operation.first)
      case .coupon, .customer: unfile(slot, in: operation.list)
      case .segment:
        unfile(slot, under: operation.first)
        for symbol in segmentTerms[operation.first] ?? [] { unfile(slot, under: symbol) }
      case .other: unfile(slot, underLeaf: leaves[Int(operation.first)])
      case .all, .any, .not: break
      }
    }
  }

  private mutating func unfile(_ slot: Int32, underLeaf leaf: Qualifier.Node) {
    switch leaf {
    case .store(let match):
      unfile(slot, under: match.id, .storeID)
      unfile(slot, under: match.channel, .storeChannel)
      unfile(slot, under: match.country, .storeCountry)
      unfile(slot, under: match.region, .storeRegion)
    case .location(let match):
      unfile(slot, under: match.country, .country)
      unfile(slot, under: match.region, .region)
      unfile(slot, under: match.city, .city)
    default: break
    }
  }

  private mutating func unfile(_ slot: Int32, under list: [String]?, _ domain: SymbolTable.Domain) {
    for text in list ?? [] { unfile(slot, under: symbols.symbol(TextKey(text), domain)) }
  }

  private mutating func unfile(_ slot: Int32, underSelector selector: Int32) {
    guard !SelectorTable.isOfSymbol(selector) else { return unfile(slot, under: SymbolLists.symbol(ofOne: selector)) }
    guard selector >= 0 else { return }
    for place in selectors.operations(of: selector) {
      let operation = selectors.operations[place]
      switch operation.kind {
      case .symbols: unfile(slot, in: Int(operation.first)..<Int(operation.first + operation.second))
      case .subscription, .interval: unfile(slot, under: symbols.symbol(.subscription, .billing))
      case .perpetual: unfile(slot, under: symbols.symbol(.perpetual, .billing))
      case .all, .attribute, .unitPrice, .allOf, .anyOf, .not: break
      }
    }
  }
}
