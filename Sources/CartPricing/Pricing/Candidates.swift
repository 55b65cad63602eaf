// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Which promotions a cart is judged against. In a pricing a promotion goes by its place among them, which is canonical.
extension CartFacts {
  /// Finds the promotions that can have something to do with the cart: those that are filed under one of its ids, those that
  /// list an entered code, and those that need nothing; if everything is to be explained, all. O(candidates), and O(n log n)
  /// for sorting the n that were found under an id.
  mutating func findCandidates(_ context: borrowing PricingContext) {
    if explaining == .all || scans { return takeAllAsCandidates() }
    let set = self.set
    for place in customerSegments.indices { add(indexedBy: customerSegments[place], set) }
    add(indexedBy: customerSymbol, set)
    for place in entered.indices {
      add(indexedBy: entered[place].symbol, set)
      if entered[place].promotion >= 0 { add(slot: entered[place].promotion, set) }
    }
    if set.symbols.namesPlaces {
      findCandidates(ofStore: context, set)
      findCandidates(ofLocation: context, set)
    }
    findCandidates(ofBilling: set)
    mergeCandidates()
    loadRows()
    findEnteredCandidates()
  }

  /// Makes all promotions of the set candidates.
  mutating func takeAllAsCandidates() {
    candidates.removeAll(keepingCapacity: true)
    candidates.reserveCapacity(set.promotions.count)
    let set = self.set
    set.order.forEachSlot { candidates.append($0) }
    loadRows()
    findEnteredCandidates()
  }

  /// Forgets the candidates of the cart before.
  mutating func beginCandidates() {
    found.removeAll(keepingCapacity: true)
    foundSlots = set.unindexedSlots
  }

  /// Adds the promotions that are indexed by a symbol, if the set knows it.
  @inline(__always)
  mutating func add(indexedBy symbol: Int32, _ set: CompiledSet) {
    guard symbol >= 0 else { return }
    if set.isSmall {
      foundSlots |= set.slots[Int(symbol)]
      return
    }
    set.forEachSlot(under: symbol) { found.append($0) }
  }

  /// Adds a promotion.
  @inline(__always)
  private mutating func add(slot: Int32, _ set: CompiledSet) {
    if set.isSmall { foundSlots |= 1 &<< UInt64(slot) } else { found.append(slot) }
  }

  /// Adds the promotions that are indexed by a text, if there is one.
  mutating func add(indexedBy text: String?, _ domain: SymbolTable.Domain, _ set: CompiledSet) {
    guard set.symbols.names(domain), let text else { return }
    add(indexedBy: set.symbol(TextKey(text), domain), set)
  }

  /// Makes what was found and what needs nothing the candidates, in canonical order and each once.
  private mutating func mergeCandidates() {
    candidates.removeAll(keepingCapacity: true)
    let set = self.set
    if set.isSmall { return mergeFewCandidates() }
    let unindexed = set.unindexed
    found.sort { set.order(of: $0) < set.order(of: $1) }
    candidates.reserveCapacity(found.count &+ unindexed.count)
    var next = 0
    var last: Int32 = -1
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

  /// Makes candidates in a set whose promotions are so few that a word has a bit for each.
  @inline(__always)
  private mutating func mergeFewCandidates() {
    var slots = foundSlots
    while slots != 0 {
      candidates.append(Int32(truncatingIfNeeded: slots.trailingZeroBitCount))
      slots &= slots &- 1
    }
  }

  /// Brings the promotions of entered codes, which were places in the set, to their places among the candidates.
  private mutating func findEnteredCandidates() {
    for place in entered.indices where entered[place].promotion >= 0 {
      let order = set.order(of: entered[place].promotion)
      var (low, high) = (0, candidates.count)
      while low < high {
        let middle = (low &+ high) / 2
        if set.order(of: candidates[middle]) < order { low = middle &+ 1 } else { high = middle }
      }
      entered[place].promotion = Int32(truncatingIfNeeded: low)
    }
  }

  /// Brings the rows of the candidates together, one right after the other, so that what is not in the processor's caches is
  /// waited for once and not for each. The beginnings of their qualifiers are looked at for the same reason, in sets that may
  /// be too large for the caches.
  @inline(__always)
  private mutating func loadRows() {
    let set = self.set
    rows.removeAll(keepingCapacity: true)
    rows.reserveCapacity(candidates.count)
    for index in candidates.indices { rows.append(set.promotions.row(candidates[index])) }
    if set.isSmall { return }
    var ends: Int32 = 0
    for index in rows.indices where rows[index].when >= 0 { ends &+= set.qualifiers.end(of: rows[index].when) }
    qualifierEnds = ends
  }

  /// The record of a candidate.
  @inline(__always)
  func record(_ candidate: Int32) -> PromotionRecord { set.promotions.record(of: rows[Int(candidate)]) }

  /// The places of the actions of a candidate.
  @inline(__always)
  func actions(of candidate: Int32) -> Range<Int> { rows[Int(candidate)].actions }

  /// The place of a candidate in the set; -1 for no candidate.
  @inline(__always)
  func slot(of candidate: Int32) -> Int32 { candidate < 0 ? -1 : candidates[Int(candidate)] }

  /// A candidate as it was written.
  mutating func source(of candidate: Int32) -> Promotion { set.source(candidates[Int(candidate)]) }
}
