// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("The check of a promotion set")
struct PromotionSetCheckTests {
  private static func set(_ promotion: String, currency: String = #""currency": "EUR", "#) -> String {
    #"{\#(currency)"promotions": [{"id": "p", \#(promotion)}]}"#
  }

  private static let tenth = #""actions": [{"on": "cart", "discount": {"percent": "10"}}]"#

  @Test(
    "warns of a valid part that is probably not meant",
    arguments: [
      (
        #""validFrom": "2026-05-01T00:00:00Z", "validUntil": "2026-05-01T00:00:00Z", "# + tenth,
        #"promotions[0].validFrom: is not before "validUntil", so the promotion is never valid"#
      ),
      (
        #""experiment": {"name": "x", "from": "50", "until": "50"}, "# + tenth,
        #"promotions[0].experiment.until: is not above "from", so no customer is in the share"#
      ),
      (
        #""when": {"quantity": {"atLeast": 3, "atMost": 2}}, "# + tenth,
        #"promotions[0].when.quantity.atMost: is below "atLeast", so no figure is in the range"#
      ),
      (
        #""when": {"any": [{"subtotal": {"atLeast": "20", "atMost": "19.99"}}]}, "# + tenth,
        #"promotions[0].when.any[0].subtotal.atMost: is below "atLeast" in EUR, so no amount is in the range"#
      ),
      (
        #""when": {"customer": {"attribute": "age", "atLeast": 30, "atMost": 18}}, "# + tenth,
        #"promotions[0].when.customer.atMost: is below "atLeast", so no number is in the range"#
      ),
      (
        #""when": {"coupon": ["LILAC"]}, "# + tenth,
        #"promotions[0].when.coupon[0]: no promotion lists the code "LILAC""#
      ),
      (
        #""maxDiscount": "5", "actions": [{"on": "cart", "discount": {"amount": {"EUR": "1", "USD": "2"}}}]"#,
        #"promotions[0].maxDiscount: has no value in USD, which other amounts of the set have"#
      ),
    ])
  func warnings(_ promotion: String, _ warning: String) {
    let check = PromotionSetCheck(json: Array(Self.set(promotion).utf8))
    #expect(check.faults.isEmpty)
    #expect(check.promotionCount == 1)
    #expect(check.warnings.map(\.description) == [warning])
  }

  @Test(
    "is quiet about parts just beside these",
    arguments: [
      #""validFrom": "2026-05-01T00:00:00Z", "validUntil": "2026-05-01T00:00:01Z", "# + tenth,
      #""experiment": {"name": "x", "from": "50", "until": "50.0001"}, "# + tenth,
      #""when": {"quantity": {"atLeast": 3, "atMost": 3}}, "# + tenth,
      #""when": {"subtotal": {"atLeast": "20", "atMost": "20.00"}}, "# + tenth,
      #""coupons": ["LILAC"], "when": {"coupon": ["lilac"]}, "# + tenth,
      #""maxDiscount": "5", "actions": [{"on": "cart", "discount": {"amount": {"EUR": "1"}}}]"#,
    ])
  func quiet(_ promotion: String) {
    #expect(PromotionSetCheck(json: Array(Self.set(promotion).utf8)).warnings.isEmpty)
  }

  @Test("has the faults of a wrong set, and no warnings then")
  func faults() {
    let text = Self.set(#""when": {"coupon": ["LILAC"]}, "actions": [{"on": "cart", "discount": {"percent": "120"}}]"#)
    let check = PromotionSetCheck(json: Array(text.utf8))
    #expect(
      check.faults.map(\.description) == [#"promotions[0].actions[0].discount.percent: "120" is not within 0 and 100"#])
    #expect(check.warnings.isEmpty)
    #expect(check.promotionCount == nil)
  }

  @Test("of a set that was written in Swift is that of its JSON")
  func authored() throws {
    let set = PromotionSet(
      currency: .eur, [Promotion("p", when: .coupon("LILAC"), actions: [.discount(.percent("10"), on: .cart)])])
    #expect(PromotionSetCheck(set) == PromotionSetCheck(json: set.jsonBytes))
    #expect(PromotionSetCheck(set) == PromotionSetCheck(json: set.json))
    #expect(
      PromotionSetCheck(set).json
        == #"{"errors":[],"warnings":[{"kind":"unlistedCode","path":"promotions[0].when.coupon[0]","#
        + #""message":"no promotion lists the code \"LILAC\""}]}"#)
  }
}
