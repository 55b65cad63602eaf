// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// Generates a history of calls: few orders, promotions, codes and customers, so that orders claim the
/// same counters, which are nearly full, and clocks that sometimes are behind.
struct HistoryGenerator {
  private var random: SplitMix64
  private var seconds: Int64 = 0
  /// The claims with which each order came first.
  private var orders: [OrderID: OrderClaims] = [:]

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// The next call of the history.
  mutating func next() -> LedgerCall {
    seconds += Int64(number(below: 4))
    let at = instant(max(0, seconds - Int64(one(of: [0, 0, 0, 0, 0, 3, 9]))))
    switch number(below: 20) {
    case 0..<5: return .redeem(order(), at: at)
    case 5..<9: return .reserve(order(), at: at, until: later(at))
    case 9, 10: return .release(id(), at: at)
    case 11..<14: return giveBack(at)
    case 14: return .expire(at: at, atMost: 1 + number(below: 3))
    case 15: return .record(id())
    case 16: return .records(query(), atMost: 1 + number(below: 4))
    case 17: return .overview(promotion())
    case 18:
      return .note([RefusalNote(.promotion(promotion()), reason: one(of: ["notQualified", "limitReached"]))], at: at)
    default: return .usage(keys(), at: at, besides: number(below: 3) == 0 ? id() : nil)
    }
  }

  // MARK: Parts

  private mutating func number(below bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
  private mutating func one<Value>(of values: [Value]) -> Value { values[number(below: values.count)] }
  private mutating func id() -> OrderID { OrderID("o\(number(below: 10))") }
  private mutating func promotion() -> PromotionID { one(of: ["p", "q", "r"]) }
  private mutating func later(_ at: Instant) -> Instant {
    Instant(secondsSinceEpoch: at.secondsSinceEpoch + Int64(one(of: [1, 3, 8, 20, 20, 0])))
  }

  /// An order that came before, mostly with the same claims, or a new one.
  private mutating func order() -> OrderClaims {
    let id = id()
    if let known = orders[id], number(below: 12) > 0 {
      var order = known
      for place in order.claims.indices { order.claims[place].limit = limit(of: order.claims[place].counter) }
      return order
    }
    let order = newOrder(id)
    if orders[id] == nil || number(below: 2) == 0 { orders[id] = order }
    return order
  }

  private mutating func newOrder(_ id: OrderID) -> OrderClaims {
    let customer: CustomerID? = one(of: ["anna", "ben", nil])
    var order = OrderClaims(id, customer: customer, currency: one(of: [.eur, .eur, .jpy]), [])
    var promotions: [PromotionID] = []
    for promotion: PromotionID in ["p", "q", "r"] where number(below: 2) == 0 { promotions.append(promotion) }
    var discount: Int64 = 0
    for promotion in promotions {
      let amount = Int64(number(below: 6))
      discount += amount
      order.claims.append(Claim(Counter(.promotion(promotion))))
      order.claims.append(Claim(Counter(.promotion(promotion), currency: order.currency), count: amount))
      if let customer { order.claims.append(Claim(Counter(.promotion(promotion), customer: customer))) }
      let period = Counter.Period(during: .day, from: one(of: ["2026-11-30", "2026-12-01"]))
      if number(below: 3) == 0 {
        order.claims.append(
          Claim(Counter(.promotion(promotion), currency: order.currency, period: period), count: amount))
      }
    }
    if !promotions.isEmpty, number(below: 2) == 0 {
      order.claims.append(Claim(Counter(.coupon(one(of: ["K", "L"]))), of: [promotions[0]]))
    }
    if promotions.count > 1 {
      order.claims.append(Claim(Counter(.campaign("g")), of: promotions))
      order.claims.append(Claim(Counter(.campaign("g"), currency: order.currency), count: discount, of: promotions))
    }
    for place in order.claims.indices { order.claims[place].limit = limit(of: order.claims[place].counter) }
    return order
  }

  private mutating func limit(of counter: Counter) -> Int64? {
    if number(below: 3) == 0 { return nil }
    return counter.currency == nil ? Int64(1 + number(below: 4)) : Int64(3 + number(below: 10))
  }

  /// A return of an order: mostly of its promotions.
  private mutating func giveBack(_ at: Instant) -> LedgerCall {
    let id = id()
    let currency = orders[id]?.currency ?? .eur
    var discounts: [RefundedDiscount] = []
    for promotion: PromotionID in ["p", "q", "r"] where number(below: 3) == 0 {
      let amount = Money(minorUnits: Int64(number(below: 4)), currency: currency)
      discounts.append(RefundedDiscount(promotion: promotion, amount: amount, isReleased: number(below: 3) == 0))
    }
    return .giveBack(id, 1 + number(below: 3), discounts, at: at)
  }

  private mutating func query() -> RecordQuery {
    var query = RecordQuery()
    switch number(below: 4) {
    case 0: query.promotion = promotion()
    case 1: query.coupon = one(of: ["K", "L"])
    case 2: query.from = instant(max(0, seconds - 20))
    default: break
    }
    if number(below: 3) == 0 { query.customer = one(of: ["anna", "ben"]) }
    return query
  }

  private mutating func keys() -> UsageKeys {
    let periods = ["2026-11-30", "2026-12-01"].map { Counter.Period(during: .day, from: $0) }
    return UsageKeys(
      promotions: ["p", "q", "r"].map { UsageKeys.Promotion($0, periods: [one(of: periods)]) }, coupons: ["K", "L"],
      campaigns: ["g"], customer: one(of: ["anna", "ben", nil]), currency: one(of: [.eur, .jpy]))
  }
}

extension ConformanceSuite {
  /// Plays generated histories on the ledger and on the state of this package, and compares answers.
  func counts() async throws(LedgerError) -> [ConformanceFailure] {
    for number in 0..<UInt64(max(0, histories)) {
      let seed = seed &+ number
      var examination = Examination("\(ConformanceCheck.counts.rawValue), seed \(seed)", try await makeLedger())
      var state = LedgerState()
      var generator = HistoryGenerator(seed: seed)
      for _ in 0..<60 {
        let call = generator.next()
        await examination.expect(call, state.perform(call))
        if !examination.failures.isEmpty { return examination.failures }
      }
      for seconds: Int64 in [0, 60, 1_000] { await examination.expectCounts(at: instant(seconds)) }
      if !examination.failures.isEmpty { return examination.failures }
    }
    return []
  }
}
