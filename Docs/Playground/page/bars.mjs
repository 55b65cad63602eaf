// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// How the price of each unit came to be: a bar from the list price down, promotion by promotion.
//
// A result has the final price of each unit, and of each promotion the amount by line. What a promotion took from a unit is
// the difference of two results: with the promotions up to this one, and without it. The difference is shown only if
// the amounts by line of each of these results are those of the whole result.

import { byId, drawing, element } from "./dom.mjs";
import { amountText, decimalsOf, minorUnits } from "./words.mjs";

/** @typedef {import("../engine/engine.mjs").PricedCart} PricedCart */
/** @typedef {import("../engine/engine.mjs").PricedLine} PricedLine */

/** More promotions than these are shown by line. */
const MOST_PROMOTIONS = 12;

/** The bars of more lines than these are left out. */
const MOST_LINES = 200;

/**
 * Units with the same history of prices.
 * @typedef {object} UnitHistory
 * @property {number} count
 * @property {bigint} list
 * @property {{promotion: string, amount: bigint}[]} taken
 * @property {bigint} price
 */

/**
 * @typedef {object} LineHistory
 * @property {PricedLine} line
 * @property {UnitHistory[]} units Empty if the history by unit is not known.
 */

/** @param {any} promotion */
function firstStep(promotion) {
  const steps = (Array.isArray(promotion?.actions) ? promotion.actions : []).map((/** @type {any} */ action) => {
    const on = action?.on;
    if (on === "cart" || on?.subset) return 1;
    if (on === "shipping" || on === "fees" || on?.fees) return 2;
    if (on === "tax" || on?.tax) return 3;
    return on === "order" ? 1 : on || action?.gift ? 0 : 4;
  });
  return steps.length > 0 ? Math.min(...steps) : 5;
}

/**
 * The histories of all lines.
 * @param {PricedCart} result
 * @param {any} set The promotion set.
 * @param {(promotions: any) => PricedCart} price Prices the cart with another promotion set.
 * @returns {LineHistory[]}
 */
export function histories(result, set, price) {
  const shown = result.lines.filter((line) => line.adjustments.length > 0).slice(0, MOST_LINES);
  const ids = new Set(shown.flatMap((line) => line.adjustments.map((each) => each.promotion)));
  const unknown = shown.map((line) => ({ line, units: [] }));
  if (ids.size === 0 || ids.size > MOST_PROMOTIONS) return unknown;
  const order = result.promotions.map((each) => each.id);
  const taking = set.promotions.filter((/** @type {any} */ each) => ids.has(each.id));
  taking.sort((/** @type {any} */ left, /** @type {any} */ right) =>
    firstStep(left) - firstStep(right) || order.indexOf(left.id) - order.indexOf(right.id));

  /** @type {PricedCart[]} */
  const results = [];
  for (let count = 1; count <= taking.length; count += 1) {
    const included = new Set(taking.slice(0, count).map((/** @type {any} */ each) => each.id));
    const promotions = set.promotions.filter((/** @type {any} */ each) => included.has(each.id));
    let partial;
    try {
      partial = price({ ...set, promotions });
    } catch {
      return unknown;
    }
    for (const line of result.lines) {
      const expected = line.adjustments.filter((each) => included.has(each.promotion));
      const got = partial.lines.find((each) => each.id === line.id)?.adjustments ?? [];
      const isSame = expected.length === got.length && expected.every(
        (each) => got.some((other) => other.promotion === each.promotion && other.amount === each.amount));
      if (!isSame) return unknown;
    }
    results.push(partial);
  }
  return shown.map((line) => ({ line, units: unitHistories(line, taking.map((/** @type {any} */ each) => each.id), results) }));
}

/**
 * Cuts the runs of all results where any of them is cut.
 * @param {PricedLine} line
 * @param {string[]} promotions
 * @param {PricedCart[]} results
 * @returns {UnitHistory[]}
 */
