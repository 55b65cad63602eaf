// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

extension OrderClaims {
  /// Checks what a ledger may count: ids and codes of 1 to 256 bytes, a currency, and claims of 0 or more
  /// on counters that differ. O(claims).
  /// - Throws: `invalid`.
  public func check() throws(LedgerError) {
    if !order.isWellFormed { throw .invalid("an order id has 1 to 256 bytes") }
    if let customer, !customer.isWellFormed { throw .invalid("a customer id has 1 to 256 bytes") }
    if !currency.isWellFormed { throw .invalid("\"\(currency)\" is no currency") }
    var counters: Set<Counter> = []
    for claim in claims {
      let counter = claim.counter
      if !counter.isWellFormed { throw .invalid("a counter has a malformed id, currency or day") }
      if !counters.insert(counter).inserted { throw .invalid("a counter is claimed twice") }
      if claim.count < 0 { throw .invalid("a claim is below 0: \(claim.count)") }
      if let currency = counter.currency, currency != self.currency {
        throw .invalid("a claim is in \(currency), and the order is in \(self.currency)")
      }
      if !claim.promotions.allSatisfy({ $0.isWellFormed }) { throw .invalid("a promotion id has 1 to 256 bytes") }
    }
  }

  /// Finds the counters that are full (§O4.14). O(claims).
  /// - Parameter counted: What is counted on a counter at the moment; the function is called for counters with a
  ///   limit only.
  /// - Returns: The counters that a claim would bring above its limit, in the order of the claims.
  public func fullCounters(_ counted: (Counter) -> Int128) -> [FullCounter] {
    claims.compactMap { claim in
      guard claim.count > 0, let limit = claim.limit else { return nil }
      let counted = counted(claim.counter)
      if counted + Int128(claim.count) <= Int128(limit) { return nil }
      return FullCounter(claim.counter, left: Int64(clamping: max(0, Int128(limit) - counted)))
    }
  }
}

extension Counter {
  /// Whether all ids, the currency and the first day of the period are well-formed.
  fileprivate var isWellFormed: Bool {
    let hasName =
      switch subject {
      case .promotion(let id): id.isWellFormed
      case .coupon(let code): code.isWellFormed
      case .campaign(let id): id.isWellFormed
      }
    return hasName && customer?.isWellFormed ?? true && currency?.isWellFormed ?? true
      && period?.from.isWellFormed ?? true
  }
}
