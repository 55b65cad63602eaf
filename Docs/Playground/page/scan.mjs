// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Positions in a JSON text that may be unfinished. The engine judges documents; this scanner only finds where a path is, and
// which object the cursor is in.

/**
 * A value or a key of the text.
 * @typedef {object} Entry
 * @property {string} path As the engine writes paths.
 * @property {(string | number)[]} steps
 * @property {number} keyStart The offset of the key, or of the value in a list.
 * @property {number} start The offset of the value.
 * @property {number} end The offset behind the value.
 * @property {"object" | "array" | "string" | "other"} kind
 * @property {number} depth
 */

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\n]|\\.)*"?/y;
const WORD = /[^\s,:[\]{}"]+/y;

/**
 * The path of a value, as the engine writes it.
 * @param {(string | number)[]} steps
 */
export function pathText(steps) {
  let text = "";
  for (const step of steps) {
    if (typeof step === "number") {
      text += `[${step}]`;
      continue;
    }
    const characters = Array.from(step);
    const start = characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : step;
    const isPlain = start !== "" && !/[^0-9A-Za-z_\-…\u00a1-\u167f\u1681-\u1fff\u2070-\u2fff\u3001-\u{10ffff}]/u.test(start);
    if (isPlain) text += (text ? "." : "") + start;
    else text += `[${JSON.stringify(start)}]`;
  }
  return text;
}

/** @param {string} quoted */
function unquoted(quoted) {
  try {
    return JSON.parse(quoted);
  } catch {
    return quoted.replaceAll('"', "");
  }
}

/**
 * Every key and value of a text, in its order. Objects are nested at most 600 levels deep; what is deeper is left out.
 * @param {string} text
 * @returns {Entry[]}
 */
export function entries(text) {
  /** @type {Entry[]} */
  const found = [];
  /** @type {{entry: Entry, key: string | undefined, keyStart: number, expectsKey: boolean, index: number}[]} */
  const open = [];
  let offset = 0;

  /** @param {RegExp} pattern */
  const take = (pattern) => {
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    if (!match) return "";
    offset += match[0].length;
    return match[0];
  };
  /** @param {Entry["kind"]} kind @param {number} start */
  const begin = (kind, start) => {
    const parent = open.at(-1);
    let steps = parent ? parent.entry.steps : [];
    let keyStart = start;
    if (parent && parent.entry.kind === "array") steps = [...steps, parent.index];
    else if (parent) {
      steps = [...steps, parent.key ?? ""];
      keyStart = parent.key === undefined ? start : parent.keyStart;
    }
    /** @type {Entry} */
    const entry = { path: pathText(steps), steps, keyStart, start, end: text.length, kind, depth: open.length };
    found.push(entry);
    return entry;
  };

  for (;;) {
    take(SPACE);
    if (offset >= text.length) break;
    const start = offset;
    const top = open.at(-1);
    const character = text[offset];
    if (character === '"') {
      const quoted = take(TEXT);
      if (top && top.entry.kind === "object" && top.expectsKey) {
        top.key = unquoted(quoted);
        top.keyStart = start;
      } else {
        begin("string", start).end = offset;
      }
    } else if (character === "{" || character === "[") {
      offset += 1;
      const entry = begin(character === "{" ? "object" : "array", start);
      if (open.length >= 600) break;
      open.push({ entry, key: undefined, keyStart: start, expectsKey: true, index: 0 });
    } else if (character === "}" || character === "]") {
      offset += 1;
      const closed = open.pop();
      if (closed) closed.entry.end = offset;
    } else if (character === ":") {
      offset += 1;
      if (top) top.expectsKey = false;
    } else if (character === ",") {
      offset += 1;
      if (top) {
        top.expectsKey = true;
        top.key = undefined;
        top.index += 1;
      }
    } else if (take(WORD) !== "") {
      begin("other", start).end = offset;
    } else {
      offset += 1;
    }
  }
  return found;
}

/**
 * The entry of a path; if the text does not have it, that of the nearest object around it.
 * @param {Entry[]} all
 * @param {string} path
 */
export function entryAt(all, path) {
  let best = all[0];
  for (const entry of all) {
    if (entry.path === path) return entry;
    const isAround = entry.path === "" || (path.startsWith(entry.path) && /[.[]/.test(path[entry.path.length] ?? ""));
    if (isAround && entry.steps.length >= best.steps.length) best = entry;
  }
  return best;
}

/**
 * What can be written at an offset.
 * @typedef {object} Place
 * @property {"key" | "value" | "nothing"} expects
 * @property {(string | number)[]} steps Of the object for a key; of the value for a value.
 * @property {string[]} present The keys that the object has already.
 * @property {number} from Where the word at the cursor begins.
 * @property {number} to Where it ends.
 * @property {string} typed The word up to the cursor, without quotation marks.
 * @property {boolean} hasColon Whether the word at the cursor is a key with its colon.
 * @property {boolean} needsComma Whether a key needs a comma before it.
 */

/**
 * @param {string} text
 * @param {number} cursor
 * @returns {Place}
 */
export function placeAt(text, cursor) {
  /** @type {{kind: "object" | "array", steps: (string | number)[], key: string | undefined, expectsKey: boolean, index: number, hasValue: boolean, start: number}[]} */
  const open = [];
  let offset = 0;
  /** @type {{from: number, to: number} | undefined} */
  let word;
  while (offset < cursor) {
    SPACE.lastIndex = offset;
    offset += SPACE.exec(text)?.[0].length ?? 0;
    if (offset >= cursor) break;
    const top = open.at(-1);
    const character = text[offset];
    const start = offset;
    if (character === '"' || !/[[\]{}:,]/.test(character)) {
      const pattern = character === '"' ? TEXT : WORD;
      pattern.lastIndex = offset;
      offset += Math.max(1, pattern.exec(text)?.[0].length ?? 1);
      const isClosed = character === '"' && offset - start > 1 && text[offset - 1] === '"';
      if (offset > cursor || (offset === cursor && !isClosed)) {
        word = { from: start, to: offset };
        break;
      }
      if (top && top.kind === "object" && top.expectsKey) top.key = unquoted(text.slice(start, offset));
      else if (top) top.hasValue = true;
      continue;
    }
    offset += 1;
    if (character === "{" || character === "[") {
      const steps = top ? [...top.steps, top.kind === "array" ? top.index : (top.key ?? "")] : [];
      if (top) top.hasValue = true;
      open.push({
        kind: character === "{" ? "object" : "array", steps, key: undefined, expectsKey: true, index: 0, hasValue: false, start,
      });
    } else if (character === "}" || character === "]") open.pop();
    else if (character === ":" && top) top.expectsKey = false;
    else if (character === "," && top) {
      top.expectsKey = true;
      top.key = undefined;
      top.hasValue = false;
      top.index += 1;
    }
  }
  const from = word?.from ?? cursor;
  const to = word?.to ?? cursor;
  const typed = text.slice(from, cursor).replaceAll('"', "");
  const hasColon = /^\s*:/.test(text.slice(to));
  const top = open.at(-1);
  /** @type {Place} */
  const nothing = { expects: "nothing", steps: [], present: [], from, to, typed, hasColon, needsComma: false };
  if (!top) return nothing;
  const needsComma = top.kind === "object" && top.hasValue && !word;
  if (needsComma || (top.kind === "object" && top.expectsKey)) {
    if (!needsComma && top.key !== undefined) return nothing;
    const present = entries(text).filter(
      (entry) => entry.steps.length === top.steps.length + 1 && top.steps.every((step, index) => entry.steps[index] === step));
    const keys = present.filter((entry) => !word || entry.keyStart !== word.from).map((entry) => String(entry.steps.at(-1)));
    return { ...nothing, expects: "key", steps: top.steps, present: keys, needsComma };
  }
  if (top.hasValue) return nothing;
  const step = top.kind === "array" ? top.index : (top.key ?? "");
  return { ...nothing, expects: "value", steps: [...top.steps, step] };
}
