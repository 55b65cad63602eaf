// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The module gives the bytes of the native command: for each worked case, for generated requests, and for figures near
// the limits of its integers (`Int` has 32 bits in the module and 64 in the command).

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { cases, load, nativeLines, nativeOutput, root } from "./support.mjs";
import { limitRequests } from "./limits.mjs";

/**
 * Compares answers with lines, and names the case that differs.
 * @param {{name: string, text: string}[]} documents
 * @param {string[]} expected
 * @param {(text: string) => {text: string}} respond
 */
function compare(documents, expected, respond) {
  documents.forEach(({ name, text }, index) => assert.equal(respond(text).text, expected[index], name));
}

test("every worked case has the bytes of price-cart", async () => {
  const engine = await load();
  const documents = cases("Tests/Cases");
  assert.ok(documents.length >= 250, `${documents.length} cases`);
  compare(documents, nativeLines(["--json", "-"], documents.map((each) => each.text)), (text) => engine.priceText(text));
});

test("every worked case has the same bytes with a kept engine", async () => {
  const engine = await load();
  let kept = 0;
  for (const { name, request } of cases("Tests/Cases")) {
    if (!request || engine.check(request.promotions).errors.length > 0) continue;
    const cart = JSON.stringify({ cart: request.cart, context: request.context });
    const promotions = engine.keep(request.promotions);
    assert.equal(promotions.priceText(cart).text, engine.priceText(request).text, name);
    promotions.close();
    kept += 1;
  }
  assert.ok(kept >= 240, `${kept} sets were kept`);
});

test("every worked refund has the bytes of price-cart refund", async () => {
  const engine = await load();
  const documents = cases("Tests/Cases/orders", "refund-");
  assert.ok(documents.length >= 50, `${documents.length} refunds`);
  const expected = nativeLines(["refund", "--json", "-"], documents.map((each) => each.text));
  compare(documents, expected, (text) => engine.refundText(text));
});

test("every set of the worked cases has the bytes of price-cart check", async () => {
  const engine = await load();
  const sets = cases("Tests/Cases").filter((each) => each.request).map((each) => JSON.stringify(each.request.promotions));
  const printed = nativeOutput(["check", "--json"], sets);
  assert.equal(sets.map((set) => engine.checkText(set).text + "\n").join(""), printed);
});

test("every example has the receipt of price-cart", async () => {
  const engine = await load();
  const folder = path.join(root, "Docs/Examples");
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  assert.ok(files.length > 0);
  for (const file of files) {
    const receipt = readFileSync(path.join(folder, file.replace(/json$/, "txt")), "utf8");
    assert.equal(engine.receipt(readFileSync(path.join(folder, file))), receipt, file);
  }
});

test("every request of the documents has the bytes of price-cart", async () => {
  const engine = await load();
  const pages = ["Cookbook", "FAQ", "JSON", "Migration", "Semantics"];
  const documents = pages.flatMap((page) => {
    const text = readFileSync(path.join(root, `Docs/${page}.md`), "utf8");
    const blocks = [...text.matchAll(/^```json\n([^]*?)^```/gm)].map((block) => JSON.parse(block[1]));
    const requests = blocks.filter((block) => block.promotions && block.cart && block.context);
    return requests.map((request, index) => ({ name: `${page}, request ${index}`, text: JSON.stringify(request) }));
  });
  assert.ok(documents.length >= 200, `${documents.length} requests`);
  compare(documents, nativeLines(["--json", "-"], documents.map((each) => each.text)), (text) => engine.priceText(text));
});

test("figures at the limits have the bytes of price-cart", async () => {
  const engine = await load();
  const documents = limitRequests();
  const expected = nativeLines(["--json", "-"], documents.map((each) => each.text)).map(asIn32Bits);
  compare(documents, expected, (text) => engine.priceText(text));
});

/**
 * The one difference: an integer beyond 32 bits where a count is expected has the same fault at the same path with another
 * message. The command has the limits in it, because it can read the integer.
 * @param {string} line
 */
function asIn32Bits(line) {
  return line.replaceAll(/"message":"(-?\d+) is not within -?\d+ and \d+"/g, (message, found) =>
    BigInt.asIntN(32, BigInt(found)) === BigInt(found) ? message : `"message":"expected an integer, found ${found}"`);
}

test("generated requests have the bytes of price-cart", async () => {
  const engine = await load();
  const run = spawnSync("python3", [path.join(root, ".ci/requests.py"), "--count", "10000"], { maxBuffer: 1 << 30 });
  const lines = run.stdout.toString("utf8").trimEnd().split("\n");
  assert.equal(lines.length, 10_000);
  const documents = lines.map((text, index) => ({ name: `request ${index}`, text }));
  compare(documents, nativeLines(["--json", "-"], lines), (text) => engine.priceText(text));
});
