// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A code that was entered: whether it is known, counts, and is at its limit.
struct EnteredCoupon: Sendable {
  /// The index of the code's first occurrence among the cart's codes.
  let position: Int
  /// The code's symbol; nil for a code that neither a promotion nor a qualifier names.
  let symbol: OptionalIndex<SymbolTable.Entry>
  /// The listing of the code itself.
  var own: Listing
  /// The listing of its batch, if another promotion than that of the code itself lists the batch.
  var batch: Listing
  /// Whether the coupon policy lets it count.
  var counts: Bool
  /// Why its promotion is not applied were it the only code that counts, if that is known; for a code
  /// that was entered after the one that counts (§5.40).
  var reasonAlone: Decision.Reason?

  /// A promotion that lists a code, itself or by its batch.
  struct Listing: Sendable {
    /// The promotion; nil for none.
    var slot: OptionalIndex<PromotionCatalog> = nil
    /// The promotion's index among the candidates, once these are known.
    var candidate: OptionalIndex<PromotionTable.Row> = nil
    /// The limit for which the promotion cannot be applied with the code.
    var limit: Decision.Limit?
    /// The same limit, where a missing customer does not come first: the outcome of the code.
    var shut: Decision.Limit?
  }

  /// Whether a promotion lists the code or its batch, or a qualifier names the code.
  var isKnown: Bool { symbol.index != nil || batch.slot.index != nil }

  /// The listing of the promotion that comes first; one without a promotion if none lists the code.
  var firstListing: Listing {
    guard let ofBatch = batch.candidate.index else { return own }
    guard let ofCode = own.candidate.index else { return batch }
    return ofBatch < ofCode ? batch : own
  }

  /// Whether a promotion lists the code or its batch.
  @inline(__always)
  func isListed(by index: CandidateIndex) -> Bool { own.candidate == index || batch.candidate == index }

  /// The listing by a promotion; nil if the promotion does not list the code.
  @inline(__always)
  func listing(of promotion: CandidateIndex) -> Listing? {
    if own.candidate == promotion { return own }
    return batch.candidate == promotion ? batch : nil
  }
}

extension CartFacts {
  /// An entered code.
  func code(_ index: EnteredCodeIndex) -> CouponCode { cart.members.coupons[entered[index.position].position].code }

  /// Reads the distinct codes in the order of their first occurrences (§1.21), with their batches
  /// (§2.16).
  ///
  /// The codes are a parameter and are read where they are, since copies would be retained.
  mutating func read(_ codes: [EnteredCode], _ context: borrowing PricingContext) {
    for place in codes.indices {
      if place > 0, codes[..<place].contains(where: { $0.code == codes[place].code }) { continue }
      let hasText = !codes[place].code.key.isEmpty
      let symbol = hasText ? set.symbol(ofCode: codes[place].code.key) : nil
      let own = listing(of: codes[place].code, as: codes[place].code.key, under: symbol, context)
      var batch = EnteredCoupon.Listing()
      if hasText, let id = codes[place].batch {
        let key = PromotionCoupon.symbolKey(ofBatch: id)
        batch = listing(of: codes[place].code, as: key, under: set.symbol(ofCode: key), context)
        if batch.slot == own.slot { batch = EnteredCoupon.Listing() }
      }
      var coupon = EnteredCoupon(
        position: place, symbol: OptionalIndex(symbol), own: own, batch: batch, counts: false)
      coupon.counts = coupon.isKnown
      entered.append(coupon)
    }
  }
}
