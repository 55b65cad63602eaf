// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview

extension PlantedMistake {
  /// Mistakes with conditions on customers, places, times, codes, classes and currencies.
  static let varied: [PlantedMistake] = [
    PlantedMistake(
      kind: .belowCost, name: "the cheapest of three free", promotions: ["bc-32"],
      list: """
        {"id": "bc-32", "actions": [{"on": {"group": {"select": {"category": ["candles"]}, "reward": "cheapest"}}, "discount": {"percent": "100"}}], "calculateRule": {"quantity": {"minimum": 3}, "of": {"category": ["candles"]}}}
        """,
      catalogue: [
        #"{"sku": "C1", "unitPrice": "9.00", "cost": "6.50", "categories": ["candles"]}"#,
        #"{"sku": "X", "unitPrice": "3", "cost": "1"}"#,
      ]),
    PlantedMistake(
      kind: .belowCost, name: "a price of members", promotions: ["bc-member"],
      list: """
        {"id": "bc-member", "actions": [{"on": {"items": {"select": "all"}}, "discount": {"price": {"attribute": "member"}}}], "when": {"segment": "club"}}
        """,
      catalogue: [
        #"{"sku": "C1", "unitPrice": "9.00", "cost": "6.50", "attributes": {"member": "6.00"}}"#,
        #"{"sku": "X", "unitPrice": "3", "cost": "1"}"#,
      ]),
    PlantedMistake(
      kind: .belowCost, name: "an amount off a cheap item at night", promotions: ["bc-night"],
      list: """
        {"id": "bc-night", "actions": [{"on": {"items": {"select": {"tag": ["night"]}}}, "discount": {"amount": "4"}}], "when": {"schedule": [{"days": ["fri"], "from": "22:00", "until": "02:00"}]}}
        """,
      catalogue: [
        #"{"sku": "A", "unitPrice": "40.00", "cost": "20", "tags": ["night"]}"#,
        #"{"sku": "B", "unitPrice": "9.00", "cost": "6", "tags": ["night"]}"#,
      ]),
    PlantedMistake(
      kind: .discountAboveShare, name: "a campaign, a code and a birthday",
      promotions: ["da-bday", "da-camp", "da-code"],
      list: """
        {"id": "da-camp", "actions": [{"on": "cart", "discount": {"percent": "30"}}], "priority": 9, "campaign": "summer"},
        {"id": "da-code", "actions": [{"on": "cart", "discount": {"percent": "40"}}], "priority": 8, "coupons": ["FORTY"]},
        {"id": "da-bday", "actions": [{"on": "cart", "discount": {"percent": "40"}}], "priority": 7, "when": {"anniversary": {"of": "birthday", "withinDays": 3}}}
        """,
      members:
        #""currency": "EUR", "campaigns": [{"id": "summer", "validFrom": "2026-06-01", "validUntil": "2026-08-31"}],"#),
    PlantedMistake(
      kind: .discountAboveShare, name: "a tag and a category on Friday evening", promotions: ["da-flash", "da-outlet"],
      list: """
        {"id": "da-outlet", "actions": [{"on": {"items": {"select": {"tag": ["outlet"]}}}, "discount": {"percent": "50"}}], "priority": 5},
        {"id": "da-flash", "actions": [{"on": {"subset": {"category": ["shoes"]}}, "discount": {"percent": "50"}}], "priority": 4, "when": {"schedule": [{"days": ["fri"], "from": "18:00", "until": "24:00"}]}}
        """),
    PlantedMistake(
      kind: .discountAboveShare, name: "two of a subscription's first bill", promotions: ["da-s1", "da-s2"],
      list: """
        {"id": "da-s1", "actions": [{"on": {"items": {"select": {"billing": "subscription"}}}, "discount": {"percent": "50"}}], "priority": 2, "billingCycles": 1},
        {"id": "da-s2", "actions": [{"on": {"items": {"select": {"billing": "P1Y"}}}, "discount": {"percent": "50"}}], "priority": 1, "billingCycles": 3, "coupons": ["YEARLY"]}
        """),
    PlantedMistake(
      kind: .discountAboveShare, name: "pairs of what is reduced", promotions: ["da-cl", "da-pair"],
      list: """
        {"id": "da-cl", "actions": [{"on": {"items": {"select": {"tag": ["last"]}}}, "discount": {"percent": "65"}}], "priority": 8},
        {"id": "da-pair", "actions": [{"on": {"group": {"select": {"tag": ["last"]}, "reward": "all"}}, "discount": {"percent": "25"}}], "priority": 3, "calculateRule": {"quantity": {"minimum": 2}, "of": {"tag": ["last"]}}}
        """),
    PlantedMistake(
      kind: .neverApplies, name: "a part of the cart that costs more than the cart", promotions: ["na-sub"],
      list: """
        {"id": "na-sub", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "when": {"all": [{"subtotal": {"atLeast": "200", "of": {"category": ["shoes"]}}}, {"subtotal": {"below": "150"}}]}}
        """),
    PlantedMistake(
      kind: .neverApplies, name: "a campaign that ends before it starts", promotions: ["na-camp"],
      list: """
        {"id": "na-camp", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "campaign": "jan", "validFrom": "2027-02-01"}
        """,
      members:
        #""currency": "EUR", "campaigns": [{"id": "jan", "validFrom": "2027-01-01", "validUntil": "2027-01-31"}],"#),
    PlantedMistake(
      kind: .neverApplies, name: "two bounds of a count of events", promotions: ["na-ev"],
      list: """
        {"id": "na-ev", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "when": {"all": [{"events": {"type": "order", "count": {"atMost": 0}}}, {"events": {"type": "order", "count": {"atLeast": 3}}}]}}
        """),
    PlantedMistake(
      kind: .neverApplies, name: "more before tax than with it", promotions: ["na-gn"],
      list: """
        {"id": "na-gn", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "when": {"all": [{"subtotal": {"atLeast": "100", "basis": "net"}}, {"subtotal": {"below": "90", "basis": "gross"}}]}}
        """),
    PlantedMistake(
      kind: .neverApplies, name: "codes that end before it starts", promotions: ["na-codes"],
      list: """
        {"id": "na-codes", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "validFrom": "2026-12-01", "coupons": [{"code": "C1", "validUntil": "2026-11-01"}, {"code": "C2", "validUntil": "2026-11-15"}]}
        """),
    PlantedMistake(
      kind: .neverApplies, name: "more after discounts than before them", promotions: ["na-after"],
      list: """
        {"id": "na-after", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "when": {"all": [{"subtotal": {"atLeast": "100", "after": "items"}}, {"subtotal": {"atMost": "80"}}]}}
        """),
    PlantedMistake(
      kind: .neverTaken, name: "days within those of another one", promotions: ["nt-bf", "nt-nov"],
      list: """
        {"id": "nt-nov", "actions": [{"on": "cart", "discount": {"percent": "15"}}], "priority": 9, "group": "sale", "validFrom": "2026-11-01", "validUntil": "2026-11-30"},
        {"id": "nt-bf", "actions": [{"on": "cart", "discount": {"percent": "30"}}], "priority": 1, "group": "sale", "validFrom": "2026-11-27", "validUntil": "2026-11-29"}
        """),
    PlantedMistake(
      kind: .neverTaken, name: "hours within those of another one", promotions: ["nt-fri", "nt-hh"],
      list: """
        {"id": "nt-fri", "actions": [{"on": "cart", "discount": {"percent": "15"}}], "priority": 9, "group": "g", "when": {"schedule": [{"days": ["fri"], "from": "00:00", "until": "24:00"}]}},
        {"id": "nt-hh", "actions": [{"on": "cart", "discount": {"percent": "25"}}], "priority": 1, "group": "g", "when": {"schedule": [{"days": ["fri"], "from": "17:00", "until": "19:00"}]}}
        """),
    PlantedMistake(
      kind: .neverTaken, name: "a country behind several", promotions: ["nt-at", "nt-dach"],
      list: """
        {"id": "nt-dach", "actions": [{"on": "cart", "discount": {"percent": "15"}}], "priority": 9, "group": "g", "when": {"location": {"country": ["DE", "AT", "CH"]}}},
        {"id": "nt-at", "actions": [{"on": "cart", "discount": {"percent": "25"}}], "priority": 1, "group": "g", "when": {"location": {"country": ["AT"]}}}
        """),
    PlantedMistake(
      kind: .neverTaken, name: "behind another one of its campaign", promotions: ["nt-c1", "nt-c2"],
      list: """
        {"id": "nt-c1", "actions": [{"on": "cart", "discount": {"percent": "15"}}], "priority": 9, "group": "g", "campaign": "k"},
        {"id": "nt-c2", "actions": [{"on": "cart", "discount": {"percent": "25"}}], "priority": 1, "group": "g", "campaign": "k", "when": {"subtotal": {"atLeast": "100"}}}
        """,
      members: #""currency": "EUR", "campaigns": [{"id": "k", "validFrom": "2026-06-01"}],"#),
    PlantedMistake(
      kind: .neverTaken, name: "free shipping behind an exclusive promotion", promotions: ["nt-all", "nt-free"],
      list: """
        {"id": "nt-all", "actions": [{"on": "cart", "discount": {"percent": "10"}}], "priority": 9, "combines": "never"},
        {"id": "nt-free", "actions": [{"on": "shipping", "discount": {"percent": "100"}}], "priority": 1, "when": {"subtotal": {"atLeast": "60"}}}
        """),
    PlantedMistake(
      kind: .neverTaken, name: "not on what another one always discounts", promotions: ["nt-all", "nt-nod"],
      list: """
        {"id": "nt-all", "actions": [{"on": {"items": {"select": "all"}}, "discount": {"percent": "10"}}], "priority": 9},
        {"id": "nt-nod", "actions": [{"on": {"items": {"select": {"category": ["toys"]}}}, "discount": {"percent": "20"}}], "priority": 1, "combines": "notOnDiscounted"}
        """),
    PlantedMistake(
      kind: .neverTaken, name: "behind steps that are always reached", promotions: ["nt-t1", "nt-t2"],
      list: """
        {"id": "nt-t1", "actions": [{"on": "cart", "discount": {"tiers": {"by": {"subtotal": {}}, "steps": [{"from": "50", "percent": "5"}, {"from": "100", "percent": "8"}]}}}], "priority": 9, "group": "g"},
        {"id": "nt-t2", "actions": [{"on": "cart", "discount": {"percent": "20"}}], "priority": 1, "group": "g", "when": {"subtotal": {"atLeast": "70"}}}
        """),
    PlantedMistake(
      kind: .neverTaken, name: "the smaller of two amounts", promotions: ["nt-five", "nt-ten"],
      list: """
        {"id": "nt-five", "actions": [{"on": "cart", "discount": {"amount": "5"}}], "combines": "never", "when": {"subtotal": {"atLeast": "50"}}},
        {"id": "nt-ten", "actions": [{"on": "cart", "discount": {"amount": "10"}}], "combines": "never", "when": {"subtotal": {"atLeast": "50"}}}
        """,
      members: #""currency": "EUR", "policy": {"selection": "bestForCustomer"},"#),
    PlantedMistake(
      kind: .neverTaken, name: "a code behind an exclusive promotion", promotions: ["nt-code", "nt-ex"],
      list: """
        {"id": "nt-ex", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "priority": 9, "combines": "never", "when": {"quantity": {"atLeast": 1}}},
        {"id": "nt-code", "actions": [{"on": "cart", "discount": {"percent": "25"}}], "priority": 1, "coupons": ["BIG25"]}
        """),
    PlantedMistake(
      kind: .neverHasEffect, name: "steps above the bound of its condition", promotions: ["ne-tiers"],
      list: """
        {"id": "ne-tiers", "actions": [{"on": "cart", "discount": {"tiers": {"by": {"subtotal": {}}, "steps": [{"from": "150", "percent": "10"}, {"from": "300", "percent": "20"}]}}}], "when": {"subtotal": {"atMost": "100"}}}
        """),
    PlantedMistake(
      kind: .neverHasEffect, name: "free shipping where shipping is free", promotions: ["ne-ship"],
      list: """
        {"id": "ne-ship", "actions": [{"on": "shipping", "discount": {"percent": "100"}}], "when": {"shipping": {"atMost": "0"}}}
        """),
    PlantedMistake(
      kind: .neverHasEffect, name: "a price that no shipping exceeds", promotions: ["ne-shipp"],
      list: """
        {"id": "ne-shipp", "actions": [{"on": "shipping", "discount": {"price": "4.90"}}], "when": {"shipping": {"method": ["standard"], "atMost": "4.90"}}}
        """),
    PlantedMistake(
      kind: .neverHasEffect, name: "a cart without discountable items", promotions: ["ne-und2"],
      list: """
        {"id": "ne-und2", "actions": [{"on": "cart", "discount": {"percent": "10"}}], "when": {"quantity": {"atMost": 0, "of": {"discountable": true}}}}
        """),
    PlantedMistake(
      kind: .tierGivesLess, name: "a unit price that rises", promotions: ["tg-price"],
      list: """
        {"id": "tg-price", "actions": [{"on": {"items": {"select": {"sku": ["LIC"]}}}, "discount": {"tiers": {"by": {"quantity": {"of": {"sku": ["LIC"]}}}, "steps": [{"from": 5, "price": "9"}, {"from": 10, "price": "11"}]}}}]}
        """),
    PlantedMistake(
      kind: .tierGivesLess, name: "a small percentage at the fifth of six steps", promotions: ["tg-six"],
      list: """
        {"id": "tg-six", "actions": [{"on": "cart", "discount": {"tiers": {"by": {"subtotal": {}}, "steps": [{"from": "25", "percent": "5"}, {"from": "50", "percent": "10"}, {"from": "100", "percent": "15"}, {"from": "200", "percent": "20"}, {"from": "400", "percent": "2.5"}, {"from": "800", "percent": "30"}]}}}], "when": {"segment": "trade"}}
        """),
    PlantedMistake(
      kind: .tierGivesLess, name: "a lower most for each unit", promotions: ["tg-each"],
      list: """
        {"id": "tg-each", "actions": [{"on": {"items": {"select": {"category": ["lamps"]}}}, "discount": {"tiers": {"by": {"quantity": {"of": {"category": ["lamps"]}}}, "steps": [{"from": 2, "percent": "50", "maxEach": "9"}, {"from": 4, "percent": "50", "maxEach": "2"}]}}}]}
        """),
    PlantedMistake(
      kind: .tierGivesLess, name: "a threshold with a zero too many", promotions: ["tg-typo"],
      list: """
        {"id": "tg-typo", "actions": [{"on": "cart", "discount": {"tiers": {"by": {"subtotal": {}}, "steps": [{"from": "1000", "amount": "10"}, {"from": "200", "amount": "20"}, {"from": "300", "amount": "30"}]}}}]}
        """),
    PlantedMistake(
      kind: .moreCostsLess, name: "a percentage from a weight", promotions: ["mc-kg"],
      list: """
        {"id": "mc-kg", "actions": [{"on": "cart", "discount": {"percent": "20"}}], "when": {"sum": {"attribute": "kg", "atLeast": "10"}}}
        """),
    PlantedMistake(
      kind: .moreCostsLess, name: "an amount from three lines", promotions: ["mc-lines"],
      list: """
        {"id": "mc-lines", "actions": [{"on": "cart", "discount": {"amount": "15"}}], "when": {"lines": {"atLeast": 3}}}
        """),
    PlantedMistake(
      kind: .moreCostsLess, name: "a segment that a subtotal defines", promotions: ["mc-seg"],
      list: """
        {"id": "mc-seg", "actions": [{"on": "cart", "discount": {"percent": "15"}}], "when": {"segment": "big-basket"}}
        """,
      members: #""currency": "EUR", "segments": [{"id": "big-basket", "when": {"subtotal": {"atLeast": "100"}}}],"#),
    PlantedMistake(
      kind: .moreCostsLess, name: "a code of a campaign, for a category", promotions: ["mc-code"],
      list: """
        {"id": "mc-code", "actions": [{"on": {"subset": {"category": ["paint"]}}, "discount": {"percent": "25"}}], "coupons": ["PAINT25"], "campaign": "reno", "when": {"quantity": {"atLeast": 4, "of": {"category": ["paint"]}}}}
        """,
      members: #""currency": "EUR", "campaigns": [{"id": "reno", "validFrom": "2026-08-01"}],"#),
    PlantedMistake(
      kind: .moreCostsLess, name: "a price of three that two nearly cost", promotions: ["mc-jk"],
      list: """
        {"id": "mc-jk", "actions": [{"on": {"group": {"select": {"category": ["jackets"]}, "reward": "all"}}, "discount": {"price": "150"}}], "calculateRule": {"quantity": {"minimum": 3}, "of": {"category": ["jackets"]}}}
        """,
      catalogue: [
        #"{"sku": "J", "unitPrice": "80", "categories": ["jackets"]}"#,
        #"{"sku": "S", "unitPrice": "20"}"#,
      ]),
    PlantedMistake(
      kind: .splittingCostsLess, name: "the first unit of each order", promotions: ["sp-one"],
      list: """
        {"id": "sp-one", "actions": [{"on": {"items": {"select": {"category": ["pizza"]}, "count": 1}}, "discount": {"percent": "50"}}]}
        """),
    PlantedMistake(
      kind: .splittingCostsLess, name: "one bundle of each order", promotions: ["sp-bundle"],
      list: """
        {"id": "sp-bundle", "actions": [{"on": {"bundle": {"parts": [{"select": {"sku": ["CUP"]}, "count": 1}, {"select": {"sku": ["POT"]}, "count": 1}], "max": 1}}, "discount": {"amount": "7"}}]}
        """),
    PlantedMistake(
      kind: .splittingCostsLess, name: "a discount for a returning customer", promotions: ["sp-ret"],
      list: """
        {"id": "sp-ret", "actions": [{"on": "cart", "discount": {"percent": "10"}}], "when": {"events": {"type": "order", "count": {"atLeast": 1}}}}
        """),
    PlantedMistake(
      kind: .idsDecide, name: "one that takes nothing from what the other has discounted",
      promotions: ["id-n", "id-o"],
      list: """
        {"id": "id-n", "actions": [{"on": {"items": {"select": {"category": ["toys"]}}}, "discount": {"percent": "10"}}], "priority": 2},
        {"id": "id-o", "actions": [{"on": {"items": {"select": {"tag": ["new"]}}}, "discount": {"percent": "30"}}], "combines": "notOnDiscounted", "priority": 2}
        """),
    PlantedMistake(
      kind: .idsDecide, name: "units that count for one promotion", promotions: ["id-g1", "id-g2"],
      list: """
        {"id": "id-g1", "actions": [{"on": {"group": {"select": {"category": ["shirts"]}, "reward": "cheapest"}}, "discount": {"percent": "100"}}], "calculateRule": {"quantity": {"minimum": 3}, "of": {"category": ["shirts"]}, "consumes": true}},
        {"id": "id-g2", "actions": [{"on": {"group": {"select": {"tag": ["sale"]}, "reward": "cheapest"}}, "discount": {"percent": "50"}}], "calculateRule": {"quantity": {"minimum": 2}, "of": {"tag": ["sale"]}, "consumes": true}}
        """),
    PlantedMistake(
      kind: .idsDecide, name: "two exclusive codes", promotions: ["id-c1", "id-c2"],
      list: """
        {"id": "id-c1", "actions": [{"on": "cart", "discount": {"percent": "10"}}], "combines": "never", "coupons": ["CODEA"]},
        {"id": "id-c2", "actions": [{"on": "cart", "discount": {"percent": "25"}}], "combines": "never", "coupons": ["CODEB"]}
        """),
    PlantedMistake(
      kind: .nearlyEqualName, name: "a letter O for a zero", promotions: ["nn-5", "nn-6"],
      list: """
        {"id": "nn-5", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "coupons": ["WELCOME10"]},
        {"id": "nn-6", "actions": [{"on": "shipping", "discount": {"percent": "10"}}], "priority": 3, "when": {"coupon": ["WELCOME1O"]}}
        """),
    PlantedMistake(
      kind: .nearlyEqualName, name: "two letters of a short name exchanged", promotions: ["nn-7", "nn-8"],
      list: """
        {"id": "nn-7", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "when": {"segment": "gold"}},
        {"id": "nn-8", "actions": [{"on": "shipping", "discount": {"percent": "10"}}], "priority": 3, "when": {"segment": "glod"}}
        """),
    PlantedMistake(
      kind: .nearlyEqualName, name: "a plural in ies", promotions: ["nn-c", "nn-d"],
      list: """
        {"id": "nn-c", "actions": [{"on": {"items": {"select": {"category": ["accessories"]}}}, "discount": {"percent": "5"}}]},
        {"id": "nn-d", "actions": [{"on": "shipping", "discount": {"percent": "10"}}], "priority": 3, "when": {"quantity": {"atLeast": 1, "of": {"category": ["accessory"]}}}}
        """),
    PlantedMistake(
      kind: .nearlyEqualName, name: "a letter without its accent", promotions: ["nn-j", "nn-k"],
      list: """
        {"id": "nn-j", "actions": [{"on": {"items": {"select": {"category": ["Getränke"]}}}, "discount": {"percent": "5"}}]},
        {"id": "nn-k", "actions": [{"on": "shipping", "discount": {"percent": "10"}}], "priority": 3, "when": {"quantity": {"atLeast": 1, "of": {"category": ["Getranke"]}}}}
        """),
    PlantedMistake(
      kind: .nearlyEqualName, name: "another way to separate words", promotions: ["nn-l", "nn-m"],
      list: """
        {"id": "nn-l", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "when": {"segment": "newCustomer"}},
        {"id": "nn-m", "actions": [{"on": "shipping", "discount": {"percent": "10"}}], "priority": 3, "when": {"segment": "new_customers"}}
        """),
    PlantedMistake(
      kind: .missingCurrency, name: "the budget of a campaign", promotions: ["cu-c"],
      list: """
        {"id": "cu-c", "actions": [{"on": "cart", "discount": {"amount": {"EUR": "5", "USD": "6"}}}], "campaign": "k"}
        """,
      members: #""currency": "EUR", "campaigns": [{"id": "k", "budget": {"EUR": "1000"}}],"#),
    PlantedMistake(
      kind: .missingCurrency, name: "the definition of a segment", promotions: ["cu-z"],
      list: """
        {"id": "cu-a", "actions": [{"on": "cart", "discount": {"amount": {"EUR": "5", "USD": "6"}}}], "priority": 4},
        {"id": "cu-z", "actions": [{"on": "cart", "discount": {"percent": "10"}}], "when": {"segment": "rich"}}
        """,
      members:
        #""currency": "EUR", "segments": [{"id": "rich", "when": {"events": {"type": "order", "sum": {"atLeast": {"EUR": "100"}}}}}],"#
    ),
    PlantedMistake(
      kind: .missingCurrency, name: "what a customer has spent", promotions: ["cu-q"],
      list: """
        {"id": "cu-a", "actions": [{"on": "cart", "discount": {"amount": {"EUR": "5", "USD": "6"}}}], "priority": 4},
        {"id": "cu-q", "actions": [{"on": "cart", "discount": {"percent": "10"}}], "constraints": {"customerSpend": {"atLeast": {"EUR": "100"}}}}
        """),
    PlantedMistake(
      kind: .ended, name: "a code in the past", promotions: ["en-code"],
      list: """
        {"id": "en-code", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "coupons": [{"code": "OLD", "validUntil": "2026-01-31"}]}
        """),
    PlantedMistake(
      kind: .ended, name: "an instant with an offset", promotions: ["en-off"],
      list: """
        {"id": "en-off", "actions": [{"on": "cart", "discount": {"percent": "5"}}], "validUntil": "2026-06-01T01:00:00+02:00"}
        """),
    PlantedMistake(
      kind: .giftDiscounted, name: "a gift that makes a unit of the cart free", promotions: ["gd-m", "gd-n"],
      list: """
        {"id": "gd-m", "actions": [{"gift": {"sku": "CASE", "unitPrice": "8", "mode": "addMissing"}}], "priority": 4, "calculateRule": {"quantity": {"minimum": 1}, "of": {"sku": ["PHONE"]}}},
        {"id": "gd-n", "actions": [{"on": {"items": {"select": {"sku": ["CASE"]}}}, "discount": {"amount": "2"}}], "coupons": ["CASE2"]}
        """),
    PlantedMistake(
      kind: .giftDiscounted, name: "a category of the catalogue", promotions: ["gd-c", "gd-k"],
      list: """
        {"id": "gd-c", "actions": [{"gift": {"sku": "MUG-RED", "unitPrice": "8"}}], "priority": 4, "when": {"subtotal": {"atLeast": "50"}}},
        {"id": "gd-k", "actions": [{"on": {"items": {"select": {"category": ["mugs"]}}}, "discount": {"percent": "20"}}]}
        """,
      catalogue: [
        #"{"sku": "MUG-RED", "unitPrice": "8", "categories": ["mugs"]}"#,
        #"{"sku": "POT", "unitPrice": "30"}"#,
      ]),
    PlantedMistake(
      kind: .giftDiscounted, name: "one of several gifts, for an app", promotions: ["gd-s", "gd-x"],
      list: """
        {"id": "gd-x", "actions": [{"gift": {"oneOf": [{"sku": "PEN", "unitPrice": "3"}, {"sku": "PAD", "unitPrice": "4"}]}}], "priority": 4, "when": {"subtotal": {"atLeast": "30"}}},
        {"id": "gd-s", "actions": [{"on": {"subset": {"sku": ["PAD"]}}, "discount": {"percent": "15"}}], "when": {"store": {"channel": ["web"]}}}
        """),
  ]
}
