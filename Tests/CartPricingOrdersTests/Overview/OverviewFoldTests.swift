// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import RequestGenerator
import Testing

/// Tests §O6.3 and §O6.4.
@Suite("Overviews")
struct OverviewFoldTests {
  /// A redeemed order of 5.00 EUR off by `p`, of Anna, on 1 December.
  static func record(
    _ order: OrderID = "o", state: RedemptionRecord.State = .redeemed, discount: Int64 = 500,
    placedAt: Instant = "2026-12-01T10:00:00Z"
  ) -> RedemptionRecord {
    RedemptionRecord(
      order: order, customer: "anna", currency: .eur, state: state,
      claims: [
        Claim(Counter(.promotion("p"))), Claim(Counter(.promotion("p"), customer: "anna")),
        Claim(Counter(.promotion("p"), currency: .eur), count: discount),
        Claim(Counter(.promotion("p"), customer: "anna", currency: .eur), count: discount),
        Claim(Counter(.promotion("p"), period: Counter.Period(.day, of: "2026-12-01"))),
        Claim(Counter(.coupon("K")), of: ["p"]), Claim(Counter(.coupon("K"), customer: "anna"), of: ["p"]),
        Claim(Counter(.campaign("g")), of: ["p"]),
      ], placedAt: placedAt)
  }

  @Test("A use is counted once, however many counters it is claimed on")
  func once() throws {
    var fold = OverviewFold()
    try fold.add(Self.record())
    let sums = OverviewSums(
      currencies: [.eur: OverviewSums.InCurrency(uses: 1, orders: 1, discount: 500)], customers: 1)
    #expect(
      fold.overview
        == Overview(promotions: [
          PromotionOverview(
            "p", sums: sums, byDay: [DayOverview(day: "2026-12-01", sums: sums)],
            byCoupon: [CouponOverview(coupon: "K", uses: 1, discount: [.eur: 500])])
        ]))
  }

  @Test("Released and expired orders are in nothing; reserved ones are counted apart")
  func states() throws {
    var fold = OverviewFold()
    try fold.add(Self.record(state: .released))
    try fold.add(Self.record(state: .expired))
    #expect(fold.overview == Overview())
    try fold.add(Self.record(state: .reserved))
    let sums = OverviewSums(reserved: 1)
    #expect(
      fold.overview.promotions == [
        PromotionOverview("p", sums: sums, byDay: [DayOverview(day: "2026-12-01", sums: sums)])
      ])
  }

  @Test("A renewal is an order without a use")
  func renewal() throws {
    var record = Self.record()
    record.claims.removeAll { $0.counter.currency == nil }
    var fold = OverviewFold()
    try fold.add(record)
    let promotion = try #require(fold.overview.promotions.first)
    #expect(promotion.sums.currencies == [.eur: OverviewSums.InCurrency(uses: 0, orders: 1, discount: 500)])
    #expect(promotion.byCoupon.isEmpty)
  }

  @Test("A promotion that a return has released is no use, and its order and its discount stay")
  func released() throws {
    var record = Self.record()
    record.returned = [
      RedemptionRecord.GivenBack(
        number: 1, at: "2027-01-01T00:00:00Z",
        discount: RefundedDiscount(promotion: "p", amount: Money(minorUnits: 200, currency: .eur))),
      RedemptionRecord.GivenBack(
        number: 2, at: "2027-01-02T00:00:00Z",
        discount: RefundedDiscount(
          promotion: "p", amount: Money(minorUnits: 300, currency: .eur), isReleased: true)),
    ]
    var fold = OverviewFold()
    try fold.add(record)
    let promotion = try #require(fold.overview.promotions.first)
    #expect(
      promotion.byDay == [
        DayOverview(
          day: "2026-12-01",
          sums: OverviewSums(
            currencies: [.eur: OverviewSums.InCurrency(uses: 0, orders: 1, discount: 500, givenBack: 500)],
            customers: 1))
      ])
    #expect(promotion.byCoupon == [CouponOverview(coupon: "K", uses: 0, discount: [.eur: 500])])
  }

  @Test("A customer who comes on two days is one customer of the promotion")
  func customers() throws {
    var fold = OverviewFold()
    try fold.add(Self.record("a"))
    try fold.add(Self.record("b", placedAt: "2026-12-02T00:00:00Z"))
    let promotion = try #require(fold.overview.promotions.first)
    #expect(promotion.sums.customers == 1)
    #expect(promotion.byDay.map { $0.sums.customers } == [1, 1])
  }

  @Test("Refusals of promotions are counted by day and reason, those of codes by reason alone")
  func notes() throws {
    var fold = OverviewFold()
    for at: Instant in ["2026-12-01T23:00:00-02:00", "2026-12-01T23:00:00Z"] {
      try fold.add(RefusalNote(.promotion("p"), reason: "usedUp"), at: at)
      try fold.add(RefusalNote(.coupon("X"), reason: "expired"), at: at)
      try fold.add(RefusalNote(.unknownCoupon, reason: "unknown"), at: at)
    }
    #expect(fold.overview.refusals == ["expired": 2, "unknown": 2])
    let promotion = try #require(fold.overview.promotions.first)
    #expect(promotion.sums == OverviewSums(refusals: ["usedUp": 2]))
    #expect(promotion.byDay.map { $0.day } == ["2026-12-01", "2026-12-02"])
    #expect(fold.overview.csv == "promotion,day,currency,uses,orders,discount,givenBack\r\n")
  }

  @Test("A sum that does not fit 64 bits is an error, and the sums stay as they were")
  func outOfRange() throws {
    var fold = OverviewFold()
    try fold.add(Self.record("a", discount: Int64.max - 1))
    let before = fold.overview
    var record = Self.record("b", discount: 2)
    record.claims.insert(Claim(Counter(.promotion("a"))), at: 0)
    let error = #expect(throws: PricingError.self) { try fold.add(record) }
    #expect(error?.faults.map { $0.code } == [.amountOutOfRange])
    #expect(fold.overview == before)
    var other = OverviewFold()
    try other.add(Self.record("c", discount: 2))
    #expect(throws: PricingError.self) { try fold.merge(other) }
    #expect(fold.overview == before)
    try fold.add(Self.record("d", discount: 1))
    #expect(fold.overview.promotions.first?.sums.currencies[.eur]?.discount == .max)
  }

  @Test("The overview of all records is the merged one of any parts of them, in any order")
  func merging() throws {
    for seed in 1...UInt64(60) {
      var scene = RecordScene(seed: seed)
      let lines = (0..<40).map { scene.line(order: $0) }
      var whole = OverviewFold()
      var parts = [OverviewFold](repeating: OverviewFold(), count: scene.dice.number(1...4))
      for line in lines {
        try whole.add(line)
        try parts[scene.dice.number(0...parts.count - 1)].add(line)
      }
      parts.shuffle(using: &scene.dice)
      var merged = OverviewFold()
      var fromText = OverviewFold()
      for part in parts {
        try merged.merge(part)
        try fromText.add(json: part.partJSONBytes)
      }
      #expect(merged.overview == whole.overview)
      #expect(merged.partJSON == whole.partJSON)
      #expect(fromText.partJSON == whole.partJSON)
      #expect(fromText.overview.json == whole.overview.json)
      #expect(fromText.overview.csv == whole.overview.csv)
      var again = OverviewFold()
      for line in lines { try again.add(json: line.jsonBytes) }
      #expect(again.partJSON == whole.partJSON)
    }
  }
}
