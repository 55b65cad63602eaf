#!/usr/bin/env python3
"""Writes random pricing requests, one JSON document a line: the same ones from every run with the same seed.

    requests.py --count N [--seed S]

The first lines do not depend on N. Every request is valid; together they use every kind of discount, target, selector and qualifier that a checkout
uses, with coupons, priorities, groups, rules, tiers, taxes and several currencies, on carts of 1 to 8 lines.
"""
import argparse, json, random, sys

CATEGORIES = ["shoes", "socks", "shirts", "books", "toys", "garden", "food", "beauty", "sports", "électronique"]
TAGS = ["new", "sale", "eco", "last-chance"]
COLOURS = ["red", "green", "blue"]
CODES = ["TAKE25", "SPRING5", "BOGO", "VIP-ONLY", "HELLO", "AUTUMN", "FRIENDS", "ÜBER10", "NOSTACK", "PARTNER"]
BILLING = ["P1M", "P12M", "P1Y", "P2W", "P14D", "P30D"]
CURRENCIES = ["EUR", "EUR", "EUR", "USD", "CHF"]
COMBINES = ["always"] * 6 + ["notOnSameItems"] * 3 + ["never"]


class Dice(random.Random):
    def chance(self, percent):
        return self.random() * 100 < percent

    def some(self, values, most):
        return self.sample(values, self.randint(1, min(most, len(values))))


def money(cents):
    return "%d.%02d" % divmod(cents, 100)


