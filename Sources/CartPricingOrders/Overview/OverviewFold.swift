// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Makes an ``Overview`` of records and notes, which are added one by one and not kept.
///
/// Folds of parts of the records can be merged, if no order is in two parts: the fold of all records
/// equals the merged folds of the parts, in any order. So a fold keeps the ids of customers, and
/// ``partJSON`` has them in place of their number (§O6.3).
///
/// ```swift
/// var fold = OverviewFold()
/// for record in records { try fold.add(record) }
/// print(fold.overview.csv)
/// ```
///
/// Memory grows with the promotions, their days, codes and customers, and not with the records.
public struct OverviewFold: Sendable {
  private(set) var promotions: [PromotionID: PromotionFold] = [:]
  /// The refusals of codes that no promotion lists, by reason.
  private(set) var refusals: [String: Int] = [:]
  /// The customers by their numbers.
  private(set) var customers: [CustomerID] = []
  private var numbers: [CustomerID: Int32] = [:]

  /// A fold of no records.
  public init() {}

  /// The overview so far. O(n log n) for n sums that it has.
  public var overview: Overview {
    Overview(
      promotions: promotions.sorted { $0.key < $1.key }.map { $0.value.overview(of: $0.key) }, refusals: refusals)
  }

  /// The number of a customer.
  mutating func number(of customer: CustomerID) -> Int32 {
    if let number = numbers[customer] { return number }
    let number = Int32(truncatingIfNeeded: customers.count)
    numbers[customer] = number
    customers.append(customer)
    return number
  }

  // MARK: Adding

  /// Adds a record or a note.
  /// - Throws: `PricingError` if a sum would be out of range; the sums are then as they were.
  public mutating func add(_ line: OverviewLine) throws(PricingError) {
    switch line {
    case .record(let record): try add(record)
    case .note(let note, let at): try add(note, at: at)
    }
  }

  /// Adds a refusal.
  /// - Throws: `PricingError` if a sum would be out of range; the sums are then as they were.
  public mutating func add(_ note: RefusalNote, at: Instant) throws(PricingError) {
    guard case .promotion(let id) = note.subject else { return try add(refusals: [note.reason: 1]) }
    try add(PromotionFold.Sums(refusals: [note.reason: 1]), of: id, on: at.utcDay)
  }

  /// Adds a record. One that is released or expired makes no difference.
  /// - Throws: `PricingError` if a sum would be out of range; the sums are then as they were.
  public mutating func add(_ record: RedemptionRecord) throws(PricingError) {
    let day = record.placedAt.utcDay
    switch record.state {
    case .released, .expired: return
    case .reserved:
      for id in record.promotions { try promotions[id]?.check(PromotionFold.Sums(reserved: 1), on: day) }
      for id in record.promotions { try add(PromotionFold.Sums(reserved: 1), of: id, on: day) }
    case .redeemed:
      var customer: Int32?
      if let id = record.customer { customer = number(of: id) }
      let sums = try RecordSums(record, customer: customer)
      for (id, part) in sums.promotions { try promotions[id]?.check(part, on: day) }
      for (key, coupon) in sums.coupons { try promotions[key.promotion]?.check(coupon, of: key.code) }
      for (id, part) in sums.promotions { try add(part, of: id, on: day) }
      for (key, coupon) in sums.coupons { try add(coupon, of: key.code, key.promotion) }
    }
  }

  /// Adds the fold of other records.
  /// - Throws: `PricingError` if a sum would be out of range; the sums are then as they were.
  public mutating func merge(_ other: OverviewFold) throws(PricingError) {
    // Checked first, so that nothing has to be copied to be as it was after an error.
    for (id, promotion) in other.promotions { try promotions[id]?.check(adding: promotion) }
    for (reason, count) in other.refusals { _ = try sum(refusals[reason] ?? 0, count, "the refusals") }
    let numbers = other.customers.map { number(of: $0) }
    for (id, promotion) in other.promotions {
      try promotions[id, default: PromotionFold()].add(promotion) { numbers[Int($0)] }
    }
    try add(refusals: other.refusals)
  }

  /// Adds sums to those of a promotion on a day.
  mutating func add(_ sums: PromotionFold.Sums, of id: PromotionID, on day: LocalDate) throws(PricingError) {
    try promotions[id, default: PromotionFold()].add(sums, on: day)
  }

  /// Adds sums to those of a code that brought a promotion.
  mutating func add(
    _ sums: PromotionFold.CouponSums, of code: CouponCode, _ id: PromotionID
  ) throws(PricingError) {
    try promotions[id, default: PromotionFold()].add(sums, of: code)
  }

  /// Adds refusals of codes that no promotion lists.
  mutating func add(refusals others: [String: Int]) throws(PricingError) {
    for (reason, count) in others { refusals[reason] = try sum(refusals[reason] ?? 0, count, "the refusals") }
  }
}

extension Instant {
  /// The day in UTC.
  var utcDay: LocalDate { localDate(inOffsetOf: Instant(secondsSinceEpoch: 0)) }
}

extension RedemptionRecord {
  /// The promotions on whose counters something is claimed.
  fileprivate var promotions: Set<PromotionID> {
    var promotions: Set<PromotionID> = []
    for claim in claims { if case .promotion(let id) = claim.counter.subject { promotions.insert(id) } }
    return promotions
  }
}
