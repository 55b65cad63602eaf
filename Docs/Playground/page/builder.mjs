// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// "Add a promotion": a form that writes a promotion, for whoever does not know the documents.

import { byId, element } from "./dom.mjs";
import { decimal, formatted } from "./format.mjs";

const DAYS = [["mon", "Mon"], ["tue", "Tue"], ["wed", "Wed"], ["thu", "Thu"], ["fri", "Fri"], ["sat", "Sat"], ["sun", "Sun"]];

/**
 * The fields that each kind of promotion has.
 * @type {Record<string, string[]>}
 */
const FIELDS = {
  cheapest: ["count", "reward", "percent", "items"],
  percent: ["percent", "items"],
  amount: ["amount"],
  fixed: ["count", "price", "items"],
  tiers: ["tiers"],
  shipping: [],
  gift: ["gift"],
};

/**
 * @typedef {object} Host
 * @property {() => any} cart
 * @property {() => Set<string>} ids The ids of the promotions that there are.
 * @property {() => boolean} canAdd Whether a promotion can be added now; says what to mend if not.
 * @property {(promotion: any) => void} add
 */

export class Builder {
  #host;
  #dialog = byId("builder");
  #form = byId("builder-form");

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    byId("builder-days").append(...DAYS.map(([value, text]) => element(
      "label", { class: "tick" }, element("input", { type: "checkbox", name: "day", value }), text)));
    byId("add-promotion").addEventListener("click", () => this.#open());
    byId("builder-cancel").addEventListener("click", () => this.#dialog.close());
    this.#form.addEventListener("input", () => this.#update());
    this.#form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      const promotion = this.#promotion();
      this.#dialog.close();
      host.add(promotion);
    });
  }

  #open() {
    if (!this.#host.canAdd()) return;
    this.#form.reset();
    const lines = Array.isArray(this.#host.cart().lines) ? this.#host.cart().lines : [];
    const skus = new Map(lines.map((/** @type {any} */ line) => [String(line?.sku), String(line?.name ?? line?.sku)]));
    byId("builder-skus").replaceChildren(...[...skus].map(([sku, name]) => element(
      "label", { class: "tick" }, element("input", { type: "checkbox", name: "sku", value: sku }), name)));
    const categories = new Set(lines.flatMap((/** @type {any} */ line) => (Array.isArray(line?.categories) ? line.categories : [])));
    byId("builder-categories").replaceChildren(...[...categories].map((value) => element("option", { value })));
    this.#update();
    this.#dialog.showModal();
  }

  /** @param {string} name */
  #value(name) {
    const text = String(new FormData(this.#form).get(name) ?? "").trim();
    return this.#form.querySelector(`[name="${name}"]`).inputMode === "decimal" ? decimal(text) : text;
  }

  /** @param {string} name */
  #values(name) {
    return new FormData(this.#form).getAll(name).map(String);
  }

  #update() {
    const shown = FIELDS[this.#value("kind")] ?? [];
    for (const part of this.#form.querySelectorAll("[data-for]")) {
      const isShown = shown.includes(part.dataset.for);
      part.hidden = !isShown;
      for (const field of part.querySelectorAll("input, select")) field.disabled = !isShown;
    }
    const scope = this.#value("scope");
    byId("builder-skus-part").hidden = scope !== "skus";
    byId("builder-category-part").hidden = scope !== "category";
    // A promotion for some items must not become one for all items.
    const lacks = (/** @type {string} */ wanted, /** @type {boolean} */ isGiven) => shown.includes("items") && scope === wanted && !isGiven;
    this.#form.querySelector("[name=category]").setCustomValidity(
      lacks("category", this.#value("category") !== "") ? "Write a category, or choose all items." : "");
    this.#form.querySelector("[name=scope][value=skus]").setCustomValidity(
      lacks("skus", this.#values("sku").length > 0) ? "Tick at least one item, or choose all items." : "");
    const promotion = this.#promotion();
    byId("builder-name").placeholder = promotion.name;
    byId("builder-preview").textContent = formatted(promotion);
  }

  /** @returns {any} */
  #selector() {
    const scope = this.#value("scope");
    if (scope === "skus" && this.#values("sku").length > 0) return { sku: this.#values("sku") };
    if (scope === "category" && this.#value("category")) return { category: [this.#value("category")] };
    return "all";
  }

  #conditions() {
    const found = [];
    if (this.#value("subtotal")) found.push({ subtotal: { atLeast: this.#value("subtotal") } });
    if (this.#value("segment")) found.push({ segment: this.#value("segment") });
    const days = this.#values("day");
    const from = this.#value("from");
    const until = this.#value("until");
    if (days.length > 0 || from || until) {
      found.push({ schedule: [{ ...(days.length > 0 ? { days } : {}), from: from || "00:00", until: until || "24:00" }] });
    }
    return found;
  }

  /** The promotion that the form describes. */
  #promotion() {
    const selector = this.#selector();
    const isAll = selector === "all";
    const count = Number(this.#value("count")) || 3;
    const percent = this.#value("percent") || "100";
    const which = isAll ? "" : ` of ${this.#scopeName()}`;
    /** @type {any} */
    const made = {};
    let name = "";
    const select = isAll ? {} : { select: selector };
    switch (this.#value("kind")) {
      case "cheapest": {
        const reward = this.#value("reward");
        const what = reward === "cheapest" ? "the cheapest" : "the most expensive";
        name = `Buy ${count}${which}, ${what} ${percent === "100" ? "free" : `${percent} % off`}`;
        made.calculateRule = { quantity: { minimum: count }, ...(isAll ? {} : { of: selector }) };
        made.actions = [{ on: { group: { ...select, reward } }, discount: { percent } }];
        break;
      }
      case "percent":
        name = `${percent} % off ${isAll ? "everything" : this.#scopeName()}`;
        made.actions = [{ on: isAll ? "cart" : { items: select }, discount: { percent } }];
        break;
      case "amount":
        name = `${this.#value("amount") || "5"} off the cart`;
        made.actions = [{ on: "cart", discount: { amount: this.#value("amount") || "5" } }];
        break;
      case "fixed":
        name = `${count}${which} for ${this.#value("price") || "20"}`;
        made.calculateRule = { linear: { quantity: count }, ...(isAll ? {} : { of: selector }) };
        made.actions = [{ on: { group: { ...select, reward: "all" } }, discount: { price: this.#value("price") || "20" } }];
        break;
      case "tiers": {
        const steps = [1, 2].map((step) => ({
          from: this.#value(`tier-from-${step}`) || String(step * 50), percent: this.#value(`tier-percent-${step}`) || String(step * 5),
        }));
        name = `Buy more, save more: ${steps.map((step) => `${step.percent} % from ${step.from}`).join(", ")}`;
        made.actions = [{ on: "cart", discount: { tiers: { by: { subtotal: {} }, steps } } }];
        break;
      }
      case "shipping":
        name = "Free shipping";
        made.actions = [{ on: "shipping", discount: { percent: "100" } }];
        break;
      default: {
        const gift = this.#value("gift-name") || "Tote bag";
        name = `A gift: ${gift}`;
        made.actions = [{ gift: { sku: this.#value("gift-sku") || "GIFT", unitPrice: this.#value("gift-price") || "5.00", name: gift } }];
      }
    }
    const conditions = this.#conditions();
    const { calculateRule, actions } = made;
    return {
      id: this.#freeID(this.#value("name") || name),
      name: this.#value("name") || name,
      ...(this.#value("valid-from") ? { validFrom: this.#value("valid-from") } : {}),
      ...(this.#value("valid-until") ? { validUntil: this.#value("valid-until") } : {}),
      ...(this.#value("code") ? { coupons: [this.#value("code")] } : {}),
      ...(conditions.length > 0 ? { when: conditions.length === 1 ? conditions[0] : { all: conditions } } : {}),
      ...(calculateRule ? { calculateRule } : {}),
      actions,
    };
  }

  #scopeName() {
    if (this.#value("scope") === "category") return this.#value("category");
    const ticked = [...this.#form.querySelectorAll("input[name=sku]:checked")];
    return ticked.map((each) => each.parentElement?.textContent ?? "").join(", ");
  }

  /** @param {string} name */
  #freeID(name) {
    const start = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "promotion";
    const ids = this.#host.ids();
    let id = start;
    for (let number = 2; ids.has(id); number += 1) id = `${start}-${number}`;
    return id;
  }
}
