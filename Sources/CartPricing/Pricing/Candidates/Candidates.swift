// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The index of a promotion among the candidates of a pricing.
typealias CandidateIndex = Index<PromotionTable.Row>

/// The candidates of a pricing: the promotions that are evaluated. They are in canonical order, and a
/// pricing refers to a promotion by its index among them.
extension CartFacts {
  /// Finds the candidates: the promotions in the posting lists of the cart's ids, the promotions
  /// that list an entered code, and the promotions without index terms. If everything is to be
  /// explained, all promotions are candidates. O(candidates), and O(n log n) for sorting the n
  /// promotions from posting lists.
  mutating func findCandidates(_ context: borrowing PricingContext, _ set: CompiledSet) {
    if explaining == .all || scans { return takeAllAsCandidates() }
    for place in customerSegments.indices { add(indexedBy: customerSegments[place], set) }
    add(indexedBy: customerSymbol.index, set)
    for place in entered.indices {
      add(indexedBy: entered[place].symbol.index, set)
      if let slot = entered[place].own.slot.index { add(slot: slot, set) }
      if let slot = entered[place].batch.slot.index { add(slot: slot, set) }
    }
    // Without their codes, and inactive ones too.
    if !redeemed.isEmpty {
      for id in redeemed { if let slot = set.slot(of: id) { add(slot: slot, set) } }
    }
    if set.symbols.namesSurroundings {
      findCandidates(ofStore: context, set)
      findCandidates(ofLocation: context, set)
      findCandidates(ofShipping: set)
      findCandidates(ofCartAttributes: set)
    }
    findCandidates(ofBilling: set)
    mergeCandidates(set)
    loadRows(set)
    findEnteredCandidates()
  }

  /// Makes all promotions of the set candidates.
  mutating func takeAllAsCandidates() {
    candidates.removeAll(keepingCapacity: true)
    candidates.reserveCapacity(set.promotions.count)
    let set = self.set
    set.order.forEachSlot { candidates.append($0) }
    loadRows(set)
    findEnteredCandidates()
  }

  /// Resets the candidates for the next cart.
  mutating func beginCandidates() {
    found.removeAll(keepingCapacity: true)
    foundSlots = set.unindexedSlots
  }

  /// Adds the posting list of a symbol, if there is one.
  @inline(__always)
  mutating func add(indexedBy symbol: SymbolID?, _ set: CompiledSet) {
    guard let symbol else { return }
    if set.isSmall {
      foundSlots |= set.slots[symbol.position]
      return
    }
    set.forEachSlot(under: symbol) { found.append($0) }
  }

  /// Adds a promotion by its slot.
  @inline(__always)
  private mutating func add(slot: PromotionSlot, _ set: CompiledSet) {
    if set.isSmall { foundSlots |= slot.bit } else { found.append(slot) }
  }

  /// Adds the posting list of a text, if there is a text and the set names it.
  mutating func add(indexedBy text: String?, _ domain: SymbolTable.Domain, _ set: CompiledSet) {
    guard set.symbols.names(domain), let text else { return }
    add(indexedBy: set.symbol(TextKey(text), domain), set)
  }

  /// Merges the promotions from posting lists, sorted, with the promotions without index terms.
  /// Each candidate occurs once, in canonical order.
  private mutating func mergeCandidates(_ set: CompiledSet) {
    candidates.removeAll(keepingCapacity: true)
    if set.isSmall { return mergeFewCandidates() }
    let unindexed = set.unindexed
    found.sort { set.order(of: $0) < set.order(of: $1) }
    candidates.reserveCapacity(found.count &+ unindexed.count)
    var next = 0
    var last: PromotionSlot?
    for place in found.indices {
      let slot = found[place]
      if slot == last { continue }
      last = slot
      while next < unindexed.count, set.order(of: unindexed[next]) < set.order(of: slot) {
        candidates.append(unindexed[next])
        next &+= 1
      }
      if next < unindexed.count, unindexed[next] == slot { continue }
      candidates.append(slot)
    }
    while next < unindexed.count {
      candidates.append(unindexed[next])
      next &+= 1
    }
  }

  /// Makes the candidates of a small set from the bits of ``foundSlots``, in ascending order.
  @inline(__always)
  private mutating func mergeFewCandidates() {
    var slots = foundSlots
    while slots != 0 {
      candidates.append(PromotionSlot(slots.trailingZeroBitCount))
      slots &= slots &- 1
    }
  }

  /// Finds the entered codes' promotions among the candidates (binary search).
  private mutating func findEnteredCandidates() {
    for place in entered.indices {
      if let slot = entered[place].own.slot.index {
        entered[place].own.candidate = OptionalIndex(candidate(inSlot: slot))
      }
      if let slot = entered[place].batch.slot.index {
        entered[place].batch.candidate = OptionalIndex(candidate(inSlot: slot))
      }
    }
  }

  /// Returns the index of the candidate in a slot (binary search).
  private mutating func candidate(inSlot slot: PromotionSlot) -> CandidateIndex {
    let order = set.order(of: slot)
    return CandidateIndex(candidates.indices.partitionPoint { set.order(of: candidates[$0]) < order })
  }

  /// Copies the rows of the candidates into one array. Loads that follow one another directly
  /// overlap, so that the processor waits for one cache miss instead of one for each row. In sets
  /// that may be larger than the caches, the first operations of the qualifiers are prefetched for
  /// the same reason.
  @inline(__always)
  private mutating func loadRows(_ set: CompiledSet) {
    rows.removeAll(keepingCapacity: true)
    rows.reserveCapacity(candidates.count)
    for index in candidates.indices { rows.append(set.promotions.row(candidates[index])) }
    if set.isSmall { return }
    var ends: Int32 = 0
    for index in rows.indices {
      if let when = rows[index].when.index { ends &+= set.qualifiers.end(of: when).rawValue }
    }
    qualifierEnds = ends
  }

  /// Returns the record of a candidate.
  @inline(__always)
  func record(_ candidate: CandidateIndex) -> PromotionRecord { set.promotions.record(of: rows[candidate.position]) }

  /// Returns the indices of the actions of a candidate.
  @inline(__always)
  func actions(of candidate: CandidateIndex) -> Range<Int> { rows[candidate.position].actions }

  /// Returns the slot of a candidate.
  @inline(__always)
  func slot(of candidate: CandidateIndex) -> PromotionSlot { candidates[candidate.position] }

  /// Returns the source of a candidate.
  mutating func source(of candidate: CandidateIndex) -> Promotion { set.source(candidates[candidate.position]) }
}
