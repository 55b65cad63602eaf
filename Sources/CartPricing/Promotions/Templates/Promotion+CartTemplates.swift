// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Templates for discounts on the cart as a whole.
extension Promotion {
  /// A discount on the cart, or on a part of it.
  ///
  /// ```swift
  /// .cart("ten", .percent("10"), from: "100")  // lines of 60.00 and 45.00: 10.50 off, 94.50 to pay; at 99.99 nothing
  /// ```
  ///
  /// The selected lines count towards the threshold and are discounted. The discount is split over
  /// the lines by their value.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - saving: The saving.
  ///   - selector: The lines; every line by default.
  ///   - threshold: The smallest value of the lines; nil for any value.
  /// - Returns: The promotion.
  public static func cart(
    _ id: PromotionID, _ saving: ValueSaving, of selector: LineSelector = .all, from threshold: AmountByCurrency? = nil
  ) -> Promotion {
    Promotion(
      id, when: threshold.map { .subtotal(of: selector, atLeast: $0) },
      actions: [selector.isAll ? .cart(saving) : .subset(saving, of: selector)])
  }

  /// Spend X, get Y off the cart.
  ///
  /// ```swift
  /// .spendGetOff("thousand", spend: "1000", of: !.category("gift-cards"), off: "100")
  /// // a tablet of 1200.00: 1100.00 to pay; one of 600.00 and a gift card of 500.00: no discount, 400.00 are missing
  /// ```
  ///
  /// Lines that do not count towards `spend` are discounted all the same, because the amount is
  /// taken off the cart.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - spend: The smallest value of the counted lines, inclusive.
  ///   - selector: The lines that count.
  ///   - amount: The amount off the cart, once.
  /// - Returns: The promotion.
  public static func spendGetOff(
    _ id: PromotionID, spend: AmountByCurrency, of selector: LineSelector = .all, off amount: AmountByCurrency
  ) -> Promotion {
    Promotion(id, when: .subtotal(of: selector, atLeast: spend), actions: [.cart(.amount(amount))])
  }

  /// A percentage off the cart that increases with the subtotal ("buy more, save more").
  ///
  /// ```swift
  /// .spendMoreSaveMore("more", [.from("50", percent: "10"), .from("100", percent: "15"), .from("150", percent: "20")])
  /// // 49.99: nothing off; 50.00: 5.00; 100.00: 15.00; 149.99: 22.50; 150.00: 30.00
  /// ```
  ///
  /// The step with the largest `from` that the subtotal reaches applies, whatever the order of the
  /// steps; two steps with the same `from` are a fault.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - steps: The steps; at least one.
  ///   - selector: The lines that count and are discounted.
  /// - Returns: The promotion.
  public static func spendMoreSaveMore(
    _ id: PromotionID, _ steps: [SavingStep<AmountByCurrency, Rate>], of selector: LineSelector = .all
  ) -> Promotion {
    tiers(id, by: .subtotal(of: selector), steps.map { .from($0.threshold, percent: $0.saving) }, on: selector)
  }

  /// An amount off the cart that increases with the subtotal ("spend more, get more off").
  ///
  /// ```swift
  /// .spendMoreGetMoreOff("more", [.from("50", off: "5"), .from("100", off: "12")])  // 99.99: 5.00 off; 100.00: 12.00
  /// ```
  ///
  /// The step with the largest `from` that the subtotal reaches applies.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - steps: The steps; at least one.
  ///   - selector: The lines that count and are discounted.
  /// - Returns: The promotion.
  public static func spendMoreGetMoreOff(
    _ id: PromotionID, _ steps: [SavingStep<AmountByCurrency, AmountByCurrency>], of selector: LineSelector = .all
  ) -> Promotion {
    tiers(id, by: .subtotal(of: selector), steps.map { .from($0.threshold, off: $0.saving) }, on: selector)
  }

  /// A percentage off lines that depends on the smallest quantity of any of them (a volume scale).
  ///
  /// ```swift
  /// .volumeScale("licences", [.from(2, percent: "5"), .from(3, percent: "10"), .from(4, percent: "15")])
  /// // 2 and 5 licences at 5.00: 5 % of 35.00, 33.25 to pay; one each of two products: no discount
  /// ```
  ///
  /// All subscription lines of the cart must have the same billing interval.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - steps: The steps by quantity; at least one.
  ///   - selector: The lines that count and are discounted.
  /// - Returns: The promotion.
  public static func volumeScale(
    _ id: PromotionID, _ steps: [SavingStep<Int, Rate>], of selector: LineSelector = .all
  ) -> Promotion {
    tiers(id, by: .leastQuantity(of: selector), steps.map { .from($0.threshold, percent: $0.saving) }, on: selector)
      .with { $0.constraints.requiresSameBillingInterval = true }
  }

  private static func tiers(
    _ id: PromotionID, by measure: Tiers.Measure, _ steps: [TierStep], on selector: LineSelector
  ) -> Promotion {
    let discount = Discount.tiers(by: measure, steps)
    return Promotion(id, actions: [.discount(discount, on: selector.isAll ? .cart : .subset(selector))])
  }

  /// Shipping costs nothing from a threshold on.
  ///
  /// ```swift
  /// .freeShipping("ship", from: "50")  // lines of 50.00 and shipping of 4.90: 50.00 to pay; of 49.99: 54.89, 0.01 missing
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - threshold: The smallest value of the lines, inclusive; nil for free shipping on every
  ///     cart.
  ///   - stage: `.items` or `.cart` to measure the value after these discounts; nil for the value
  ///     before promotions.
  /// - Returns: The promotion.
  public static func freeShipping(
    _ id: PromotionID, from threshold: AmountByCurrency? = nil, after stage: DiscountStage? = nil
  ) -> Promotion {
    Promotion(
      id, when: threshold.map { .subtotal(atLeast: $0, after: stage) }, actions: [.shipping(.free)])
  }
}
