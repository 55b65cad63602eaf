// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O4.3, §O4.5, §O4.6, §O4.7 and §O4.22.
@Suite("A ledger in memory, as a shop uses it")
struct InMemoryLedgerTests {
  private let ledger = InMemoryLedger()
  private let now: Instant = "2026-11-30T10:00:00Z"

  /// 5.00 off for two orders in all, and one of each customer.
  private func engine() throws -> PricingEngine {
    let promotion = Promotion(
      "p", coupons: ["SPRING"], actions: [.discount(.amount("5"), on: .cart)],
      constraints: Constraints(maxUsesPerCustomer: 1, maxUsesTotal: 2))
    return try PricingEngine(PromotionSet(currency: .eur, [promotion]))
  }

  private let cart = Cart(
    currency: .eur, lines: [CartLine("a", sku: "A", unitPrice: "20")], coupons: ["spring"])

  private func context(_ customer: CustomerID?) -> PricingContext {
    PricingContext(now: now, customer: customer.map { PricingCustomer($0) })
  }

  @Test("A cart is priced with what is counted, redeemed, and priced again when somebody was faster")
  func shopping() async throws {
    let engine = try engine()
    var orders: [OrderClaims] = []
    for customer: CustomerID in ["anna", "ben", "cleo"] {
      let context = context(customer)
      let priced = try await engine.price(cart, in: context, usageFrom: ledger)
      #expect(priced.total.amountText == "15.00")
      orders.append(try OrderClaims(OrderID("o-\(customer)"), of: priced, in: context, by: engine))
    }
    #expect(try await ledger.redeem(orders[0], at: now) == .redeemed)
    #expect(try await ledger.reserve(orders[1], at: now, until: "2026-11-30T10:15:00Z") == .reserved)
    #expect(try await ledger.redeem(orders[2], at: now) == .refused([FullCounter(Counter(.promotion("p")), left: 0)]))
    // Cleo pays the whole price now; Ben, who has reserved, does not.
    #expect(try await engine.price(cart, in: context("cleo"), usageFrom: ledger).total.amountText == "20.00")
    let ben = try await engine.price(cart, in: context("ben"), usageFrom: ledger, besides: "o-ben")
    #expect(ben.total.amountText == "15.00")
    #expect(try await engine.price(cart, in: context("ben"), usageFrom: ledger).total.amountText == "20.00")
    // His reservation ends, and somebody else has the last use.
    let later: Instant = "2026-11-30T10:15:00Z"
    #expect(try await engine.price(cart, in: context("cleo"), usageFrom: ledger, at: later).total.amountText == "15.00")
    #expect(try await ledger.redeem(orders[2], at: later) == .redeemed)
    #expect(try await ledger.redeem(orders[1], at: later) == .refused([FullCounter(Counter(.promotion("p")), left: 0)]))
  }

  @Test("All records, all ended reservations and all counters are read in calls of a bounded size")
  func sequences() async throws {
    for number in 0..<25 {
      let order = OrderClaims(OrderID("o\(number + 10)"), currency: .eur, [Claim(Counter(.promotion("p")))])
      _ = try await ledger.reserve(order, at: now, until: "2026-11-30T10:15:00Z")
    }
    var found: [OrderID] = []
    for try await record in ledger.allRecords(RecordQuery(promotion: "p"), pageSize: 7) { found.append(record.order) }
    #expect(found == (10..<35).map { OrderID("o\($0)") })
    for try await _ in ledger.allRecords(RecordQuery(promotion: "q")) { Issue.record("q has no record") }
    await #expect(throws: LedgerError.self) {
      for try await _ in self.ledger.allRecords(pageSize: 0) {}
    }
    #expect(try await ledger.auditAll(at: now, atATime: 3) == [])
    #expect(try await ledger.expireAll(at: now, atATime: 10) == 0)
    #expect(try await ledger.expireAll(at: "2026-11-30T10:15:00Z", atATime: 10) == 25)
    #expect(try await ledger.overview(of: "p") == PromotionOverview("p"))
  }

  @Test("What a return gives back can be spent again")
  func returning() async throws {
    let engine = try engine()
    let priced = try engine.price(cart, in: context("anna"))
    let order = try OrderClaims("o", of: priced, in: context("anna"), by: engine)
    #expect(try await ledger.redeem(order, at: now) == .redeemed)
    let refund = try engine.refund(
      [Return(lines: [ReturnedLine(line: "a", quantity: 1)])], of: cart, in: context("anna"))
    #expect(refund.refunds[0].amount.amountText == "15.00")
    try await ledger.giveBack("o", return: 1, refund.refunds[0].discounts, at: now)
    let record = await ledger.record(of: "o")
    #expect(record?.returned.map { $0.discount.isReleased } == [true])
    let again = try await engine.price(cart, in: context("anna"), usageFrom: ledger)
    #expect(again.total.amountText == "15.00")
    #expect(
      try await ledger.overview(of: "p").sums.currencies[.eur]
        == .init(uses: 0, orders: 1, discount: 500, givenBack: 500))
  }
}
