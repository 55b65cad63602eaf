// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// What the tests share: the module, the native command, and the worked cases.
//
// The environment variables CART_PRICING_WASM and PRICE_CART name the module and the release build of the command.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { CartPricing } from "../engine.mjs";

export const root = fileURLToPath(new URL("../../../../", import.meta.url));
export const wasmPath = process.env.CART_PRICING_WASM ?? path.join(root, "Docs/Playground/.build/cart-pricing.wasm");
const command = process.env.PRICE_CART ?? path.join(root, ".build/release/price-cart");

/** A new engine. */
export function load() {
  return CartPricing.load(readFileSync(wasmPath));
}

/**
 * What the native command prints for documents, one line for each.
 * @param {string[]} commandArguments
 * @param {string[]} documents
 */
export function nativeLines(commandArguments, documents) {
  const input = documents.join("\n") + "\n";
  const run = spawnSync(command, commandArguments, { input, maxBuffer: 1 << 30, timeout: 600_000 });
  if (run.error) throw run.error;
  if (run.status !== 0 && run.status !== 1) throw new Error(`price-cart ended with ${run.status}: ${run.stderr}`);
  const lines = run.stdout.toString("utf8").split("\n");
  lines.pop();
  if (lines.length !== documents.length) throw new Error(`${lines.length} results for ${documents.length} documents`);
  return lines;
}

/**
 * What the native command prints for documents in files, all together.
 * @param {string[]} commandArguments
 * @param {string[]} documents
 */
export function nativeOutput(commandArguments, documents) {
  const folder = mkdtempSync(path.join(tmpdir(), "cart-pricing-"));
  try {
    const files = documents.map((document, index) => {
      const file = path.join(folder, `${index}.json`);
      writeFileSync(file, document);
      return file;
    });
    const run = spawnSync(command, [...commandArguments, ...files], { maxBuffer: 1 << 30, timeout: 600_000 });
    if (run.error) throw run.error;
    return run.stdout.toString("utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The worked cases of a folder whose file names begin with a prefix: their names, their documents as one line of text, and
 * the requests that are no raw text.
 * @param {string} folder
 * @param {string} prefix
 */
export function cases(folder, prefix = "") {
  const files = readdirSync(path.join(root, folder)).filter((file) => file.startsWith(prefix) && file.endsWith(".json"));
  return files.sort().map((file) => {
    const content = JSON.parse(readFileSync(path.join(root, folder, file), "utf8"));
    /** @type {{name: string, text: string, request: any}} */
    const found = { name: file, text: content.raw ?? JSON.stringify(content.request), request: content.request };
    return found;
  });
}
