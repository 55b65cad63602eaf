// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import LedgerConformance

extension OrderCaseKind {
  /// Refunds the returns of an order, and compares the result or the faults.
  static func refund(_ document: TraceValue, _ text: String) async -> String? {
    guard let request = document["raw"]?.string ?? member("request", of: text), let expected = document["expect"] else {
      return "a case of refunds has a request, or a raw text, and an expectation"
    }
    do {
      let result = try TraceValue.parse(RefundResult(of: RefundRequest(json: request)).json)
      return difference(expected, result)
    } catch {
      return difference(expected, TraceValue(error))
    }
  }
}

extension TraceValue {
  /// Faults as documents have them: `{"errors": [{"code", "path", "message"}]}`.
  fileprivate init(_ error: PricingError) {
    let faults = error.faults.map { fault in
      TraceValue.object([
        "code": .string(fault.code.rawValue), "path": .string(fault.path.description),
        "message": .string(fault.message),
      ])
    }
    self = .object(["errors": .list(faults)])
  }
}
