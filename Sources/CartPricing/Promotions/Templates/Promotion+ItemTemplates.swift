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
  ///   - saving: What is taken off each unit.
  ///   - selector: The lines.
  /// - Returns: The promotion.
  public static func items(_ id: PromotionID, _ saving: UnitSaving, of selector: LineSelector) -> Promotion {
    Promotion(id, actions: [.items(saving, of: selector)])
  }

  /// Buy X, get a discount on P further units.
  ///
  /// ```swift
  /// .buyGet("bag", .free, buy: 1, of: .sku("LAPTOP"), get: 1, of: .sku("BAG"))
  /// // 2 laptops and 3 bags at 35.00: two bags are free, 70.00 off; laptops alone: nothing, and one bag is missing
  /// .buyGet("fourth", .percent("50"), buy: 3, get: 1)  // 4 units at 8.00: 4.00 off; 3 units: nothing; 8 units: 8.00
  /// ```
  ///
  /// What is rewarded is additional to what was bought; the cheapest units are rewarded first.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: What is taken off each of them.
  ///   - count: How many units have to be bought for each application, X; at least 1.
  ///   - bought: The lines that count, the pre-condition; every line by default.
  ///   - reward: How many units are then discounted, P; at least 1.
  ///   - rewarded: The lines that are discounted; those that count by default.
  ///   - times: How many times it applies at most; nil for no limit.
  /// - Returns: The promotion.
  public static func buyGet(
    _ id: PromotionID, _ saving: UnitSaving, buy count: Int, of bought: LineSelector = .all, get reward: Int = 1,
    of rewarded: LineSelector? = nil, times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .quantity(minimum: count, maxApplications: times, of: bought, reward: .beyond),
      actions: [.items(saving, of: rewarded ?? bought, count: reward)])
  }

  /// The cheapest of every so many units is discounted, by default free.
  ///
  /// ```swift
  /// .cheapest("three-for-two", ofEvery: 3, of: .category("shoes"))  // 50.00, 40.00 and 30.00: 90.00 to pay
  /// .cheapest("bogo", ofEvery: 2, of: .category("shoes"))  // buy 1, get the cheapest free: 50.00 to pay for two
  /// ```
  ///
  /// Groups are formed from the most expensive units down, so 6 units of these prices, two each,
  /// cost 50 + 50 + 40 + 30 with 40 and 30 free. What is left over makes no group.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: What is taken off the cheapest unit of each group.
  ///   - size: How many units make a group; at least 1.
  ///   - selector: The lines.
  ///   - times: How many groups at most; nil for no limit.
  /// - Returns: The promotion.
  public static func cheapest(
    _ id: PromotionID, _ saving: UnitSaving = .free, ofEvery size: Int, of selector: LineSelector = .all,
    times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .quantity(minimum: size, maxApplications: times, of: selector),
      actions: [.group(saving, of: selector, reward: .cheapest)])
  }

  /// The most expensive of every so many units is discounted.
  ///
  /// ```swift
  /// .mostExpensive("half", .percent("50"), ofEvery: 3, times: 1)  // 30.00, 20.00 and 10.00: 15.00 off, 45.00 to pay
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: What is taken off the most expensive unit of each group.
  ///   - size: How many units make a group; at least 1.
  ///   - selector: The lines.
  ///   - times: How many groups at most; nil for no limit.
  /// - Returns: The promotion.
  public static func mostExpensive(
    _ id: PromotionID, _ saving: UnitSaving, ofEvery size: Int, of selector: LineSelector = .all, times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .quantity(minimum: size, maxApplications: times, of: selector),
      actions: [.group(saving, of: selector, reward: .mostExpensive)])
  }

  /// Buy for X, get the most expensive unit discounted.
  ///
  /// ```swift
  /// .buyForGetMostExpensive("treat", .percent("30"), spend: "100")  // 80.00 and 25.00: 24.00 off; 80.00 alone: nothing
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: What is taken off that unit.
  ///   - spend: What the lines must be worth, X, itself included.
  ///   - selector: The lines that count and of which the most expensive unit is discounted.
  /// - Returns: The promotion.
  public static func buyForGetMostExpensive(
    _ id: PromotionID, _ saving: UnitSaving, spend: AmountByCurrency, of selector: LineSelector = .all
  ) -> Promotion {
    Promotion(
      id, when: .subtotal(of: selector, atLeast: spend),
      actions: [.items(saving, of: selector, count: 1, order: .mostExpensive)])
  }

  /// The cheapest unit among those that a determinant leaves is discounted.
  ///
  /// ```swift
  /// .cheapest("gadget", .percent("10"), of: .category("gadgets"), pricedFrom: "100")
  /// // gadgets of 250.00, 120.00 and 60.00: 12.00 off that of 120.00, as the one of 60.00 is below 100
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: What is taken off the cheapest unit.
  ///   - selector: The lines.
  ///   - price: The least unit price that counts, the determinant, itself included; nil for any.
  /// - Returns: The promotion.
  public static func cheapest(
    _ id: PromotionID, _ saving: UnitSaving, of selector: LineSelector = .all, pricedFrom price: AmountByCurrency? = nil
  ) -> Promotion {
    let determined = price.map { selector.isAll ? .unitPrice(atLeast: $0) : selector && .unitPrice(atLeast: $0) }
    return Promotion(id, actions: [.items(saving, of: determined ?? selector, count: 1)])
  }

  /// The most expensive unit of some lines is discounted.
  ///
  /// ```swift
  /// .mostExpensive("tv", .percent("30"), of: .category("tvs"))  // TVs of 800.00 and 500.00: 240.00 off
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: What is taken off the most expensive unit.
  ///   - selector: The lines.
  /// - Returns: The promotion.
  public static func mostExpensive(_ id: PromotionID, _ saving: UnitSaving, of selector: LineSelector = .all)
    -> Promotion
  {
    Promotion(id, actions: [.items(saving, of: selector, count: 1, order: .mostExpensive)])
  }

  /// Every so many units of some lines cost a fixed price together.
  ///
  /// ```swift
  /// .group("shirts", ofEvery: 5, of: .tag("shirt"), price: "25")  // 12 shirts at 7.00: two fives for 25.00 and two at 7.00, 64.00
  /// ```
  ///
  /// The most expensive units are grouped first; where a group costs less as it is, it stays.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - size: How many units make a group; at least 1.
  ///   - selector: The lines.
  ///   - price: What each group costs.
  ///   - times: How many groups at most; nil for no limit.
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
  /// Each part takes its most expensive units; where a bundle costs less as it is, it stays.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - parts: What a bundle is made of; at least one part.
  ///   - price: What each bundle costs.
  ///   - times: How many bundles at most; nil for no limit.
  /// - Returns: The promotion.
  public static func bundle(
    _ id: PromotionID, _ parts: [BundlePart], price: AmountByCurrency, times: Int? = nil
  ) -> Promotion {
    Promotion(id, actions: [.bundle(.price(price), of: parts, max: times)])
  }
}
