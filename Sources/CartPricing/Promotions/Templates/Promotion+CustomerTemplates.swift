// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Templates for conditions on the customer and on the time. Conditions on the customer are false
/// without a customer.
extension Promotion {
  /// A discount on a customer's first order.
  ///
  /// ```swift
  /// .firstOrder("welcome", .percent("10"))  // no `order` event: 50.00 becomes 45.00; one of any age: 50.00
  /// ```
  ///
  /// There is no discount without a customer, and each customer gets the discount once.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the cart.
  /// - Returns: The promotion.
  public static func firstOrder(_ id: PromotionID, _ saving: ValueSaving) -> Promotion {
    Promotion(id, when: .events("order", atMost: 0), actions: [.cart(saving)]).oncePerCustomer()
  }

  /// A discount around a yearly return of one of the customer's dates.
  ///
  /// ```swift
  /// .birthday("birthday", .amount("20"), freeShipping: true)
  /// // on the day: 60.00 and shipping of 5.00 become 40.00; the day before: 65.00
  /// ```
  ///
  /// 29 February returns on 28 February in common years.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the cart.
  ///   - date: The name of the date in ``PricingCustomer/dates``.
  ///   - days: The number of days before and after the return on which the promotion applies, too.
  ///   - freeShipping: Whether shipping is free, too.
  /// - Returns: The promotion.
  public static func birthday(
    _ id: PromotionID, _ saving: ValueSaving, date: String = "birthday", withinDays days: Int = 0,
    freeShipping: Bool = false
  ) -> Promotion {
    Promotion(
      id, when: .anniversary(of: date, withinDays: days),
      actions: freeShipping ? [.cart(saving), .shipping(.free)] : [.cart(saving)])
  }

  /// A discount for a customer with earlier orders, but none within a time span.
  ///
  /// ```swift
  /// .winBack("miss-you", .percent("20"), after: "P90D", from: "100")
  /// // last order 120 days ago: 100.00 becomes 80.00; 89 days ago, or never: 100.00
  /// ```
  ///
  /// An order exactly `span` ago is outside of the span.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the cart.
  ///   - span: The time span up to now without an `order` event.
  ///   - threshold: The smallest value of the lines, inclusive; nil for any value.
  /// - Returns: The promotion.
  public static func winBack(
    _ id: PromotionID, _ saving: ValueSaving, after span: TimeSpan, from threshold: AmountByCurrency? = nil
  ) -> Promotion {
    Promotion.cart(id, saving, from: threshold)
      .requiring(.events("order"))
      .requiring(.events("order", .within(span), atMost: 0))
  }

  /// A discount for a customer who abandoned a cart, once for each customer.
  ///
  /// ```swift
  /// .abandonedCart("come-back", .amount("10"), within: "P30D")
  /// // a `cart_abandoned` event two days ago: 45.00 becomes 35.00; used before: 45.00
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the cart.
  ///   - span: The longest time since the cart was abandoned.
  ///   - event: The type of the event, as the host names it.
  /// - Returns: The promotion.
  public static func abandonedCart(
    _ id: PromotionID, _ saving: ValueSaving, within span: TimeSpan, event: EventType = "cart_abandoned"
  ) -> Promotion {
    Promotion(id, when: .events(event, .within(span)), actions: [.cart(saving)]).oncePerCustomer()
  }

  /// A discount for a customer who referred somebody in the current day, week, month or year.
  ///
  /// ```swift
  /// .referral("thanks", .percent("15"), during: .month)  // a `referral` event on the 2nd: on the 30th 40.00 becomes 34.00
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the cart.
  ///   - period: The current local calendar period, in which the event must have happened.
  ///   - event: The type of the event, as the host names it.
  /// - Returns: The promotion.
  public static func referral(
    _ id: PromotionID, _ saving: ValueSaving, during period: EventMatch.Period, event: EventType = "referral"
  ) -> Promotion {
    Promotion(id, when: .events(event, .during(period)), actions: [.cart(saving)])
  }

  /// A discount for customers with enough points.
  ///
  /// ```swift
  /// .loyalty("loyal", .percent("20"), score: "activity", atLeast: 200)  // 200 points: 50.00 becomes 40.00; 199: 50.00
  /// ```
  ///
  /// The set must define the score. For several levels, give the higher ones an `atLeast` above the
  /// lower ones' `atMost`.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the cart.
  ///   - score: The score's id in ``PromotionSet/scores``.
  ///   - atLeast: The smallest number of points, inclusive.
  ///   - atMost: The largest number of points, inclusive; nil for no limit.
  /// - Returns: The promotion.
  public static func loyalty(
    _ id: PromotionID, _ saving: ValueSaving, score: ScoreID, atLeast: Int, atMost: Int? = nil
  ) -> Promotion {
    Promotion(id, when: .score(score, atLeast: atLeast, atMost: atMost), actions: [.cart(saving)])
  }

  /// A discount in daily hours of local time.
  ///
  /// ```swift
  /// .flashSale("evening", .percent("50"), from: "18:00", until: "24:00")  // at 17:59:59 10.00; from 18:00 on 5.00
  /// ```
  ///
  /// The hours are read in the offset of ``PricingContext/now``; if `until` is at or before `from`,
  /// they pass midnight. For dates, add ``valid(from:until:)``.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the lines.
  ///   - selector: The lines.
  ///   - days: The weekdays on which the hours start; nil for every day.
  ///   - from: When they start; before 24:00.
  ///   - until: When they end, exclusive.
  /// - Returns: The promotion.
  public static func flashSale(
    _ id: PromotionID, _ saving: ValueSaving, of selector: LineSelector = .all, on days: [Weekday]? = nil,
    from: TimeOfDay, until: TimeOfDay
  ) -> Promotion {
    Promotion.cart(id, saving, of: selector).requiring(.schedule(days, from: from, until: until))
  }

  /// A discount in daily hours of local time, until a last day ("happy hour").
  ///
  /// ```swift
  /// .happyHour("happy", .percent("20"), of: .tag("drinks"), from: "17:00", until: "19:00", lastDay: "2026-12-18")
  /// // on 18 December 2026: at 18:59:59 drinks at 10.00 cost 8.00, at 19:00 10.00; on the next day 10.00
  /// ```
  ///
  /// The hours and the day are read in the offset of ``PricingContext/now``. Hours that pass midnight
  /// end with the last day at 24:00.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the lines.
  ///   - selector: The lines.
  ///   - days: The weekdays on which the hours start; nil for every day.
  ///   - from: When they start; before 24:00.
  ///   - until: When they end, exclusive.
  ///   - lastDay: The last day on which the promotion is valid, inclusive.
  /// - Returns: The promotion.
  public static func happyHour(
    _ id: PromotionID, _ saving: ValueSaving, of selector: LineSelector = .all, on days: [Weekday]? = nil,
    from: TimeOfDay, until: TimeOfDay, lastDay: LocalDate
  ) -> Promotion {
    Promotion.flashSale(id, saving, of: selector, on: days, from: from, until: until)
      .valid(until: ValidityBound(lastDay))
  }
}
