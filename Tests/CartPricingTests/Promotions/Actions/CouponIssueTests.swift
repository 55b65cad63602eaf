// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.17, §6.8, §6.58 and §8.26.
@Suite("Coupons to issue")
struct CouponIssueTests {
  @Test("Coupons are issued once for each application")
  func coupons() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 5, unitPrice: "7"))
    let promotion = Promotion(
      "p", calculateRule: .quantity(minimum: 2),
      actions: [.issueCoupon(CouponIssue("t", validFor: "P30D")), .issueCoupon(CouponIssue("u"))])
    let issued = try priced(cart, [promotion]).issuedCoupons
    #expect(issued.map(\.template) == ["t", "u"])
    #expect(issued.map(\.count) == [2, 2])
    #expect(issued.first?.validFor == .days(30))
    #expect(issued.map(\.promotion) == ["p", "p"])
  }
}
