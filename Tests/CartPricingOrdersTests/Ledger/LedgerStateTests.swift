// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@testable import CartPricingOrders

/// Tests §O4.1, §O4.2, §O4.5, §O4.11, §O4.12, §O4.13, §O4.19 and §O4.20.
@Suite("The state of a ledger")
struct LedgerStateTests {
  private let start = Instant(secondsSinceEpoch: 1_796_032_800)

  private func after(_ seconds: Int64) -> Instant {
    Instant(secondsSinceEpoch: start.secondsSinceEpoch + seconds)
  }

  private func order(
    _ id: String, _ promotions: [PromotionID] = ["p"], coupon: CouponCode? = nil, customer: CustomerID? = nil
  ) -> OrderClaims {
    var claims: [Claim] = []
    for promotion in promotions {
      claims.append(Claim(Counter(.promotion(promotion))))
      claims.append(Claim(Counter(.promotion(promotion), currency: .eur), count: 100))
    }
    if let coupon { claims.append(Claim(Counter(.coupon(coupon)), of: promotions)) }
    return OrderClaims(OrderID(id), customer: customer, currency: .eur, claims)
  }

  @Test("Each call that throws leaves the state as it was")
  func errors() throws {
    var state = LedgerState()
    _ = try state.redeem(order("o"), at: start)
    _ = try state.reserve(order("r"), at: start, until: after(60))
    let record = state.record(of: "o")
    var twice = order("o")
    twice.claims.append(twice.claims[0])
    #expect(throws: LedgerError.self) { try state.redeem(twice, at: start) }
    #expect(throws: LedgerError.self) { try state.redeem(self.order("o", ["q"]), at: self.start) }
    #expect(throws: LedgerError.self) { try state.reserve(self.order("n"), at: self.start, until: self.start) }
    #expect(throws: LedgerError.self) { try state.release("nobody", at: self.start) }
    #expect(throws: LedgerError.self) { try state.giveBack("o", return: 2, [], at: self.start) }
    #expect(throws: LedgerError.self) { try state.giveBack("r", return: 1, [], at: self.start) }
    #expect(throws: LedgerError.self) { try state.expire(at: self.after(99), atMost: 0) }
    #expect(throws: LedgerError.self) { try state.note([RefusalNote(.promotion("p"), reason: "")], at: self.start) }
    #expect(state.record(of: "o") == record)
    #expect(state.record(of: "n") == nil)
    #expect(try state.overview(of: "p").sums.reserved == 1)
    #expect(
      try state.usage(of: UsageKeys(promotions: [.init("p")], currency: .eur), at: start).promotions["p"]?.total == 2)
  }

  @Test("An error says what is wrong")
  func messages() throws {
    var state = LedgerState()
    _ = try state.redeem(order("o"), at: start)
    func error(_ body: (inout LedgerState) throws -> Void) -> LedgerError? {
      do { try body(&state) } catch { return error as? LedgerError }
      return nil
    }
    let released = error { try $0.release("nobody", at: start) }
    #expect(released == .invalid("nobody knows the order \"nobody\""))
    #expect(released?.description == "invalid: nobody knows the order \"nobody\"")
    #expect(
      error { _ = try $0.redeem(order("o", ["q"]), at: start) }
        == .conflict("the order \"o\" is known with other claims"))
    var foreign = order("f")
    foreign.currency = .chf
    #expect(error { _ = try $0.redeem(foreign, at: start) } == .invalid("a claim is in EUR, and the order is in CHF"))
    #expect(error { _ = try $0.expire(at: start, atMost: 0) }?.kind == .invalid)
  }

  // MARK: Pages

  @Test("Records of a promotion and a code are those with both, in pages that may be short")
  func both() throws {
    var state = LedgerState()
    for number in 0..<40 {
      let promotions: [PromotionID] = number % 2 == 0 ? ["p"] : ["q"]
      _ = try state.redeem(
        order("o\(number + 100)", promotions, coupon: number % 3 == 0 ? "K" : "L"), at: after(Int64(number / 4)))
    }
    let expected = (0..<40).filter { $0 % 6 == 0 }.map { OrderID("o\($0 + 100)") }
    for size in [1, 2, 3, 100] {
      var found: [OrderID] = []
      var cursor: RecordCursor?
      repeat {
        let page = try state.records(RecordQuery(promotion: "p", coupon: "K"), after: cursor, atMost: size)
        #expect(page.records.count <= size)
        found += page.records.map { $0.order }
        cursor = page.next
      } while cursor != nil
      #expect(found == expected, "in pages of \(size)")
    }
  }

  @Test("A promotion and a code that never come together are read in bounded parts")
  func apart() throws {
    var state = LedgerState()
    for number in 0..<2_500 {
      _ = try state.redeem(order("p\(number)", ["p"]), at: after(Int64(number)))
      _ = try state.redeem(order("q\(number)", ["q"], coupon: "K"), at: after(Int64(number)))
    }
    _ = try state.redeem(order("both", ["p"], coupon: "K"), at: after(3_000))
    var pages = 0
    var found: [OrderID] = []
    var cursor: RecordCursor?
    repeat {
      let page = try state.records(RecordQuery(promotion: "p", coupon: "K"), after: cursor, atMost: 10)
      found += page.records.map { $0.order }
      cursor = page.next
      pages += 1
    } while cursor != nil
    #expect(found == ["both"])
    // 5,000 steps, of which a call makes at most 1,000.
    #expect((5...6).contains(pages))
  }

  @Test("An order that is counted anew is listed where it was counted last")
  func anew() throws {
    var state = LedgerState()
    _ = try state.reserve(order("a"), at: start, until: after(10))
    _ = try state.redeem(order("b"), at: after(20))
    #expect(state.record(of: "a")?.state == .expired)
    _ = try state.redeem(order("a"), at: after(30))
    #expect(try state.records(atMost: 9).records.map { $0.order } == ["b", "a"])
    #expect(try state.records(RecordQuery(promotion: "p"), atMost: 9).records.map { $0.order } == ["b", "a"])
  }

  // MARK: Audits

  @Test("An audit in pages of any size finds a counter that is wrong, and only that", arguments: [1, 2, 3, 7, 1_000])
  func audit(_ size: Int) throws {
    var state = LedgerState()
    for number in 0..<20 {
      _ = try state.redeem(order("o\(number)", ["p", "q"], coupon: "K", customer: "anna"), at: after(Int64(number)))
    }
    _ = try state.reserve(order("r"), at: start, until: after(100))
    func differences() throws -> [CounterDifference] {
      var found: [CounterDifference] = []
      var cursor: AuditCursor?
      var pages = 0
      repeat {
        let page = try state.audit(at: after(50), after: cursor, atMost: size)
        found += page.differences
        cursor = page.next
        pages += 1
      } while cursor != nil && pages < 10_000
      return found
    }
    #expect(try differences() == [])
    let counter = Counter(.promotion("q"), currency: .eur)
    let number = try #require(state.numbers[counter])
    state.counters[number].redeemed += 1
    #expect(try differences() == [CounterDifference(counter, counted: 2_001, recorded: 2_000)])
  }

  @Test("A counter that changes between two pages of an audit is summed anew")
  func auditAndChanges() throws {
    var state = LedgerState()
    for number in 0..<9 { _ = try state.redeem(order("o\(number)"), at: after(Int64(number))) }
    let first = try state.audit(at: start, atMost: 5)
    _ = try state.redeem(order("early"), at: after(-5))
    try state.release("o1", at: after(10))
    var cursor = first.next
    while cursor != nil {
      let page = try state.audit(at: start, after: cursor, atMost: 100)
      #expect(page.differences == [])
      cursor = page.next
    }
    #expect(throws: LedgerError.self) {
      try state.audit(at: self.start, after: AuditCursor(Counter(.promotion("other"))), atMost: 1)
    }
  }

  // MARK: Figures

  @Test("A count that no context may have is given as the largest that it may have")
  func largeUsage() throws {
    var state = LedgerState()
    let claims = [
      Claim(Counter(.promotion("p")), count: 3_000_000_000),
      Claim(Counter(.promotion("p"), currency: .eur), count: .max),
    ]
    for id in ["a", "b"] { _ = try state.redeem(OrderClaims(OrderID(id), currency: .eur, claims), at: start) }
    let usage = try state.usage(of: UsageKeys(promotions: [.init("p")], currency: .eur), at: start)
    #expect(usage.promotions["p"]?.total == 1_000_000_000)
    #expect(usage.promotions["p"]?.spent == Amount(minorUnits: 1_000_000_000_000_000, currency: .eur))
    #expect(throws: Never.self) {
      try PricingEngine(PromotionSet([])).price(
        Cart(currency: .eur, lines: []), in: PricingContext(now: self.start, usage: usage))
    }
  }

  @Test("Refusals of codes are counted by code, those of unknown codes together")
  func refusals() throws {
    var state = LedgerState()
    let notes = [
      RefusalNote(.coupon("OLD"), reason: "expired"), RefusalNote(.coupon("GUESS-1"), reason: "unknown"),
      RefusalNote(.coupon("GUESS-2"), reason: "unknown"), RefusalNote(.unknownCoupon, reason: "unknown"),
    ]
    try state.note(notes, at: start)
    try state.note([notes[0]], at: after(86_400))
    #expect(try state.refusals(of: "old") == ["expired": 2])
    #expect(try state.refusals(of: "old", from: after(86_400)) == ["expired": 1])
    #expect(try state.refusals(of: nil) == ["unknown": 3])
    #expect(try state.refusals(of: "GUESS-1") == [:])
    #expect(state.statistics.coupons.count == 2)
  }

  @Test("Overviews of days count a customer once, and days with nothing left are gone")
  func days() throws {
    var state = LedgerState()
    let day: Int64 = 86_400
    for (id, seconds) in [("a", 0), ("b", day), ("c", 2 * day)] {
      _ = try state.redeem(order(id, customer: "anna"), at: after(seconds))
    }
    #expect(try state.overview(of: "p").sums.customers == 1)
    #expect(try state.overview(of: "p", from: after(1)).byDay.count == 3)
    #expect(try state.overview(of: "p", from: after(day), to: after(2 * day)).byDay.count == 2)
    #expect(try state.overview(of: "p", to: Instant("2026-12-01T00:00:00Z")).byDay.map { $0.day } == ["2026-11-30"])
    #expect(try state.overview(of: "p", from: after(day)).sums.customers == 1)
    try state.release("b", at: after(day))
    #expect(try state.overview(of: "p").byDay.map { $0.day } == ["2026-11-30", "2026-12-02"])
    for id: OrderID in ["a", "c"] { try state.release(id, at: after(day)) }
    #expect(try state.overview(of: "p") == PromotionOverview("p"))
    #expect(state.statistics.promotions.isEmpty)
  }

  @Test("Nothing that is taken back stays in the tree of reservations")
  func trees() throws {
    var state = LedgerState()
    for number in 0..<300 {
      _ = try state.reserve(order("o\(number)", ["p", "q"]), at: start, until: after(10 + Int64(number % 7)))
    }
    for number in 0..<50 { try state.release(OrderID("o\(number)"), at: after(1)) }
    for number in 50..<100 { _ = try state.redeem(order("o\(number)", ["p", "q"]), at: after(1)) }
    #expect(try state.expire(at: after(12), atMost: 1_000) == (100..<300).count { $0 % 7 <= 2 })
    // A redemption takes back those on its counters that have ended.
    _ = try state.redeem(order("last", ["q"]), at: after(99))
    #expect(state.reserved.count == 0)
    #expect(try state.expire(at: after(99), atMost: 1_000) == 0)
  }
}
