#!/usr/bin/env python3
"""Tests the playground in headless Chromium, opened from the disk with the network off.

    Docs/Playground/test/browser.py [--page FILE] [--plain FILE] [--command PRICE_CART] [--screenshots FOLDER] [TEST ...]

Needs Debian's chromium and chromium-driver, and from PyPI selenium and axe-playwright-python (for its axe.min.js).
"""
import argparse
import base64
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import time
import unittest
import zlib

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
WIDE, PHONE = (1400, 1000), (390, 844)
# A bound against hanging, not a measure.
PATIENCE = 120

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("--page", type=pathlib.Path, default=HERE.parent / ".build" / "playground.html")
arguments.add_argument("--plain", type=pathlib.Path, default=HERE.parent / ".build" / "plain.html")
arguments.add_argument("--command", type=pathlib.Path, default=ROOT / ".build" / "release" / "price-cart")
arguments.add_argument("--screenshots", type=pathlib.Path)


def axe_script():
    """The text of axe-core, as the Python package carries it."""
    package = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent
    return (package / "axe.min.js").read_text()


def start_browser():
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in (
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-US",
            # No name resolves, so that nothing can be reached even where the page tries to.
            "--host-resolver-rules=MAP * ~NOTFOUND"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def wait_until(browser, script, *values):
    """Waits until a script returns something that is true, and returns it; None if it does not within the bound."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        result = browser.execute_script(script, *values)
        if result:
            return result
        time.sleep(0.05)
    return None


def wait_until_ready(browser):
    if not wait_until(browser, "return document.documentElement.dataset.ready"):
        raise SystemExit("error: the page did not start")


def state_of(address):
    """The state that a link holds."""
    text = address.partition("#1.")[2].replace("-", "+").replace("_", "/")
    return json.loads(zlib.decompress(base64.b64decode(text + "=" * (-len(text) % 4)), -15))


def fragment_of(state):
    packed = zlib.compress(json.dumps(state).encode(), 9, -15)
    return "#1." + base64.urlsafe_b64encode(packed).decode().rstrip("=")


class PageTest(unittest.TestCase):
    """Tests of the page, each in a page that was opened anew."""

    page = "page"

    @classmethod
    def setUpClass(cls):
        cls.browser = start_browser()
        cls.browser.execute_cdp_cmd("Network.enable", {})
        cls.browser.execute_cdp_cmd(
            "Network.emulateNetworkConditions",
            {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()

    def setUp(self):
        self.resize(WIDE)
        self.color("light")
        self.open()

    def tearDown(self):
        problems = [entry["message"] for entry in self.browser.get_log("browser") if entry["level"] != "INFO"]
        self.assertEqual(problems, [], "the console has messages")
        requests = self.browser.execute_script("return performance.getEntriesByType('resource').map(each => each.name)")
        self.assertEqual([each for each in requests if not each.startswith("data:")], [], "the page made a request")

    def open(self, fragment=""):
        self.browser.get("about:blank")
        self.browser.get(getattr(options, self.page).resolve().as_uri() + fragment)
        self.wait("return document.documentElement.dataset.ready")
        self.settle()

    def resize(self, size):
        self.browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 500})

    def color(self, scheme):
        self.browser.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [
                {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def wait(self, script, *values):
        result = wait_until(self.browser, script, *values)
        self.assertTrue(result, f"this did not become true: {script}")
        return result

    def settle(self):
        """Waits until the address has the state, which is the last thing that a change does."""
        self.browser.execute_async_script("const done = arguments[0]; setTimeout(done, 350)")
        self.wait("return location.hash.startsWith('#1.')")

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def text(self, identifier):
        return self.browser.execute_script("return document.getElementById(arguments[0]).textContent", identifier)

    def hidden(self, identifier):
        return self.browser.execute_script("return document.getElementById(arguments[0]).hidden", identifier)

    def field(self, label):
        found = [each for each in self.browser.find_elements(By.CSS_SELECTOR, "input, select, button, textarea, [role=textbox]")
                 if each.get_attribute("aria-label") == label or each.accessible_name == label]
        self.assertTrue(found, f"there is no field {label}")
        return found[0]

    def type_over(self, field, text):
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(text)

    def state(self):
        self.settle()
        return state_of(self.browser.current_url)

    def native_receipt(self, state):
        request = {"promotions": json.loads(state["promotions"]), "cart": state["cart"], "context": state["context"]}
        folder = options.page.resolve().parent
        file = folder / "request.json"
        file.write_text(json.dumps(request))
        return subprocess.run([options.command, file], capture_output=True, check=True, text=True).stdout

    def assert_native_receipt(self):
        """The receipt that the page shows is that of the native command for the state in the address."""
        self.assertEqual(self.text("receipt"), self.native_receipt(self.state()))

    def set_promotions(self, text):
        self.browser.execute_script("""
            const editor = document.querySelector(".CodeMirror")?.CodeMirror;
            const area = document.querySelector(".plain-editor");
            if (editor) editor.setValue(arguments[0]);
            else { area.value = arguments[0]; area.dispatchEvent(new Event("input", {bubbles: true})); }
            """, text)

    def promotions(self):
        return self.browser.execute_script("""
            const editor = document.querySelector(".CodeMirror")?.CodeMirror;
            return editor ? editor.getValue() : document.querySelector(".plain-editor").value;""")

    def line_of_cursor(self):
        return self.browser.execute_script("""
            const editor = document.querySelector(".CodeMirror")?.CodeMirror;
            const area = document.querySelector(".plain-editor");
            return editor ? editor.getCursor().line + 1 : area.value.slice(0, area.selectionStart).split("\\n").length;""")

    def editor(self):
        return self.find("#promotions-input")

    def screenshot(self, name):
        if options.screenshots:
            options.screenshots.mkdir(parents=True, exist_ok=True)
            picture = self.browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True})
            (options.screenshots / f"{name}.png").write_bytes(base64.b64decode(picture["data"]))


class Basics(PageTest):
    """What works in the page with the editor and, by PlainBasics, in the page with a text area."""

    def test_opens_from_the_disk_with_the_price_of_the_first_example(self):
        self.assertEqual(self.text("total"), "49.45 EUR")
        self.assertEqual(self.text("receipt"), (ROOT / "Docs/Examples/first-order.txt").read_text())
        self.assertEqual(self.text("set-summary"), "No faults.")

    def test_a_quantity_that_is_typed_changes_the_price(self):
        self.type_over(self.field("Quantity of item 3"), "20")
        self.assertEqual(self.text("total-copy"), self.text("total"))
        self.assertIn("20 × 12.00", self.text("receipt"))
        self.assert_native_receipt()

    def test_the_buttons_and_the_arrow_keys_change_a_quantity(self):
        self.field("One more of item 1").click()
        self.field("Quantity of item 1").send_keys(Keys.ARROW_UP, Keys.ARROW_UP, Keys.ARROW_DOWN)
        self.field("One less of item 2").click()
        self.field("One less of item 2").click()
        lines = self.state()["cart"]["lines"]
        self.assertEqual([line["quantity"] for line in lines], [5, 1, 1])
        self.assert_native_receipt()

    def test_the_checkout_is_edited_like_a_checkout(self):
        self.type_over(self.field("Coupon codes, with commas"), "summer")
        self.type_over(self.field("Customer, empty for a guest"), "anna")
        self.type_over(self.field("Segments of the customer, with commas"), "vip, new")
        self.type_over(self.field("Shipping costs, empty for none"), Keys.DELETE)
        Select(self.field("Weekday")).select_by_visible_text("Friday")
        state = self.state()
        self.assertEqual(state["cart"]["coupons"], ["summer"])
        self.assertEqual(state["context"]["customer"], {"id": "anna", "segments": ["vip", "new"]})
        self.assertNotIn("shipping", state["cart"])
        self.assertEqual(state["context"]["now"], "2026-05-08T09:30:00+02:00")
        self.assert_native_receipt()

    def test_an_item_is_added_and_removed(self):
        self.field("Add an item").click()
        ActionChains(self.browser).send_keys("Teapot").perform()
        self.type_over(self.field("Price of item 4"), "31.50")
        self.assertEqual(self.state()["cart"]["lines"][3]["name"], "Teapot")
        self.assert_native_receipt()
        self.field("Remove item 1").click()
        self.assertEqual(len(self.state()["cart"]["lines"]), 3)
        self.assert_native_receipt()

    def test_a_wrong_field_is_marked_and_the_last_price_stays(self):
        self.type_over(self.field("Price of item 2"), "4.255")
        self.assertEqual(self.field("Price of item 2").get_attribute("aria-invalid"), "true")
        self.assertIn("Item 2 unitPrice", self.text("cart-faults"))
        self.assertIn("last price", self.text("stale"))
        self.find("#cart-faults button").click()
        self.assertEqual(self.browser.switch_to.active_element, self.field("Price of item 2"))
        self.type_over(self.field("Price of item 2"), "4.25")
        self.assertEqual(self.text("cart-faults"), "")
        self.assertTrue(self.hidden("stale"))

    def test_a_fault_is_shown_at_its_line_while_one_types(self):
        self.set_promotions(self.promotions().replace('"percent": "10"', '"percent": "110"'))
        line = self.promotions().split('"percent": "110"')[0].count("\n") + 1
        self.assertEqual(self.text("set-summary"), "1 fault:")
        self.assertIn(f"Line {line}: promotions[1].actions[0].discount.percent", self.text("set-faults"))
        self.assertIn("The promotions have faults", self.text("stale"))
        self.find("#set-faults button").click()
        self.assertEqual(self.line_of_cursor(), line)
        self.field("One more of item 1").click()
        self.settle()
        self.assertIn("4 × 14.50", self.text("receipt"))
        self.set_promotions(self.promotions() + "}")
        lines = self.promotions().count("\n") + 1
        self.assertIn(f"Line {lines}: ", self.text("set-faults"))

    def test_typing_into_the_editor_prices(self):
        self.find("#tidy").click()
        text = self.promotions()
        at = text.index('"percent": "10"') + len('"percent": "10')
        self.go_to(at)
        self.editor().send_keys(Keys.BACKSPACE, "5")
        self.assertIn('"percent": "15"', self.promotions())
        self.assertEqual(self.text("set-summary"), "No faults.")
        self.assert_native_receipt()

    def go_to(self, offset):
        self.browser.execute_script("""
            const editor = document.querySelector(".CodeMirror")?.CodeMirror;
            const area = document.querySelector(".plain-editor");
            if (editor) { editor.focus(); editor.setCursor(editor.posFromIndex(arguments[0])); }
            else { area.focus(); area.setSelectionRange(arguments[0], arguments[0]); area.dispatchEvent(new Event("click")); }
            """, offset)

    def test_what_can_be_written_is_listed_and_inserted(self):
        self.find("#proposals-part summary").click()
        self.go_to(self.promotions().index('"name": "Welcome'))
        self.wait("return document.getElementById('proposals').textContent.includes('maxDiscount')")
        buttons = self.browser.find_elements(By.CSS_SELECTOR, "#proposals button")
        next(each for each in buttons if each.text == "maxDiscount").click()
        self.editor().send_keys("2.00")
        self.assertEqual(self.text("set-summary"), "No faults.")
        self.assertIn('"maxDiscount": "2.00"', self.promotions())
        self.assert_native_receipt()

    def test_undo_and_redo_go_through_all_changes(self):
        self.type_over(self.field("Quantity of item 1"), "7")
        self.set_promotions(self.promotions().replace('"100"', '"50"'))
        changed = self.state()
        ActionChains(self.browser).move_to_element(self.find("h1")).click().key_down(Keys.CONTROL).send_keys("z").perform()
        ActionChains(self.browser).key_up(Keys.CONTROL).perform()
        self.assertIn('"100"', self.promotions())
        self.find("#undo").click()
        state = self.state()
        self.assertEqual(state["cart"]["lines"][0]["quantity"], 3)
        self.assertFalse(self.find("#undo").is_enabled())
        self.find("#redo").click()
        self.find("#redo").click()
        self.assertEqual(self.state(), changed)
        self.assert_native_receipt()

    def test_a_link_has_the_whole_state(self):
        self.type_over(self.field("Quantity of item 1"), "11")
        state = self.state()
        address = self.browser.current_url
        total = self.text("total")
        self.open("#" + address.partition("#")[2])
        self.assertEqual(self.state(), state)
        self.assertEqual(self.text("total"), total)

    def test_links_to_parts_of_the_page_keep_the_state_in_the_address(self):
        self.resize(PHONE)
        self.find("nav a[href='#result-part']").click()
        self.assertEqual(self.browser.switch_to.active_element, self.find("#result-part"))
        self.assertIn("#1.", self.browser.current_url)

    def test_a_broken_link_opens_the_first_example(self):
        self.browser.get("about:blank")
        self.browser.get(getattr(options, self.page).resolve().as_uri() + "#1.broken")
        self.wait("return document.documentElement.dataset.ready")
        self.assertIn("cannot be read", self.text("status"))
        self.assertEqual(self.text("total"), "49.45 EUR")

    def test_texts_of_a_link_are_texts(self):
        state = self.state()
        trap = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>"
        state["promotions"] = state["promotions"].replace("Free shipping", trap.replace('"', '\\"'))
        state["cart"]["lines"][0]["name"] = trap
        self.open(fragment_of(state))
        self.assertIn("<img", self.text("bars"))
        self.assertIn("<img", self.text("others"))
        self.assertEqual(self.browser.title, "CartPricing: try promotions")

    def test_the_builder_makes_three_mugs_the_cheapest_free_on_fridays_from_ten(self):
        examples = Select(self.find("#examples"))
        examples.select_by_visible_text("Empty: no promotion, one item")
        self.type_over(self.field("Quantity of item 1"), "3")
        self.find("#add-promotion").click()
        self.find("#builder [name=scope][value=skus]").click()
        self.find("#builder [name=sku]").click()
        self.find("#builder [name=day][value=fri]").click()
        self.find("#builder [name=from]").send_keys("1000AM")
        self.find("#builder button[type=submit]").click()
        self.assertEqual(self.text("set-summary"), "No faults.")
        self.assertEqual(self.text("total"), "36.00 EUR")
        self.assertIn("schedule", self.text("others"))
        Select(self.field("Weekday")).select_by_visible_text("Friday")
        self.assertEqual(self.text("total"), "24.00 EUR")
        self.assertIn("Buy 3 of Blue mug, the cheapest free", self.text("applied"))
        self.assert_native_receipt()
        state = self.state()
        state["context"]["now"] = "2026-05-08T09:59:59+02:00"
        self.open(fragment_of(state))
        self.assertEqual(self.text("total"), "36.00 EUR")

    def test_the_builder_makes_no_promotion_for_all_items_of_one_for_some(self):
        before = self.promotions()
        for scope, wanted in [("category", "Write a category"), ("skus", "Tick at least one item")]:
            self.find("#add-promotion").click()
            self.find(f"#builder [name=scope][value={scope}]").click()
            self.find("#builder button[type=submit]").click()
            field = "#builder [name=category]" if scope == "category" else "#builder [name=scope][value=skus]"
            self.assertIn(wanted, self.find(field).get_attribute("validationMessage"))
            self.assertTrue(self.find("#builder").get_attribute("open"))
            self.find("#builder-cancel").click()
        self.assertEqual(self.promotions(), before)

    def test_the_builder_does_not_open_over_a_document_with_a_fault(self):
        self.set_promotions(self.promotions() + "}")
        self.find("#add-promotion").click()
        self.assertFalse(self.find("#builder").get_attribute("open"))
        self.assertIn("Mend it first", self.text("status"))

    def test_a_decimal_comma_is_a_decimal_point(self):
        self.type_over(self.field("Price of item 2"), "4,50")
        self.assertEqual(self.text("cart-faults"), "")
        self.assertEqual(self.state()["cart"]["lines"][1]["unitPrice"], "4.50")
        self.assert_native_receipt()

    def test_the_price_and_the_receipt_are_of_one_cart_when_a_fault_follows_at_once(self):
        self.browser.execute_script("""
            const field = arguments[0];
            for (const value of ["7", "7x"]) {
              field.value = value;
              field.dispatchEvent(new Event("input", { bubbles: true }));
            }""", self.field("Price of item 2"))
        self.settle()
        self.assertIn("last price", self.text("stale"))
        total = self.text("total").removesuffix(" EUR")
        self.assertRegex(self.text("receipt"), rf"Total EUR +{re.escape(total)}\n")

    def test_every_kind_of_the_builder_is_valid(self):
        kinds = [each.get_attribute("value") for each in self.browser.find_elements(By.CSS_SELECTOR, "#builder [name=kind] option")]
        for number, kind in enumerate(kinds):
            self.find("#add-promotion").click()
            Select(self.find("#builder [name=kind]")).select_by_value(kind)
            self.find("#builder [name=code]").send_keys(f"CODE-{number}")
            self.find("#builder [name=subtotal]").send_keys("10")
            self.find("#builder [name=segment]").send_keys("vip")
            self.find("#builder [name=valid-from]").send_keys("01022026")
            self.find("#builder button[type=submit]").click()
            self.assertEqual(self.text("set-summary"), "No faults.", kind)
        self.assertEqual(len(json.loads(self.promotions())["promotions"]), 3 + len(kinds))
        self.assert_native_receipt()

    def test_each_unit_has_its_way_from_the_list_price(self):
        bars = self.text("bars")
        self.assertIn("1 of 3: 14.50 − 14.50 Coffee: pay 2, get 3  = 0.00", bars)
        self.assertIn("2 of 3: 14.50 − 1.45 Welcome, 10 % off  = 13.05", bars)
        self.assertIn("1 of 2: 4.25 − 0.43 Welcome, 10 % off  = 3.82", bars)

    def test_the_plot_shows_steps_and_its_number_can_be_used(self):
        words = self.text("curve-words")
        self.assertIn("At 3 the total stays at 49.45.", words)
        slider = self.find("#curve-slider")
        slider.send_keys(Keys.ARROW_RIGHT)
        self.assertTrue(self.text("curve-output").startswith("4: total "))
        self.assertEqual(slider.get_attribute("aria-valuetext"), self.text("curve-output"))
        self.find("#curve-use").click()
        self.assertIn(self.text("total"), self.text("curve-output"))
        self.assertEqual(self.state()["cart"]["lines"][0]["quantity"], 4)
        Select(self.find("#curve-variable")).select_by_visible_text("free-shipping: when.subtotal.atLeast")
        self.assertIn("the total is", self.text("curve-words"))
        self.assertGreater(len(self.browser.find_elements(By.CSS_SELECTOR, "#curve-table tr")), 20)
        self.assert_native_receipt()

    def test_the_cart_as_json_reaches_what_the_form_does_not_show(self):
        self.find("#cart-json-part summary").click()
        area = self.find("#cart-json")
        text = area.get_property("value").replace('"quantity": 1', '"taxRate": "19", "quantity": 1')
        self.browser.execute_script("arguments[0].focus(); arguments[0].select()", area)
        self.browser.execute_cdp_cmd("Input.insertText", {"text": text})
        self.assertEqual(self.state()["cart"]["lines"][2]["taxRate"], "19")
        self.assertIn("taxRate", self.text("lines"))
        self.assert_native_receipt()
        area.send_keys("x")
        self.assertIn("Cart as JSON", self.text("cart-faults"))


class Page(Basics):
    """The page with the editor."""

    def test_keys_are_completed_in_the_editor(self):
        self.go_to(self.promotions().index('"name": "Welcome'))
        self.editor().send_keys('"maxD')
        self.wait("return document.querySelector('.CodeMirror-hint')?.textContent.includes('maxDiscount')")
        self.screenshot("completion")
        self.editor().send_keys(Keys.ENTER, "1.00")
        self.assertIn('"maxDiscount": "1.00", "name"', self.promotions())
        self.assertEqual(self.text("set-summary"), "No faults.")
        self.assert_native_receipt()

    def test_every_example_opens_without_a_fault(self):
        select = self.find("#examples")
        names = [each.get_attribute("textContent") for each in select.find_elements(By.TAG_NAME, "option")][1:]
        self.assertGreater(len(names), 100)
        for number, name in enumerate(names):
            shown = self.browser.execute_script("""
                const select = document.getElementById("examples");
                select.value = arguments[0];
                select.dispatchEvent(new Event("change", {bubbles: true}));
                const text = (id) => document.getElementById(id).textContent;
                return [text("set-summary"), text("cart-faults"), document.getElementById("stale").hidden];
                """, str(number))
            self.assertEqual(shown, ["No faults.", "", True], name)

    def test_nothing_is_wider_than_a_phone(self):
        self.resize(PHONE)
        self.open()
        self.browser.execute_script("for (const each of document.querySelectorAll('details')) each.open = true")
        self.settle()
        self.assertEqual(self.browser.execute_script("return document.documentElement.scrollWidth"), PHONE[0])
        self.screenshot("phone")

    def test_everything_is_reached_and_done_with_the_keyboard_alone(self):
        press = lambda *keys: ActionChains(self.browser).send_keys(*keys).perform()
        focused = lambda: self.browser.execute_script("""
            const at = document.activeElement;
            return at === document.body ? "" : at.id || at.getAttribute("aria-label") || at.textContent.trim().slice(0, 40);""")
        self.browser.execute_script("document.activeElement.blur()")
        reached = []
        for _ in range(200):
            press(Keys.TAB)
            if not focused() or (reached and focused() == reached[0]):
                break
            reached.append(focused())
        for name in ("examples", "undo", "copy-link", "add-promotion", "tidy", "promotions-input", "add-line", "Name of item 1",
                     "One more of item 3", "Remove item 3", "weekday", "now", "receipt", "curve-variable", "curve-slider"):
            if name == "undo":
                continue  # nothing to undo yet
            self.assertIn(name, reached)
        # From the start: a promotion is added, a quantity is raised, the change is undone.
        self.open()
        while focused() != "add-promotion":
            press(Keys.TAB)
        press(Keys.ENTER)
        while focused() != "How many3" and self.browser.switch_to.active_element.get_attribute("name") != "count":
            press(Keys.TAB)
        press(Keys.ARROW_DOWN)
        press(Keys.ENTER)
        self.assertIn('"minimum": 2', self.promotions())
        self.assertEqual(focused(), "promotions-input")
        before = self.state()
        while focused() != "Quantity of item 1":
            press(Keys.TAB)
        press(Keys.ARROW_UP)
        self.assertEqual(self.state()["cart"]["lines"][0]["quantity"], 4)
        self.assert_native_receipt()
        ActionChains(self.browser).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()
        self.assertEqual(self.state(), before)
        self.assertEqual(focused(), "Quantity of item 1")
        press(Keys.SHIFT, Keys.TAB)

    def test_axe_finds_nothing(self):
        axe = axe_script()
        for size in (WIDE, PHONE):
            for scheme in ("light", "dark"):
                self.resize(size)
                self.color(scheme)
                self.open()
                name = f"{size[0]}-{scheme}"
                self.screenshot(name)
                self.browser.execute_script(axe)
                self.assert_no_violation(f"{name}, at the start")
                self.browser.execute_script("for (const each of document.querySelectorAll('details')) each.open = true")
                self.type_over(self.field("Price of item 2"), "x")
                self.set_promotions(self.promotions().replace('"percent": "10"', '"percent": 10, "y": 1'))
                self.assert_no_violation(f"{name}, with faults")
                self.screenshot(f"{name}-faults")
                self.find("#add-promotion").click()
                self.screenshot(f"{name}-builder")
                self.assert_no_violation(f"{name}, with the form of a promotion")

    def assert_no_violation(self, where):
        self.settle()
        result = self.browser.execute_async_script("""
            const done = arguments[0];
            axe.run(document, {resultTypes: ["violations"]}).then(
              (result) => done(result.violations.map((each) => [each.id, each.nodes.map((node) => node.html + node.failureSummary)])),
              (error) => done([["failed", String(error)]]));""")
        self.assertEqual(result, [], where)


class PlainBasics(Basics):
    """The same in the page with a text area."""

    page = "plain"

    def test_the_page_has_a_text_area(self):
        self.assertEqual(self.browser.find_elements(By.CSS_SELECTOR, ".CodeMirror"), [])
        self.assertEqual(self.editor().accessible_name, "Promotions as JSON")


del Basics, PageTest

if __name__ == "__main__":
    options, tests = arguments.parse_known_args()
    unittest.main(argv=[sys.argv[0], *tests])
