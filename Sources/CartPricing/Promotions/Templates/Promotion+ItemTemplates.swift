// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Templates for discounts on single units, groups and bundles.
extension Promotion {
  /// A discount on each unit of some lines.
  ///
  /// ```swift
  /// .items("clearance", .percent("30"), of: .tag("Clearance"))  // 2 × 10.00 with the tag: 14.00; without it: 20.00
  /// ```
  ///
  /// A percentage is rounded once a line; an amount or a price is per unit.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on each unit.
  ///   - selector: The lines.
  /// - Returns: The promotion.
  public static func items(_ id: PromotionID, _ saving: UnitSaving, of selector: LineSelector) -> Promotion {
    Promotion(id, actions: [.items(saving, of: selector)])
  }

  /// A discount on P further units for each X units ("buy X, get P").
  ///
  /// ```swift
  /// .buyGet("bag", .free, buy: 1, of: .sku("LAPTOP"), get: 1, of: .sku("BAG"))
  /// // 2 laptops and 3 bags at 35.00: two bags are free, 70.00 off; laptops alone: nothing, and one bag is missing
  /// .buyGet("fourth", .percent("50"), buy: 3, get: 1)  // 4 units at 8.00: 4.00 off; 3 units: nothing; 8 units: 8.00
  /// ```
  ///
  /// The rewarded units are additional to the counted ones; the cheapest units are rewarded first.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on each rewarded unit.
  ///   - count: The number of units for each application, X; at least 1.
  ///   - bought: The lines whose units are counted; every line by default.
  ///   - reward: The number of units that are discounted for each application, P; at least 1.
  ///   - rewarded: The lines that are discounted; by default those that are counted.
  ///   - times: The largest number of applications; nil for no limit.
  /// - Returns: The promotion.
  public static func buyGet(
    _ id: PromotionID, _ saving: UnitSaving, buy count: Int, of bought: LineSelector = .all, get reward: Int = 1,
    of rewarded: LineSelector? = nil, times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .quantity(minimum: count, maxApplications: times, of: bought, reward: .beyond),
      actions: [.items(saving, of: rewarded ?? bought, count: reward)])
  }

  /// A discount on the cheapest unit of each group of units; by default the unit is free.
  ///
  /// ```swift
  /// .cheapest("three-for-two", ofEvery: 3, of: .category("shoes"))  // 50.00, 40.00 and 30.00: 90.00 to pay
  /// .cheapest("bogo", ofEvery: 2, of: .category("shoes"))  // buy 1, get the cheapest free: 50.00 to pay for two
  /// ```
  ///
  /// Groups are formed from the most expensive units down, so 6 units of these prices, two each,
  /// cost 50 + 50 + 40 + 30 with 40 and 30 free. The remaining units form no group.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the cheapest unit of each group.
  ///   - size: The number of units of a group; at least 1.
  ///   - selector: The lines.
  ///   - times: The largest number of groups; nil for no limit.
  /// - Returns: The promotion.
  public static func cheapest(
    _ id: PromotionID, _ saving: UnitSaving = .free, ofEvery size: Int, of selector: LineSelector = .all,
    times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .quantity(minimum: size, maxApplications: times, of: selector),
      actions: [.group(saving, of: selector, reward: .cheapest)])
  }

  /// A discount on the most expensive unit of each group of units.
  ///
  /// ```swift
  /// .mostExpensive("half", .percent("50"), ofEvery: 3, times: 1)  // 30.00, 20.00 and 10.00: 15.00 off, 45.00 to pay
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the most expensive unit of each group.
  ///   - size: The number of units of a group; at least 1.
  ///   - selector: The lines.
  ///   - times: The largest number of groups; nil for no limit.
  /// - Returns: The promotion.
  public static func mostExpensive(
    _ id: PromotionID, _ saving: UnitSaving, ofEvery size: Int, of selector: LineSelector = .all, times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .quantity(minimum: size, maxApplications: times, of: selector),
      actions: [.group(saving, of: selector, reward: .mostExpensive)])
  }

  /// A discount on the most expensive unit, if the lines have a value of X.
  ///
  /// ```swift
  /// .buyForGetMostExpensive("treat", .percent("30"), spend: "100")  // 80.00 and 25.00: 24.00 off; 80.00 alone: nothing
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on that unit.
  ///   - spend: The smallest value of the lines, X, inclusive.
  ///   - selector: The lines that are counted, and of which the most expensive unit is discounted.
  /// - Returns: The promotion.
  public static func buyForGetMostExpensive(
    _ id: PromotionID, _ saving: UnitSaving, spend: AmountByCurrency, of selector: LineSelector = .all
  ) -> Promotion {
    Promotion(
      id, when: .subtotal(of: selector, atLeast: spend),
      actions: [.items(saving, of: selector, count: 1, order: .mostExpensive)])
  }

  /// A discount on the cheapest unit with at least a given unit price.
  ///
  /// ```swift
  /// .cheapest("gadget", .percent("10"), of: .category("gadgets"), pricedFrom: "100")
  /// // gadgets of 250.00, 120.00 and 60.00: 12.00 off that of 120.00, as the one of 60.00 is below 100
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the cheapest unit.
  ///   - selector: The lines.
  ///   - price: The smallest unit price that is considered (the determinant), inclusive; nil for
  ///     any price.
  /// - Returns: The promotion.
  public static func cheapest(
    _ id: PromotionID, _ saving: UnitSaving, of selector: LineSelector = .all, pricedFrom price: AmountByCurrency? = nil
  ) -> Promotion {
    let determined = price.map { selector.isAll ? .unitPrice(atLeast: $0) : selector && .unitPrice(atLeast: $0) }
    return Promotion(id, actions: [.items(saving, of: determined ?? selector, count: 1)])
  }

  /// A discount on the most expensive unit of the selected lines.
  ///
  /// ```swift
  /// .mostExpensive("tv", .percent("30"), of: .category("tvs"))  // TVs of 800.00 and 500.00: 240.00 off
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving on the most expensive unit.
  ///   - selector: The lines.
  /// - Returns: The promotion.
  public static func mostExpensive(_ id: PromotionID, _ saving: UnitSaving, of selector: LineSelector = .all)
    -> Promotion
  {
    Promotion(id, actions: [.items(saving, of: selector, count: 1, order: .mostExpensive)])
  }

  /// A fixed price for each group of units of the selected lines.
  ///
  /// ```swift
  /// .group("shirts", ofEvery: 5, of: .tag("shirt"), price: "25")  // 12 shirts at 7.00: two fives for 25.00 and two at 7.00, 64.00
  /// ```
  ///
  /// The most expensive units are grouped first. A group that costs less already keeps its prices.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - size: The number of units of a group; at least 1.
  ///   - selector: The lines.
  ///   - price: The price of each group.
  ///   - times: The largest number of groups; nil for no limit.
  /// - Returns: The promotion.
  public static func group(
    _ id: PromotionID, ofEvery size: Int, of selector: LineSelector = .all, price: AmountByCurrency, times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .quantity(minimum: size, maxApplications: times, of: selector),
      actions: [.group(.price(price), of: selector, reward: .all)])
  }

  /// A bundle of different parts at a fixed price.
  ///
  /// ```swift
  /// .bundle("camping", [BundlePart(.sku("TENT")), BundlePart(.category("mats"), count: 2)], price: "150")
  /// // a tent of 120.00 and two mats at 25.00: 150.00 instead of 170.00; with one mat: no discount
  /// ```
  ///
  /// Each part takes its most expensive units. A bundle that costs less already keeps its prices.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - parts: The parts of a bundle; at least one.
  ///   - price: The price of each bundle.
  ///   - times: The largest number of bundles; nil for no limit.
  /// - Returns: The promotion.
  public static func bundle(
    _ id: PromotionID, _ parts: [BundlePart], price: AmountByCurrency, times: Int? = nil
  ) -> Promotion {
    Promotion(id, actions: [.bundle(.price(price), of: parts, max: times)])
  }
}
