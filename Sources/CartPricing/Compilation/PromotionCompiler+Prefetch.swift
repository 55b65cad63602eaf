// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PromotionCompiler {
  /// The number of promotions whose keys are prefetched before these promotions are compiled.
  static let prefetchDistance = 32

  /// Prefetches the ids that promotions need and their slots in the hash index of the symbols.
  /// Loads that follow one another directly overlap, so that the processor waits for one cache miss
  /// instead of one for each id.
  mutating func prefetchKeys(_ source: [Promotion], _ places: Range<Int>) {
    for place in places {
      // A promotion with codes is mostly indexed by its codes.
      for index in source[place].coupons.indices {
        prefetch(for: source[place].coupons[index].symbolKey, .coupon)
      }
      guard source[place].coupons.isEmpty, let nodes = source[place].qualifier?.nodes else { continue }
      for index in nodes.indices {
        switch nodes[index] {
        case .coupon(let codes): if codes.count == 1 { prefetch(for: codes[0].key, .coupon) }
        case .segment(let id): prefetch(for: id.key, .segment)
        case .customerID(let ids): if ids.count == 1 { prefetch(for: ids[0].key, .customer) }
        case .quantity(let selector, _):
          if case .sku(let skus)? = selector.nodes.first, skus.count == 1 { prefetch(for: skus[0].key, .sku) }
        default: break
        }
      }
    }
  }

  @inline(__always)
  private mutating func prefetch(for key: TextKey, _ domain: SymbolTable.Domain) {
    prefetchSum &+= symbols.probe(key, domain).slot
  }
}
