// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview

extension PlantedMistake {
  /// Mistakes that only a cart shows.
  static let searched: [PlantedMistake] = [
    PlantedMistake(
      kind: .tierGivesLess, name: "a lower percentage for more", promotions: ["tiers"],
      list: """
        {"id": "tiers", "actions": [{"on": "cart", "discount": {"tiers": {"by": {"subtotal": {}}, "steps": [
          {"from": "50", "percent": "5"}, {"from": "100", "percent": "12"}, {"from": "200", "percent": "10"}]}}}]}
        """),
    PlantedMistake(
      kind: .tierGivesLess, name: "a price of shipping that is higher, with a code", promotions: ["ship-tiers"],
      list: """
        {"id": "ship-tiers", "coupons": ["TIER"], "actions": [{"on": "shipping", "discount": {"tiers": {
          "by": {"quantity": {}}, "steps": [{"from": 3, "price": "1.90"}, {"from": 6, "price": "2.90"}]}}}]}
        """),
    PlantedMistake(
      kind: .tierGivesLess, name: "by lines of a category, for a segment", promotions: ["lines"],
      list: """
        {"id": "lines", "when": {"segment": "trade"}, "actions": [{"on": {"subset": {"category": ["tools"]}},
          "discount": {"tiers": {"by": {"lines": {"of": {"category": ["tools"]}}}, "steps": [
            {"from": 2, "percent": "20"}, {"from": 4, "percent": "2"}]}}}]}
        """),
    PlantedMistake(
      kind: .moreCostsLess, name: "an amount from a subtotal", promotions: ["from-100"],
      list: """
        {"id": "from-100", "when": {"subtotal": {"atLeast": "100"}},
         "actions": [{"on": "cart", "discount": {"amount": "10"}}]}
        """),
    PlantedMistake(
      kind: .moreCostsLess, name: "a percentage of all tools from five", promotions: ["five-tools"],
      list: """
        {"id": "five-tools", "when": {"quantity": {"of": {"category": ["tools"]}, "atLeast": 5}},
         "actions": [{"on": {"subset": {"category": ["tools"]}}, "discount": {"percent": "30"}}]}
        """),
    PlantedMistake(
      kind: .moreCostsLess, name: "free shipping of members on Fridays from a subtotal", promotions: ["friday"],
      list: """
        {"id": "friday", "when": {"all": [{"segment": "members"}, {"subtotal": {"atLeast": "40"}},
          {"schedule": [{"days": ["fri"], "from": "18:00", "until": "24:00"}]}]},
         "actions": [{"on": "shipping", "discount": {"percent": "100"}}]}
        """),
    PlantedMistake(
      kind: .splittingCostsLess, name: "an amount off each order", promotions: ["five-off"],
      list: """
        {"id": "five-off", "when": {"subtotal": {"atLeast": "20"}},
         "actions": [{"on": "cart", "discount": {"amount": "5"}}]}
        """),
    PlantedMistake(
      kind: .splittingCostsLess, name: "a largest discount for each order", promotions: ["capped"],
      list: """
        {"id": "capped", "coupons": ["TWENTY"], "maxDiscount": "15",
         "actions": [{"on": "cart", "discount": {"percent": "20"}}]}
        """),
    PlantedMistake(
      kind: .splittingCostsLess, name: "a bound above which there is no discount", promotions: ["small-orders"],
      list: """
        {"id": "small-orders", "when": {"subtotal": {"atMost": "60"}},
         "actions": [{"on": "cart", "discount": {"percent": "10"}}]}
        """),
    PlantedMistake(
      kind: .discountAboveShare, name: "two promotions that stack", promotions: ["clearance", "outlet"],
      list: """
        {"id": "clearance", "priority": 9,
         "actions": [{"on": {"items": {"select": {"tag": ["clearance"]}}}, "discount": {"percent": "60"}}]},
        {"id": "outlet", "priority": 8, "when": {"store": {"channel": ["outlet"]}},
         "actions": [{"on": "cart", "discount": {"percent": "40"}}]}
        """),
    PlantedMistake(
      kind: .discountAboveShare, name: "90 instead of 9", promotions: ["typing"],
      list: """
        {"id": "typing", "when": {"quantity": {"atLeast": 4}}, "actions": [{"on": "cart", "discount": {"percent": "90"}}]}
        """),
    PlantedMistake(
      kind: .discountAboveShare, name: "three promotions with codes and segments", promotions: ["s-a", "s-b", "s-c"],
      list: """
        {"id": "s-a", "priority": 9, "coupons": ["A40"], "actions": [{"on": "cart", "discount": {"percent": "40"}}]},
        {"id": "s-b", "priority": 8, "when": {"segment": "staff"},
         "actions": [{"on": "cart", "discount": {"percent": "35"}}]},
        {"id": "s-c", "priority": 7, "when": {"quantity": {"of": {"category": ["wine"]}, "atLeast": 6}},
         "actions": [{"on": {"subset": {"category": ["wine"]}}, "discount": {"percent": "30"}}]}
        """),
    PlantedMistake(
      kind: .belowCost, name: "one promotion", promotions: ["half"],
      list:
        #"{"id": "half", "actions": [{"on": {"items": {"select": {"sku": ["MUG"]}}}, "discount": {"percent": "50"}}]}"#,
      catalogue: [
        #"{"sku": "MUG", "unitPrice": "12.00", "cost": "7.50"}"#,
        #"{"sku": "PEN", "unitPrice": "2.00", "cost": "0.50"}"#,
      ]),
    PlantedMistake(
      kind: .belowCost, name: "two promotions together", promotions: ["season", "trade"],
      list: """
        {"id": "season", "priority": 1,
         "actions": [{"on": {"items": {"select": {"category": ["lamps"]}}}, "discount": {"percent": "25"}}]},
        {"id": "trade", "when": {"segment": "trade"}, "actions": [{"on": "cart", "discount": {"percent": "20"}}]}
        """,
      catalogue: [
        #"{"sku": "LAMP-1", "unitPrice": "80", "categories": ["lamps"], "attributes": {"cost": "50"}}"#,
        #"{"sku": "DESK", "unitPrice": "300", "attributes": {"cost": 120}}"#,
      ]),
    PlantedMistake(
      kind: .belowCost, name: "a bundle at a fixed price", promotions: ["kit"],
      list: """
        {"id": "kit", "actions": [{"on": {"bundle": {"parts": [{"select": {"sku": ["CUP"]}, "count": 2},
          {"select": {"sku": ["POT"]}, "count": 1}]}}, "discount": {"price": "20"}}]}
        """,
      catalogue: [
        #"{"sku": "CUP", "unitPrice": "8", "cost": "5"}"#, #"{"sku": "POT", "unitPrice": "30", "cost": "22"}"#,
      ]),
    PlantedMistake(
      kind: .idsDecide, name: "a percentage and an amount", promotions: ["o-amount", "o-percent"],
      list: """
        {"id": "o-percent", "priority": 3, "actions": [{"on": "cart", "discount": {"percent": "10"}}]},
        {"id": "o-amount", "priority": 3, "coupons": ["SAVE5"],
         "actions": [{"on": "cart", "discount": {"amount": "5"}}]}
        """),
    PlantedMistake(
      kind: .idsDecide, name: "two of one group", promotions: ["o-five", "o-ten"],
      list: """
        {"id": "o-ten", "priority": 3, "group": "g", "actions": [{"on": "cart", "discount": {"percent": "10"}}]},
        {"id": "o-five", "priority": 3, "group": "g", "when": {"segment": "vip"},
         "actions": [{"on": "cart", "discount": {"percent": "5"}}]}
        """),
    PlantedMistake(
      kind: .idsDecide, name: "two that exclude one another", promotions: ["o-one", "o-two"],
      list: """
        {"id": "o-one", "priority": 3, "excludes": ["o-two"], "when": {"quantity": {"atLeast": 2}},
         "actions": [{"on": "cart", "discount": {"percent": "10"}}]},
        {"id": "o-two", "priority": 3, "when": {"subtotal": {"atLeast": "30"}},
         "actions": [{"on": "cart", "discount": {"amount": "12"}}]}
        """),
    PlantedMistake(
      kind: .giftDiscounted, name: "a gift of an item at half price", promotions: ["g-gift", "g-half"],
      list: """
        {"id": "g-gift", "priority": 1, "when": {"subtotal": {"atLeast": "50"}},
         "actions": [{"gift": {"sku": "TOTE", "unitPrice": "9"}}]},
        {"id": "g-half", "actions": [{"on": {"items": {"select": {"sku": ["TOTE", "BAG"]}}}, "discount": {"percent": "50"}}]}
        """),
    PlantedMistake(
      kind: .giftDiscounted, name: "one of several gifts to choose", promotions: ["g-choice", "g-pairs"],
      list: """
        {"id": "g-choice", "priority": 1, "coupons": ["CHOOSE"], "actions": [{"gift": {"oneOf": [
          {"sku": "SOCKS", "unitPrice": "5"}, {"sku": "CAP", "unitPrice": "6"}]}}]},
        {"id": "g-pairs", "calculateRule": {"linear": {"quantity": 2}, "of": {"sku": ["SOCKS"]}},
         "actions": [{"on": {"items": {"select": {"sku": ["SOCKS"]}}}, "discount": {"percent": "20"}}]}
        """),
    PlantedMistake(
      kind: .giftDiscounted, name: "a gift of a part of a bundle", promotions: ["g-bundle", "g-pen"],
      list: """
        {"id": "g-pen", "priority": 1, "when": {"segment": "members"},
         "actions": [{"gift": {"sku": "PEN-BLUE", "unitPrice": "2"}}]},
        {"id": "g-bundle", "actions": [{"on": {"bundle": {"parts": [{"select": {"sku": ["PEN-BLUE"]}, "count": 1},
          {"select": {"sku": ["PAD"]}, "count": 1}]}}, "discount": {"percent": "10"}}]}
        """),
  ]
}
