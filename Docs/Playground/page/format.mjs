// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/**
 * A value as JSON text: what fits into a line of 76 characters is one line.
 * @param {unknown} value
 * @param {string} indent
 * @param {number} used How much of the first line is used already.
 * @returns {string}
 */
export function formatted(value, indent = "", used = 0) {
  const short = oneLine(value);
  if (typeof value !== "object" || value === null || indent.length + used + short.length <= 76) return short;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((each) => inner + formatted(each, inner)).join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  const lines = members.map(([key, each]) => {
    const start = `${JSON.stringify(key)}: `;
    return inner + start + formatted(each, inner, start.length + 1);
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function oneLine(value) {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}: ${oneLine(each)}`).join(", ")}}`;
}

/**
 * A number as it was typed, with a decimal point: “7,50” is 7.50. Any other text is the text itself.
 * @param {string} text
 */
export function decimal(text) {
  return text.trim().replace(/^(\d+),(\d*)$/, "$1.$2");
}
