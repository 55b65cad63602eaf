// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The result: the receipt, each line with what was taken off, and why the other promotions do not apply.

import { byId, element } from "./dom.mjs";
import { conditionText, gapText, outcomeText, reasonText } from "./words.mjs";

/** @typedef {import("../engine/engine.mjs").PricedCart} PricedCart */
/** @typedef {import("../engine/engine.mjs").Gap} Gap */

/**
 * What the result says of promotions by their place in the editor.
 * @typedef {object} Links
 * @property {(id: string) => string} nameOf
 * @property {(id: string, path: string) => void} goTo Shows a path of a promotion in the editor.
 */

/**
 * @param {PricedCart} result
 * @param {Links} links
 */
export function showResult(result, links) {
  setText("total", `${result.total} ${result.currency}`);
  setText("saved", /[1-9]/.test(result.discount) ? `${result.discount} ${result.currency} saved` : "Nothing saved");
  const names = [...result.promotions.map((each) => each.id), ...result.decisions.map((each) => each.promotion)].map(links.nameOf);
  const { currency, promotions, credits, points, issuedCoupons, choices, decisions, coupons } = result;
  setRows("applied", [promotions, credits, points, issuedCoupons, choices, currency, names], () => appliedRows(result, links));
  setRows("others", [decisions, names], () => otherRows(result, links));
  setRows("near", [promotions, decisions, currency, names], () => nearRows(result, links));
  setRows("codes", [coupons, names], () => codeRows(result, links));
  byId("codes-part").hidden = !coupons?.length;
  byId("near-part").hidden = byId("near").childElementCount === 0;
}

/** @param {string} receipt */
export function showReceipt(receipt) {
  setText("receipt", receipt);
}

/**
 * Sets a text if it is another one, so that the page is not laid out anew for the same.
 * @param {string} id
 * @param {string} text
 */
function setText(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text;
}

/**
 * What each list was made of.
 * @type {Map<string, string>}
 */
const shownRows = new Map();

/**
 * Makes a list if what it is made of has changed.
 * @param {string} id
 * @param {unknown} of
 * @param {() => Node[]} make
 */
function setRows(id, of, make) {
  const key = JSON.stringify(of);
  if (shownRows.get(id) === key) return;
  shownRows.set(id, key);
  byId(id).replaceChildren(...make());
}

/**
 * A button that shows a promotion in the editor.
 * @param {string} id
 * @param {Links} links
 */
function promotionButton(id, links) {
  return element(
    "button", { type: "button", class: "link", title: "Show it in the editor", click: () => links.goTo(id, "") }, links.nameOf(id));
}

/** @param {PricedCart} result @param {Links} links */
function appliedRows(result, links) {
  if (result.promotions.length === 0) return [element("li", {}, "No promotion applies.")];
  return result.promotions.map((each) => {
    const extras = [];
    if (each.coupon) extras.push(`code ${each.coupon}`);
    if (each.applications !== 1) extras.push(`${each.applications} times`);
    for (const credit of result.credits) {
      if (credit.promotion === each.id) extras.push(`${credit.amount} ${result.currency} credit`);
    }
    for (const points of result.points ?? []) if (points.promotion === each.id) extras.push(`${points.count} points`);
    for (const issued of result.issuedCoupons) if (issued.promotion === each.id) extras.push(`issues ${issued.count} × ${issued.template}`);
    for (const choice of result.choices ?? []) {
      if (choice.promotion === each.id) extras.push(`a gift to choose: ${choice.oneOf.join(" or ")}`);
    }
    return element(
      "li", {}, promotionButton(each.id, links), extras.length > 0 && ` (${extras.join(", ")})`,
      element("span", { class: "amount" }, `−${each.discount}`));
  });
}

/** @param {PricedCart} result @param {Links} links */
function otherRows(result, links) {
  if (result.decisions.length === 0) return [element("li", {}, "There is no other promotion.")];
  return result.decisions.map((decision) => {
    const parts = [];
    for (const path of decision.failed ?? []) {
      const words = conditionText(path);
      parts.push(element("li", {}, words ? `${words[0].toUpperCase()}${words.slice(1)}: ` : "This does not hold: ", element(
        "button", { type: "button", class: "link code", click: () => links.goTo(decision.promotion, path) }, path)));
    }
    return element(
      "li", {}, promotionButton(decision.promotion, links), ": ", reasonText(decision, links.nameOf),
      parts.length > 0 && element("ul", {}, parts));
  });
}

/**
 * How much of a gap is reached, from 0 to 1.
 * @param {Gap} gap
 */
function share(gap) {
  const required = Number(gap.required);
  return required > 0 ? Math.min(1, Number(gap.current) / required) : 0;
}

/** @param {PricedCart} result @param {Links} links */
function nearRows(result, links) {
  /** @type {{id: string, gap: Gap, isNext: boolean}[]} */
  const gaps = [];
  for (const each of result.promotions) if (each.next) gaps.push({ id: each.id, gap: each.next, isNext: true });
  for (const each of result.decisions) for (const gap of each.gaps ?? []) gaps.push({ id: each.promotion, gap, isNext: false });
  gaps.sort((left, right) => share(right.gap) - share(left.gap));
  return gaps.map(({ id, gap, isNext }) => {
    const percent = Math.floor(share(gap) * 100);
    return element(
      "li", {}, promotionButton(id, links), isNext && ", the next step", ": ", gapText(gap, result.currency),
      element(
        "div", { class: "meter", role: "img", "aria-label": `${percent} % reached` },
        element("div", { class: "meter-value", style: `width: ${percent}%` })));
  });
}

/** @param {PricedCart} result @param {Links} links */
function codeRows(result, links) {
  return (result.coupons ?? []).map((each) => element(
    "li", {}, element("code", {}, each.code || "(empty)"), ": ", outcomeText(each.outcome),
    each.promotion && [", ", promotionButton(each.promotion, links)]));
}
