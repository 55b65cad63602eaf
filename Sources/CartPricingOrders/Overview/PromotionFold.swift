// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What has happened with one promotion, in a form to which records are added.
struct PromotionFold: Sendable {
  /// Sums of one day, or of all days.
  struct Sums: Sendable {
    var currencies: [Currency: OverviewSums.InCurrency] = [:]
    /// The customers of the redeemed orders, as numbers of the whole fold; those of all days are not
    /// kept.
    var customers: Set<Int32> = []
    var reserved = 0
    var refusals: [String: Int] = [:]
  }

  /// Sums of one code.
  struct CouponSums: Sendable {
    var uses = 0
    var discount: [Currency: Int64] = [:]
  }

  private(set) var days: [LocalDate: Sums] = [:]
  private(set) var coupons: [CouponCode: CouponSums] = [:]
  /// The sums of all days, kept so that a sum that is out of range is an error where it arises.
  private var total = Sums()

  /// Throws if adding these sums would bring one out of range.
  func check(_ sums: Sums, on day: LocalDate) throws(PricingError) {
    try total.check(adding: sums)
    try days[day]?.check(adding: sums)
  }

  /// Throws if adding these sums of a code would bring one out of range.
  func check(_ sums: CouponSums, of code: CouponCode) throws(PricingError) {
    try coupons[code]?.check(adding: sums)
  }

  /// Adds sums to those of a day.
  mutating func add(_ sums: Sums, on day: LocalDate) throws(PricingError) {
    try total.add(sums)
    try days[day, default: Sums()].add(sums)
    for customer in sums.customers { days[day, default: Sums()].customers.insert(customer) }
  }

  /// Adds sums to those of a code.
  mutating func add(_ sums: CouponSums, of code: CouponCode) throws(PricingError) {
    try coupons[code, default: CouponSums()].add(sums)
  }

  /// Throws if adding what has happened with the promotion elsewhere would bring a sum out of range.
  func check(adding other: PromotionFold) throws(PricingError) {
    try total.check(adding: other.total)
    for (day, sums) in other.days { try days[day]?.check(adding: sums) }
    for (code, sums) in other.coupons { try check(sums, of: code) }
  }

  /// Adds what has happened with the promotion elsewhere. `number` gives the numbers of customers in the
  /// whole fold.
  mutating func add(_ other: PromotionFold, _ number: (Int32) -> Int32) throws(PricingError) {
    try total.add(other.total)
    for (day, sums) in other.days {
      try days[day, default: Sums()].add(sums)
      for customer in sums.customers { days[day, default: Sums()].customers.insert(number(customer)) }
    }
    for (code, sums) in other.coupons { try add(sums, of: code) }
  }

  /// The sums of all days, with their customers.
  var totalWithCustomers: Sums {
    var sums = total
    for day in days.values { sums.customers.formUnion(day.customers) }
    return sums
  }

  /// The promotion's part of an overview.
  func overview(of id: PromotionID) -> PromotionOverview {
    PromotionOverview(
      id, sums: OverviewSums(totalWithCustomers),
      byDay: days.sorted { $0.key < $1.key }.map { DayOverview(day: $0.key, sums: OverviewSums($0.value)) },
      byCoupon: coupons.sorted { $0.key < $1.key }.map {
        CouponOverview(coupon: $0.key, uses: $0.value.uses, discount: $0.value.discount)
      })
  }
}

extension OverviewSums {
  /// These sums, with the number of customers.
  init(_ sums: PromotionFold.Sums) {
    self.init(
      currencies: sums.currencies, customers: sums.customers.count, reserved: sums.reserved, refusals: sums.refusals)
  }
}

// MARK: - Arithmetic

extension PromotionFold.Sums {
  func check(adding other: Self) throws(PricingError) {
    for (currency, sums) in other.currencies { _ = try currencies[currency]?.adding(sums) }
    _ = try sum(reserved, other.reserved, "the reserved orders")
    for (reason, count) in other.refusals { _ = try sum(refusals[reason] ?? 0, count, "the refusals") }
  }

  /// Adds all but the customers.
  mutating func add(_ other: Self) throws(PricingError) {
    for (currency, sums) in other.currencies {
      currencies[currency] = try (currencies[currency] ?? OverviewSums.InCurrency()).adding(sums)
    }
    reserved = try sum(reserved, other.reserved, "the reserved orders")
    for (reason, count) in other.refusals { refusals[reason] = try sum(refusals[reason] ?? 0, count, "the refusals") }
  }
}

extension PromotionFold.CouponSums {
  func check(adding other: Self) throws(PricingError) {
    var changed = self
    try changed.add(other)
  }

  mutating func add(_ other: Self) throws(PricingError) {
    uses = try sum(uses, other.uses, "the uses of a code")
    for (currency, amount) in other.discount {
      discount[currency] = try sum(discount[currency] ?? 0, amount, "the discount of a code")
    }
  }
}

extension OverviewSums.InCurrency {
  /// These sums and others; an error if one of them is out of range.
  func adding(_ other: Self) throws(PricingError) -> Self {
    Self(
      uses: try sum(uses, other.uses, "the uses"), orders: try sum(orders, other.orders, "the orders"),
      discount: try sum(discount, other.discount, "the discount"),
      givenBack: try sum(givenBack, other.givenBack, "what was given back"))
  }
}

/// The sum of two figures; an error that names the figure if it does not fit its type.
func sum<Number: FixedWidthInteger>(
  _ left: Number, _ right: Number, _ figure: StaticString
) throws(PricingError) -> Number {
  let (sum, overflow) = left.addingReportingOverflow(right)
  if overflow { throw PricingError(Fault(.amountOutOfRange, "\(figure) of an overview do not fit 64 bits")) }
  return sum
}
