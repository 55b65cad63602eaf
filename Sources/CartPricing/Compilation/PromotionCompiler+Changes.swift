// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Compiles a set that differs from a compiled set by some promotions.
extension PromotionCompiler {
  /// Returns the set with some promotions added and some removed. An added promotion replaces the
  /// promotion with the same id.
  /// - Throws: ``PricingError`` with every fault of the promotions that are added.
  static func compile(
    _ set: CompiledSet, adding promotions: [Promotion], removing ids: [PromotionID]
  ) throws(PricingError) -> CompiledSet {
    var removed: Set<PromotionSlot> = []
    for id in ids { if let slot = set.slot(of: id) { removed.insert(slot) } }
    for place in promotions.indices { if let slot = set.slot(of: promotions[place].id) { removed.insert(slot) } }
    try PricingError.check(PromotionChanges(promotions, to: set, removing: removed))
    let changes = removed.count + promotions.count + set.order.removedCount + set.order.addedCount
    guard changes <= max(1_000, set.order.firstCount / 4) else {
      // The tables contain too many rows of promotions that have been removed: compile the whole
      // set anew.
      var whole = set.promotionSet { !removed.contains($0) }
      whole.promotions += promotions
      return try compile(whole)
    }
    var compiler = PromotionCompiler(set)
    for slot in removed { compiler.remove(slot, set.source(slot)) }
    for place in promotions.indices { try compiler.add(promotions, at: place) }
    compiler.amounts.closeAdded()
    return CompiledSet(compiler)
  }

  private mutating func remove(_ slot: PromotionSlot, _ promotion: Promotion) {
    index.removeUnindexed(slot, order)
    removeFromIndex(slot, promotion)
    order.remove(slot)
    for coupon in promotion.coupons {
      guard let symbol = symbols.symbol(coupon.symbolKey, .coupon) else { continue }
      symbols[symbol].owner = nil
      symbols.removeMention(of: symbol)
    }
    for case .coupon(let codes) in promotion.qualifier?.nodes ?? [] {
      for code in codes {
        if let symbol = symbols.symbol(code.key, .coupon) { symbols.removeMention(of: symbol) }
      }
    }
  }
}

/// The promotions that are added to a set while others are removed or replaced.
private struct PromotionChanges: Checkable {
  let added: [Promotion]
  let set: CompiledSet
  /// The slots of the promotions that are removed or replaced.
  let removed: Set<PromotionSlot>

  init(_ added: [Promotion], to set: CompiledSet, removing removed: Set<PromotionSlot>) {
    self.added = added
    self.set = set
    self.removed = removed
  }

  func check(into sink: inout some FaultSink) {
    PromotionSet.check(added, PromotionScope(set.source), into: &sink)
    if set.order.count - removed.count + added.count > Limits.promotions {
      sink.report(at: "promotions", "would be more than \(Limits.promotions) in the set")
    }
    checkCodes(into: &sink)
  }

  /// Reports each code that another promotion of the set lists already.
  private func checkCodes(into sink: inout some FaultSink) {
    sink.push("promotions")
    for index in added.indices {
      for (position, coupon) in added[index].coupons.enumerated() {
        guard let symbol = set.symbol(ofCode: coupon.symbolKey), let owner = set.symbols[symbol].owner.index,
          !removed.contains(owner)
        else { continue }
        if let code = coupon.code {
          PromotionCoupon.reportTaken(code, at: position, of: index, into: &sink)
        } else if let batch = coupon.batch {
          PromotionCoupon.reportTaken(batch, at: position, of: index, into: &sink)
        }
      }
    }
    sink.pop()
  }
}
