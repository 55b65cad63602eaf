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
}
