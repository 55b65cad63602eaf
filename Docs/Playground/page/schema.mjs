// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// What the JSON Schema of a document allows at a place: keys with their descriptions, and values.

/** @typedef {Record<string, any>} Schema */
/** @typedef {{text: string, label: string, about: string, isKey: boolean}} Proposal */

/**
 * A schema with its references and its alternatives resolved: all schemas that may hold for a value.
 * @param {Schema} root
 * @param {Schema | undefined} schema
 * @param {number} depth
 * @returns {Schema[]}
 */
function alternatives(root, schema, depth = 0) {
  if (!schema || typeof schema !== "object" || depth > 20) return [];
  const found = [schema];
  if (schema.$ref) found.push(...alternatives(root, root.$defs[schema.$ref.replace("#/$defs/", "")], depth + 1));
  for (const key of ["anyOf", "oneOf", "allOf"]) {
    for (const each of schema[key] ?? []) found.push(...alternatives(root, each, depth + 1));
  }
  return found;
}

/**
 * All schemas that may hold for the value at a path.
 * @param {Schema} root
 * @param {(string | number)[]} steps
 */
function schemasAt(root, steps) {
  let schemas = alternatives(root, root);
  for (const step of steps) {
    const next = [];
    for (const schema of schemas) {
      if (typeof step === "number") next.push(...alternatives(root, schema.items));
      else if (schema.properties && Object.hasOwn(schema.properties, step)) {
        next.push(...alternatives(root, schema.properties[step]));
      } else next.push(...alternatives(root, schema.additionalProperties));
    }
    schemas = [...new Set(next)];
  }
  return schemas;
}

/**
 * The text of the value with which a new key begins, with `|` for the cursor.
 * @param {Schema} root
 * @param {Schema} property
 * @returns {string}
 */
function firstValue(root, property) {
  const schemas = alternatives(root, property);
  const types = schemas.flatMap((schema) => schema.type ?? []);
  const words = schemas.flatMap((schema) => schema.enum ?? []).filter((word) => word !== null);
  if (words.length > 0 && words.every((word) => typeof word === "string")) return `"|"`;
  if (types.includes("array")) {
    const items = schemas.find((schema) => schema.type === "array" || schema.type?.includes?.("array"))?.items;
    const inner = firstValue(root, items ?? {});
    return `[${inner || "|"}]`;
  }
  if (types.includes("integer") || types.includes("number")) return "|";
  if (types.includes("boolean")) return "|true";
  if (types.includes("string")) return `"|"`;
  if (types.includes("object")) return `{|}`;
  return "|";
}

/**
 * What can be written at a place.
 * @param {Schema} root
 * @param {import("./scan.mjs").Place} place
 * @returns {Proposal[]}
 */
export function proposals(root, place) {
  if (place.expects === "nothing") return [];
  /** @type {Map<string, Proposal>} */
  const found = new Map();
  for (const schema of schemasAt(root, place.steps)) {
    if (place.expects === "key") {
      for (const [key, property] of Object.entries(schema.properties ?? {})) {
        if (found.has(key) || place.present.includes(key) || property === false) continue;
        const resolved = alternatives(root, property);
        const about = resolved.map((each) => each.description ?? each.title).find(Boolean) ?? "";
        const value = place.hasColon ? "" : `: ${firstValue(root, property)}`;
        found.set(key, { text: JSON.stringify(key) + value, label: key, about, isKey: true });
      }
    } else {
      const values = [...(schema.enum ?? []), ...("const" in schema ? [schema.const] : [])];
      if ([schema.type].flat().includes("boolean")) values.push(true, false);
      for (const value of values) {
        if (value === null) continue;
        const text = JSON.stringify(value);
        const about = value === schema.default ? "the default" : "";
        if (!found.has(text)) found.set(text, { text, label: String(value), about, isKey: false });
      }
    }
  }
  const typed = place.typed.toLowerCase();
  const fitting = [...found.values()].filter((each) => each.label.toLowerCase().includes(typed));
  const starts = fitting.filter((each) => each.label.toLowerCase().startsWith(typed));
  return [...starts, ...fitting.filter((each) => !starts.includes(each))];
}
