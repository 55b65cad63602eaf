// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.20, §4.8 and §5.38.
@Suite("Codes that qualifiers name")
struct CouponEnteredTests: QualifierFixture {
  @Test("A coupon leaf holds for a code that is entered, in whatever letters, and needs no promotion that lists it")
  func coupons() throws {
    var cart = cart
    #expect(try !holds(.coupon("SPRING"), cart))
    cart.coupons = ["other", " spring\t"]
    #expect(try holds(.coupon("Spring"), cart))
    #expect(try holds(.coupon(["x", "SPRING"]), cart))
    #expect(try !holds(.coupon("SPRING1"), cart))
  }
}
