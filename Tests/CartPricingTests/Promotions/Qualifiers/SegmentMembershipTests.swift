// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.9, §4.20, §4.26 and §4.27.
@Suite("Membership in segments")
struct SegmentMembershipTests: QualifierFixture {
  @Test(
    "A customer is in the segments that list the customer; without one it is false",
    arguments: [
      (.segment("vip"), true), (.segment("other"), false),
    ] as [(Qualifier, Bool)])
  func listed(qualifier: Qualifier, expected: Bool) throws {
    #expect(try holds(qualifier, in: .of(customer)) == expected)
    #expect(try !holds(qualifier))
    #expect(try holds(!qualifier))
  }

  @Test("A segment holds for whom it lists and for whom its definition, through others too, fits")
  func segments() throws {
    let segments = [
      Segment("adult", when: .customer(attribute: "age", .atLeast(18))),
      Segment("rich", when: .subtotal(atLeast: "100")),
      Segment("both", when: .segment("adult") && .segment("rich")),
      Segment("vip", when: .any([])),
    ]
    func holds(_ segment: SegmentID, _ cart: Cart, customer: PricingCustomer? = nil) throws -> Bool {
      let context = PricingContext(now: .evening, customer: customer, explain: .all)
      return try CartPricingTests.holds(.segment(segment), cart, in: context, segments: segments)
    }
    let poor = Cart(CartLine("1", sku: "A", unitPrice: "99.99"))
    #expect(try holds("adult", poor, customer: customer))
    #expect(try !holds("rich", poor, customer: customer))
    #expect(try !holds("both", poor, customer: customer))
    #expect(try holds("both", cart, customer: customer))
    // listed, though the definition does not hold; and never without a customer, though it would
    #expect(try holds("vip", poor, customer: customer))
    #expect(try !holds("rich", cart))
    #expect(try !holds("both", cart, customer: PricingCustomer("c2", attributes: ["age": 17])))
    #expect(try holds("both", poor, customer: PricingCustomer("c2", segments: ["both"])))
  }
}
