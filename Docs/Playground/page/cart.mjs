// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The cart and its context as a form. Members that the form does not show are kept as they are.

import { byId, element } from "./dom.mjs";
import { decimal, formatted } from "./format.mjs";
import { isObject } from "./state.mjs";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** More items than these are edited as JSON alone. */
const MOST_ROWS = 200;

/**
 * @typedef {object} Draft
 * @property {any} cart
 * @property {any} context
 */

/** @param {string} text */
function words(text) {
  return text.split(",").map((word) => word.trim()).filter(Boolean);
}

/**
 * The entries of a list that a form shows; anything else is no entry.
 * @param {unknown} list
 * @returns {any[]}
 */
function listOf(list) {
  return Array.isArray(list) ? list : [];
}

export class CartForm {
  /** @type {Draft} */
  #draft = { cart: {}, context: {} };
  #changed;
  #jsonError = "";
  #isMarked = false;

  /** @param {(place: string) => void} changed Called with the place of each change. */
  constructor(changed) {
    this.#changed = changed;
    byId("add-line").addEventListener("click", () => this.#addLine());
    byId("cart-json").addEventListener("input", () => this.#readJSON());
    byId("cart-json-part").addEventListener("toggle", () => this.#renderJSON());
  }

  /** What is wrong with the text of the cart as JSON, if it cannot be read. */
  get jsonError() {
    return this.#jsonError;
  }

  /** @param {Draft} draft */
  show(draft) {
    this.#draft = draft;
    this.#renderLines();
    this.#renderCheckout();
    this.#renderJSON();
  }

  /**
   * Marks the fields that have faults.
   * @param {import("../engine/engine.mjs").Fault[]} faults
   */
  mark(faults) {
    if (faults.length === 0 && !this.#isMarked) return;
    this.#isMarked = faults.length > 0;
    for (const field of byId("cart").querySelectorAll("[data-path]")) {
      const fault = faults.find(({ path }) => path === field.dataset.path || path.startsWith(`${field.dataset.path}[`));
      if (fault) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }

  /**
   * Moves the focus to the field of a path.
   * @param {string} path
   */
  goTo(path) {
    const fields = [...byId("cart").querySelectorAll("[data-path]")];
    const field = fields.find((each) => path === each.dataset.path || path.startsWith(`${each.dataset.path}[`));
    if (field) return field.focus();
    byId("cart-json-part").open = true;
    byId("cart-json").focus();
  }

  /** @param {string} place */
  #note(place) {
    this.#renderJSON();
    this.#changed(place);
  }

  #renderJSON() {
    this.#jsonError = "";
    const area = byId("cart-json");
    if (byId("cart-json-part").open && document.activeElement !== area) area.value = formatted({ cart: this.#draft.cart, context: this.#draft.context });
  }

  #readJSON() {
    try {
      const read = JSON.parse(byId("cart-json").value);
      if (!isObject(read) || !isObject(read.cart) || !isObject(read.context)) throw new Error("expected cart and context");
      this.#jsonError = "";
      this.#draft.cart = read.cart;
      this.#draft.context = read.context;
      this.#renderLines();
      this.#renderCheckout();
    } catch (error) {
      this.#jsonError = error instanceof Error ? error.message : String(error);
    }
    this.#changed("cart-json");
  }

  #addLine() {
    const lines = listOf(this.#draft.cart.lines);
    const ids = new Set(lines.map((line) => line?.id));
    let number = lines.length + 1;
    while (ids.has(String(number))) number += 1;
    const line = { id: String(number), sku: `ITEM-${number}`, name: "New item", quantity: 1, unitPrice: "10.00" };
    this.#draft.cart.lines = [...lines, line];
    this.#renderLines();
    this.#note("add");
    const name = byId("lines").querySelector("li:last-child input");
    name?.focus();
    name?.select();
  }

  #renderLines() {
    const lines = listOf(this.#draft.cart.lines);
    byId("lines").replaceChildren(
      ...lines.slice(0, MOST_ROWS).map((line, index) =>
        (isObject(line) ? this.#lineRow(line, index) : element("li", {}, "Not an item."))),
      lines.length > MOST_ROWS ? element("li", {}, `${lines.length - MOST_ROWS} more are in “Cart as JSON”.`) : "");
    byId("no-lines").hidden = lines.length > 0;
  }

  /**
   * A text field of a member of an object.
   * @param {object} parts
   * @param {string} parts.label
   * @param {string} [parts.caption]
   * @param {string} parts.path
   * @param {string} parts.value
   * @param {(text: string) => void} parts.set
   * @param {Record<string, any>} [parts.attributes]
   */
  #field({ label, caption, path, value, set, attributes = {} }) {
    const input = element("input", {
      type: "text", autocomplete: "off", spellcheck: "false", "aria-label": label, "data-path": path, ...attributes,
      input: (/** @type {any} */ event) => {
        set(event.target.value);
        this.#note(path);
      },
    });
    input.value = value;
    return element("label", { class: "field" }, element("span", { class: "caption", "aria-hidden": "true" }, caption ?? label), input);
  }

  /**
   * @param {any} line
   * @param {number} index
   */
  #lineRow(line, index) {
    const path = `cart.lines[${index}]`;
    const number = index + 1;
    const quantity = element("input", {
      type: "text", inputmode: "numeric", autocomplete: "off", class: "quantity", "data-path": `${path}.quantity`,
      "aria-label": `Quantity of item ${number}`,
      input: (/** @type {any} */ event) => {
        const text = event.target.value.trim();
        line.quantity = /^\d{1,15}$/.test(text) ? Number(text) : text;
        this.#note(`${path}.quantity`);
      },
      keydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        step(event.key === "ArrowUp" ? 1 : -1);
      },
    });
    quantity.value = String(line.quantity ?? "");
    const step = (/** @type {number} */ difference) => {
      const current = typeof line.quantity === "number" ? line.quantity : 0;
      line.quantity = Math.max(1, current + difference);
      quantity.value = String(line.quantity);
      this.#note(`${path}.quantity`);
    };
    const kept = Object.keys(line).filter((key) => !["id", "sku", "name", "quantity", "unitPrice", "categories"].includes(key));
    return element(
      "li", { class: "line", "aria-label": `Item ${number}` },
      this.#field({
        label: `Name of item ${number}`, caption: "Name", path: `${path}.name`, value: line.name ?? "",
        set: (text) => { if (text) line.name = text; else delete line.name; },
      }),
      element(
        "div", { class: "field stepper", role: "group", "aria-label": `Quantity of item ${number}` },
        element("span", { class: "caption", "aria-hidden": "true" }, "Quantity"),
        element("button", { type: "button", "aria-label": `One less of item ${number}`, click: () => step(-1) }, "−"),
        quantity,
        element("button", { type: "button", "aria-label": `One more of item ${number}`, click: () => step(1) }, "+")),
      this.#field({
        label: `SKU of item ${number}`, caption: "SKU", path: `${path}.sku`, value: line.sku ?? "",
        set: (text) => { line.sku = text; },
      }),
      this.#field({
        label: `Price of item ${number}`, caption: "Price", path: `${path}.unitPrice`, value: String(line.unitPrice ?? ""),
        set: (text) => { line.unitPrice = decimal(text); }, attributes: { inputmode: "decimal", class: "price" },
      }),
      this.#field({
        label: `Categories of item ${number}, with commas`, caption: "Categories", path: `${path}.categories`,
        value: listOf(line.categories).join(", "),
        set: (text) => { if (words(text).length > 0) line.categories = words(text); else delete line.categories; },
      }),
      element("button", {
        type: "button", class: "remove", "aria-label": `Remove item ${number}`, title: "Remove",
        click: () => this.#removeLine(index),
      }, "×"),
      kept.length > 0 && element("p", { class: "kept" }, `Also has: ${kept.join(", ")} (see “Cart as JSON”)`));
  }

  /** @param {number} index */
  #removeLine(index) {
    this.#draft.cart.lines = listOf(this.#draft.cart.lines).filter((_, each) => each !== index);
    this.#renderLines();
    this.#note("remove");
    const buttons = byId("lines").querySelectorAll("button.remove");
    (buttons[Math.min(index, buttons.length - 1)] ?? byId("add-line")).focus();
  }

  #renderCheckout() {
    const { cart, context } = this.#draft;
    const codes = listOf(cart.coupons).map((code) => (typeof code === "string" ? code : code?.code ?? ""));
    const shipping = isObject(cart.shipping) ? cart.shipping : undefined;
    const customer = isObject(context.customer) ? context.customer : undefined;
    const setShipping = (/** @type {string} */ key, /** @type {string} */ text) => {
      const now = { method: "standard", cost: "0", ...(isObject(cart.shipping) ? cart.shipping : {}), [key]: text.trim() };
      if (now.cost === "" && key === "cost") delete cart.shipping;
      else cart.shipping = now;
    };
    const setCustomer = (/** @type {(customer: any) => void} */ change) => {
      const now = isObject(context.customer) ? context.customer : {};
      change(now);
      if (Object.keys(now).length === 0) delete context.customer;
      else context.customer = now;
    };
    byId("checkout").replaceChildren(
      this.#field({
        label: "Coupon codes, with commas", caption: "Coupon codes", path: "cart.coupons", value: codes.join(", "),
        set: (text) => {
          const old = new Map(listOf(cart.coupons).filter(isObject).map((each) => [each.code, each]));
          const entered = words(text).map((code) => old.get(code) ?? code);
          if (entered.length > 0) cart.coupons = entered;
          else delete cart.coupons;
        },
      }),
      this.#field({
        label: "Customer, empty for a guest", caption: "Customer (or a guest)", path: "context.customer.id", value: customer?.id ?? "",
        set: (text) => setCustomer((each) => { if (text) each.id = text; else delete each.id; }),
      }),
      this.#field({
        label: "Segments of the customer, with commas", caption: "Customer segments", path: "context.customer.segments",
        value: listOf(customer?.segments).join(", "),
        set: (text) => setCustomer((each) => {
          if (words(text).length > 0) each.segments = words(text);
          else delete each.segments;
        }),
      }),
      this.#field({
        label: "Shipping costs, empty for none", caption: "Shipping costs", path: "cart.shipping.cost", value: String(shipping?.cost ?? ""),
        set: (text) => setShipping("cost", decimal(text)), attributes: { inputmode: "decimal" },
      }),
      this.#field({
        label: "Shipping method", path: "cart.shipping.method", value: String(shipping?.method ?? ""),
        set: (text) => setShipping("method", text),
      }),
      this.#field({
        label: "Currency", path: "cart.currency", value: String(cart.currency ?? ""),
        set: (text) => { cart.currency = text.trim().toUpperCase(); },
      }),
      ...this.#timeFields());
  }

  #timeFields() {
    const { context } = this.#draft;
    const match = INSTANT.exec(String(context.now ?? ""));
    if (!match) {
      return [this.#field({
        label: "Time, such as 2026-05-04T10:00:00+02:00", path: "context.now", value: String(context.now ?? ""),
        set: (text) => {
          context.now = text.trim();
          if (INSTANT.test(context.now)) this.#renderCheckout();
        },
      })];
    }
    const [, year, month, day, time, , offset] = match;
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    date.setUTCFullYear(Number(year));
    const weekday = element("select", { "aria-label": "Weekday", id: "weekday" },
      ...[1, 2, 3, 4, 5, 6, 0].map((number) => element("option", { value: number, selected: number === date.getUTCDay() }, WEEKDAYS[number])));
    const input = element("input", { type: "datetime-local", "aria-label": "Date and time", "data-path": "context.now", id: "now" });
    input.value = `${year}-${month}-${day}T${time}`;
    const zone = element("input", { type: "text", "aria-label": "Difference to UTC", class: "zone", id: "zone" });
    zone.value = offset;
    const set = () => {
      if (!input.value) return;
      context.now = `${input.value.length === 16 ? `${input.value}:00` : input.value}${zone.value.trim()}`;
      const [y, m, d] = input.value.slice(0, 10).split("-").map(Number);
      weekday.value = String(new Date(Date.UTC(y, m - 1, d)).getUTCDay());
      this.#note("context.now");
    };
    input.addEventListener("input", set);
    zone.addEventListener("input", set);
    weekday.addEventListener("change", () => {
      // The next day with this name, or the same day.
      const shown = new Date(`${input.value.slice(0, 10)}T00:00:00Z`);
      shown.setUTCDate(shown.getUTCDate() + ((Number(weekday.value) - shown.getUTCDay() + 7) % 7));
      input.value = shown.toISOString().slice(0, 10) + input.value.slice(10);
      set();
    });
    const caption = (/** @type {string} */ text, /** @type {any} */ field) =>
      element("div", { class: field === input ? "field wide" : "field" }, element("span", { class: "caption", "aria-hidden": "true" }, text), field);
    return [caption("Date and time", input), caption("Weekday", weekday), caption("Zone (from UTC)", zone)];
  }
}
