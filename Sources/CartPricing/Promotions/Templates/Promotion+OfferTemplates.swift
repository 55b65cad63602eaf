// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Templates for offers by product, by spend, by line and by customer.
extension Promotion {
  /// The price that each line brings as an attribute, such as a member price.
  ///
  /// ```swift
  /// .memberPrice("member", attribute: "memberPrice").requiring(.segment("members"))
  /// // a line of 2 × 10.00 with "memberPrice": "8.00" costs 16.00; one without it stays
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - name: The attribute's name. Its value is a string that is an amount in the cart's currency.
  ///   - selector: The lines that are discounted.
  /// - Returns: The promotion.
  public static func memberPrice(
    _ id: PromotionID, attribute name: String, of selector: LineSelector = .all
  ) -> Promotion {
    Promotion(id, actions: [.discount(.price(attribute: name), on: .items(selector))])
  }

  /// "Buy X, get P of the same": units of each SKU are counted by themselves.
  ///
  /// ```swift
  /// .buyGetSame("three", .free, ofEvery: 3)  // 3 of A and 2 of B: one A is free
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on a unit of each full number.
  ///   - count: The number of units of one SKU, the discounted one included; at least 1.
  ///   - selector: The lines that are counted and discounted.
  ///   - times: The largest number of times for each SKU; nil for no limit.
  /// - Returns: The promotion.
  public static func buyGetSame(
    _ id: PromotionID, _ saving: UnitSaving, ofEvery count: Int, of selector: LineSelector = .all, times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .quantity(minimum: count, maxApplications: times, per: .sku),
      actions: [.items(saving, of: selector)])
  }

  /// An amount off the cart for every full amount spent.
  ///
  /// ```swift
  /// .forEvery("every", "50", off: "5")  // lines of 149.99: 10.00 off
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - spend: The value of the lines for which the amount is taken off once; above zero.
  ///   - amount: The amount.
  ///   - selector: The lines whose value counts.
  ///   - times: The largest number of times; nil for no limit.
  /// - Returns: The promotion.
  public static func forEvery(
    _ id: PromotionID, _ spend: AmountByCurrency, off amount: AmountByCurrency, of selector: LineSelector = .all,
    times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .spend(spend, maxApplications: times, of: selector),
      actions: [.cart(.amount(amount))])
  }

  /// A member of a group of which each line gets the best discount.
  ///
  /// ```swift
  /// Promotion.bestPerLine("tenth", .percent("10"), in: "best")
  /// Promotion.bestPerLine("euro", .amount("1.50"), in: "best")
  /// // lines at 10.00 and 20.00: 1.50 and 2.00 off
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on each unit.
  ///   - group: The name that the members share.
  ///   - selector: The lines that are discounted.
  /// - Returns: The promotion.
  public static func bestPerLine(
    _ id: PromotionID, _ saving: UnitSaving, in group: GroupName, of selector: LineSelector = .all
  ) -> Promotion {
    Promotion(id, actions: [.items(saving, of: selector)], group: .perLine(group))
  }

  /// A gift that the shopper chooses, with a cart from a value on.
  ///
  /// ```swift
  /// .chooseGift("gift", [GiftOption("MUG", unitPrice: "6"), GiftOption("PEN", unitPrice: "4")], from: "50")
  /// // with choices ["gift": "PEN"] in the cart: a line of one PEN, 4.00 less 4.00
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id, by which the cart names the choice.
  ///   - options: The gifts of which one is given.
  ///   - threshold: The smallest value of the lines, inclusive; nil for any value.
  /// - Returns: The promotion.
  public static func chooseGift(
    _ id: PromotionID, _ options: [GiftOption], from threshold: AmountByCurrency? = nil
  ) -> Promotion {
    Promotion(id, when: threshold.map { .subtotal(atLeast: $0) }, actions: [.gift(oneOf: options)])
  }

  /// A discount on the cart with a budget of each customer for a calendar year, such as that of an
  /// employee.
  ///
  /// ```swift
  /// .yearlyBudget("staff", .percent("30"), budget: "500").requiring(.segment("staff"))
  /// // of 498.00 given this year 2.00 are left: 2.00 off 10.00
  /// ```
  ///
  /// The host gives what was spent in ``PromotionUsage/periods``.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the cart.
  ///   - budget: The most that each customer gets in a year.
  /// - Returns: The promotion.
  public static func yearlyBudget(
    _ id: PromotionID, _ saving: ValueSaving, budget: AmountByCurrency
  ) -> Promotion {
    Promotion(
      id, actions: [.cart(saving)],
      constraints: Constraints(limits: [.budget(budget, perCustomer: true, during: .year)]))
  }
}
