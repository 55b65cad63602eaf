// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The total as a function of one number: a quantity of the cart, or a number of the promotions.

import { byId, drawing, element } from "./dom.mjs";
import { entries } from "./scan.mjs";
import { amountText, decimalsOf, minorUnits } from "./words.mjs";

/** @typedef {import("../engine/engine.mjs").PricedCart} PricedCart */
/** @typedef {import("./state.mjs").State} State */

/**
 * A number that can be varied.
 * @typedef {object} Variable
 * @property {string} key What stays the same while the page changes.
 * @property {string} label
 * @property {string} unit
 * @property {string} current
 * @property {string[]} values The values to try, in order.
 * @property {(value: string) => PricedCart} price
 * @property {(value: string) => void} use Puts a value into the cart or the promotions.
 */

/** @typedef {{value: string, total: bigint}} Point */

/**
 * @typedef {object} Host
 * @property {() => State} state
 * @property {(request: any) => PricedCart} priceCart Prices a cart request with the promotions as they are.
 * @property {(promotions: string) => PricedCart} pricePromotions Prices the cart with other promotions.
 * @property {(promotions: string) => void} setPromotions
 * @property {() => void} cartChanged
 */

/** Keys of promotions whose numbers are worth to vary. */
const NUMBERS = new Set([
  "atLeast", "atMost", "above", "below", "minimum", "percent", "amount", "price", "from", "quantity", "count", "maxDiscount", "maxEach",
]);

export class Curve {
  /** @type {Variable[]} */
  #variables = [];
  /** @type {Point[]} */
  #points = [];
  #host;
  #currency = "";
  #decimals = 2;
  /** The width of the drawing in pixels of the page. */
  #width = 600;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    byId("curve-variable").addEventListener("change", () => this.#plot());
    byId("curve-slider").addEventListener("input", () => this.#showPoint());
    byId("curve-use").addEventListener("click", () => {
      const point = this.#points[Number(byId("curve-slider").value)];
      if (point) this.#chosen()?.use(point.value);
    });
  }

  /** Reads the variables of the state again, and plots the chosen one. */
  update() {
    const select = byId("curve-variable");
    const chosen = select.value;
    this.#variables = [...this.#quantities(), ...this.#thresholds()].slice(0, 200);
    const labels = this.#variables.map((each) => each.key + each.label).join("\n");
    if (select.dataset.labels !== labels) {
      select.dataset.labels = labels;
      select.replaceChildren(...this.#variables.map((each) => element("option", { value: each.key }, each.label)));
      if (this.#variables.some((each) => each.key === chosen)) select.value = chosen;
    }
    this.#plot();
  }

  #chosen() {
    return this.#variables.find((each) => each.key === byId("curve-variable").value);
  }

  /** @returns {Variable[]} */
  #quantities() {
    const { cart, context } = this.#host.state();
    const lines = Array.isArray(cart.lines) ? cart.lines : [];
    return lines.slice(0, 100).flatMap((/** @type {any} */ line, /** @type {number} */ index) => {
      if (!Number.isInteger(line?.quantity) || line.quantity < 1) return [];
      const most = Math.max(12, line.quantity * 2);
      const step = Math.ceil(most / 48);
      const values = new Set([line.quantity]);
      for (let value = 1; value <= most; value += step) values.add(value);
      return [{
        key: `quantity ${index}`,
        label: `Quantity of ${line.name ?? line.sku}`,
        unit: "",
        current: String(line.quantity),
        values: [...values].sort((left, right) => left - right).map(String),
        price: (/** @type {string} */ value) => {
          const changed = lines.map((/** @type {any} */ each) => (each === line ? { ...line, quantity: Number(value) } : each));
          return this.#host.priceCart({ cart: { ...cart, lines: changed }, context });
        },
        use: (/** @type {string} */ value) => {
          line.quantity = Number(value);
          this.#host.cartChanged();
        },
      }];
    });
  }

