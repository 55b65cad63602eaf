// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension LedgerState {
  /// Counts refusals. Each call counts: the same call again counts again (§O4.12).
  ///
  /// Refusals of codes that no promotion lists are counted by code, those of unknown codes together.
  /// - Throws: `invalid` for malformed ids, and for reasons that have not 1 to 256 bytes; then nothing
  ///   is counted.
  public mutating func note(_ outcomes: [RefusalNote], at: Instant) throws(LedgerError) {
    try Self.check(at)
    for outcome in outcomes {
      let isWellFormed =
        switch outcome.subject {
        case .promotion(let id): id.isWellFormed
        case .coupon(let code): code.isWellFormed
        case .unknownCoupon: true
        }
      if !isWellFormed { throw .invalid("an id has 1 to 256 bytes") }
      if !(1...256).contains(outcome.reason.utf8.count) { throw .invalid("a reason has 1 to 256 bytes") }
    }
    for outcome in outcomes { statistics.add(outcome, on: Moment(at).day) }
  }

  /// What has happened with a promotion: sums over the orders that were placed on the days in UTC from
  /// that of `from` up to, and without, `to`. A day on which `to` is later than its beginning counts as
  /// a whole.
  ///
  /// O(d) for d days with orders or refusals; with `from` or `to`, O(c) for the customers of these
  /// days, too, who are counted once.
  public func overview(
    of promotion: PromotionID, from: Instant? = nil, to: Instant? = nil
  ) throws(LedgerError) -> PromotionOverview {
    if let from { try Self.check(from, "from") }
    if let to { try Self.check(to, "to") }
    guard let sums = statistics.promotions[promotion] else { return PromotionOverview(promotion) }
    let range = Self.days(from: from, to: to)
    let days = sums.days.filter { range.contains($0.key) }.sorted { $0.key < $1.key }
    var total = LedgerStatistics.Day()
    var overview = PromotionOverview(promotion)
    for (number, day) in days {
      overview.byDay.append(DayOverview(day: LocalDate(daysSinceEpoch: number), sums: day.sums))
      total.add(day)
    }
    overview.sums = total.sums
    if days.count == sums.days.count {
      overview.sums.customers = sums.customers.count
    } else {
      var customers: Set<CustomerID> = []
      for (_, day) in days { customers.formUnion(day.customers.keys) }
      overview.sums.customers = customers.count
    }
    overview.byCoupon = total.coupons.sorted { $0.key < $1.key }.map { code, entry in
      CouponOverview(
        coupon: code, uses: Int(clamping: entry.uses),
        discount: entry.currencies.mapValues { Int64(clamping: $0.discount) })
    }
    return overview
  }

  /// The refusals of a code that no promotion lists, or of all unknown codes together, by reason, on
  /// the days of ``overview(of:from:to:)``.
  public func refusals(
    of code: CouponCode?, from: Instant? = nil, to: Instant? = nil
  ) throws(LedgerError) -> [String: Int] {
    if let from { try Self.check(from, "from") }
    if let to { try Self.check(to, "to") }
    let range = Self.days(from: from, to: to)
    var sums: [String: Int] = [:]
    for (day, refusals) in statistics.coupons[code] ?? [:] where range.contains(day) {
      for (reason, count) in refusals { sums[reason, default: 0] += count }
    }
    return sums
  }

  /// The days in UTC from an instant up to another.
  private static func days(from: Instant?, to: Instant?) -> Range<Int> {
    let first = from.map { Moment($0).day } ?? .min
    guard let to else { return first..<Int.max }
    let moment = Moment(to)
    let isMidnight = moment.seconds == Int64(moment.day) * 86_400 && moment.nanoseconds == 0
    return first..<max(first, moment.day + (isMidnight ? 0 : 1))
  }
}

extension LedgerStatistics.Day {
  /// The sums as an overview has them.
  fileprivate var sums: OverviewSums {
    let currencies = currencies.mapValues { sums in
      OverviewSums.InCurrency(
        uses: Int(clamping: sums.uses), orders: sums.orders, discount: Int64(clamping: sums.discount),
        givenBack: Int64(clamping: sums.givenBack))
    }
    return OverviewSums(
      currencies: currencies, customers: customers.count, reserved: reserved, refusals: refusals)
  }

  /// Adds the sums of a day, but not its customers.
  fileprivate mutating func add(_ day: LedgerStatistics.Day) {
    currencies.add(day.currencies)
    reserved += day.reserved
    for (reason, count) in day.refusals { refusals[reason, default: 0] += count }
    for (code, other) in day.coupons {
      var entry = coupons[code] ?? LedgerStatistics.WithCoupon()
      entry.orders += other.orders
      entry.uses += other.uses
      entry.currencies.add(other.currencies)
      coupons[code] = entry
    }
  }
}

extension [Currency: LedgerStatistics.InCurrency] {
  fileprivate mutating func add(_ other: Self) {
    // Embedded Swift has no `merge`.
    for (currency, sums) in other {
      var sum = self[currency] ?? LedgerStatistics.InCurrency()
      sum.orders += sums.orders
      sum.uses += sums.uses
      sum.discount += sums.discount
      sum.givenBack += sums.givenBack
      self[currency] = sum
    }
  }
}
