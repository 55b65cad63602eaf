// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O2.24.
@Suite("Tenders and cash of refunds")
struct CashBackTests {
  private typealias F = RefundFixture

  @Test("what was paid last comes back first, and all adds up, rounding too")
  func twoTenders() throws {
    // 21.03: 10.00 and 5.00 by cards, 6.03 in cash, as 6.05. 14.02: 10.00 and 4.02. 7.01: 7.01.
    let fixture = F(
      lines: [F.line("a", 3, "7.01")],
      cart: "'tenders': [{'id': 'one', 'balance': '10'}, {'id': 'two', 'balance': '5'}], 'cashStep': '0.05'",
      returns: F.returning([("a", 1)], [("a", 1)], [("a", 1)], []))
    for more in ["", F.reprice] {
      var fixture = fixture
      fixture.more = more
      let result = try fixture.result
      #expect(result.amounts == ["7.01", "7.01", "7.01", "0.00"])
      #expect(
        result.refunds.map { $0.tenders.map { "\($0.id) \($0.amount.amountText)" } } == [
          ["two 0.98"], ["one 2.99", "two 4.02"], ["one 7.01"], [],
        ])
      #expect(result.refunds.map { $0.due?.amountText } == ["6.05", "0.00", "0.00", "0.00"])
    }
  }

  @Test("a cart without tenders and a step of cash has neither in its refunds")
  func noTenders() throws {
    let result = try F(lines: [F.line("a", 1, "10")], returns: F.returning([("a", 1)])).result
    #expect(result.refunds[0].tenders.isEmpty)
    #expect(result.refunds[0].due == nil)
  }
}
