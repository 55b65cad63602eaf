// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Conditions that hold for every compiled set. Debug builds check them for sets that are not large,
/// because an update would otherwise take time in proportion to the whole set.
extension CompiledSet {
  /// Traps if a condition does not hold. Release builds do nothing.
  func checkInvariants() {
    #if DEBUG
      guard promotions.count <= 1_000, symbols.count <= 10_000 else { return }
      checkOrder()
      checkPostings()
      checkQualifiers()
    #endif
  }

  #if DEBUG
    /// The labels ascend in canonical order, and each promotion is found by its id.
    private func checkOrder() {
      var count = 0
      var last: PromotionSlot?
      order.forEachSlot { slot in
        assert(!order.isRemoved(slot), "a removed promotion in the canonical order")
        assert(self.slot(of: id(of: slot)) == slot, "a promotion that is not found by its id")
        if let last {
          assert(order.label(of: last) < order.label(of: slot), "labels that do not ascend")
          let (before, after) = (source(last), source(slot))
          assert(
            before.priority > after.priority || before.priority == after.priority && before.id < after.id,
            "promotions out of canonical order")
        }
        last = slot
        count += 1
      }
      assert(count == order.count, "a wrong number of promotions")
    }

    /// Each posting list ascends and has promotions of the set only. A code's owner lists the code.
    private func checkPostings() {
      for symbol in (0..<symbols.count).map({ SymbolID($0) }) {
        var last: PromotionSlot?
        let postings = symbols[symbol].postings
        for place in 0..<index.count(postings) {
          let slot = postings.onlySlot ?? index.slot(at: place, postings)
          assert(
            last.map { $0 < slot } ?? true && slot.position < promotions.count, "a posting list that does not ascend")
          last = slot
        }
        guard let owner = symbols[symbol].owner.index else { continue }
        let code = symbols.text(of: symbol)
        assert(source(owner).coupons.contains { $0.symbolKey.text == code }, "a code whose owner does not list it")
      }
      for place in index.unindexed.indices.dropFirst() {
        let (before, after) = (index.unindexed[place - 1], index.unindexed[place])
        assert(order.label(of: before) < order.label(of: after), "unindexed promotions out of order")
      }
    }

    /// Each subtree ends within its parent.
    private func checkQualifiers() {
      order.forEachSlot { slot in
        guard let when = promotions.row(slot).when.index else { return }
        let end = qualifiers.end(of: when)
        assert(end.position <= qualifiers.count, "a qualifier beyond the table")
        for position in when.position..<end.position {
          assert(qualifiers.end(of: OperationIndex(position)) <= end, "a subtree beyond its qualifier")
        }
      }
    }
  #endif
}
