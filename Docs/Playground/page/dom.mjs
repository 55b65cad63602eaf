// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element of HTML. Attributes that are functions become listeners, and texts are never read as markup.
 * @param {string} name
 * @param {Record<string, any>} attributes
 * @param {(Child | Child[])[]} children
 * @returns {any}
 */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/**
 * An element of SVG.
 * @param {string} name
 * @param {Record<string, any>} attributes
 * @param {(Child | Child[])[]} children
 * @returns {any}
 */
export function drawing(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

/**
 * @param {Element} made
 * @param {Record<string, any>} attributes
 * @param {(Child | Child[])[]} children
 */
function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    made.append(child instanceof Node ? child : String(child));
  }
  return made;
}

/**
 * The element of the page with an id.
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}