function unitHistories(line, promotions, results) {
  const list = minorUnits(line.unitPrice);
  const runs = results.map((each) => each.lines.find((other) => other.id === line.id)?.units
    ?? [{ count: line.quantity, price: line.unitPrice }]);
  const cuts = new Set([0]);
  for (const units of runs) {
    let end = 0;
    for (const run of units) cuts.add((end += run.count));
    if (end !== line.quantity) return [];
  }
  const bounds = [...cuts].sort((left, right) => left - right);
  /** @type {Map<string, UnitHistory>} */
  const found = new Map();
  for (let index = 0; index + 1 < bounds.length; index += 1) {
    let before = list;
    const taken = [];
    for (const [each, units] of runs.entries()) {
      let end = 0;
      const run = units.find((candidate) => (end += candidate.count) > bounds[index]);
      const price = minorUnits(run?.price ?? line.unitPrice);
      // A unit that became dearer is another unit: the units of the results are not in the same order.
      if (price > before) return [];
      if (price !== before) taken.push({ promotion: promotions[each], amount: before - price });
      before = price;
    }
    const key = taken.map((each) => `${each.promotion} ${each.amount}`).join("|");
    const known = found.get(key);
    const count = bounds[index + 1] - bounds[index];
    if (known) known.count += count;
    else found.set(key, { count, list, taken, price: before });
  }
  return [...found.values()].sort((left, right) => (left.price < right.price ? -1 : left.price > right.price ? 1 : 0));
}

/**
 * @param {LineHistory[]} lines
 * @param {(id: string) => string} nameOf
 */
export function showBars(lines, nameOf) {
  const numbers = new Map();
  const numberOf = (/** @type {string} */ id) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size % 6);
    return numbers.get(id);
  };
  byId("bars").replaceChildren(...lines.map(({ line, units }) => element(
    "li", {}, element("h4", {}, line.name ?? line.sku),
    units.length > 0
      ? units.map((unit) => unitBar(unit, line, nameOf, numberOf))
      : wholeLineBar(line, nameOf, numberOf))));
  byId("bars-part").hidden = lines.length === 0;
}

/** @param {PricedLine} line @param {(id: string) => string} nameOf @param {(id: string) => number} numberOf */
function wholeLineBar(line, nameOf, numberOf) {
  const taken = line.adjustments.map((each) => ({ promotion: each.promotion, amount: minorUnits(each.amount) }));
  const unit = { count: 1, list: minorUnits(line.subtotal), taken, price: minorUnits(line.total) };
  return bar(unit, `All ${line.quantity}`, decimalsOf(line.unitPrice), nameOf, numberOf);
}

/**
 * @param {UnitHistory} unit
 * @param {PricedLine} line
 * @param {(id: string) => string} nameOf
 * @param {(id: string) => number} numberOf
 */
function unitBar(unit, line, nameOf, numberOf) {
  const which = unit.count === line.quantity ? (unit.count === 1 ? "1 unit" : `Each of ${unit.count}`) : `${unit.count} of ${line.quantity}`;
  return bar(unit, which, decimalsOf(line.unitPrice), nameOf, numberOf);
}

/**
 * @param {UnitHistory} unit
 * @param {string} which
 * @param {number} decimals
 * @param {(id: string) => string} nameOf
 * @param {(id: string) => number} numberOf
 */
function bar(unit, which, decimals, nameOf, numberOf) {
  const width = (/** @type {bigint} */ amount) => (unit.list > 0n ? (Number(amount) / Number(unit.list)) * 100 : 0);
  const parts = [drawing("rect", { class: "bar-price", x: 0, y: 0, width: width(unit.price), height: 10 })];
  let right = 100;
  for (const each of unit.taken) {
    const part = width(each.amount);
    right -= part;
    parts.push(drawing("rect", { class: `bar-part part-${numberOf(each.promotion)}`, x: right, y: 0, width: part, height: 10 }));
  }
  return element(
    "div", { class: "unit" },
    drawing("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: "bar", "aria-hidden": "true" }, parts),
    element(
      "p", {}, element("strong", {}, `${which}: `), amountText(unit.list, decimals),
      unit.taken.map((each) => element(
        "span", { class: "taken" }, element("span", { class: `swatch part-${numberOf(each.promotion)}`, "aria-hidden": "true" }),
        ` − ${amountText(each.amount, decimals)} ${nameOf(each.promotion)} `)),
      element("strong", {}, ` = ${amountText(unit.price, decimals)}`)));
}