  /** @returns {Variable[]} */
  #thresholds() {
    const text = this.#host.state().promotions;
    // Each point compiles the promotions, which is too much for a large set.
    if (text.length > 250_000) return [];
    const all = entries(text);
    return all.flatMap((entry) => {
      const key = String(entry.steps.at(-1));
      if (entry.steps[0] !== "promotions" || !NUMBERS.has(key) || (entry.kind !== "string" && entry.kind !== "other")) return [];
      const literal = text.slice(entry.start, entry.end);
      const isText = entry.kind === "string";
      const number = isText ? literal.slice(1, -1) : literal;
      if (!/^(0|[1-9]\d{0,9})(\.\d{1,4})?$/.test(number)) return [];
      const promotion = all.find((each) => each.steps.length === 3 && each.steps[1] === entry.steps[1] && each.steps[2] === "id");
      const id = promotion ? text.slice(promotion.start + 1, promotion.end - 1) : String(entry.steps[1]);
      const at = (/** @type {string} */ value) =>
        text.slice(0, entry.start) + (isText ? `"${value}"` : value) + text.slice(entry.end);
      return [{
        key: entry.path,
        label: `${id}: ${entry.path.replace(/^promotions\[\d+\]\.?/, "")}`,
        unit: key === "percent" ? "%" : "",
        current: number,
        values: tries(number, key, isText),
        price: (/** @type {string} */ value) => this.#host.pricePromotions(at(value)),
        use: (/** @type {string} */ value) => this.#host.setPromotions(at(value)),
      }];
    });
  }

  #plot() {
    const variable = this.#chosen();
    const slider = byId("curve-slider");
    this.#points = [];
    for (const value of variable?.values ?? []) {
      // Values that the engine refuses, such as a minimum of 0, are left out.
      try {
        const result = variable?.price(value);
        if (!result) continue;
        this.#currency = result.currency;
        this.#decimals = decimalsOf(result.total);
        this.#points.push({ value, total: minorUnits(result.total) });
      } catch {
        continue;
      }
    }
    const has = this.#points.length > 1;
    byId("curve-body").hidden = !has;
    byId("curve-none").hidden = has;
    if (!variable || !has) return;
    slider.max = String(this.#points.length - 1);
    const current = this.#points.findIndex((point) => point.value === variable.current);
    slider.value = String(Math.max(0, current));
    slider.setAttribute("aria-label", variable.label);
    this.#draw(variable);
    this.#describe(variable);
    this.#showPoint();
  }

  /** @param {number} index */
  #x(index) {
    return 8 + (index / (this.#points.length - 1)) * (this.#width - 16);
  }

  /** @param {bigint} total */
  #y(total) {
    const totals = this.#points.map((point) => point.total);
    const least = totals.reduce((left, right) => (left < right ? left : right));
    const most = totals.reduce((left, right) => (left > right ? left : right));
    return most === least ? 88 : 160 - (Number(total - least) / Number(most - least)) * 136;
  }

  /** @param {Variable} variable */
  #draw(variable) {
    const drawn = byId("curve");
    this.#width = Math.max(200, drawn.clientWidth);
    drawn.setAttribute("viewBox", `0 0 ${this.#width} 176`);
    const places = this.#points.map((point, index) => ({ x: this.#x(index), y: this.#y(point.total), point }));
    const line = places.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
    const falls = variable.key.startsWith("quantity");
    const sorted = [...this.#points].sort((left, right) => (left.total < right.total ? -1 : 1));
    const levels = sorted[0].total === sorted[sorted.length - 1].total ? [sorted[0]] : [sorted[0], sorted[sorted.length - 1]];
    drawn.replaceChildren(
      ...levels.flatMap(({ total }) => [
        drawing("line", { x1: 0, x2: this.#width, y1: this.#y(total), y2: this.#y(total), class: "curve-level" }),
        drawing("text", { x: this.#width / 2, y: this.#y(total) - 4, "text-anchor": "middle", class: "curve-text" }, this.#amount(total)),
      ]),
      drawing("path", { d: line, class: "curve-line" }),
      ...places.map(({ x, y, point }, index) => drawing("circle", {
        cx: x.toFixed(1), cy: y.toFixed(1), r: 3,
        class: falls && index > 0 && point.total < this.#points[index - 1].total ? "curve-dot drop" : "curve-dot",
      })),
      drawing("circle", { id: "curve-mark", class: "curve-mark", r: 6 }));
    const first = this.#points[0];
    const last = this.#points[this.#points.length - 1];
    byId("curve-from").textContent = `${first.value}${variable.unit}: ${this.#amount(first.total)}`;
    byId("curve-to").textContent = `${last.value}${variable.unit}: ${this.#amount(last.total)}`;
  }

  /**
   * Says in words where the total falls or jumps, and lists all points in a table.
   * @param {Variable} variable
   */
  #describe(variable) {
    const isQuantity = variable.key.startsWith("quantity");
    const sentences = [];
    for (let index = 1; index < this.#points.length; index += 1) {
      const before = this.#points[index - 1];
      const point = this.#points[index];
      if (isQuantity && point.total < before.total) {
        sentences.push(`At ${point.value} the total falls from ${this.#amount(before.total)} to ${this.#amount(point.total)}.`);
      } else if (isQuantity && point.total === before.total) {
        sentences.push(`At ${point.value} the total stays at ${this.#amount(point.total)}.`);
      } else if (!isQuantity && point.total !== before.total) {
        sentences.push(`At ${point.value}${variable.unit} the total is ${this.#amount(point.total)}.`);
      }
    }
    const most = 8;
    const shown = sentences.length > most ? [...sentences.slice(0, most), `${sentences.length - most} more: see the table.`] : sentences;
    byId("curve-words").textContent = shown.join(" ") || "The total has no steps and no drops here.";
    byId("curve-table").replaceChildren(...this.#points.map((point) => element(
      "tr", {}, element("th", { scope: "row" }, `${point.value}${variable.unit}`), element("td", {}, this.#amount(point.total)))));
  }

  #showPoint() {
    const variable = this.#chosen();
    const index = Number(byId("curve-slider").value);
    const point = this.#points[index];
    if (!variable || !point) return;
    const text = `${point.value}${variable.unit}: total ${this.#amount(point.total)} ${this.#currency}`;
    byId("curve-output").textContent = text;
    byId("curve-slider").setAttribute("aria-valuetext", text);
    const mark = byId("curve-mark");
    mark.setAttribute("cx", this.#x(index).toFixed(1));
    mark.setAttribute("cy", this.#y(point.total).toFixed(1));
    byId("curve-use").disabled = point.value === variable.current;
  }

  /** @param {bigint} units */
  #amount(units) {
    return amountText(units, this.#decimals);
  }
}

/**
 * The values to try for a number of the promotions: up to twice the number, in about 40 steps, with the number itself.
 * @param {string} number
 * @param {string} key
 * @param {boolean} isText Amounts and percentages are texts and may have decimals.
 */
function tries(number, key, isText) {
  const decimals = decimalsOf(number);
  const current = Number(number);
  const most = key === "percent" ? 100 : Math.max(isText ? 10 : 12, current * 2);
  let step = most / 40;
  step = isText ? Number(step.toPrecision(1)) : Math.max(1, Math.ceil(step));
  const places = Math.max(decimals, isText && step < 1 ? Math.min(2, -Math.floor(Math.log10(step))) : 0);
  const values = new Map([[current, number]]);
  for (let index = 0; index * step <= most && index <= 100; index += 1) {
    const value = index * step;
    if (!values.has(Number(value.toFixed(places)))) values.set(Number(value.toFixed(places)), value.toFixed(places));
  }
  return [...values.entries()].sort(([left], [right]) => left - right).map(([, text]) => text);
}
