// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// What the workloads know about the library's own names stands in this file.

package import CartPricing

/// A workload after reading and compiling: what is left is pricing.
package struct PreparedWorkload: Sendable {
  package let promotions: PromotionSet
  package let engine: PricingEngine
  package let requests: Requests
  package let expectation: Expectation
  /// Throws where the workload itself is not what it has to be.
  package var alsoVerify: @Sendable () throws -> Void = {}
}

extension Workload {
  package func prepared(expecting expectation: Expectation) throws -> PreparedWorkload {
    let promotions = try PromotionSet(json: promotions)
    return PreparedWorkload(
      promotions: promotions,
      engine: try PricingEngine(promotions),
      requests: Requests(try requests.map { try $0.read() }),
      expectation: expectation
    )
  }
}

extension Workload.Request {
  package func read() throws -> CartRequest {
    CartRequest(cart: try Cart(json: cart), context: try PricingContext(json: context))
  }
}

// What the hand-written totals read of a cart, as the library offers it: no copies made beforehand.

/// The ids that the promotions of the typical checkout are about, made once: comparing ids is cheap, making them or
/// their text is not, and whoever writes discounts by hand would not do it for every line.
struct KnownIDs: Sendable {
  let socks = CategoryID("socks")
  let shirts = CategoryID("shirts")
  let shoes = CategoryID("shoes")
  let electronics = CategoryID("electronics")
  let books = CategoryID("books")
  let toys = CategoryID("toys")
  let garden = CategoryID("garden")
  let beauty = CategoryID("beauty")

  let fiveOff = SKU("S000099")
  let twoFiftyOff = SKU("S000120")
  let partner = SKU("S000121")

  let take25 = CouponCode("TAKE25")
  let freeShipping = CouponCode("FREESHIP")
  let spring5 = CouponCode("SPRING5")
  let bogo = CouponCode("BOGO")
  let noStacking = CouponCode("NOSTACK")

  let vip = SegmentID("vip")
  let club = SegmentID("club")
  let student = SegmentID("student")
  let teacher = SegmentID("teacher")
  let birthday = SegmentID("birthday")
  let business = SegmentID("b2b")

  let luckyCustomer = CustomerID("C0000777")
}

extension Cart {
  func isEntered(_ code: CouponCode) -> Bool {
    coupons.contains { $0.code == code }
  }

  var shippingCost: Int64 {
    shipping?.cost.minorUnits(in: currency) ?? 0
  }
}

extension PricingContext {
  func isCustomer(_ id: CustomerID) -> Bool {
    customer?.id == id
  }

  func isInSegment(_ id: SegmentID) -> Bool {
    customer?.segments.contains(id) ?? false
  }
}
