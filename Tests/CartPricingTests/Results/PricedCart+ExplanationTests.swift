// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Explanations for support")
struct ResultExplanationTests: SupportFixture {
  @Test(
    "A code is explained in plain English",
    arguments: [
      ("WELCOME10", "WELCOME10: applied, “Welcome”, 4.95 EUR off."),
      ("sun", "SUN: not applied yet. Add 6 more items (3 of 9) for “summer”."),
      ("SPRING", "SPRING: unknown code."),
      ("OFF", "OFF: not applied; “off” is switched off."),
      ("OTHER", "OTHER: not entered."),
    ] as [(CouponCode, String)])
  func codes(code: CouponCode, text: String) throws {
    #expect(try result().explanation(ofCode: code) == text)
  }

  @Test(
    "A promotion is explained in plain English",
    arguments: [
      ("welcome", "“Welcome”: applied, 4.95 EUR off."),
      (
        "free-shipping",
        "“Free shipping”: not applied yet. Spend 10.50 EUR more on all items (49.50 of 60.00)."
      ),
      ("off", "“off”: not applied; it is switched off."),
      ("alone", "“alone”: not applied; it cannot be combined with “Welcome”."),
      ("other", "“other”: not applied, and this result has no decision on it."),
    ] as [(PromotionID, String)])
  func explained(promotion: PromotionID, text: String) throws {
    #expect(try result().explanation(ofPromotion: promotion) == text)
  }
}
