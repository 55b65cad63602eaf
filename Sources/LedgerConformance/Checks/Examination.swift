// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// One check of a ledger that was new and empty: makes calls, and keeps what was not as expected.
struct Examination<Ledger: RedemptionLedger> {
  let check: String
  let ledger: Ledger
  private(set) var failures: [ConformanceFailure] = []

  init(_ check: String, _ ledger: Ledger) {
    self.check = check
    self.ledger = ledger
  }

  /// Makes a call, and keeps a failure unless it answers this.
  mutating func expect(_ call: LedgerCall, _ answer: LedgerAnswer) async {
    let given = await ledger.perform(call)
    if given.normal != answer.normal { fail("\(call)\n  expected \(answer)\n  answered \(given)") }
  }

  /// Makes a call, and keeps a failure unless its outcome is this one.
  mutating func expect(_ call: LedgerCall, _ outcome: String) async {
    let given = await ledger.perform(call)
    if given.outcome != outcome { fail("\(call)\n  expected \(outcome)\n  answered \(given)") }
  }

  /// Keeps a failure unless the uses of a promotion are as many.
  mutating func expectUses(
    of promotion: PromotionID = "p", _ uses: Int, at: Instant, besides: OrderID? = nil
  ) async {
    let keys = UsageKeys(promotions: [UsageKeys.Promotion(promotion)], currency: .eur)
    let answer = await ledger.perform(.usage(keys, at: at, besides: besides))
    guard case .usage(let usage) = answer, (usage.promotions[promotion]?.total ?? 0) == uses else {
      return fail("at \(at): expected \(uses) uses of \(promotion)\n  answered \(answer)")
    }
  }

  /// Keeps a failure unless the discount of a promotion is as much, in cents.
  mutating func expectSpent(_ cents: Int64, at: Instant) async {
    let keys = UsageKeys(promotions: [UsageKeys.Promotion("p")], currency: .eur)
    let answer = await ledger.perform(.usage(keys, at: at))
    guard case .usage(let usage) = answer,
      (usage.promotions["p"]?.spent.minorUnits(in: .eur) ?? 0) == cents
    else { return fail("at \(at): expected \(cents) cents of discount\n  answered \(answer)") }
  }

  /// Keeps a failure unless a condition holds.
  mutating func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fail(message()) }
  }

  mutating func fail(_ message: String) { failures.append(ConformanceFailure(check: check, message: message)) }
}

// MARK: - Values of the checks

/// The instant a number of seconds after 10 o'clock on 30 November 2026, in UTC.
func instant(_ seconds: Int64) -> Instant { Instant(secondsSinceEpoch: 1_796_032_800 + seconds) }

/// A claim of one use of a promotion.
func use(_ promotion: PromotionID = "p", limit: Int64? = nil) -> Claim {
  Claim(Counter(.promotion(promotion)), limit: limit)
}

/// A claim of discount of a promotion, in cents.
func spend(_ cents: Int64, _ promotion: PromotionID = "p", limit: Int64? = nil) -> Claim {
  Claim(Counter(.promotion(promotion), currency: .eur), count: cents, limit: limit)
}

/// The claims of an order in EUR.
func claims(_ order: OrderID, _ claims: Claim..., by customer: CustomerID? = nil) -> OrderClaims {
  OrderClaims(order, customer: customer, currency: .eur, claims)
}

/// The discount of a return, in cents.
func returned(_ cents: Int64, of promotion: PromotionID = "p", released: Bool = false) -> RefundedDiscount {
  RefundedDiscount(
    promotion: promotion, amount: Money(minorUnits: cents, currency: .eur), isReleased: released)
}
