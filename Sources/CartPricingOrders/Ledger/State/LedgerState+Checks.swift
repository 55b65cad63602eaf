// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

extension LedgerState {
  /// Throws unless an instant is one.
  static func check(_ instant: Instant, _ name: StaticString = "at") throws(LedgerError) {
    if !instant.isWellFormed { throw .invalid("\"\(name)\" is no instant: \(instant)") }
  }

  /// Throws if an order id has a wrong length.
  static func check(_ order: OrderID) throws(LedgerError) {
    if !order.isWellFormed { throw .invalid("an order id has 1 to 256 bytes") }
  }

  /// Throws if an answer could have no entry.
  static func check(atMost: Int) throws(LedgerError) {
    if atMost < 1 { throw .invalid("\"atMost\" is below 1: \(atMost)") }
  }

  /// Throws unless the claims of an order are well-formed, on counters that differ.
  static func check(_ order: OrderClaims) throws(LedgerError) {
    try check(order.order)
    if let customer = order.customer, !customer.isWellFormed { throw .invalid("a customer id has 1 to 256 bytes") }
    if !order.currency.isWellFormed { throw .invalid("\"\(order.currency)\" is no currency") }
    var counters: Set<Counter> = []
    for claim in order.claims {
      let counter = claim.counter
      if !counter.isWellFormed { throw .invalid("a counter has a malformed id, currency or day") }
      if !counters.insert(counter).inserted { throw .invalid("a counter is claimed twice") }
      if claim.count < 0 { throw .invalid("a claim is below 0: \(claim.count)") }
      if let currency = counter.currency, currency != order.currency {
        throw .invalid("a claim is in \(currency), and the order is in \(order.currency)")
      }
    }
  }
}

extension Counter {
  /// Whether all ids, the currency and the first day of the period are well-formed.
  var isWellFormed: Bool {
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
