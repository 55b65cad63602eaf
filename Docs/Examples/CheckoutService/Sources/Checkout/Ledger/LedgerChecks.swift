// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// What makes a call of a ledger `invalid` before anything is read.
enum LedgerChecks {
  /// Throws unless an instant is one.
  static func check(_ instant: Instant?, _ name: StaticString = "at") throws(LedgerError) {
    if let instant, !instant.isWellFormed { throw .invalid("\"\(name)\" is no instant: \(instant)") }
  }

  /// Throws if an answer could have no entry.
  static func check(atMost: Int) throws(LedgerError) {
    if atMost < 1 { throw .invalid("\"atMost\" is below 1: \(atMost)") }
  }

  /// Throws unless a text can be an id of a record: 1 to 256 bytes, and no NUL, which PostgreSQL does not store.
  static func check(id: String, _ name: StaticString) throws(LedgerError) {
    if !(1...256).contains(id.utf8.count) { throw .invalid("\(name) has 1 to 256 bytes") }
    if id.utf8.contains(0) { throw .invalid("\(name) has no NUL") }
  }

  /// Throws unless an order can have this id.
  static func check(_ order: OrderID) throws(LedgerError) { try check(id: order.text, "an order id") }

  /// Throws unless the claims of an order are well-formed, on counters that differ, and their texts can be stored.
  static func check(_ order: OrderClaims) throws(LedgerError) {
    try order.check()
    try check(order.order)
    if let customer = order.customer { try check(id: customer.text, "a customer id") }
    for claim in order.claims {
      try check(claim.counter)
      for promotion in claim.promotions { try check(id: promotion.text, "a promotion id") }
    }
  }

  /// Throws unless a refusal can be counted.
  static func check(_ note: RefusalNote) throws(LedgerError) {
    switch note.subject {
    case .promotion(let id): try check(id: id.text, "a promotion id")
    case .coupon(let code): try check(id: code.text, "a code")
    case .unknownCoupon: break
    }
    try check(id: note.reason, "a reason")
  }

  private static func check(_ counter: Counter) throws(LedgerError) {
    switch counter.subject {
    case .promotion(let id): try check(id: id.text, "a promotion id")
    case .coupon(let code): try check(id: code.text, "a code")
    case .campaign(let id): try check(id: id.text, "a campaign id")
    }
    if let customer = counter.customer { try check(id: customer.text, "a customer id") }
  }
}
