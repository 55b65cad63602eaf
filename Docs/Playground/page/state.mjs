// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The state of the page, its history, and the link that holds it.

/**
 * All that a user can change.
 * @typedef {object} State
 * @property {string} promotions The text of the promotion set, perhaps with faults.
 * @property {any} cart
 * @property {any} context
 */

/** The most characters of a state that a link may hold, so that a small link cannot take all memory. */
const MOST_CHARACTERS = 4_000_000;

/** The most characters of a fragment: browsers refuse longer addresses. */
export const MOST_OF_LINK = 1_500_000;

/** States that can be gone back to. States that follow one another quickly, as in typing, are one step. */
export class History {
  /** @type {{text: string, place: string, at: number}[]} */
  #past = [];
  /** @type {{text: string, place: string, at: number}[]} */
  #future = [];
  #mostSteps = 500;
  /** The most characters of all states together. */
  #mostCharacters = 40_000_000;

  /**
   * Remembers a state.
   * @param {State} state
   * @param {string} place Where it was changed: changes at one place within a second are one step.
   */
  record(state, place) {
    const text = JSON.stringify(state);
    const last = this.#past.at(-1);
    if (last?.text === text) return;
    const at = Date.now();
    this.#future = [];
    if (last && last.place === place && at - last.at < 1000 && this.#past.length > 1) this.#past.pop();
    this.#past.push({ text, place, at });
    let characters = this.#past.reduce((sum, each) => sum + each.text.length, 0);
    while (this.#past.length > 1 && (this.#past.length > this.#mostSteps || characters > this.#mostCharacters)) {
      characters -= this.#past.shift()?.text.length ?? 0;
    }
  }

  get canUndo() {
    return this.#past.length > 1;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** @returns {State | undefined} */
  undo() {
    if (!this.canUndo) return undefined;
    const undone = this.#past.pop();
    if (undone) this.#future.push(undone);
    const last = this.#past.at(-1);
    if (!last) return undefined;
    last.place = "";
    return JSON.parse(last.text);
  }

  /** @returns {State | undefined} */
  redo() {
    const redone = this.#future.pop();
    if (!redone) return undefined;
    redone.place = "";
    this.#past.push(redone);
    return JSON.parse(redone.text);
  }
}

/**
 * The fragment of a link that holds a state.
 * @param {State} state
 */
export async function fragmentOf(state) {
  const stream = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `#1.${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/**
 * The state that a fragment holds.
 * @param {string} fragment
 * @returns {Promise<State | undefined>} Undefined for a fragment without a state.
 * @throws {Error} If the state is damaged.
 */
export async function stateOf(fragment) {
  if (!fragment.startsWith("#1.")) return undefined;
  const binary = atob(fragment.slice(3).replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
    .pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
    if (text.length > MOST_CHARACTERS) {
      await reader.cancel();
      throw new Error("the link holds more than this page reads");
    }
  }
  const state = JSON.parse(text);
  if (typeof state?.promotions !== "string" || !isObject(state.cart) || !isObject(state.context)) {
    throw new Error("the link holds no state of this page");
  }
  return { promotions: state.promotions, cart: state.cart, context: state.context };
}

/** @param {unknown} value */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
