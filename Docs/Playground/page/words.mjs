// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Words for what a result has as codes.

/** @type {Record<string, string>} */
const REASONS = {
  inactive: "It is switched off (active: false).",
  notStarted: "Its validity has not begun.",
  expired: "Its validity has ended.",
  billingCycleNotReached: "It begins at a later bill.",
  billingCycleOver: "It has ended for this bill.",
  notInExperiment: "The customer is not in its part of the experiment.",
  notInCurrency: "It has no amounts in the cart's currency.",
  couponMissing: "None of its codes was entered.",
  notQualified: "Its conditions do not hold.",
  limitReached: "A limit is reached.",
  customerSpend: "What the customer spent is out of its range.",
  mixedBillingIntervals: "The cart has subscriptions with different billing intervals.",
  noEffect: "It would take nothing off this cart.",
  excluded: "Another promotion excludes it.",
};

/** @type {Record<string, string>} */
const LIMITS = {
  customerUnknown: "It counts uses by customer, and there is no customer.",
  singleUsePerCustomer: "The customer has used it.",
  maxUsesPerCustomer: "The customer has used it as often as it may be used.",
  maxUsesTotal: "It has been used as often as it may be used.",
  budget: "Its budget is spent.",
  furtherLimit: "One of its limits for a period is reached.",
  campaignMaxUsesPerCustomer: "The customer has used its campaign as often as it may be used.",
  campaignMaxUsesTotal: "Its campaign has been used as often as it may be used.",
  campaignBudget: "The budget of its campaign is spent.",
  couponNotForCustomer: "The code is for another customer.",
  couponNotStarted: "The validity of the code has not begun.",
  couponExpired: "The validity of the code has ended.",
  couponMaxUses: "The code has been used as often as it may be used.",
  couponMaxUsesPerCustomer: "The customer has used the code as often as it may be used.",
};

/** @type {Record<string, string>} */
const OUTCOMES = {
  applied: "applied",
  unknown: "no promotion has this code",
  replaced: "a later code replaces it",
  notForCustomer: "for another customer",
  notStarted: "not valid yet",
  expired: "not valid any more",
  limitReached: "used up",
  notNeeded: "not needed",
  recognized: "recognized",
};

/** @type {Record<string, string>} */
const MEASURES = {
  subtotal: "value", quantity: "units", lines: "different lines", leastQuantity: "units of each line", reward: "units to reward",
};

/**
 * Why a promotion does not apply.
 * @param {import("../engine/engine.mjs").Decision} decision
 * @param {(id: string) => string} nameOf
 */
export function reasonText(decision, nameOf) {
  if (decision.reason === "excluded" && decision.by) return `“${nameOf(decision.by)}” excludes it.`;
  if (decision.limit && LIMITS[decision.limit]) return LIMITS[decision.limit];
  return REASONS[decision.reason] ?? decision.reason;
}

/** @type {Record<string, string>} */
const CONDITIONS = {
  schedule: "the time is outside of its hours",
  subtotal: "the value of the cart is out of its range",
  quantity: "the number of units is out of its range",
  lines: "the number of different lines is out of its range",
  leastQuantity: "the smallest quantity is out of its range",
  coupon: "none of these codes counts",
  segment: "the customer is not in this segment",
  customer: "the customer is another one",
  location: "the customer is elsewhere",
  store: "the store is another one",
  shipping: "the shipping is another one",
  cart: "this attribute of the cart is another one",
  sum: "the sum of the attribute is out of its range",
  events: "the customer's events are others",
  score: "the score is out of its range",
  anniversary: "it is not this anniversary",
  calculateRule: "the cart has too little of what is counted",
};

/**
 * A condition that does not hold, in words; empty for one of another kind, and for one that must not hold.
 * @param {string} path
 */
export function conditionText(path) {
  const keys = path.split(/[.[\]]+/).reverse();
  if (keys.includes("not")) return "";
  return CONDITIONS[keys.find((key) => Object.hasOwn(CONDITIONS, key)) ?? ""] ?? "";
}

/** @param {string} outcome */
export function outcomeText(outcome) {
  return OUTCOMES[outcome] ?? (REASONS[outcome] ?? outcome).replace(/^It/, "its promotion").replace(/\.$/, "");
}

/**
 * A selector in words.
 * @param {any} selector
 * @returns {string}
 */
export function selectorText(selector) {
  if (selector === "all" || selector === undefined) return "all items";
  if (typeof selector !== "object" || selector === null) return JSON.stringify(selector);
  const [key, value] = Object.entries(selector)[0] ?? ["", undefined];
  if (["sku", "product", "category", "tag"].includes(key) && Array.isArray(value)) return `${key} ${value.join(" or ")}`;
  if (key === "not") return `all but ${selectorText(value)}`;
  if (key === "anyOf" && Array.isArray(value)) return value.map(selectorText).join(" or ");
  if (key === "allOf" && Array.isArray(value)) return value.map(selectorText).join(" with ");
  return JSON.stringify(selector);
}

/**
 * What a gap lacks.
 * @param {import("../engine/engine.mjs").Gap} gap
 * @param {string} currency
 */
export function gapText(gap, currency) {
  const of = selectorText(gap.of);
  if (gap.measure === "subtotal") {
    const after = gap.after ? " after discounts" : "";
    return `${gap.missing} ${currency} more of ${of} (${gap.current} of ${gap.required}${after})`;
  }
  return `${gap.missing} more: ${MEASURES[gap.measure] ?? gap.measure} of ${of} (${gap.current} of ${gap.required})`;
}

/**
 * An amount in minor units, exact.
 * @param {string} amount
 */
export function minorUnits(amount) {
  return BigInt(amount.replace(".", ""));
}

/**
 * An amount of minor units as text.
 * @param {bigint} units
 * @param {number} decimals
 */
export function amountText(units, decimals) {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** @param {string} amount */
export function decimalsOf(amount) {
  const point = amount.indexOf(".");
  return point < 0 ? 0 : amount.length - point - 1;
}
