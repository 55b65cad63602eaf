#!/usr/bin/env python3
"""Makes the carts of a shop in one year, one a line, for a backtest without anybody's data.

    make_carts.py --count 100000 [--seed 1] > carts.ndjson

The carts have seasons (more before Christmas and in sales), weekdays, sizes with a long tail, returning customers with
segments, four categories, and codes. The same seed makes the same carts.
"""
import argparse
import datetime
import json
import math
import random
import sys

CATALOGUE = [
    # SKU, category, price in cents, how often it is bought
    ("COFFEE-1KG", "coffee", 1450, 30), ("COFFEE-250", "coffee", 490, 40), ("FILTERS", "coffee", 350, 25),
    ("TEA-GREEN", "tea", 890, 20), ("TEA-BLACK", "tea", 790, 22), ("TEA-SET", "tea", 4900, 3),
    ("MUG-BLUE", "mugs", 1200, 18), ("MUG-RED", "mugs", 1200, 14), ("MUG-GLASS", "mugs", 1650, 8),
    ("GRINDER", "machines", 8900, 4), ("ESPRESSO", "machines", 34900, 1), ("KETTLE", "machines", 5900, 3),
]
YEAR = 2025
SALES = [(1, 2, 1, 20), (7, 1, 7, 21), (11, 24, 12, 1)]


def weight_of(day):
    """How many carts a day has, relative to others."""
    season = 1 + 0.25 * math.cos((day.timetuple().tm_yday - 350) / 365 * 2 * math.pi)
    for month, first, until_month, last in SALES:
        if datetime.date(YEAR, month, first) <= day <= datetime.date(YEAR, until_month, last):
            season *= 1.6
    if datetime.date(YEAR, 12, 1) <= day <= datetime.date(YEAR, 12, 20):
        season *= 1.8
    return season * (0.9, 0.9, 1, 1, 1.1, 1.2, 1.1)[day.weekday()]


def segments_of(customer):
    """The segments of a customer, who keeps them all year."""
    dice = random.Random(customer)
    segments = []
    if dice.random() < 0.15:
        segments.append("vip")
    if dice.random() < 0.05:
        segments.append("staff")
    if dice.random() < 0.3:
        segments.append("newsletter")
    return segments


def money(cents):
    return f"{cents // 100}.{cents % 100:02d}"


def cart(number, day, dice):
    lines = []
    kinds = min(len(CATALOGUE), 1 + int(dice.expovariate(0.6)))
    weights = [item[3] for item in CATALOGUE]
    chosen = {}
    for index in dice.choices(range(len(CATALOGUE)), weights, k=kinds):
        chosen[index] = chosen.get(index, 0) + 1 + int(dice.expovariate(1.2))
    for place, (index, quantity) in enumerate(sorted(chosen.items()), 1):
        sku, category, price, _ = CATALOGUE[index]
        lines.append({"id": str(place), "sku": sku, "quantity": quantity, "unitPrice": money(price), "categories": [category]})
    made = {"id": f"cart-{number}", "currency": "EUR", "lines": lines, "shipping": {"method": "standard", "cost": "4.90"}}
    if dice.random() < 0.12:
        made["coupons"] = ["WELCOME"]
    hour, minute = min(23, int(dice.gauss(16, 4)) % 24), dice.randrange(60)
    context = {"now": f"{day.isoformat()}T{hour:02d}:{minute:02d}:00+01:00"}
    if dice.random() < 0.8:
        # A few customers buy often.
        customer = int(50000 * dice.random() ** 3)
        context["customer"] = {"id": f"customer-{customer}", "segments": segments_of(customer)}
    return {"cart": made, "context": context}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    days = [datetime.date(YEAR, 1, 1) + datetime.timedelta(days=offset) for offset in range(365)]
    weights = [weight_of(day) for day in days]
    for number in range(options.count):
        day = dice.choices(days, weights)[0]
        sys.stdout.write(json.dumps(cart(number, day, dice), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