def amount(d, low, high):
    """Money of a promotion set: in the set's currency, or a table."""
    cents = d.randint(low, high)
    if d.chance(80):
        return money(cents)
    return {"EUR": money(cents), "USD": money(cents * 11 // 10)}


def percent(d):
    return d.choice(["5", "10", "12.5", "15", "20", "25", "33.3333", "50", "0.75", "100"])


def selector(d, depth=2):
    kind = d.randrange(10 if depth else 7)
    if kind == 0:
        return "all"
    if kind == 1:
        return {"sku": ["S%03d" % n for n in d.some(range(60), 8)]}
    if kind == 2:
        return {"tag": d.some(TAGS, 2)}
    if kind == 3:
        return {"attribute": d.choice([
            {"name": "colour", "is": d.choice(COLOURS)},
            {"name": "colour", "in": d.some(COLOURS, 2)},
            {"name": "weight", "atLeast": d.choice([0.5, 1, 2.25])},
            {"name": "weight", "atMost": d.choice([1, 1.5, 3])},
            {"name": "fits", "contains": d.choice(["s", "m", "l"])},
            {"name": "fragile", "exists": d.chance(50)},
            {"name": "fragile", "is": True}])}
    if kind == 4:
        return {"unitPrice": d.choice([{"atLeast": amount(d, 500, 3000)}, {"atMost": amount(d, 1000, 6000)}])}
    if kind == 5:
        return {"billing": d.choice(["subscription", "perpetual"] + BILLING)}
    if kind == 6 or kind == 7:
        return {"category": d.some(CATEGORIES, 4)}
    if kind == 8:
        return {d.choice(["allOf", "anyOf"]): [selector(d, depth - 1) for _ in range(d.randint(1, 3))]}
    return {"not": selector(d, depth - 1)}


def measured(d, bounds):
    leaf = dict(bounds)
    if d.chance(50):
        leaf["of"] = selector(d)
    return leaf


def qualifier(d, depth=2):
    kind = d.randrange(8 if depth else 5)
    if kind == 0:
        return {"subtotal": measured(d, d.choice([{"atLeast": amount(d, 1000, 20000)}, {"atMost": amount(d, 5000, 60000)}]))}
    if kind == 1:
        return {"quantity": measured(d, {"atLeast": d.randint(1, 8)})}
    if kind == 2:
        return {"lines": measured(d, d.choice([{"atLeast": d.randint(1, 4)}, {"atLeast": 1, "atMost": 5}]))}
    if kind == 3:
        return {"leastQuantity": measured(d, {"atLeast": d.randint(1, 2)})}
    if kind == 4:
        return {"coupon": d.some(CODES, 3)}
    if kind == 5:
        return {"not": qualifier(d, depth - 1)}
    return {"all" if kind == 6 else "any": [qualifier(d, depth - 1) for _ in range(d.randint(1, 3))]}


def single(d, price):
    """One plain discount: percent, amount or, where the target takes one, price."""
    kind = d.randrange(3 if price else 2)
    if kind == 0:
        return {"percent": percent(d)}
    if kind == 1:
        return {"amount": amount(d, 50, 2500)}
    return {"price": amount(d, 100, 3000)}


def discount(d, price):
    if d.chance(20):
        measure = d.choice(["subtotal", "quantity", "lines", "leastQuantity"])
        by = {measure: {"of": selector(d)} if d.chance(40) else {}}
        kind = d.choice(["percent", "amount"])
        starts = sorted(d.sample(range(1, 12), d.randint(1, 4)))
        return {"tiers": {"by": by, "steps": [
            {"from": money(2500 * start) if measure == "subtotal" else start, kind: percent(d) if kind == "percent" else amount(d, 50, 2500)}
            for start in starts]}}
    found = single(d, price)
    if "percent" in found and d.chance(25):
        found["base"] = d.choice(["current", "original"])
    if "amount" in found and not price and d.chance(30):
        found["basis"] = d.choice(["net", "gross"])
    return found


def action(d):
    kind = d.randrange(4)
    if kind == 0:
        return {"on": "cart", "discount": discount(d, price=False)}
    if kind == 1:
        return {"on": {"subset": selector(d)}, "discount": discount(d, price=False)}
    items = {}
    if d.chance(80):
        items["select"] = selector(d)
    if d.chance(40):
        items["count"] = d.randint(1, 4)
    if d.chance(40):
        items["order"] = d.choice(["cheapest", "mostExpensive", "cart"])
    return {"on": {"items": items}, "discount": discount(d, price=True)}


def promotion(d, name, codes):
    p = {"id": name}
    if d.chance(70):
        p["priority"] = d.randint(-3, 6)
    if d.chance(20):
        p["validFrom"] = d.choice(["2026-01-01T00:00:00Z", "2026-11-27T13:00:00+01:00", "2026-11-27T12:00:00.000000001Z"])
    if d.chance(20):
        p["validUntil"] = d.choice(["2027-01-01T00:00:00Z", "2026-11-27T13:00:00+01:00", "2026-11-28T00:00:00-05:00"])
    if codes:
        p["coupons"] = [d.choice([code, {"code": code, "maxUses": d.randint(1, 4)}, {"code": code, "maxUsesPerCustomer": d.randint(1, 3)}])
                        for code in codes]
    if d.chance(65):
        p["when"] = qualifier(d)
    if d.chance(30):
        rule = d.choice([
            {"quantity": {"minimum": d.randint(1, 4)}},
            {"quantity": {"minimum": d.randint(1, 4), "maxApplications": d.randint(0, 3)}},
            {"linear": {"quantity": d.randint(1, 4)}},
            {"linear": {"quantity": d.randint(1, 4), "repeatable": d.randint(0, 3)}}])
        if d.chance(60):
            rule["of"] = selector(d)
        if d.chance(20):
            rule["reward"] = "within"
        p["calculateRule"] = rule
    p["actions"] = [action(d) for _ in range(d.choice([1, 1, 1, 2]))]
    if d.chance(10):
        p["constraints"] = {"sameBillingInterval": True}
    p["combines"] = d.choice(COMBINES)
    if d.chance(25):
        p["group"] = d.choice(["a", "b"])
    if d.chance(20):
        p["maxDiscount"] = amount(d, 200, 4000)
    if d.chance(15):
        p["billingCycles"] = d.choice([1, 3, "all"])
    return p


def promotions(d):
    codes = d.sample(CODES, len(CODES))
    found = []
    for n in d.sample(range(100), d.randint(2, 8)):
        own = [codes.pop() for _ in range(d.choice([0, 0, 1, 2])) if codes]
        found.append(promotion(d, "p%02d" % n, own))
    policy = {"selection": "priority"}
    if d.chance(60):
        policy["rounding"] = d.choice(["halfUp", "halfEven", "halfDown", "down"])
    if d.chance(50):
        policy["coupons"] = d.choice(["all", "latest", "latestOnSubscriptions"])
    return {"currency": "EUR", "promotions": found, "policy": policy}


def line(d, number):
    n = d.randrange(60)
    found = {"id": "l%d" % number, "sku": "S%03d" % n, "quantity": d.choice([1, 1, 1, 2, 2, 3, 5, 12, 1000000]),
             "unitPrice": money(99 + n * 7919 % 8700), "categories": d.some(CATEGORIES, 2)}
    if d.chance(50):
        found["tags"] = d.some(TAGS, 2)
    if d.chance(60):
        attributes = {"colour": d.choice(COLOURS), "weight": d.choice([0.5, 1, 1.5, 2.25]), "fits": d.some(["s", "m", "l"], 3), "fragile": d.chance(50)}
        found["attributes"] = {key: attributes[key] for key in d.some(sorted(attributes), 4)}
    if d.chance(15):
        found["priceScale"] = [{"from": start, "unitPrice": money(99 + n * 7919 % 8700 * (10 - start) // 10)} for start in d.some([2, 3, 5], 3)]
    if d.chance(25):
        found["billing"] = d.choice(BILLING)
    if d.chance(60):
        found["taxRate"] = d.choice(["19", "7", "0", "8.875"])
    if d.chance(8):
        found["discountable"] = False
    return found


def usage_of(d, codes):
    return {"coupons": {code: {"total": d.randint(0, 4), "customer": d.randint(0, 3)} for code in codes}}


def request(d, number):
    cart = {"id": "cart-%d" % number, "currency": d.choice(CURRENCIES), "lines": [line(d, n) for n in d.sample(range(20), d.randint(1, 8))]}
    if d.chance(65):
        entered = d.some(CODES + ["UNKNOWN"], 4)
        cart["coupons"] = [code.lower() + " " if d.chance(20) and code.isascii() else code for code in entered]
    if d.chance(50):
        cart["taxIncluded"] = d.chance(60)
    context = {"now": d.choice(["2026-11-27T12:00:00Z", "2026-11-27T18:30:00+01:00", "2026-12-31T23:59:59.999-05:00"])}
    if d.chance(20):
        context["billingCycle"] = d.randint(1, 4)
    if d.chance(60):
        context["customer"] = {"id": "c%d" % d.randrange(1000)}
    if d.chance(40):
        context["usage"] = usage_of(d, d.some(CODES, 5))
    if d.chance(50):
        context["explain"] = d.choice(["relevant", "all"])
    return {"promotions": promotions(d), "cart": cart, "context": context}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=20261127)
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    dice = Dice(options.seed)
    for number in range(options.count):
        sys.stdout.write(json.dumps(request(dice, number), ensure_ascii=False, separators=(",", ":")) + "\n")


main()
