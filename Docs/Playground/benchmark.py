#!/usr/bin/env python3
"""Times a keystroke in the playground in headless Chromium: a cart of 20 lines with 50 promotions, 200 keystrokes.

    Docs/Playground/benchmark.py [--page FILE]

A keystroke is a digit that is typed into a quantity of the cart. The first time is from the event to the page with the new price,
what applies and why the others do not, laid out; the second to the page with the receipt, which follows. What the page shows when
nothing is typed for a moment (bars, plot, link) is not a part of it. This is for people to look at, and no test: it depends on the
machine. Needs what test/browser.py needs.
"""
import argparse
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "test"))
import browser  # noqa: E402

CATEGORIES = ["coffee", "tea", "mugs", "books", "garden"]
KINDS = [
    lambda n: {"actions": [{"on": "cart", "discount": {"percent": str(1 + n % 5)}}]},
    lambda n: {
        "calculateRule": {"quantity": {"minimum": 3}, "of": {"category": [CATEGORIES[n % 5]]}},
        "actions": [{
            "on": {"group": {"select": {"category": [CATEGORIES[n % 5]]}, "reward": "cheapest"}}, "discount": {"percent": "50"}}],
    },
    lambda n: {"when": {"subtotal": {"atLeast": str(50 * n)}}, "actions": [{"on": "cart", "discount": {"amount": "1"}}]},
    lambda n: {
        "actions": [{"on": {"items": {"select": {"sku": [f"SKU-{n % 20}"]}}}, "discount": {"percent": "10"}}],
        "combines": "notOnSameItems"},
    lambda n: {"coupons": [f"CODE-{n}"], "actions": [{"on": "shipping", "discount": {"percent": "100"}}]},
]
STATE = {
    "promotions": {
        "currency": "EUR",
        "promotions": [{"id": f"p{n}", "name": f"Promotion {n}", **KINDS[n % len(KINDS)](n)} for n in range(50)]},
    "cart": {
        "currency": "EUR",
        "lines": [
            {"id": str(n), "sku": f"SKU-{n}", "name": f"Item {n}", "quantity": 1 + n % 4, "unitPrice": f"{3 + n}.{10 + 4 * n}",
             "categories": [CATEGORIES[n % 5]]} for n in range(20)],
        "shipping": {"method": "standard", "cost": "4.90"}, "coupons": ["CODE-4"]},
    "context": {"now": "2026-05-04T10:00:00+02:00"},
}
SCRIPT = """
const done = arguments[0];
const field = document.querySelector('[data-path="cart.lines[7].quantity"]');
const prices = [], receipts = [];
(async () => {
  for (let index = 0; index < 200; index += 1) {
    field.value = String(1 + index % 9);
    const start = performance.now();
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
    document.body.offsetHeight;
    prices.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve));
    document.body.offsetHeight;
    receipts.push(performance.now() - start);
  }
  done([prices, receipts, document.getElementById("total").textContent, document.getElementById("stale").hidden]);
})();
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", type=pathlib.Path, default=HERE / ".build" / "playground.html")
    options = parser.parse_args()
    state = {**STATE, "promotions": json.dumps(STATE["promotions"])}
    driver = browser.start_browser()
    try:
        driver.get(options.page.resolve().as_uri() + browser.fragment_of(state))
        browser.wait_until_ready(driver)
        driver.set_script_timeout(browser.PATIENCE)
        prices, receipts, total, is_current = driver.execute_async_script(SCRIPT)
    finally:
        driver.quit()
    if not is_current or len(prices) != 200:
        sys.exit(f"error: the page did not price: {total}")
    print(f"200 keystrokes, the last total {total}")
    for name, times in (("price", sorted(prices)), ("price and receipt", sorted(receipts))):
        print(f"{name}: median {times[100]:.1f} ms, 95 % within {times[190]:.1f} ms")


if __name__ == "__main__":
    main()
