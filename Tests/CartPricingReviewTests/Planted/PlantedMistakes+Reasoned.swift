// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview

extension PlantedMistake {
  /// Mistakes that are found without a cart.
  static let reasoned: [PlantedMistake] = [
    PlantedMistake(
      kind: .neverApplies, name: "two bounds of one quantity", promotions: ["bulk"],
      list: """
        {"id": "bulk", "when": {"all": [{"quantity": {"of": {"category": ["tea"]}, "atLeast": 12}}, {"any": [
          {"quantity": {"atMost": 10}}, {"lines": {"atMost": 0}}]}]},
         "actions": [{"on": "cart", "discount": {"percent": "10"}}]}
        """),
    PlantedMistake(
      kind: .neverApplies, name: "a schedule outside of the validity", promotions: ["weekend"],
      list: """
        {"id": "weekend", "validFrom": "2026-11-23", "validUntil": "2026-11-26",
         "when": {"schedule": [{"days": ["sat", "sun"], "from": "00:00", "until": "24:00"}]},
         "actions": [{"on": "cart", "discount": {"percent": "10"}}]}
        """),
    PlantedMistake(
      kind: .neverApplies, name: "a code that counts only before the promotion starts", promotions: ["launch"],
      list: """
        {"id": "launch", "validFrom": "2026-09-01T00:00:00Z",
         "coupons": [{"code": "LAUNCH", "validUntil": "2026-08-31T00:00:00Z"}],
         "actions": [{"on": "cart", "discount": {"amount": "5"}}]}
        """),
    PlantedMistake(
      kind: .neverApplies, name: "a limit for each customer, for guests", promotions: ["guests"],
      list: """
        {"id": "guests", "when": {"customer": {"known": false}}, "constraints": {"maxUsesPerCustomer": 1},
         "actions": [{"on": "cart", "discount": {"percent": "5"}}]}
        """),
    PlantedMistake(
      kind: .neverApplies, name: "two codes where only one counts", promotions: ["both"],
      list: """
        {"id": "both", "coupons": ["FIRST-CODE"], "when": {"coupon": ["OTHER-CODE"]},
         "actions": [{"on": "cart", "discount": {"percent": "5"}}]}
        """, members: #""currency": "EUR", "policy": {"coupons": "latest"},"#),
    PlantedMistake(
      kind: .neverApplies, name: "two leaves of codes where only one counts", promotions: ["leaves"],
      list: """
        {"id": "leaves", "when": {"all": [{"coupon": ["FIRST-CODE", "THIRD-CODE"]}, {"coupon": ["OTHER-CODE"]}]},
         "actions": [{"on": "cart", "discount": {"percent": "5"}}]}
        """, members: #""currency": "EUR", "policy": {"coupons": "latest"},"#),
    PlantedMistake(
      kind: .neverTaken, name: "the second of a group with the same conditions", promotions: ["gold", "silver"],
      list: """
        {"id": "gold", "priority": 20, "group": "level", "when": {"subtotal": {"atLeast": "50"}},
         "actions": [{"on": "cart", "discount": {"percent": "10"}}]},
        {"id": "silver", "priority": 10, "group": "level", "when": {"subtotal": {"atLeast": "80"}},
         "actions": [{"on": "cart", "discount": {"percent": "15"}}]}
        """),
    PlantedMistake(
      kind: .neverTaken, name: "behind an exclusive promotion", promotions: ["always", "shoes"],
      list: """
        {"id": "always", "priority": 5, "combines": "never",
         "actions": [{"on": "cart", "discount": {"percent": "20"}}]},
        {"id": "shoes", "actions": [{"on": {"items": {"select": {"category": ["shoes"]}}}, "discount": {"percent": "10"}}]}
        """),
    PlantedMistake(
      kind: .neverTaken, name: "the smaller of two where the best is taken", promotions: ["large", "small"],
      list: """
        {"id": "large", "group": "g", "actions": [{"on": "cart", "discount": {"percent": "20"}}]},
        {"id": "small", "group": "g", "when": {"segment": "vip"},
         "actions": [{"on": "cart", "discount": {"percent": "10"}}]}
        """, members: #""currency": "EUR", "policy": {"selection": "bestForCustomer"},"#),
    PlantedMistake(
      kind: .neverHasEffect, name: "a percentage of 0", promotions: ["nothing"],
      list: #"{"id": "nothing", "actions": [{"on": "cart", "discount": {"percent": "0"}}]}"#),
    PlantedMistake(
      kind: .neverHasEffect, name: "a price that no selected item exceeds", promotions: ["for-ten"],
      list: """
        {"id": "for-ten", "actions": [{"on": {"items": {"select": {"allOf": [
          {"category": ["books"]}, {"unitPrice": {"atMost": "10"}}]}}}, "discount": {"price": "10"}}]}
        """),
    PlantedMistake(
      kind: .neverHasEffect, name: "a target that its condition excludes", promotions: ["no-toys"],
      list: """
        {"id": "no-toys", "when": {"quantity": {"of": {"category": ["toys"]}, "atMost": 0}},
         "actions": [{"on": {"items": {"select": {"allOf": [{"category": ["toys"]}, {"tag": ["new"]}]}}},
           "discount": {"percent": "10"}}]}
        """),
    PlantedMistake(
      kind: .ended, name: "an end in the past", promotions: ["winter"],
      list: """
        {"id": "winter", "validUntil": "2026-02-28T00:00:00Z", "actions": [{"on": "cart", "discount": {"percent": "5"}}]}
        """),
    PlantedMistake(
      kind: .ended, name: "a last day in the past", promotions: ["easter"],
      list: """
        {"id": "easter", "validFrom": "2026-03-28", "validUntil": "2026-04-06",
         "actions": [{"on": "cart", "discount": {"percent": "5"}}]}
        """),
    PlantedMistake(
      kind: .ended, name: "a campaign in the past", promotions: ["spring-1"],
      list: #"{"id": "spring-1", "campaign": "spring", "actions": [{"on": "cart", "discount": {"percent": "5"}}]}"#,
      members: #""currency": "EUR", "campaigns": [{"id": "spring", "validUntil": "2026-05-31"}],"#),
    PlantedMistake(
      kind: .missingCurrency, name: "an amount in one of two currencies", promotions: ["second"],
      list: """
        {"id": "first", "priority": 1, "when": {"subtotal": {"atLeast": {"EUR": "50", "CHF": "55"}}},
         "actions": [{"on": "cart", "discount": {"percent": "5"}}]},
        {"id": "second", "priority": 2, "when": {"subtotal": {"atLeast": {"EUR": "90"}}},
         "actions": [{"on": "cart", "discount": {"percent": "8"}}]}
        """),
    PlantedMistake(
      kind: .missingCurrency, name: "a plain amount beside tables", promotions: ["plain"],
      list: """
        {"id": "table", "priority": 1, "actions": [{"on": "shipping", "discount": {"price": {"EUR": "2", "USD": "3"}}}]},
        {"id": "plain", "priority": 2, "when": {"subtotal": {"atLeast": "200"}},
         "actions": [{"on": "shipping", "discount": {"percent": "50"}}]}
        """),
    PlantedMistake(
      kind: .missingCurrency, name: "a largest discount in one currency", promotions: ["capped"],
      list: """
        {"id": "capped", "maxDiscount": {"EUR": "20"}, "actions": [{"on": "cart", "discount": {"percent": "8"}}]},
        {"id": "gift", "priority": 1, "when": {"segment": "staff"},
         "actions": [{"credit": {"amount": {"EUR": "5", "PLN": "20"}}}]}
        """),
  ]

  /// Mistakes in names.
  static let named: [PlantedMistake] = [
    PlantedMistake(
      kind: .nearlyEqualName, name: "a segment in another case and number", promotions: ["b-two", "b-vip-shoes"],
      list: """
        {"id": "b-vip", "when": {"segment": "vip"}, "actions": [{"on": "cart", "discount": {"percent": "5"}}]},
        {"id": "b-vip-shoes", "priority": 1, "when": {"all": [{"segment": "vip"}, {"segment": "staff"}]},
         "actions": [{"on": "shipping", "discount": {"percent": "50"}}]},
        {"id": "b-two", "priority": 2, "when": {"segment": "VIPs"},
         "actions": [{"on": "shipping", "discount": {"percent": "25"}}]}
        """),
    PlantedMistake(
      kind: .nearlyEqualName, name: "a category with a letter missing", promotions: ["coffee-1", "coffee-3"],
      list: """
        {"id": "coffee-1", "calculateRule": {"quantity": {"minimum": 2}, "of": {"category": ["coffee"]}},
         "actions": [{"on": {"items": {"select": {"category": ["coffee"]}}}, "discount": {"percent": "10"}}]},
        {"id": "coffee-3", "priority": 1,
         "actions": [{"on": {"items": {"select": {"category": ["cofee"]}}}, "discount": {"percent": "5"}}]}
        """),
    PlantedMistake(
      kind: .nearlyEqualName, name: "a code of a condition with two letters exchanged", promotions: ["code", "leaf"],
      list: """
        {"id": "code", "coupons": ["NEWSLETTER"], "actions": [{"on": "shipping", "discount": {"percent": "5"}}]},
        {"id": "leaf", "priority": 1, "when": {"coupon": ["NEWSLETTRE"]},
         "actions": [{"on": "shipping", "discount": {"percent": "5"}}]}
        """),
    PlantedMistake(
      kind: .nearlyEqualName, name: "a class that nobody has", promotions: ["k-1", "k-2"],
      list: """
        {"id": "k-1", "class": "shipping", "actions": [{"on": "shipping", "discount": {"percent": "5"}}]},
        {"id": "k-2", "priority": 1, "combinesWith": ["shiping"],
         "actions": [{"on": "shipping", "discount": {"percent": "7"}}]}
        """),
  ]
}
