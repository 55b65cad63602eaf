#!/usr/bin/env python3
"""Checks the JSON Schemas of Docs/Schema against the library's own reader.

    check-schema.py PRICE_CART      needs the package jsonschema

Every document of the examples, of the guide, of the worked cases and of the lists below is judged by both. The two agree
on the shape of a document. What is right in shape may still be wrong in ways that a schema cannot see; BEYOND lists
those, by kind.
"""
import copy
import json
import pathlib
import random
import re
import subprocess
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent


def read_schema(name):
    schema = json.loads((ROOT / "Docs/Schema" / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def matches(validator, expression, instance, schema):
    """Patterns as ECMA-262 has them: $ is the end of the text, a line feed before it or not."""
    if isinstance(instance, str):
        expression = re.sub(r"\$$", r"\\Z", expression)
        if not re.search(expression, instance):
            yield jsonschema.ValidationError(f"{instance!r} does not match {expression!r}")


Validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": matches})
SCHEMAS = {name: Validator(read_schema(name)) for name in ("request", "cart-request", "promotion-set", "cart", "context")}

# ---------------------------------------------------------------------------------------------------------------------
# A request that holds everything once, to be spoilt

BASE = {
    "promotions": {
        "version": "2026-05", "currency": "EUR",
        "campaigns": [{
            "id": "may", "name": "May", "active": True, "validFrom": "2026-05-01", "validUntil": "2026-06-01T00:00:00Z",
            "budget": "100", "maxUsesTotal": 9, "maxUsesPerCustomer": 3}],
        "policy": {"selection": "bestForCustomer", "rounding": "halfUp", "coupons": "all", "searchLimit": 10000},
        "scores": [{"id": "loyalty", "points": {"order": 10, "return": -15}, "within": "P90D"}],
        "segments": [{"id": "gold", "when": {"score": {"id": "loyalty", "atLeast": 25}}}],
        "promotions": [
            {
                "id": "everything", "name": "Everything at once", "active": True, "priority": 5,
                "validFrom": "2026-05-01T00:00:00+02:00", "validUntil": "2026-06-01T00:00:00.5Z",
                "coupons": ["LILAC", {"code": " rose ", "maxUses": 100, "maxUsesPerCustomer": 1}, {
                    "batch": "tulips", "validFrom": "2026-05-01", "validUntil": "2026-06-01T00:00:00Z", "customer": "c1"}],
                "when": {
                    "all": [
                        {"any": [
                            {"subtotal": {"atLeast": "20.00"}},
                            {"quantity": {"of": {"tag": ["new"]}, "atLeast": 2}}]},
                        {"not": {"segment": "blocked"}}, {"customer": {"attribute": "age", "atLeast": 18}},
                        {"customer": {"id": ["c1"]}}, {"coupon": ["LILAC"]}, {"leastQuantity": {"atMost": 4}},
                        {"location": {"country": ["DE", "AT"], "postalPrefix": ["88", "6"]}},
                        {"store": {"channel": ["web"]}}, {"lines": {"atLeast": 1, "atMost": 9}},
                        {"events": {
                            "type": "order", "within": "P30D", "where": {"category": ["food"]},
                            "sum": {"atLeast": "50"}}},
                        {"events": {"type": "order", "during": "month", "count": {"atMost": 3}}},
                        {"anniversary": {"of": "birthday", "withinDays": 180, "years": 30}},
                        {"schedule": [{"days": ["mon", "tue"], "from": "08:00", "until": "24:00"}]},
                        {"score": {"id": "loyalty", "atMost": -1}},
                        {"subtotal": {"above": "1", "below": {"EUR": "9"}, "basis": "gross"}},
                        {"customer": {"known": True}}, {"cart": {"attribute": "payment", "startsWith": "inv"}},
                        {"shipping": {"method": ["ground"], "country": ["DE"], "postalPrefix": ["88"], "above": "1"}},
                        {"sum": {"attribute": "kg", "of": {"quantity": {"above": 1}}, "atMost": "31.5"}},
                        {"events": {"type": "order", "count": {"every": 10, "remainder": 9}}},
                        {"quantity": {"of": {"discountable": True}, "above": 1}},
                    ]
                },
                "calculateRule": {
                    "linear": {"quantity": 2, "repeatable": 5}, "of": {"sku": ["TEA"]}, "reward": "within",
                    "per": "sku", "consumes": True},
                "actions": [
                    {"on": {"items": {
                        "select": {"allOf": [
                            {"sku": ["TEA"]}, {"not": {"attribute": {"name": "origin", "in": ["x", 1, True, ["y"]]}}},
                            {"unitPrice": {"atLeast": {"EUR": "1", "USD": "1"}}}, {"billing": "perpetual"},
                            {"anyOf": [{"billing": "P1Y"}, "all"]}]},
                        "count": 2, "order": "mostExpensive"}}, "discount": {"percent": "10", "base": "original"}},
                    {"on": {"group": {"reward": "cheapest"}}, "discount": {"price": {"EUR": "1.00"}}},
                    {"on": {"bundle": {"parts": [{"select": {"tag": ["new"]}, "count": 2}], "max": 1}},
                     "discount": {"price": "5"}},
                    {"on": "cart", "discount": {"tiers": {
                        "by": {"lines": {}}, "steps": [{"from": 2, "amount": "1"}, {"from": 4, "amount": "2"}]}}},
                    {"on": {"subset": "all"}, "discount": {"tiers": {
                        "by": {"subtotal": {"of": "all"}}, "steps": [{"from": "20", "percent": "5"}]}}},
                    {"on": "cart", "discount": {"amount": "1", "basis": "net"}},
                    {"on": "shipping", "discount": {"percent": "100"}},
                    {"on": {"fees": ["packaging"]}, "discount": {"amount": "1"}},
                    {"on": "tax", "discount": {"percent": "5"}},
                    {"gift": {"sku": "MUG", "unitPrice": "6.00", "mode": "addMissing"}}, {"upgradeShipping": "express"},
                    {"credit": {"amount": "1", "per": "15", "max": "10"}},
                    {"issueCoupon": {"template": "come-back", "validFor": "P1DT2H"}},
                    {"on": {"items": {}}, "discount": {"percent": "50", "maxEach": "3"}},
                    {"on": {"items": {}}, "discount": {"price": {"attribute": "member"}}},
                    {"on": {"group": {"reward": {"rank": 2}, "order": "cheapest"}}, "discount": {"percent": "50"}},
                    {"on": "order", "discount": {"amount": "1"}},
                    {"gift": {
                        "oneOf": [{"sku": "MUG", "unitPrice": "6", "name": "Mug"}, {"sku": "PEN", "unitPrice": "4"}],
                        "quantity": 2, "mode": "addMissing"}},
                    {"points": {"count": 2, "per": "10", "of": {"tag": ["new"]}, "max": 9}},
                    {"points": {"count": 2, "perUnits": 3}}, {"credit": {"amount": "1", "per": "2", "of": "all"}},
                ],
                "constraints": {
                    "singleUsePerCustomer": False, "maxUsesPerCustomer": 3, "maxUsesTotal": 9, "budget": "1000",
                    "customerSpend": {"atLeast": "50", "within": "P52W"}, "sameBillingInterval": False,
                    "limits": [
                        {"maxUses": 1, "per": "customer", "during": "day"}, {"budget": "500", "during": "year"}]},
                "excludes": ["other"], "class": "spring", "combinesWith": ["spring"], "campaign": "may", "tax": "keeps",
                "combines": "notOnSameItems", "group": "spring", "maxDiscount": "25.00", "billingCycles": 3,
                "experiment": {"name": "spring-test", "from": "0", "until": "50"},
                "messages": {
                    "applied": "{name}: {discount} off", "nearMiss": {"text": "{missing} to go", "within": "25"},
                    "nextStep": {"text": "{missing} to go", "within": "25"},
                    "badge": "Spring"},
            }
        ],
    },
    "cart": {
        "id": "cart-7", "currency": "EUR", "taxIncluded": False, "coupons": ["lilac", {"code": "T-1", "batch": "tulips"}],
        "attributes": {"payment": "invoice"}, "choices": {"everything": "PEN"}, "cashStep": "0.05",
        "tenders": [{"id": "card", "balance": "30.00"}],
        "lines": [
            {
                "id": "1", "sku": "TEA", "product": "T", "name": "Tea", "quantity": 6, "unitPrice": "39.00",
                "categories": ["food"], "tags": ["new"], "attributes": {"seats": 5, "platforms": ["linux", "macos"]},
                "priceScale": [{"from": 5, "unitPrice": "35.00"}], "billing": "P1Y", "taxRate": "8.875",
                "discountable": True, "minUnitPrice": "20.00",
            }
        ],
        "shipping": {
            "method": "ground", "cost": "4", "options": {"ground": "4", "express": "11.50"}, "taxRate": "8.875",
            "destination": {"country": "DE", "region": "BY", "city": "Lindau", "postalCode": "88131"}},
        "fees": [{"id": "setup", "kind": "packaging", "amount": "15.00", "taxRate": "19"}],
    },
    "context": {
        "now": "2026-05-04T10:00:00+02:00", "billingCycle": 1, "explain": "all", "redeemed": ["everything"], "unavailable": ["PEN"],
        "customer": {
            "id": "c1", "segments": ["vip"], "attributes": {"age": 41, "newsletter": True},
            "dates": {"birthday": "1984-02-29"},
            "location": {"country": "DE", "region": "BY", "city": "Lindau", "postalCode": "88131"},
            "events": [
                {"type": "order", "at": "2026-04-01T12:00:00Z", "amount": "80.00", "currency": "EUR", "skus": ["TEA"],
                 "categories": ["food"], "attributes": {"channel": "web"}}],
        },
        "store": {"id": "s3", "channel": "web", "country": "DE", "region": "BY"},
        "usage": {
            "promotions": {"everything": {
                "total": 12, "customer": 1, "spent": "48.50", "customerSpent": "9",
                "during": {"day": {"total": 2, "customer": 1, "spent": "8", "customerSpent": "1"}}}},
            "campaigns": {"may": {"total": 12, "customer": 1, "spent": "48.50"}},
            "coupons": {"LILAC": {"total": 3, "customer": 0}},
        },
    },
}

PROMOTION = "promotions/promotions/0/"
WHEN, ACTIONS, LINE = PROMOTION + "when", PROMOTION + "actions/", "cart/lines/0/"
DROP = object()


def spoilt(path, value):
    """The base with another value at a path; DROP removes the key."""
    document = copy.deepcopy(BASE)
    *parents, last = path.split("/")
    place = document
    for key in parents:
        place = place[int(key) if isinstance(place, list) else key]
    if value is DROP:
        del place[last]
    elif isinstance(place, list):
        place[int(last)] = value
    else:
        place[last] = value
    return document


def with_selector(selector):
    return spoilt(ACTIONS + "4/on", {"subset": selector})


def action(target, discount):
    return spoilt(ACTIONS + "0", {"on": target, "discount": discount})


NESTED = {"not": {"segment": "a"}}
for _ in range(70):
    NESTED = {"not": NESTED}

# Faults of shape: both refuse.
FAULTS = [
    # unknown keys
    spoilt("promotion", {}), spoilt("promotions/curency", "EUR"), spoilt(PROMOTION + "prio", 1),
    spoilt("cart/coupon", []), spoilt(LINE + "price", "1"), spoilt("context/customer/name", "x"),
    spoilt(WHEN, {"subtotal": {"atleast": "1"}}), spoilt(WHEN, {"subtotals": {"atLeast": "1"}}),
    with_selector({"skus": ["A"]}), spoilt(ACTIONS + "0/priority", 1), spoilt("promotions/$schema", "x"),
    spoilt(PROMOTION + "constraints/maxUses", 1), spoilt("context/usage/promotions/everything/spend", "1"),
    # missing keys
    spoilt("cart", DROP), spoilt("context/now", DROP), spoilt("cart/currency", DROP), spoilt(LINE + "sku", DROP),
    spoilt(PROMOTION + "actions", DROP), spoilt(PROMOTION + "id", DROP), spoilt(ACTIONS + "0/discount", DROP),
    spoilt(ACTIONS + "0/on", DROP), spoilt(ACTIONS + "1/on/group/reward", DROP),
    spoilt(ACTIONS + "3/discount/tiers/by", DROP), spoilt(ACTIONS + "3/discount/tiers/steps/0/from", DROP),
    spoilt("cart/fees/0/kind", DROP), spoilt("cart/shipping/cost", DROP),
    spoilt(PROMOTION + "experiment/until", DROP), spoilt("context/customer/events/0/at", DROP),
    # wrong types
    spoilt("cart/lines", {}), spoilt(LINE + "quantity", "2"), spoilt(LINE + "unitPrice", 39), spoilt("cart", []),
    spoilt("promotions/promotions", None), spoilt("cart/currency", None), spoilt(PROMOTION + "active", "yes"),
    spoilt(LINE + "attributes/x", None), spoilt(LINE + "attributes/x", {}), spoilt(LINE + "attributes/x", [1]),
    spoilt(LINE + "categories", "food"), spoilt("cart/coupons", [None]), spoilt(LINE + "quantity", 1.5),
    spoilt(ACTIONS + "0/discount/percent", 10), spoilt(PROMOTION + "billingCycles", "3"), spoilt(WHEN, "all"),
    spoilt(WHEN, {"all": {"segment": "a"}}), with_selector("every"), with_selector(["all"]),
    spoilt(PROMOTION + "messages/nearMiss", ["x"]), spoilt(PROMOTION + "coupons", [1]), spoilt("context/store", "web"),
    spoilt("cart/shipping/options/ground", None), spoilt("context/customer/dates/birthday", None),
    # malformed values
    *[spoilt(LINE + "unitPrice", amount) for amount in (
        "", "-1", "+1", "01", "1.", ".5", "1,5", " 1", "1 ", "1\n", "1e2", "0.00000", "10000000000000000", "1.0.0",
        "٣")],
    *[spoilt(ACTIONS + "0/discount/percent", rate) for rate in ("100.0001", "101", "1000", "-5", "5%", "1.00000", "")],
    *[spoilt(LINE + "taxRate", rate) for rate in ("1000.1", "1001", "10000", "x", "19.00000")],
    *[spoilt("context/now", instant) for instant in (
        "2026-05-04", "2026-05-04T10:00:00", "2026-05-04t10:00:00Z", "2026-05-04T10:00:00z", "2026-05-04 10:00:00Z",
        "2026-02-29T10:00:00Z", "2026-04-31T10:00:00Z", "2100-02-29T10:00:00Z", "0000-01-01T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-05-04T24:00:00Z",
        "2026-05-04T10:60:00Z", "2026-05-04T23:59:60Z", "2026-05-04T10:00:00+24:00", "2026-05-04T10:00:00+0200",
        "2026-05-04T10:00:00.Z", "2026-05-04T10:00:00.1234567890Z", "2026-05-04T10:00Z", "10000-01-01T00:00:00Z",
        "2026-05-04T10:00:00Z\n", "")],
    *[spoilt("context/customer/dates/birthday", date) for date in (
        "1990-2-3", "1990-02-30", "1900-02-29", "90-01-01", "0000-02-29", "1990-01-01T00:00:00Z", "1990-01-01\n")],
    *[spoilt(PROMOTION + "constraints/customerSpend/within", span) for span in (
        "P0D", "PT0S", "P", "PT", "P1M", "P1Y", "P1DT", "P1W2D", "PT1S2H", "P1.5D", "p1d", "1D", "P-1D", "P1D1D",
        "P1000000001D", "P0W", "PT1D", "P1D ", "P1H", "PT1H1H")],
    *[spoilt(LINE + "billing", interval) for interval in (
        "P0M", "M", "P1", "P1S", "P1M1D", "PT1M", "monthly", "P1000000001Y", "P1M\n")],
    *[spoilt(WHEN, {"schedule": [{"from": start, "until": end}]}) for start, end in (
        ("24:00", "24:00"), ("8:00", "10:00"), ("08:00", "24:01"), ("08:60", "10:00"), ("08:00", "25:00"),
        ("08:00:00", "10:00"), ("08:00\n", "10:00"))],
    spoilt("cart/currency", "EURO"), spoilt("cart/currency", "eur"), spoilt("cart/currency", "XXX"),
    spoilt(PROMOTION + "maxDiscount", {"XYZ": "1"}), spoilt(PROMOTION + "maxDiscount", {"EUR": None}),
    spoilt(PROMOTION + "maxDiscount", {"EUR": 1}),
    spoilt("cart/id", ""), spoilt(LINE + "attributes", {"": 1}), spoilt(LINE + "name", "x" * 1025), spoilt(LINE + "id", "gift:1"), spoilt(LINE + "sku", "x" * 257),
    spoilt("cart/coupons", ["x" * 257]), spoilt("context/usage/coupons", {" ": {}}),
    spoilt("context/usage/promotions", {"": {}}), spoilt("cart/shipping/options", {"": "1"}),
    spoilt("context/store/id", ""), spoilt("promotions/scores/0/points", {"": 1}), spoilt(ACTIONS + "10/upgradeShipping", ""),
    # words
    spoilt("promotions/policy/rounding", "up"), spoilt("promotions/policy/selection", "best"),
    spoilt("promotions/policy/coupons", "first"), spoilt(PROMOTION + "combines", "sometimes"),
    spoilt("context/explain", "none"), spoilt(ACTIONS + "0/on/items/order", "dearest"),
    spoilt(ACTIONS + "1/on/group/reward", "middle"), spoilt(ACTIONS + "9/gift/mode", "add"), spoilt(ACTIONS + "3/on", "orders"),
    spoilt(WHEN, {"schedule": [{"days": ["monday"], "from": "08:00", "until": "09:00"}]}),
    spoilt(WHEN, {"events": {"type": "order", "during": "quarter"}}), spoilt(PROMOTION + "calculateRule/reward", "all"),
    spoilt(WHEN, {"subtotal": {"atLeast": "1", "after": "tax"}}),
    # ranges
    spoilt(LINE + "quantity", 0), spoilt(LINE + "quantity", 1_000_000_001), spoilt(PROMOTION + "priority", -1_000_000_001),
    spoilt("promotions/policy/searchLimit", 0), spoilt("promotions/policy/searchLimit", 2_097_153),
    spoilt("context/billingCycle", 0), spoilt(PROMOTION + "billingCycles", 0), spoilt(ACTIONS + "0/on/items/count", 0),
    spoilt(ACTIONS + "2/on/bundle/parts/0/count", 0), spoilt(ACTIONS + "2/on/bundle/max", -1),
    spoilt(PROMOTION + "calculateRule/linear/quantity", 0), spoilt(WHEN, {"quantity": {"atLeast": -1}}),
    spoilt(WHEN, {"anniversary": {"of": "birthday", "years": 0}}), spoilt("promotions/scores/0/points/order", 1_000_000_001),
    spoilt(WHEN, {"score": {"id": "loyalty", "atLeast": -1_000_000_001}}), spoilt(ACTIONS + "11/credit/per", "0.00"),
    spoilt(ACTIONS + "11/credit/per", {"EUR": "0"}), spoilt(PROMOTION + "messages/nearMiss/within", "100"),
    spoilt(PROMOTION + "constraints/maxUsesTotal", -1), spoilt("context/usage/coupons/LILAC/total", -1),
    # ranges without a bound
    spoilt(WHEN, {"subtotal": {}}), spoilt(WHEN, {"quantity": {"of": "all"}}), spoilt(WHEN, {"lines": {"atLeast": None}}),
    with_selector({"unitPrice": {}}), spoilt(PROMOTION + "constraints/customerSpend", {"within": "P1D"}),
    spoilt(WHEN, {"score": {"id": "loyalty"}}), spoilt(WHEN, {"events": {"type": "order", "count": {}}}),
    spoilt(WHEN, {"events": {"type": "order", "sum": {}}}),
    # two alternatives, or none
    spoilt(WHEN, {"segment": "a", "coupon": ["B"]}), spoilt(WHEN, {}), with_selector({"sku": ["A"], "tag": ["B"]}),
    with_selector({}), spoilt(ACTIONS + "0", {"on": "cart", "discount": {"percent": "1", "amount": "1"}}),
    spoilt(ACTIONS + "0/discount", {}), spoilt(ACTIONS + "0", {}), spoilt(ACTIONS + "0", {"on": {}, "discount": {"percent": "1"}}),
    spoilt(ACTIONS + "9/upgradeShipping", "express"), spoilt(ACTIONS + "9/discount", {"percent": "1"}),
    spoilt(PROMOTION + "calculateRule", {}), spoilt(PROMOTION + "calculateRule/quantity", {"minimum": 2}),
    spoilt(WHEN, {"events": {"type": "order", "within": "P1D", "during": "day"}}),
    spoilt(WHEN, {"events": {"type": "order", "count": {"atLeast": 1}, "sum": {"atLeast": "1"}}}),
    spoilt(WHEN, {"customer": {}}), spoilt(WHEN, {"customer": {"attribute": "age"}}), spoilt(WHEN, {"customer": {"is": 1}}),
    spoilt(WHEN, {"customer": {"id": ["a"], "attribute": "b", "is": 1}}), spoilt(WHEN, {"customer": {"id": ["a"], "is": 1}}),
    spoilt(WHEN, {"customer": {"attribute": "b", "is": 1, "exists": True}}), spoilt(WHEN, {"location": {}}),
    spoilt(WHEN, {"store": {"id": None}}), with_selector({"attribute": {"name": "x"}}),
    with_selector({"attribute": {"name": "x", "is": 1, "atLeast": 1}}),
    with_selector({"attribute": {"name": "x", "atLeast": "1"}}), with_selector({"attribute": {"name": "x", "is": None}}),
    spoilt(ACTIONS + "3/discount/tiers/by", {}), spoilt(ACTIONS + "3/discount/tiers/by", {"lines": {}, "quantity": {}}),
    spoilt(ACTIONS + "3/discount/tiers/steps/1", {"from": 4, "percent": "1"}),
    spoilt(ACTIONS + "3/discount/tiers/steps/1", {"from": 4}), spoilt(ACTIONS + "3/discount/tiers/steps/0/from", "2"),
    spoilt(ACTIONS + "4/discount/tiers/steps/0/from", 20), spoilt(ACTIONS + "3/discount/tiers/steps/0/from", {"EUR": "2"}),
    spoilt(ACTIONS + "3/discount/base", "current"), spoilt(ACTIONS + "5/discount/base", "current"),
    spoilt(ACTIONS + "0/discount/basis", "net"), spoilt(ACTIONS + "3/discount/percent", "1"),
    # lists without an entry
    *[with_selector({key: []}) for key in ("sku", "product", "category", "tag")],
    spoilt(PROMOTION + "actions", []), spoilt(PROMOTION + "coupons", []), spoilt(WHEN, {"coupon": []}),
    spoilt(WHEN, {"customer": {"id": []}}), spoilt(WHEN, {"location": {"city": []}}), spoilt(WHEN, {"store": {"id": []}}),
    spoilt(WHEN, {"schedule": []}), spoilt(WHEN, {"schedule": [{"days": [], "from": "08:00", "until": "09:00"}]}),
    with_selector({"attribute": {"name": "x", "in": []}}), spoilt(ACTIONS + "2/on/bundle/parts", []),
    spoilt(ACTIONS + "3/discount/tiers/steps", []), spoilt(ACTIONS + "7/on/fees", []), spoilt(LINE + "priceScale", []),
    spoilt(PROMOTION + "maxDiscount", {}), spoilt(WHEN, {"events": {"type": "order", "where": {"sku": []}}}),
    # lists that are too long
    spoilt("cart/coupons", ["A"] * 101), spoilt(PROMOTION + "actions", [{"upgradeShipping": "x"}] * 101),
    spoilt("cart/shipping/options", {str(number): "1" for number in range(1001)}),
    # discounts that do not fit
    action("cart", {"price": "1"}), action({"subset": "all"}, {"price": "1"}), action("fees", {"price": "1"}),
    action({"fees": ["a"]}, {"price": "1"}), action("tax", {"amount": "1"}), action({"tax": "all"}, {"price": "1"}),
    action("shipping", {"percent": "1", "base": "original"}), action({"items": {}}, {"amount": "1", "basis": "net"}),
    action({"group": {"reward": "all"}}, {"percent": "1", "base": "current"}), action("fees", {"amount": "1", "basis": "net"}),
    action({"bundle": {"parts": [{"select": "all", "count": 1}]}}, {"percent": "1", "base": "original"}),
    action("tax", {"tiers": {"by": {"lines": {}}, "steps": [{"from": 1, "amount": "1"}]}}),
    action("cart", {"tiers": {"by": {"lines": {}}, "steps": [{"from": 1, "price": "1"}]}}),
    action({"items": {}}, {"tiers": {"by": {"lines": {}}, "steps": [{"from": 1, "amount": "1", "basis": "net"}]}}),
    # the words that few documents use
    *[spoilt(PROMOTION + "validUntil", day) for day in ("2026-02-29", "2026-5-4", "2026-05-04\n", "0000-01-01")],
    *[spoilt(WHEN, {"sum": {"attribute": "kg", "atLeast": number}}) for number in (
        "", "-1", "01", "1.", ".5", "1000000000", "0.0000001", "1e2", "1\n", 1)],
    spoilt(WHEN, {"sum": {"attribute": "kg"}}), spoilt(WHEN, {"sum": {"atLeast": "1"}}),
    *[spoilt(WHEN, {"quantity": bounds}) for bounds in (
        {"atLeast": 1, "above": 1}, {"atMost": 1, "below": 1}, {"above": -1}, {"below": 1.5})],
    with_selector({"quantity": {}}), with_selector({"discountable": "yes"}), with_selector({"unitPrice": {"above": 1}}),
    *[spoilt(WHEN, {"events": {"type": "order", "count": count}}) for count in (
        {"every": 0}, {"every": 2, "remainder": -1}, {"every": 2, "atLeast": 1}, {"remainder": 1})],
    spoilt(WHEN, {"shipping": {}}), spoilt(WHEN, {"shipping": {"method": []}}), spoilt(WHEN, {"cart": {"attribute": "a"}}),
    spoilt(WHEN, {"cart": {"is": 1}}), spoilt(WHEN, {"customer": {"known": True, "id": ["c"]}}),
    spoilt(WHEN, {"subtotal": {"atLeast": "1", "basis": "own"}}),
    *[spoilt(PROMOTION + "coupons", [coupon]) for coupon in ({}, {"code": "A", "batch": "b"}, {"batch": ""})],
    *[spoilt(PROMOTION + "group", group) for group in (
        {"name": "g"}, {"per": "line"}, {"name": "g", "per": "sku"}, {"name": "", "per": "line"})],
    spoilt(PROMOTION + "group", {"name": "g", "per": "line"}), spoilt(PROMOTION + "excludes", []),
    spoilt(PROMOTION + "combinesWith", []), spoilt(PROMOTION + "class", ""), spoilt(PROMOTION + "tax", "keep"),
    spoilt(PROMOTION + "combines", "notOnSale"), spoilt(PROMOTION + "billingCycles", {"from": 0}),
    spoilt(PROMOTION + "billingCycles", {"until": 0}), spoilt(PROMOTION + "billingCycles", {"to": 2}),
    *[spoilt(PROMOTION + "constraints/limits", limits) for limits in (
        [], [{}], [{"maxUses": 1, "budget": "1"}], [{"maxUses": -1}], [{"maxUses": 1, "per": "all"}],
        [{"budget": "1", "during": "hour"}])],
    *[spoilt(PROMOTION + "calculateRule", rule) for rule in (
        {"spend": {}}, {"spend": {"amount": "0"}}, {"spend": {"amount": "1"}, "reward": "within"},
        {"spend": {"amount": "1"}, "per": "sku"}, {"spend": {"amount": "1"}, "consumes": True},
        {"quantity": {"minimum": 1}, "per": "cart"}, {"quantity": {"minimum": 1}, "consumes": "yes"},
        # "items" of the first action has no part of its own, and "group" of the second one needs a rule that counts.
        {"spend": {"amount": "1"}})],
    action({"items": {"count": 1, "per": "sku"}}, {"percent": "1"}),
    action({"items": {"per": "sku"}}, {"percent": "1"}), action({"group": {"reward": {"rank": 0}}}, {"percent": "1"}),
    action({"group": {"reward": {"rank": 1}, "count": 1}}, {"percent": "1"}),
    action({"group": {"reward": "all", "order": "cart"}}, {"percent": "1"}),
    action("order", {"price": "1"}), action("order", {"percent": "1", "base": "current"}),
    action("cart", {"percent": "1", "maxEach": "1"}), action({"items": {}}, {"amount": "1", "maxEach": "1"}),
    action({"group": {"reward": "all"}}, {"price": {"attribute": "a"}}), action("shipping", {"price": {"attribute": "a"}}),
    action({"items": {}}, {"price": {"attribute": ""}}), action({"items": {}}, {"price": {"attribute": "a", "EUR": "1"}}),
    *[spoilt(ACTIONS + "0", {"gift": gift}) for gift in (
        {}, {"sku": "A"}, {"oneOf": []}, {"oneOf": [{"sku": "A"}]},
        {"sku": "A", "unitPrice": "1", "oneOf": [{"sku": "B", "unitPrice": "1"}]})],
    *[spoilt(ACTIONS + "0", {"points": points}) for points in (
        {}, {"count": 0}, {"count": 1, "per": "0"}, {"count": 1, "perUnits": 0}, {"count": 1, "per": "1", "perUnits": 1},
        {"count": 1, "of": "all"})],
    spoilt(ACTIONS + "0", {"credit": {"amount": "1", "of": "all"}}),
    *[spoilt("cart/coupons", [coupon]) for coupon in ({}, {"code": "A"}, {"batch": "b"}, {"code": "A", "batch": ""})],
    spoilt("cart/tenders/0/balance", DROP), spoilt("cart/tenders/0/id", ""), spoilt("cart/cashStep", "0"),
    spoilt("cart/choices", {"everything": ""}), spoilt("cart/attributes", {"": 1}), spoilt("cart/attributes", {"a": None}),
    spoilt("cart/fees/0/taxRate", "1001"), spoilt("cart/shipping/destination", {"zip": "1"}),
    spoilt(LINE + "minUnitPrice", "-1"), spoilt("context/redeemed", [""]), spoilt("context/unavailable", "PEN"),
    spoilt("context/usage/promotions/everything/during", {"hour": {}}),
    spoilt("context/usage/campaigns", {"may": {"spent": 1}}), spoilt("context/customer/events/0/currency", "XXX"),
    spoilt("promotions/version", ""), spoilt("promotions/campaigns/0/id", DROP), spoilt("promotions/campaigns/0/budget", 1),
    # no object
    [], "request", None,
]

# Right, though they look odd: both accept.
FINE = [
    BASE, spoilt(PROMOTION + "name", None), spoilt(PROMOTION + "when", None), spoilt("context/customer", None),
    spoilt("cart/lines", []), spoilt("promotions/promotions", []), spoilt(LINE + "quantity", 6.0),
    spoilt(LINE + "quantity", 1e3), spoilt(WHEN, {"all": []}), with_selector({"anyOf": []}), with_selector({"allOf": []}),
    with_selector({"sku": ["A"], "tag": None}), spoilt(WHEN, {"segment": "a", "not": None}),
    spoilt(ACTIONS + "0/discount/amount", None), spoilt(ACTIONS + "5/discount/base", None),
    spoilt(ACTIONS + "9/on", None), spoilt(ACTIONS + "9/credit", None), spoilt(WHEN, {"customer": {"id": ["a"], "is": None}}),
    spoilt("context/now", "2028-02-29T23:59:59.123456789-23:59"), spoilt("context/now", "0001-01-01T00:00:00Z"),
    spoilt("context/now", "9999-12-31T23:59:59-00:00"), spoilt("context/customer/dates/birthday", "2000-02-29"),
    spoilt(PROMOTION + "constraints/customerSpend/within", "P0DT1S"), spoilt(LINE + "billing", "P007D"),
    spoilt(PROMOTION + "constraints/customerSpend/within", "P000000000001W"),
    spoilt(PROMOTION + "constraints/customerSpend/within", "P1000000000DT1H1M1S"), spoilt(LINE + "taxRate", "1000.0000"),
    spoilt(ACTIONS + "0/discount/percent", "100.0"), spoilt(ACTIONS + "0/discount/percent", "0"),
    spoilt("cart/coupons", [""]), spoilt("cart/coupons", [" \t ", {"code": "", "batch": "tulips"}]),
    spoilt(ACTIONS + "11/credit/per", None), spoilt(PROMOTION + "validUntil", "2028-02-29"),
    spoilt(WHEN, {"sum": {"attribute": "kg", "above": "0", "below": "999999999.999999"}}),
    spoilt(WHEN, {"events": {"type": "order", "count": {"every": 2, "remainder": 2}}}),
    spoilt(WHEN, {"customer": {"known": False}}), spoilt(PROMOTION + "billingCycles", {}),
    action("order", {"tiers": {"by": {"subtotal": {"basis": "net"}}, "steps": [{"from": "1", "percent": "1"}]}}),
    action({"items": {}}, {"tiers": {"by": {"lines": {}}, "steps": [{"from": 1, "percent": "1", "maxEach": "2"}]}}),
    action({"items": {"count": 1, "per": None}}, {"percent": "1"}), spoilt("cart/tenders", []),
    spoilt("cart/choices", {"nobody": "NOTHING"}), spoilt("context/redeemed", ["nobody"]),
    spoilt("cart/coupons", [" \t\r\n" + "x" * 256 + " "]), spoilt("cart/coupons", ["a b"]), spoilt(LINE + "name", ""),
    spoilt(LINE + "attributes", {"a b": []}), spoilt(LINE + "sku", "\n"), spoilt("context/usage", {}), spoilt("context/store", {}),
    spoilt("context/customer/location", {}), spoilt(WHEN, {"events": {"type": "order", "where": {}}}),
    spoilt(WHEN, {"quantity": {"atLeast": 5, "atMost": 1}}), spoilt(PROMOTION + "validUntil", "2020-01-01T00:00:00Z"),
    spoilt(PROMOTION + "billingCycles", "all"), spoilt(PROMOTION + "messages/nearMiss", "close"),
    spoilt(WHEN, {"customer": {"attribute": "age", "atLeast": 1, "atMost": 1e300}}), spoilt(LINE + "unitPrice", "0"),
    spoilt(WHEN, {"location": {"city": [""]}}), action({"fees": ["a"]}, {"percent": "1"}),
    action({"group": {"reward": "all"}}, {"percent": "1", "base": None}),
    action("cart", {"tiers": {"by": {"subtotal": {}}, "steps": [{"from": {"EUR": "1"}, "percent": "1", "base": "original"}]}}),
    action({"bundle": {"parts": [{"select": "all", "count": 1}]}}, {"tiers": {
        "by": {"quantity": {"of": {"sku": ["A"]}}}, "steps": [{"from": 1, "price": "1"}]}}),
]

# Faults that a schema cannot see, or that ours leaves to the reader: it accepts, the reader refuses. By kind.
BEYOND = {
    "two ids, codes or thresholds that are the same": [
        spoilt("cart/lines", BASE["cart"]["lines"] * 2), spoilt("cart/fees", BASE["cart"]["fees"] * 2),
        spoilt(PROMOTION + "coupons", ["A", "a"]), spoilt(LINE + "priceScale", [{"from": 1, "unitPrice": "1"}] * 2),
        spoilt("promotions/segments", BASE["promotions"]["segments"] * 2),
        spoilt(ACTIONS + "3/discount/tiers/steps/1/from", 2), spoilt("context/usage/coupons", {"A": {}, "a": {}}),
    ],
    "names of things that the set does not define": [
        spoilt("promotions/scores", []), spoilt(PROMOTION + "campaign", "june")],
    "segments that name one another in a circle": [
        spoilt("promotions/segments", [{"id": "a", "when": {"segment": "b"}}, {"id": "b", "when": {"segment": "a"}}])],
    "amounts that do not fit the currency": [
        spoilt("cart/currency", "JPY"), spoilt(LINE + "unitPrice", "1.005"), spoilt(LINE + "unitPrice", "10000000000000.01"),
        spoilt(PROMOTION + "maxDiscount", {"JPY": "1.5"}),
    ],
    "plain amounts in a set without a currency": [spoilt("promotions/currency", DROP)],
    "what discounts have left, asked where it is not known": [
        spoilt(WHEN, {"subtotal": {"atLeast": "1", "after": "items"}}),
        spoilt("promotions/segments/0/when", {"subtotal": {"atLeast": "1", "after": "cart"}}),
    ],
    "ids of at most 256 characters and more than 256 bytes": [spoilt(LINE + "sku", "ß" * 200)],
    "trees that are nested too deep": [spoilt(WHEN, NESTED)],
}

# Texts that are no document for the reader, whatever a more lenient parser makes of them.
TEXTS = {
    "a key twice in an object": '{"promotions": {"promotions": [], "promotions": []}, "cart": {"currency": "EUR", '
    '"lines": []}, "context": {"now": "2026-05-04T10:00:00Z"}}',
    "numbers that are too large to be one": '{"promotions": {"promotions": []}, "cart": {"currency": "EUR", "lines": '
    '[{"id": "1", "sku": "A", "quantity": 1, "unitPrice": "1", "attributes": {"x": 1e999}}]}, "context": '
    '{"now": "2026-05-04T10:00:00Z"}}',
    "half a surrogate pair": '{"promotions": {"promotions": []}, "cart": {"currency": "EUR", "id": "\\ud800", '
    '"lines": []}, "context": {"now": "2026-05-04T10:00:00Z"}}',
}


# Words in the reader's messages about what BEYOND lists.
BEYOND_WORDS = (
    "is there already", "another step begins", "does not define", "in a circle", "decimals of", "minor units",
    "has no currency", "what discounts have left", "or before it", "bytes", "nested deeper")

# ---------------------------------------------------------------------------------------------------------------------
# Documents with something random wrong, the same ones every time


def places(value, path=()):
    yield path
    if isinstance(value, (dict, list)):
        for key, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(member, path + (key,))


def at(document, path):
    for key in path:
        document = document[key]
    return document


class Mutator:
    ODD = [
        None, True, 0, 1, -1, 2.0, 1.5, 1_000_000_001, "", "0", "1", "all", "cart", "x", "P1M", "P1D", "24:00", "gift:x",
        "2026-05-04T10:00:00Z", [], {}, ["a"], {"EUR": "1"}, [[]]]

    def __init__(self, documents, seed):
        self.random = random.Random(seed)
        self.documents = documents
        self.values = {}
        for document in documents:
            for path in places(document):
                if path:
                    self.values.setdefault(path[-1], []).append(at(document, path))
        self.names = [key for key in self.values if isinstance(key, str)]

    def value(self, key):
        return copy.deepcopy(self.random.choice(self.values[key]))

    def mutant(self):
        document = copy.deepcopy(self.random.choice(self.documents))
        path = self.random.choice([path for path in places(document) if path])
        parent, key, kind = at(document, path[:-1]), path[-1], self.random.randrange(6)
        if kind == 0:
            del parent[key]
        elif kind == 1:
            parent[key] = copy.deepcopy(self.random.choice(self.ODD))
        elif kind == 2:
            parent[key] = self.value(self.random.choice(list(self.values)))
        elif kind == 3 and isinstance(parent, dict):
            name = self.random.choice(self.names)
            parent[name] = self.value(name)
        elif kind == 4 and isinstance(parent[key], str):
            text, place = parent[key], self.random.randrange(len(parent[key]) + 1)
            parent[key] = text[:place] + self.random.choice("0019.-+TZPDW: \n") + text[place + self.random.randrange(2):]
        else:
            parent[key] = self.value(key)
        return document


# ---------------------------------------------------------------------------------------------------------------------


def requests_of(markdown):
    """The requests among a page's blocks of JSON."""
    for block in re.findall(r"^```json\n(.*?)^```", markdown, re.MULTILINE | re.DOTALL):
        yield json.loads(block)


def documents():
    """Every request of the examples, the guide and the worked cases."""
    for path in sorted((ROOT / "Docs/Examples").glob("*.json")):
        yield str(path.relative_to(ROOT)), json.loads(path.read_text())
    for number, request in enumerate(requests_of((ROOT / "Docs/Semantics.md").read_text()), 1):
        yield f"Docs/Semantics.md, request {number}", request
    for path in sorted((ROOT / "Tests/Cases").glob("*.json")):
        case = json.loads(path.read_text())
        # a case without a request is about a text that is no JSON
        if "request" in case:
            yield f"case {path.stem}", case["request"]


def judge(price_cart, requests):
    """What the reader says: for each request nothing, or its first fault of the document."""
    lines = "".join((request if isinstance(request, str) else json.dumps(request)) + "\n" for request in requests)
    run = subprocess.run([price_cart, "--json", "-"], input=lines, capture_output=True, text=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(requests):
        sys.exit(f"error: {len(requests)} requests and {len(answers)} answers: {run.stderr}")
    for answer in answers:
        faults = [fault for fault in answer.get("errors", []) if fault["code"] in ("invalid", "syntax")]
        yield f"{faults[0]['path']}: {faults[0]['message']}" if faults else None


def shape(request, schema="request"):
    """What the schema says: nothing, or its first fault."""
    error = jsonschema.exceptions.best_match(SCHEMAS[schema].iter_errors(request))
    return f"{error.json_path}: {error.message}"[:300] if error else None


MUTANTS = 2000


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: check-schema.py PRICE_CART")
    groups = {"documents": list(documents())}
    groups["fine"] = [(f"fine {number}", request) for number, request in enumerate(FINE)]
    groups["faults"] = [(f"fault {number}", request) for number, request in enumerate(FAULTS)]
    groups["beyond"] = [(kind, request) for kind, requests in BEYOND.items() for request in requests]
    groups["beyond"] += [(kind, json.loads(text)) for kind, text in TEXTS.items() if "surrogate" not in kind]
    disagreements = []
    for group, members in groups.items():
        texts = [TEXTS.get(name, request) for name, request in members]
        # A string is a document, too: as JSON it stands in quotes.
        texts = [text if name in TEXTS else json.dumps(text) for (name, _), text in zip(members, texts)]
        for (name, request), read in zip(members, judge(sys.argv[1], texts)):
            seen = shape(request)
            # A document of the guide may be there to show its faults.
            agreed = (read is not None,) * 2 if group == "documents" else (False, False)
            expected = {"faults": (True, True), "beyond": (False, True)}.get(group, agreed)
            # A document may show a fault that a schema cannot see.
            if group == "documents" and read and any(words in read for words in BEYOND_WORDS):
                continue
            if (seen is not None, read is not None) != expected:
                disagreements.append((name, request, seen, read))
    # The three parts on their own say what the request says of them.
    parts = {"promotion-set": "promotions", "cart": "cart", "context": "context"}
    for group in groups.values():
        for name, request in group:
            if not isinstance(request, dict) or set(request) != set(parts.values()):
                continue
            alone = all(SCHEMAS[schema].is_valid(request[key]) for schema, key in parts.items())
            if alone != SCHEMAS["request"].is_valid(request):
                disagreements.append((name, request, f"the parts on their own: {'' if alone else 'not '}accepted", None))
            # So does a cart request, of its two parts.
            cart = {key: request[key] for key in ("cart", "context")}
            alone = all(SCHEMAS[key].is_valid(value) for key, value in cart.items())
            if alone != SCHEMAS["cart-request"].is_valid(cart) or SCHEMAS["cart-request"].is_valid(request):
                disagreements.append((name, request, f"the cart request: {'not ' if alone else ''}accepted", None))
    mutator = Mutator([request for _, request in groups["documents"]] + [BASE], seed=1)
    mutants = [mutator.mutant() for _ in range(MUTANTS)]
    for request, read in zip(mutants, judge(sys.argv[1], mutants)):
        accepted = SCHEMAS["request"].is_valid(request)
        if accepted == (read is None) or accepted and any(words in read for words in BEYOND_WORDS):
            continue
        disagreements.append(("mutant", request, shape(request), read))
    for name, request, seen, read in disagreements:
        print(f"{name}:\n  schema: {seen or 'accepted'}\n  reader: {read or 'accepted'}\n  {json.dumps(request)[:2000]}", file=sys.stderr)
    if disagreements:
        sys.exit(f"error: {len(disagreements)} disagreements between schema and reader")
    print(
        f"{len(groups['documents'])} documents judged alike, {len(FINE)} odd ones accepted, {len(FAULTS)} faults of shape refused "
        f"by both, {MUTANTS} mutants judged alike; left to the reader: " + ", ".join([*BEYOND, *TEXTS]))


if __name__ == "__main__":
    main()
