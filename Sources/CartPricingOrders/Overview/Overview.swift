// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// What has happened: uses, orders, discounts and refusals, by promotion (§O6.2).
public struct Overview: Sendable, Hashable {
  /// The promotions with at least one order, reservation or refusal, in the order of their ids.
  public var promotions: [PromotionOverview]
  /// The refusals of codes that no promotion lists, by reason.
  public var refusals: [String: Int]

  /// An overview of promotions.
  public init(promotions: [PromotionOverview] = [], refusals: [String: Int] = [:]) {
    self.promotions = promotions
    self.refusals = refusals
  }
}

/// What has happened with one promotion.
public struct PromotionOverview: Sendable, Hashable, Identifiable {
  /// The promotion.
  public var id: PromotionID
  /// The sums of all days.
  public var sums: OverviewSums
  /// The sums of each day on which something happened, the earliest first.
  public var byDay: [DayOverview]
  /// The uses by each code that brought the promotion, in the order of the codes.
  public var byCoupon: [CouponOverview]

  /// What has happened with a promotion; nothing by default.
  public init(
    _ id: PromotionID, sums: OverviewSums = OverviewSums(), byDay: [DayOverview] = [], byCoupon: [CouponOverview] = []
  ) {
    self.id = id
    self.sums = sums
    self.byDay = byDay
    self.byCoupon = byCoupon
  }
}

/// What has happened with one promotion on one day.
public struct DayOverview: Sendable, Hashable {
  /// The day in UTC on which the orders were placed, or on which the promotion was refused.
  public var day: LocalDate
  /// The sums of the day.
  public var sums: OverviewSums

  /// The sums of a day.
  public init(day: LocalDate, sums: OverviewSums) {
    self.day = day
    self.sums = sums
  }
}

/// What has happened with one promotion that a code brought.
public struct CouponOverview: Sendable, Hashable {
  /// The code.
  public var coupon: CouponCode
  /// The orders with the code in which the promotion is used and not released.
  public var uses: Int
  /// The discount of the promotion in orders with the code, in minor units, before what was given
  /// back.
  public var discount: [Currency: Int64]

  /// Uses by a code.
  public init(coupon: CouponCode, uses: Int = 0, discount: [Currency: Int64] = [:]) {
    self.coupon = coupon
    self.uses = uses
    self.discount = discount
  }
}

/// Sums over the orders with one promotion. Released and expired orders are in none of them (§O6.4).
public struct OverviewSums: Sendable, Hashable {
  /// Sums over the redeemed orders in one currency.
  public struct InCurrency: Sendable, Hashable {
    /// The uses that are redeemed and not released; a renewal is none.
    public var uses: Int
    /// The redeemed orders with the promotion, also those in which it was released by a return.
    public var orders: Int
    /// The discount in minor units, before what was given back.
    public var discount: Int64
    /// What returns have taken back of the discount, in minor units.
    public var givenBack: Int64

    /// Sums; 0 by default.
    public init(uses: Int = 0, orders: Int = 0, discount: Int64 = 0, givenBack: Int64 = 0) {
      self.uses = uses
      self.orders = orders
      self.discount = discount
      self.givenBack = givenBack
    }
  }

  /// The sums by the currency of the orders; only currencies with a redeemed order.
  public var currencies: [Currency: InCurrency]
  /// The number of different customers of the redeemed orders; orders without a customer count for
  /// none.
  public var customers: Int
  /// The number of orders that are reserved.
  public var reserved: Int
  /// The refusals by reason.
  public var refusals: [String: Int]

  /// Sums; nothing by default.
  public init(
    currencies: [Currency: InCurrency] = [:], customers: Int = 0, reserved: Int = 0, refusals: [String: Int] = [:]
  ) {
    self.currencies = currencies
    self.customers = customers
    self.reserved = reserved
    self.refusals = refusals
  }

  /// The uses in all currencies.
  public var uses: Int { currencies.values.reduce(0) { $0 &+ $1.uses } }

  /// The redeemed orders in all currencies.
  public var orders: Int { currencies.values.reduce(0) { $0 &+ $1.orders } }
}
