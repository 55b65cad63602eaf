// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricingOrders
import LedgerConformance

extension OrderCaseKind {
  /// Plays a trace on a new ledger in memory.
  static func ledger(_ document: TraceValue, _ text: String) async -> String? {
    do {
      return try await LedgerTrace(json: text).play(on: InMemoryLedger()).first?.description
    } catch {
      return "\(error)"
    }
  }
}
