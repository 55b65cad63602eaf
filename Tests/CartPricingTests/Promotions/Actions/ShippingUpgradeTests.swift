// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.6, §6.55 and §8.3.
@Suite("Shipping upgrades")
struct ShippingUpgradeTests: ShippingFixture {
  private func on(_ discount: Discount, _ target: DiscountTarget, id: PromotionID = "p", priority: Int = 0) -> Promotion
  {
    Promotion(id, priority: priority, actions: [.discount(discount, on: target)])
  }

  @Test("An upgrade ships by the dearer method at the old cost")
  func upgrade() throws {
    func up(_ method: String, id: PromotionID = "u") -> Promotion { Promotion(id, actions: [.upgradeShipping(method)]) }
    let air = try shipped("5", up("air"))
    #expect((air.method, air.cost.amountText, air.discount.amountText) == ("air", "12.00", "7.00"))
    #expect(air.total.amountText == "5.00")
    // void: not offered, or not dearer
    #expect(try shipped("5", up("rocket")).method == "ground")
    #expect(try shipped("5", up("slow")).method == "ground")
    #expect(try shipped("12", up("air")).method == "ground")
    // the second upgrade is from the method then in force: 7 and 8 more
    let night = try shipped("5", up("air", id: "a"), up("night", id: "b"))
    #expect(night.adjustments.map(\.amount.amountText) == ["7.00", "8.00"])
    #expect((night.method, night.total.amountText) == ("night", "5.00"))
    #expect(try shipped("5", up("night", id: "a"), up("air", id: "b")).adjustments.count == 1)
  }

  @Test("All upgrades come before all discounts on shipping")
  func upgradesFirst() throws {
    let free = on(.percent("100"), .shipping, id: "free", priority: 9)
    let result = try shipped("5", free, Promotion("up", actions: [.upgradeShipping("air")]))
    #expect((result.method, result.total.amountText) == ("air", "0.00"))
    #expect(result.adjustments.map { "\($0.promotion) \($0.amount.amountText)" } == ["free 5.00", "up 7.00"])
  }
}
