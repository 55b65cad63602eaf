#!/usr/bin/env python3
"""Writes the JSON Schemas of the documents into Docs/Schema; with --check, fails where a file there is not what this
script writes, or where the keys of an object are not those of its enum in the Swift source.

The schemas have one source so that what two documents share is said once, and so that each file stands on its own: it
can be copied into another project. Needs python3 and nothing else.
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "Docs" / "Schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

COUNT = 1_000_000_000
# The most categories, tags, SKUs, attributes, dates and values of a list attribute, each.
FACTS = 1_000
# The most entries of every list without a limit of its own.
LIST = 100_000
# The most bytes of a text of messages; a schema counts characters, which are at most as many.
MESSAGE = 2_000

# ---------------------------------------------------------------------------------------------------------------------
# How schemas are put together


def ref(name):
    return {"$ref": "#/$defs/" + name}


def about(schema, title=None, description=None, **more):
    """A schema with words about it; they stand first."""
    words = {}
    if title:
        words["title"] = title
    if description:
        words["description"] = description
    return {**words, **schema, **more}


def text(description=None, **more):
    return about({"type": "string", **more}, description=description)


def word(*words, description=None, default=None):
    schema = about({"enum": list(words)}, description=description)
    if default is not None:
        schema["default"] = default
    return schema


def count(least=0, most=COUNT, description=None, default=None):
    schema = about({"type": "integer", "minimum": least, "maximum": most}, description=description)
    if default is not None:
        schema["default"] = default
    return schema


def boolean(description, default):
    return about({"type": "boolean", "default": default}, description=description)


def array(items, least=1, most=None, description=None, **more):
    schema = {"type": "array", "items": items}
    if least:
        schema["minItems"] = least
    if most:
        schema["maxItems"] = most
    return about({**schema, **more}, description=description)


def mapping(values, names=None, least=0, most=None, description=None):
    schema = {"type": "object", "additionalProperties": values}
    if names:
        schema["propertyNames"] = names
    if least:
        schema["minProperties"] = least
    if most:
        schema["maxProperties"] = most
    return about(schema, description=description)


def optional(schema):
    """The schema of an optional key, for which null counts as absent; the words about it stay outside."""
    words = {key: schema[key] for key in ("title", "description", "default") if key in schema}
    rest = {key: value for key, value in schema.items() if key not in words}
    if "enum" in rest:
        return {**words, "enum": rest["enum"] + [None]}
    if isinstance(rest.get("type"), str) and "oneOf" not in rest:
        return {**words, **rest, "type": [rest["type"], "null"]}
    return {**words, "anyOf": [rest, {"type": "null"}]}


NULL = {"type": "null"}


def given(*names):
    """Holds where these keys are there and not null."""
    return {"required": list(names), "properties": {name: {"not": NULL} for name in names}}


def absent(*names):
    """Holds where these keys are not there, or null."""
    return {"properties": {name: NULL for name in names}}


def both(first, second):
    """Two schemas of the keys of one object as one."""
    merged = {**first, **second}
    merged["properties"] = {**first.get("properties", {}), **second.get("properties", {})}
    if "required" in first or "required" in second:
        merged["required"] = first.get("required", []) + second.get("required", [])
    return merged


def swift_objects():
    """The keys of each object of a document and those that it needs, by the name of their enum in the Swift source."""
    found = {}
    for path in sorted((ROOT / "Sources/CartPricing").glob("*/**/*.swift")):
        source = path.read_text()
        types = [(match.start(), match[1]) for match in re.finditer(r"^(?:extension|struct) ([\w.]+)", source, re.MULTILINE)]
        for match in re.finditer(r"^  enum (\w+): String, (?:DocumentKey|RangeKeys|PlainRangeKeys|ComparisonKeys) \{\n(.*?)\n  \}", source, re.MULTILINE | re.DOTALL):
            owner = [name for start, name in types if start < match.start()][-1]
            cases = re.findall(r"^    case ((?:`?\w+`?(?:,\s+)?)+)$", match[2], re.MULTILINE)
            keys = [key for line in cases for key in re.findall(r"\w+", line)]
            table = re.search(r"KeyTable\(\s*\w+\.self, \"[^\"]+\"(?:, required: \[([^\]]*)\])?", match[2])
            if not keys or not table:
                sys.exit(f"error: {path.relative_to(ROOT)}: the keys of {owner}.{match[1]} are not as this script reads them")
            found[f"{owner}.{match[1]}"] = keys, re.findall(r"\.(\w+)", table[1] or "")
    return found


SWIFT = swift_objects()
DESCRIBED = set()


def thing(name, required, optionals, title=None, description=None, needed=(), **more):
    """An object with these keys and no others, which must be the keys of an enum in the Swift source.

    `needed` are keys without which the object is refused although the enum does not list them as required.
    """
    if name not in SWIFT:
        sys.exit(f"error: the Swift source has no enum of keys {name}")
    keys, swift_required = SWIFT[name]
    if set(required) != {*swift_required, *needed} or {*required, *optionals} != set(keys):
        sys.exit(
            f"error: the schema of {name} has the keys {[*required, *optionals]}, of which it needs {[*required]}; the Swift "
            f"source has {keys} and needs {swift_required}")
    DESCRIBED.add(name)
    properties = {**required, **{key: optional(value) for key, value in optionals.items()}}
    schema = {"type": "object"}
    if required:
        schema["required"] = list(required)
    schema["properties"] = properties
    schema["additionalProperties"] = False
    return about({**schema, **more}, title, description)


def exactly_one(keys):
    return [given(key) for key in keys]


# ---------------------------------------------------------------------------------------------------------------------
# Values


def currencies():
    """The codes of Sources/CartPricing/Values/CurrencyTable.swift."""
    table = (ROOT / "Sources/CartPricing/Values/CurrencyTable.swift").read_text()
    entries = re.search(r'"""(.*?)"""', table, re.DOTALL)
    codes = re.findall(r"([A-Z]{3})[0-9]", re.sub(r"[\s\\]", "", entries[1] if entries else ""))
    if not 100 < len(codes) < 300:
        sys.exit(f"error: {len(codes)} currencies found; the table is not as this script reads it")
    return codes


AMOUNT = r"(0|[1-9][0-9]{0,15})(\.[0-9]{1,4})?"
UNITS = r"0*(1000000000|[0-9]{1,9})"
DATE = (
    r"(?!0000)([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    r"|02-(0[1-9]|1[0-9]|2[0-8]))"
    r"|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)"
)
TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]"
BLANK, INK = r"[\t-\r ]", r"[^\t-\r ]"


def pattern(expression):
    return {"type": "string", "pattern": "^" + expression + "$"}


VALUES = {
    "amount": about(
        pattern(AMOUNT), "Amount",
        "Money as a decimal string in major units, without a sign: no more decimals than the currency has, at most "
        "10¹⁵ minor units.", examples=["19.99", "20", "0.5"]),
    "amountAboveZero": about(pattern(r"(?=.*[1-9])" + AMOUNT), "Amount above zero", examples=["15.00"]),
    "amountByCurrency": {
        "title": "Amount by currency",
        "description": "An amount in the set's currency, or a table of amounts by currency.",
        "anyOf": [ref("amount"), mapping(ref("amount"), ref("currency"), least=1)],
        "examples": ["20.00", {"EUR": "20.00", "USD": "22.00"}],
    },
    "amountByCurrencyAboveZero": {
        "title": "Amount by currency, above zero",
        "anyOf": [ref("amountAboveZero"), mapping(ref("amountAboveZero"), ref("currency"), least=1)],
        "examples": ["15.00"],
    },
    "currency": about({"enum": currencies()}, "Currency", "The ISO 4217 code of a currency."),
    "percentage": about(
        pattern(r"(100(\.0{1,4})?|(0|[1-9][0-9]?)(\.[0-9]{1,4})?)"), "Percentage",
        "0 to 100, as a decimal string with at most 4 decimals.", examples=["12.5"]),
    "percentageBelow100": about(
        pattern(r"(0|[1-9][0-9]?)(\.[0-9]{1,4})?"), "Percentage below 100", examples=["50"]),
    "taxRate": about(
        pattern(r"(1000(\.0{1,4})?|(0|[1-9][0-9]{0,2})(\.[0-9]{1,4})?)"), "Tax rate",
        "A percentage from 0 to 1000, as a decimal string with at most 4 decimals.", examples=["19"]),
    "instant": about(
        pattern(DATE + "T" + TIME + r":[0-5][0-9](\.[0-9]{1,9})?(Z|[+-]" + TIME + ")"), "Instant",
        "RFC 3339 with a capital T and Z or an offset; no leap seconds.", examples=["2026-11-27T18:30:00+01:00"]),
    "date": about(pattern(DATE), "Date", examples=["1990-12-30"]),
    "validityBound": about(
        pattern("(" + DATE + "|" + DATE + "T" + TIME + r":[0-5][0-9](\.[0-9]{1,9})?(Z|[+-]" + TIME + "))"),
        "Instant or day", "An instant in RFC 3339, or a local day: a start from its beginning, an end until its end.",
        examples=["2026-11-27T18:30:00+01:00", "2026-11-30"]),
    "decimal": about(
        pattern(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?"), "Exact number",
        "A decimal string with at most 9 digits before the point and 6 behind it.", examples=["2.75"]),
    "duration": about(
        pattern(
            rf"(?=.*[1-9])P({UNITS}W|{UNITS}D(T(?=[0-9])({UNITS}H)?({UNITS}M)?({UNITS}S)?)?"
            rf"|T(?=[0-9])({UNITS}H)?({UNITS}M)?({UNITS}S)?)"),
        "Duration", "Weeks, or days, hours, minutes and seconds; above zero.",
        examples=["P30D", "P2W", "PT6H", "P1DT12H"]),
    "interval": about(
        pattern(rf"P(?=0*[1-9]){UNITS}[DWMY]"), "Billing interval", "One number, at least 1, and one unit.",
        examples=["P1M", "P1Y"]),
    "id": about({"type": "string", "minLength": 1, "maxLength": 256}, "Id", "1 to 256 bytes of UTF-8."),
    "code": about(
        pattern(rf"{BLANK}*{INK}([\s\S]{{0,254}}{INK})?{BLANK}*"), "Coupon code",
        "1 to 256 bytes of UTF-8. Trimmed of white space at both ends; ASCII letters count as upper case.",
        examples=["SPRING25"]),
    "enteredCode": about(
        pattern(rf"({BLANK}*|{BLANK}*{INK}([\s\S]{{0,254}}{INK})?{BLANK}*)"), "Entered code",
        "A coupon code as it was entered; an empty one is unknown.", examples=["SPRING25"]),
    "attributeValue": {
        "title": "Attribute value",
        "description": "A string, a number, true, false or a list of strings.",
        "type": ["string", "number", "boolean", "array"],
        "maxLength": 4_096,
        "items": {"type": "string", "maxLength": 4_096},
        "maxItems": FACTS,
    },
    "attributeName": about(
        {"type": "string", "minLength": 1, "maxLength": 256}, "Name of an attribute", "1 to 256 bytes of UTF-8."),
    "attributes": mapping(
        ref("attributeValue"), ref("attributeName"), most=FACTS, description="Values by name; any names."),
}


def ids(description=None, least=0, most=LIST):
    return array(ref("id"), least=least, most=most, description=description)


# ---------------------------------------------------------------------------------------------------------------------
# Cart and context

CART = {
    "cart": thing(
        "Cart.Key", {
            "currency": about(ref("currency"), description="Of all amounts in the cart and the context."),
            "lines": array(ref("line"), least=0, most=10_000, description="What is about to be bought; ids distinct."),
        },
        {
            "id": about(ref("id"), description="The host's own; not looked at."),
            "shipping": ref("shipping"),
            "fees": array(ref("fee"), least=0, most=1_000, description="Ids distinct."),
            "coupons": array(
                {"anyOf": [
                    ref("enteredCode"),
                    thing("EnteredCode.Key", {"code": ref("enteredCode"), "batch": ref("id")}, {}, "Code of a batch"),
                ]}, least=0, most=100, description="The codes as entered, the first one first."),
            "taxIncluded": boolean("Whether prices contain their tax.", False),
            "attributes": about(ref("attributes"), description="Facts about the checkout, such as the payment method."),
            "choices": mapping(ref("id"), ref("id"), most=LIST, description="The SKU of a chosen gift, by promotion id."),
            "tenders": array(
                thing("Tender.Key", {"id": ref("id"), "balance": ref("amount")}, {}, "Tender"), least=0, most=LIST,
                description="Means of payment in the cart, in the order in which they pay; ids distinct."),
            "cashStep": about(ref("amountAboveZero"), description="What is due is rounded to a multiple of it."),
        },
        "Cart", "What is priced."),
    "line": thing(
        "CartLine.Key", {
            "id": about(ref("id"), description="Distinct within the cart.", **{"not": {"pattern": "^gift:"}}),
            "sku": ref("id"),
            "quantity": count(1, description="How many units."),
            "unitPrice": about(
                ref("amount"), description="Of one unit, unless the price scale has an entry for the quantity."),
        },
        {
            "product": about(ref("id"), description="What the SKU is a variant of."),
            "name": text("Carried into the answer; at most 1,024 bytes.", maxLength=1_024),
            "categories": ids(most=FACTS),
            "tags": ids(most=FACTS),
            "attributes": ref("attributes"),
            "priceScale": array(
                ref("priceScaleEntry"), most=1_000,
                description="Volume prices: the entry with the largest from that the quantity reaches counts."),
            "billing": about(ref("interval"), description="With it the line is a subscription, without it perpetual."),
            "taxRate": about(ref("taxRate"), description="Absent: no tax."),
            "discountable": boolean("Whether discounts may take from the line.", True),
            "minUnitPrice": about(ref("amount"), description="No discount takes a unit below it."),
        },
        "Line"),
    "priceScaleEntry": thing(
        "PriceScaleEntry.Key", {"from": count(description="Distinct within the scale."), "unitPrice": ref("amount")}, {},
        "Entry of a price scale"),
    "shipping": thing(
        "CartShipping.Key", {"method": about(ref("id"), description="What the shopper chose."), "cost": ref("amount")},
        {
            "options": mapping(
                ref("amount"), ref("id"), most=1_000, description="Costs by method, for upgrades to choose from."),
            "taxRate": ref("taxRate"),
            "destination": about(ref("location"), description="Where the cart is shipped to."),
        },
        "Shipping"),
    "fee": thing(
        "CartFee.Key", {
            "id": about(ref("id"), description="Distinct within the cart."),
            "kind": about(ref("id"), description="What promotions name it by."),
            "amount": ref("amount"),
        }, {"taxRate": about(ref("taxRate"), description="Absent: no tax.")}, "Fee"),
}

LOCATION = {
    "location": thing(
        "CustomerLocation.Key", {}, {"country": text(), "region": text(), "city": text(), "postalCode": text()}, "Location"),
}

CONTEXT = {
    "context": thing(
        "PricingContext.Key", {"now": about(ref("instant"), description="Local dates and times are read in its offset.")},
        {
            "billingCycle": count(1, description="1 is the initial purchase.", default=1),
            "customer": ref("customer"),
            "store": thing(
                "PricingStore.Key", {}, {"id": ref("id"), "channel": text(), "country": text(), "region": text()}, "Store"),
            "usage": ref("usage"),
            "explain": word(
                "relevant", "all", description="Which decisions the answer lists.", default="relevant"),
            "redeemed": ids("Promotions that this subscription redeemed at an earlier bill."),
            "unavailable": ids("SKUs that cannot be given as gifts."),
        },
        "Context", "For when and for whom a cart is priced."),
    "customer": thing(
        "PricingCustomer.Key", {"id": ref("id")},
        {
            "segments": ids("Those that the host put the customer in.", most=10_000),
            "attributes": ref("attributes"),
            "dates": mapping(
                ref("date"), ref("attributeName"), most=FACTS, description="Dates by name, such as birthday."),
            "location": ref("location"),
            "events": array(
                ref("event"), least=0, most=100_000, description="What the customer did, in any order."),
        },
        "Customer"),
    "event": thing(
        "CustomerEvent.Key", {
            "type": about(ref("id"), description="Amounts of the type order are the customer's spend."),
            "at": ref("instant"),
        },
        {
            "amount": ref("amount"),
            "currency": about(ref("currency"), description="Of the amount, by default the cart's."),
            "skus": ids(most=FACTS), "categories": ids(most=FACTS), "attributes": ref("attributes"),
        },
        "Event"),
    "usage": thing(
        "Usage.Key", {},
        {
            "promotions": mapping(
                thing(
                    "PromotionUsage.Key", {},
                    {
                        "total": count(description="Redemptions by anybody.", default=0),
                        "customer": count(description="Redemptions by this customer.", default=0),
                        "spent": about(ref("amount"), description="All discount ever given, for the budget."),
                        "customerSpent": about(ref("amount"), description="All discount given to this customer."),
                        "during": about({
                            "type": "object",
                            "properties": {period: optional(ref("periodUsage")) for period in ("day", "week", "month", "year")},
                            "additionalProperties": False,
                        }, description="Uses in the local calendar periods of now."),
                    }, "Use of a promotion"),
                ref("id"), description="By promotion id."),
            "coupons": mapping(
                thing(
                    "CouponUsage.Key", {},
                    {
                        "total": count(description="Redemptions by anybody.", default=0),
                        "customer": count(description="Redemptions by this customer.", default=0),
                    }, "Use of a code"),
                ref("code"), description="By code; one code once, however it is written."),
            "campaigns": mapping(
                thing(
                    "CampaignUsage.Key", {},
                    {
                        "total": count(description="Carts with a redemption of it, by anybody.", default=0),
                        "customer": count(description="Such carts of this customer.", default=0),
                        "spent": about(ref("amount"), description="All discount that its promotions gave."),
                    }, "Use of a campaign"),
                ref("id"), description="By campaign id."),
        },
        "Usage", "How often promotions, codes and campaigns were redeemed before."),
    "periodUsage": thing(
        "PeriodUsage.Key", {},
        {
            "total": count(description="Redemptions by anybody.", default=0),
            "customer": count(description="Redemptions by this customer.", default=0),
            "spent": about(ref("amount"), description="The discount given."),
            "customerSpent": about(ref("amount"), description="The discount given to this customer."),
        }, "Use in a period"),
}

# ---------------------------------------------------------------------------------------------------------------------
# Promotions

RANGE = [given("atLeast"), given("atMost"), given("above"), given("below")]
# No bound may stand twice.
ONCE = [{"not": given("atLeast", "above")}, {"not": given("atMost", "below")}]
BOUNDS = {"anyOf": RANGE, "allOf": ONCE}


def selector(description=None):
    return about(ref("selector"), description=description)


def count_range(least=0, most=COUNT):
    return {
        "atLeast": count(least, most, description="Inclusive."),
        "atMost": count(least, most, description="Inclusive."),
        "above": count(least, most, description="Exclusive."),
        "below": count(least, most, description="Exclusive."),
    }


def amount_range():
    return {
        "atLeast": about(ref("amountByCurrency"), description="Inclusive."),
        "atMost": about(ref("amountByCurrency"), description="Inclusive."),
        "above": about(ref("amountByCurrency"), description="Exclusive."),
        "below": about(ref("amountByCurrency"), description="Exclusive."),
    }


COMPARISON = {
    "is": about(ref("attributeValue"), description="Equal, in type too."),
    "in": array(ref("attributeValue"), most=LIST, description="Equal to one of these."),
    "atLeast": {"type": "number"},
    "atMost": {"type": "number"},
    "above": {"type": "number"},
    "below": {"type": "number"},
    "contains": text("The attribute is a list that contains it, or a string of which it is a part.", maxLength=4_096),
    "startsWith": text("The attribute is a string that begins with it.", maxLength=4_096),
    "exists": {"type": "boolean", "description": "Whether the attribute is there."},
}
COMPARISONS = [
    both(given(kind), absent(*[other for other in COMPARISON if other != kind]))
    for kind in ("is", "in", "contains", "startsWith", "exists")
] + [{**BOUNDS, **absent("is", "in", "contains", "startsWith", "exists")}]


def attribute_condition():
    return thing(
        "AttributeCondition.Key", {"name": ref("attributeName")}, COMPARISON, "Condition on an attribute",
        "A name and one comparison; the bounds of a range may stand together.", oneOf=COMPARISONS)


SELECTOR_KEYS = {
    "sku": ids(least=1, description="Lines with one of these SKUs."),
    "product": ids(least=1, description="Lines of one of these products."),
    "category": ids(least=1, description="Lines in any of these categories."),
    "tag": ids(least=1, description="Lines with any of these tags."),
    "attribute": ref("attributeCondition"),
    "unitPrice": thing(
        "AmountRange.Key", {}, amount_range(), description="Lines whose unit price before promotions is in range.", **BOUNDS),
    "quantity": thing("CountRange.Key", {}, count_range(), description="Lines whose quantity is in range.", **BOUNDS),
    "discountable": {"type": "boolean", "description": "Lines that promotions can discount, or those that they cannot."},
    "billing": {
        "description": "Subscriptions, perpetual lines, or those billed at an interval.",
        "anyOf": [{"enum": ["subscription", "perpetual"]}, ref("interval")],
    },
    "allOf": array(ref("selector"), least=0, description="Lines that all of them select; empty: every line."),
    "anyOf": array(ref("selector"), least=0, description="Lines that any of them selects; empty: no line."),
    "not": about(ref("selector"), description="Lines that it does not select."),
}


def measure_leaf(description):
    return thing(
        "LineCountRange.Key", {}, {"of": selector("Which lines; all by default."), **count_range()}, description=description, **BOUNDS)


def strings():
    return array({"type": "string"}, most=LIST)


def any_given(*keys):
    return [given(key) for key in keys]


QUALIFIER_KEYS = {
    "all": array(ref("qualifier"), least=0, description="All of them hold; empty: true."),
    "any": array(ref("qualifier"), least=0, description="Any of them holds; empty: false."),
    "not": about(ref("qualifier"), description="It does not hold."),
    "subtotal": thing(
        "Qualifier.Node.SubtotalKey", {},
        {
            "of": selector("Which lines; all by default."), **amount_range(),
            "after": word("items", "cart", description="Measure what this step's discounts have left."),
            "basis": word("net", "gross", description="Measure before tax, or with it; not beside after."),
        }, description="The value of the lines is in range.",
        anyOf=RANGE, allOf=[*ONCE, {"not": given("after", "basis")}]),
    "quantity": measure_leaf("The units of the lines are in range."),
    "lines": measure_leaf("The number of the lines is in range."),
    "leastQuantity": measure_leaf("The smallest quantity of any of the lines is in range."),
    "coupon": array(ref("code"), most=LIST, description="One of the codes is entered and counts."),
    "segment": about(ref("id"), description="The customer is in the segment."),
    "customer": thing(
        "Qualifier.Node.CustomerKey", {},
        {
            "attribute": about(ref("attributeName"), description="Name of an attribute of the customer."), **COMPARISON,
            "id": ids(least=1, description="The customer is one of these."),
            "known": {"type": "boolean", "description": "Whether there is a customer."},
        }, description="A condition on an attribute of the customer, a list of customers, or whether there is one.",
        oneOf=[
            both(given("id"), absent("attribute", "known", *COMPARISON)),
            both(given("known"), absent("attribute", "id", *COMPARISON)),
            {"allOf": [both(given("attribute"), absent("id", "known")), {"oneOf": COMPARISONS}]},
        ]),
    "cart": thing(
        "Qualifier.Node.CartKey", {"attribute": about(ref("attributeName"), description="Name of an attribute of the cart.")},
        COMPARISON, description="A condition on an attribute of the cart.", oneOf=COMPARISONS),
    "shipping": thing(
        "ShippingMatch.Key", {},
        {
            "method": strings(), "country": strings(), "region": strings(), "city": strings(), "postalPrefix": strings(),
            **amount_range(),
        },
        description="Every given field of the shipping as it came matches one of its values, and its cost is in range.",
        anyOf=[*any_given("method", "country", "region", "city", "postalPrefix"), *RANGE], allOf=ONCE),
    "sum": thing(
        "AttributeSum.Key", {"attribute": about(ref("attributeName"), description="Name of an attribute of lines.")},
        {
            "of": selector("Which lines; all by default."),
            **{bound: ref("decimal") for bound in ("atLeast", "atMost", "above", "below")},
        }, description="The sum of the attribute × quantity over the lines is in range.", **BOUNDS),
    "location": thing(
        "LocationMatch.Key", {}, {"country": strings(), "region": strings(), "city": strings(), "postalPrefix": strings()},
        description="Every given field of the customer's location matches one of its values.",
        anyOf=any_given("country", "region", "city", "postalPrefix")),
    "store": thing(
        "StoreMatch.Key", {}, {"id": strings(), "channel": strings(), "country": strings(), "region": strings()},
        description="Every given field of the store matches one of its values.",
        anyOf=any_given("id", "channel", "country", "region")),
    "events": ref("eventMatch"),
    "score": thing(
        "Qualifier.Node.ScoreKey", {"id": about(ref("id"), description="Of a score of the set.")}, count_range(-COUNT, COUNT),
        description="The customer's points are in range.", **BOUNDS),
    "anniversary": thing(
        "Anniversary.Key", {"of": about(ref("attributeName"), description="Name of one of the customer's dates.")},
        {
            "withinDays": count(description="Days on either side.", default=0),
            "years": count(1, description="Only this return of the date."),
        }, description="Today is within days of a yearly return of the date."),
    "schedule": array(
        thing(
            "ScheduleWindow.Key", {
                "from": about(pattern(TIME), description="Included."),
                "until": about(pattern(rf"({TIME}|24:00)"), description="Not included; may pass midnight."),
            },
            {
                "days": array(
                    {"enum": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}, most=LIST,
                    description="On which the window starts; every day by default."),
            }, "Window of time"),
        most=LIST, description="Local time lies in one of the windows."),
}

PRICE_BY_ATTRIBUTE = {
    "type": "object", "required": ["attribute"], "properties": {"attribute": ref("attributeName")},
    "additionalProperties": False,
}

FLAT_KEYS = {
    "percent": ref("percentage"),
    "amount": ref("amountByCurrency"),
    "price": {
        "description": "What it costs instead, never more than before; or the attribute of the line that has the price.",
        "anyOf": [ref("amountByCurrency"), PRICE_BY_ATTRIBUTE],
    },
    "base": word(
        "current", "original", description="Beside percent: of the current prices, or of the unit prices.",
        default="current"),
    "basis": word("net", "gross", description="Beside amount: whether it is meant before or after tax."),
    "maxEach": about(ref("amountByCurrency"), description="Beside percent: the most that a unit loses."),
}
FLAT = [
    both(given("percent"), absent("amount", "price", "basis")),
    both(given("amount"), absent("percent", "price", "base", "maxEach")),
    both(given("price"), absent("percent", "amount", "base", "basis", "maxEach")),
]


def of_measure(title):
    return thing("Tiers.Measure.LinesKey", {}, {"of": selector("Which lines; all by default.")}, title)


def per(description):
    return word("line", "sku", "product", description=description)


TARGET_KEYS = {
    "subset": selector("The selected lines together."),
    "items": thing(
        "ItemsTarget.Key", {},
        {
            "select": selector("Which lines; all by default."),
            "count": count(1, description="At most so many; with a rule, for each application."),
            "order": word(
                "cheapest", "mostExpensive", "cart", description="Which units come first.", default="cheapest"),
            "per": per("Beside count, without a rule: the parts that each have so many."),
        }, description="Single units.", allOf=[{"if": given("per"), "then": given("count")}]),
    "group": thing(
        "GroupTarget.Key", {
            "reward": {
                "description": "Which units of each group.",
                "anyOf": [
                    {"enum": ["cheapest", "mostExpensive", "all"]},
                    {
                        "type": "object", "required": ["rank"], "properties": {"rank": count(1)},
                        "additionalProperties": False,
                    },
                ],
            },
        },
        {
            "select": selector("Which lines; all by default."),
            "count": count(1, description="How many units of each group; not beside a rank.", default=1),
            "order": word(
                "mostExpensive", "cheapest", description="From which end groups are cut.", default="mostExpensive"),
        }, description="Units in groups of the rule's size.",
        allOf=[{"if": {"properties": {"reward": {"type": "object"}}}, "then": absent("count")}]),
    "bundle": thing(
        "BundleTarget.Key", {
            "parts": array(
                thing("BundlePart.Key", {"select": ref("selector"), "count": count(1)}, {}, "Part of a bundle"), most=1_000),
        },
        {
            "max": count(description="How many bundles; 0: no limit.", default=0),
            "order": word(
                "mostExpensive", "cheapest", description="Which units fill the parts.", default="mostExpensive"),
        }, description="Sets of parts."),
    "fees": ids(least=1, description="Fees of these kinds."),
    "tax": selector("The tax of these lines."),
}


def forbid(*keys):
    """What a discount may not hold, itself or in the steps of tiers."""
    keys = {key: NULL for key in keys}
    steps = {"properties": {"steps": {"items": {"properties": keys}}}}
    return {"properties": {"discount": {"properties": {**keys, "tiers": steps}}}}


def forbid_price_by_attribute():
    """What a discount may not hold that is not on items."""
    price = {"price": {"not": {"type": "object", "required": ["attribute"]}}}
    steps = {"properties": {"steps": {"items": {"properties": price}}}}
    return {"properties": {"discount": {"properties": {**price, "tiers": steps}}}}


def on(words, keys):
    kinds = ([{"enum": words}] if words else []) + [
        {"type": "object", **given(key)} for key in keys
    ]
    return {"required": ["on"], "properties": {"on": {"anyOf": kinds}}}


FITS = [
    {"if": on(["cart"], ["subset"]), "then": forbid("price", "maxEach")},
    {"if": on([], ["items"]), "then": forbid("basis")},
    {"if": on(["shipping"], ["group", "bundle"]), "then": forbid("base", "basis", "maxEach")},
    {"if": on(["shipping"], ["group", "bundle"]), "then": forbid_price_by_attribute()},
    {"if": on(["fees", "order"], ["fees"]), "then": forbid("price", "base", "basis", "maxEach")},
    {"if": on(["tax"], ["tax"]), "then": forbid("amount", "price", "base", "basis", "maxEach")},
]

def every_action(schema):
    return {"properties": {"actions": {"items": schema}}}


ON_ITEMS = {
    "properties": {"on": {"type": "object", "properties": {"items": {"type": "object"}}, "required": ["items"]}}}
# What a rule or a group per line forbids to the actions.
FITS_OF_PROMOTION = [
    {
        "if": given("calculateRule"),
        "then": every_action({"properties": {"on": {"properties": {"items": absent("per")}}}}),
    },
    {
        "if": {"required": ["calculateRule"], "properties": {"calculateRule": {"type": "object", **given("spend")}}},
        "then": every_action({"properties": {"on": absent("group")}}),
    },
    {
        "if": {"required": ["group"], "properties": {"group": {"type": "object"}}},
        "then": both(
            absent("calculateRule"),
            every_action({**both(ON_ITEMS, {"required": ["on"]}), "allOf": [
                {"properties": {"on": {"properties": {"items": absent("count")}}}}]})),
    },
]

REWARDS = {
    "gift": thing(
        "Gift.Key", {},
        {
            "sku": ref("id"),
            "unitPrice": about(ref("amountByCurrency"), description="Of units that are added."),
            "oneOf": array(
                thing(
                    "GiftOption.Key", {"sku": ref("id"), "unitPrice": ref("amountByCurrency")},
                    {"name": text("At most 1,024 bytes.", maxLength=1_024)}, "Gift to choose"),
                most=LIST, description="The shopper chooses one of these."),
            "quantity": count(1, description="For each application.", default=1),
            "name": text("At most 1,024 bytes.", maxLength=1_024),
            "mode": word(
                "addNew", "addMissing", description="Whether units in the cart are made free first.",
                default="addNew"),
        }, "Gift", oneOf=[
            both(given("sku", "unitPrice"), absent("oneOf")),
            both(given("oneOf"), absent("sku", "unitPrice", "name")),
        ]),
    "upgradeShipping": about(ref("id"), description="The method to ship by, at its option's cost."),
    "credit": thing(
        "Credit.Key", {
            "amount": ref("amountByCurrency"),
        },
        {
            "per": about(
                ref("amountByCurrencyAboveZero"),
                description="Amount once for each so much of the lines; absent: once for each application."),
            "of": selector("Which lines earn it; all by default. Only beside per."),
            "max": about(ref("amountByCurrency"), description="At most so much."),
        }, "Store credit", allOf=[{"if": given("of"), "then": given("per")}]),
    "points": thing(
        "Points.Key", {"count": count(1, description="Points each time.")},
        {
            "per": about(ref("amountByCurrencyAboveZero"), description="Once for each so much of the lines."),
            "perUnits": count(1, description="Once for each so many units."),
            "of": selector("Which lines earn them; all by default. Only beside per or perUnits."),
            "max": count(description="At most so many."),
        }, "Points", allOf=[
            {"not": given("per", "perUnits")},
            {"if": given("of"), "then": {"anyOf": [given("per"), given("perUnits")]}},
        ]),
    "issueCoupon": thing(
        "CouponIssue.Key", {"template": about(ref("id"), description="The host creates the codes from it.")},
        {"validFor": ref("duration")}, "Coupons to issue"),
}

PROMOTIONS = {
    "promotionSet": thing(
        "PromotionSet.Key", {
            "promotions": array(
                ref("promotion"), least=0, most=2_000_000, description="Ids distinct; each code in one of them, once."),
        },
        {
            "currency": about(
                ref("currency"), description="Of plain amounts; without it every amount is a table by currency."),
            "version": about(ref("id"), description="Names this state of the set; the answer repeats it."),
            "campaigns": array(ref("campaign"), least=0, most=10_000, description="Ids distinct."),
            "segments": array(ref("segment"), least=0, most=10_000, description="Ids distinct."),
            "scores": array(ref("score"), least=0, most=10_000, description="Ids distinct."),
            "policy": thing(
                "Policy.Key", {},
                {
                    "selection": word(
                        "priority", "bestForCustomer",
                        description="How promotions that cannot stand together are chosen.", default="priority"),
                    "rounding": word(
                        "halfUp", "halfEven", "halfDown", "down", description="Of every percentage and tax.",
                        default="halfUp"),
                    "coupons": word(
                        "all", "latest", "latestOnSubscriptions", description="Which entered codes count.",
                        default="all"),
                    "searchLimit": count(
                        1, 2_097_152, description="How many sets of promotions are priced at most.", default=10_000),
                }, "Policy"),
        },
        "Promotion set", "What may apply to a cart."),
    "promotion": thing(
        "Promotion.Key", {
            "id": about(ref("id"), description="Distinct within the set."),
            "actions": array(ref("action"), most=100, description="What is done."),
        },
        {
            "name": text("For messages; the id stands in for it. At most 256 bytes.", maxLength=256),
            "active": boolean("Whether it applies at all.", True),
            "validFrom": about(ref("validityBound"), description="From then on."),
            "validUntil": about(ref("validityBound"), description="Before then, or until the end of that day."),
            "priority": count(-COUNT, COUNT, description="Higher comes first.", default=0),
            "coupons": array(
                {
                    "anyOf": [
                        ref("code"),
                        thing(
                            "PromotionCoupon.Key", {},
                            {
                                "code": ref("code"),
                                "batch": about(ref("id"), description="Every code of this batch."),
                                "maxUses": count(description="Of each code, by anybody."),
                                "maxUsesPerCustomer": count(description="Of each code, by each customer."),
                                "validFrom": ref("validityBound"),
                                "validUntil": ref("validityBound"),
                                "customer": about(ref("id"), description="The only customer for whom it counts."),
                            }, "Coupon", oneOf=exactly_one(["code", "batch"])),
                    ]
                }, most=2_000_000, description="One of them has to be entered."),
            "when": about(ref("qualifier"), description="Whether it applies."),
            "calculateRule": ref("calculateRule"),
            "constraints": ref("constraints"),
            "combines": word(
                "always", "never", "notOnSameItems", "stop", "notOnDiscounted",
                description="Which others it stands beside.", default="always"),
            "group": {
                "description": "At most one promotion of a group is applied, or the best one for each line.",
                "anyOf": [
                    ref("id"),
                    thing("PromotionGroup.Key", {"name": ref("id"), "per": {"const": "line"}}, {}, "Group per line"),
                ],
            },
            "excludes": ids("Promotions that are never applied together with it.", least=1, most=1_000),
            "class": about(ref("id"), description="What combinesWith of others names."),
            "combinesWith": ids("The classes with which it may be applied; all by default.", least=1, most=1_000),
            "campaign": about(ref("id"), description="Of a campaign of the set."),
            "tax": word(
                "reduces", "keeps", description="Whether the discount lowers the tax.", default="reduces"),
            "maxDiscount": about(ref("amountByCurrency"), description="The most it takes off one cart."),
            "billingCycles": {
                "description": "In the first so many billing cycles, in all, or in a range of them.",
                "default": 1,
                "anyOf": [
                    {"type": "integer", "minimum": 1, "maximum": COUNT},
                    {"const": "all"},
                    thing(
                        "BillingCycles.Key", {},
                        {
                            "from": count(1, description="The first one.", default=1),
                            "until": count(1, description="The last one; absent: no end."),
                        }, "Range of billing cycles"),
                ],
            },
            "experiment": thing(
                "Experiment.Key", {
                    "name": about(ref("id"), description="Customers are spread by it anew."),
                    "from": ref("percentage"),
                    "until": about(ref("percentage"), description="Not included."),
                }, {}, "Experiment", "The share of customers that is in."),
            "messages": thing(
                "PromotionMessages.Key", {},
                {
                    "applied": text("May hold {name} and {discount}.", maxLength=MESSAGE),
                    "nearMiss": {
                        "description": "May hold {name}, {missing} and {required}.",
                        "anyOf": [
                            {"type": "string", "maxLength": MESSAGE},
                            ref("nearMiss"),
                        ],
                    },
                    "nextStep": {
                        "description": "May hold {name}, {missing} and {required}.",
                        "anyOf": [{"type": "string", "maxLength": MESSAGE}, ref("nearMiss")],
                    },
                    "badge": text("For product pages; may hold {name}.", maxLength=MESSAGE),
                }, "Messages"),
        },
        "Promotion", allOf=FITS_OF_PROMOTION),
    "nearMiss": thing(
        "PromotionMessages.NearMiss.Key", {"text": text(maxLength=MESSAGE)},
        {
            "within": about(
                ref("percentageBelow100"), default="50", description="How much of what is required may be missing."),
        }, "Text with a tolerance"),
    "campaign": thing(
        "Campaign.Key", {"id": about(ref("id"), description="Distinct within the set.")},
        {
            "name": text("At most 256 bytes.", maxLength=256),
            "active": boolean("Whether its promotions apply at all.", True),
            "validFrom": ref("validityBound"),
            "validUntil": ref("validityBound"),
            "budget": about(ref("amountByCurrency"), description="All discount that its promotions ever give."),
            "maxUsesTotal": count(),
            "maxUsesPerCustomer": count(),
        }, "Campaign", "What several promotions share; a cart is one use of it."),
    "segment": thing("Segment.Key", {"id": ref("id"), "when": ref("qualifier")}, {}, "Segment", "A qualifier with a name."),
    "score": thing(
        "Score.Key", {
            "id": ref("id"),
            "points": mapping(
                {"type": "integer", "minimum": -COUNT, "maximum": COUNT}, ref("id"), description="By event type."),
        },
        {"within": about(ref("duration"), description="How far back events count.")}, "Score"),
    "calculateRule": thing(
        "CalculateRule.Key", {},
        {
            "quantity": thing(
                "CalculateRule.QuantityKey", {"minimum": count(1, description="Units for each application, which rewards one.")},
                {"maxApplications": count(description="0: no limit.", default=0)}, "Quantity rule"),
            "linear": thing(
                "CalculateRule.LinearKey", {"quantity": count(1, description="Units for each application, which rewards them all.")},
                {"repeatable": count(description="0: no limit.", default=0)}, "Linear rule"),
            "spend": thing(
                "CalculateRule.SpendKey", {"amount": about(ref("amountByCurrencyAboveZero"), description="For every so much.")},
                {"maxApplications": count(description="0: no limit.", default=0)}, "Spend rule"),
            "of": selector("Whose units are counted; by default those that the first action selects."),
            "reward": word(
                "within", "beyond", description="Whether counted units may be rewarded.", default="within"),
            "per": per("The parts of the units that are counted by themselves."),
            "consumes": boolean("Whether its units are used up for other promotions that consume.", False),
        },
        "Calculate rule", "How many times the promotion applies.",
        oneOf=exactly_one(["quantity", "linear", "spend"]),
        allOf=[{"if": given("spend"), "then": absent("reward", "per", "consumes")}]),
    "constraints": thing(
        "Constraints.Key", {},
        {
            "singleUsePerCustomer": boolean("Whether each customer may use it once only.", False),
            "maxUsesPerCustomer": count(),
            "maxUsesTotal": count(),
            "budget": about(ref("amountByCurrency"), description="All discount that it ever gives."),
            "customerSpend": thing(
                "CustomerSpend.Key", {},
                {**amount_range(), "within": about(ref("duration"), description="How far back orders count.")},
                description="What the customer's orders add up to.", **BOUNDS),
            "sameBillingInterval": boolean("Whether all subscription lines must share one interval.", False),
            "limits": array(
                thing(
                    "FurtherLimit.Key", {},
                    {
                        "maxUses": count(description="Uses."),
                        "budget": about(ref("amountByCurrency"), description="Discount."),
                        "per": about({"const": "customer"}, description="Of each customer by itself."),
                        "during": word("day", "week", "month", "year", description="In the local period of now."),
                    }, "Limit", oneOf=exactly_one(["maxUses", "budget"])),
                most=LIST, description="Further limits."),
        },
        "Constraints", "How often the promotion may be used."),
    "selector": {
        "title": "Selector",
        "description": "Which lines: all, or an object with exactly one key. At most 64 levels deep.",
        "anyOf": [{"const": "all"}, thing("LineSelector.Key", {}, SELECTOR_KEYS, oneOf=exactly_one(SELECTOR_KEYS))],
    },
    "attributeCondition": attribute_condition(),
    "qualifier": thing(
        "Qualifier.Key", {}, QUALIFIER_KEYS, "Qualifier", "Whether: an object with exactly one key. At most 64 levels deep.",
        oneOf=exactly_one(QUALIFIER_KEYS)),
    "eventMatch": thing(
        "EventMatch.Key", {"type": ref("id")},
        {
            "within": about(ref("duration"), description="How far back; not beside during."),
            "during": word("day", "week", "month", "year", description="In the local period of now."),
            "where": thing(
                "EventMatch.Condition.Key", {}, {"sku": ids(least=1), "category": ids(least=1), "attribute": ref("attributeCondition")},
                description="What the event was about; all that is given must match."),
            "count": thing(
                "EventMatch.CountKey", {},
                {
                    **count_range(),
                    "every": count(1, description="The number of events modulo it is the remainder."),
                    "remainder": count(description="Beside every.", default=0),
                }, description="How many; at least 1 by default.",
                oneOf=[{**BOUNDS, **absent("every", "remainder")}, both(given("every"), absent("atLeast", "atMost", "above", "below"))]),
            "sum": thing("AmountRange.Key", {}, amount_range(), description="Of the events' amounts; not beside count.", **BOUNDS),
        },
        "Condition on events",
        allOf=[{"not": given("within", "during")}, {"not": given("count", "sum")}]),
    "action": thing(
        "PromotionAction.Key", {},
        {
            "on": about(ref("target"), description="What is discounted."),
            "discount": about(ref("discount"), description="By how much."),
            **REWARDS,
        },
        "Action", "What is done: on and discount together, or one of the other keys.",
        oneOf=[both(given("on", "discount"), absent(*REWARDS))]
        + [both(given(key), absent("on", "discount", *[other for other in REWARDS if other != key])) for key in REWARDS],
        allOf=FITS),
    "target": {
        "title": "Target",
        "description": "What is discounted: a word, or an object with exactly one key.",
        "anyOf": [
            {"enum": ["cart", "shipping", "fees", "tax", "order"]},
            thing("DiscountTarget.Key", {}, TARGET_KEYS, oneOf=exactly_one(TARGET_KEYS)),
        ],
    },
    "discount": thing(
        "Discount.Key", {}, {**FLAT_KEYS, "tiers": ref("tiers")}, "Discount", "Exactly one of percent, amount, price and tiers.",
        oneOf=[both(kind, absent("tiers")) for kind in FLAT] + [both(given("tiers"), absent(*FLAT_KEYS))]),
    "tiers": thing(
        "Tiers.Key", {
            "by": thing(
                "Tiers.Measure.Key", {},
                {
                    "subtotal": thing(
                        "Tiers.Measure.ValueKey", {},
                        {
                            "of": selector("Which lines; all by default."),
                            "basis": word("net", "gross", description="Before tax, or with it."),
                        }, "Value of the lines"),
                    "quantity": of_measure("Units of the lines"),
                    "lines": of_measure("Number of the lines"),
                    "leastQuantity": of_measure("Smallest quantity of any of the lines"),
                },
                description="What is measured, on the cart as it came.",
                oneOf=exactly_one(["subtotal", "quantity", "lines", "leastQuantity"])),
            "steps": array(
                ref("tierStep"), most=1_000, description="The one with the largest from that is reached counts.",
                anyOf=[{"items": given(kind)} for kind in ("percent", "amount", "price")]),
        }, {}, "Tiers",
        **{
            "if": {"properties": {"by": given("subtotal")}},
            "then": {"properties": {"steps": {"items": {"properties": {"from": ref("amountByCurrency")}}}}},
            "else": {"properties": {"steps": {"items": {"properties": {"from": count()}}}}},
        }),
    "tierStep": thing(
        "TierStep.Key", {
            "from": {
                "description": "Money for a subtotal, else a count; distinct within the tiers.",
                "anyOf": [ref("amountByCurrency"), count()],
            },
        },
        FLAT_KEYS, "Step", needed=["from"], oneOf=FLAT),
}

# ---------------------------------------------------------------------------------------------------------------------
# Documents

REQUEST = {
    "request": thing(
        "PricingRequest.Key", {"promotions": ref("promotionSet"), "cart": ref("cart"), "context": ref("context")}, {},
        "Pricing request", "A promotion set, a cart and a context."),
}

CART_REQUEST = {
    "cartRequest": thing(
        "CartRequest.Key", {"cart": ref("cart"), "context": ref("context")}, {},
        "Cart request", "A cart and a context, for promotions that are compiled already."),
}

DOCUMENTS = {
    "promotion-set": ("promotionSet", {**PROMOTIONS, **VALUES}),
    "cart": ("cart", {**CART, **LOCATION, **VALUES}),
    "context": ("context", {**CONTEXT, **LOCATION, **VALUES}),
    "cart-request": ("cartRequest", {**CART_REQUEST, **CART, **CONTEXT, **LOCATION, **VALUES}),
    "request": ("request", {**REQUEST, **PROMOTIONS, **CART, **CONTEXT, **LOCATION, **VALUES}),
}


def references(schema):
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref":
                yield value.removeprefix("#/$defs/")
            else:
                yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def document(root, definitions):
    """The schema of a document, with the definitions that it needs."""
    needed, waiting = {root}, [root]
    while waiting:
        for name in references(definitions[waiting.pop()]):
            if name not in needed:
                needed.add(name)
                waiting.append(name)
    needed_by_others = any(
        root in references(schema) for name, schema in definitions.items() if name in needed)
    defs = {
        name: schema for name, schema in definitions.items()
        if name in needed and (name != root or needed_by_others)
    }
    return {"$schema": DIALECT, **definitions[root], "$defs": defs}


def layout(value, indent=0, used=0):
    """A value as JSON, on one line where it fits, else one member a line."""
    line = json.dumps(value, ensure_ascii=False)
    if used + len(line) <= 118 or not isinstance(value, (dict, list)) or not value:
        return line
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        keys = {key: json.dumps(key, ensure_ascii=False) + ": " for key in value}
        members = [
            inner + keys[key] + layout(member, indent + 2, indent + 3 + len(keys[key])) for key, member in value.items()]
        return "{\n" + ",\n".join(members) + "\n" + " " * indent + "}"
    members = [inner + layout(member, indent + 2, indent + 3) for member in value]
    return "[\n" + ",\n".join(members) + "\n" + " " * indent + "]"


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit("usage: make-schema.py [--check]")
    if set(SWIFT) != DESCRIBED:
        sys.exit(f"error: the schemas do not describe the keys of {', '.join(sorted(set(SWIFT) - DESCRIBED))}")
    stale = []
    for name, (root, definitions) in DOCUMENTS.items():
        path = FOLDER / f"{name}.schema.json"
        written = layout(document(root, definitions)) + "\n"
        if not check:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(written)
        elif not path.exists() or path.read_text() != written:
            stale.append(str(path.relative_to(ROOT)))
    if stale:
        sys.exit("error: not what .ci/make-schema.py writes: " + ", ".join(stale))


if __name__ == "__main__":
    main()
