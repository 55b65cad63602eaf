// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The parts of the page that need no browser: positions in the text, proposals from the schema, layout, history, links, and the
// history of each unit's price.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { formatted } from "../page/format.mjs";
import { entries, entryAt, pathText, placeAt } from "../page/scan.mjs";
import { proposals } from "../page/schema.mjs";
import { History, fragmentOf, stateOf } from "../page/state.mjs";
import { amountText, decimalsOf, minorUnits } from "../page/words.mjs";

const schemaPath = fileURLToPath(new URL("../../Schema/promotion-set.schema.json", import.meta.url));
const schema = JSON.parse(readFileSync(schemaPath, "utf8"));

/** @param {string} marked A text with `|` for the cursor. */
function proposed(marked) {
  const cursor = marked.indexOf("|");
  const text = marked.replace("|", "");
  return proposals(schema, placeAt(text, cursor)).map((each) => each.label);
}

test("each value has its path and its place in the text", () => {
  const text = '{"a": [1, {"b c": "x"}], "d": {}}';
  const all = entries(text).map((entry) => [entry.path, text.slice(entry.start, entry.end)]);
  assert.deepEqual(all, [
    ["", text], ["a", '[1, {"b c": "x"}]'], ["a[0]", "1"], ["a[1]", '{"b c": "x"}'], ['a[1]["b c"]', '"x"'], ["d", "{}"],
  ]);
});

test("an unfinished text has the places of what it has", () => {
  const text = '{"promotions": [{"id": "p", "actions": [{"on": ';
  assert.deepEqual(entries(text).map((entry) => entry.path), [
    "", "promotions", "promotions[0]", "promotions[0].id", "promotions[0].actions", "promotions[0].actions[0]",
  ]);
});

test("a path that the text does not have is found at the object around it", () => {
  const all = entries('{"promotions": [{"id": "p"}, {"id": "q"}]}');
  assert.equal(entryAt(all, "promotions[1].actions").path, "promotions[1]");
  assert.equal(entryAt(all, "promotions[11].id").path, "promotions");
});

test("paths are written as the engine writes them", () => {
  assert.equal(pathText(["cart", "lines", 0, "a b", "é"]), 'cart.lines[0]["a b"].é');
  assert.equal(pathText(["x".repeat(61)]), `${"x".repeat(60)}…`);
});

test("deep and broken texts end", () => {
  assert.ok(entries("[".repeat(100_000)).length <= 601);
  for (const text of ["", "}", '"', "\\", "{,,:]", '{"a":"\n', "\u0000"]) {
    entries(text);
    for (let cursor = 0; cursor <= text.length; cursor += 1) placeAt(text, cursor);
  }
});

test("keys of the object at the cursor are proposed, those that it has are not", () => {
  assert.ok(proposed('{|"promotions": []}').includes("currency"));
  assert.ok(!proposed('{|"promotions": []}').includes("promotions"));
  assert.deepEqual(proposed('{"promotions": [{"id": "a", "actions": [{"on": "cart", "discount": {"per|"}}]}]}'), ["percent"]);
  assert.ok(proposed('{"promotions": [{"id": "a", "when": {|}}]}').includes("schedule"));
  assert.ok(proposed('{"promotions": [{"id": "a", "when": {"all": [{"|"}]}}]}').includes("subtotal"));
});

test("words of the value at the cursor are proposed", () => {
  assert.deepEqual(proposed('{"policy": {"rounding": "half|"}}'), ["halfUp", "halfEven", "halfDown"]);
  assert.deepEqual(proposed('{"promotions": [{"active": |}]}'), ["true", "false"]);
  assert.ok(proposed('{"promotions": [{"when": {"schedule": [{"days": ["|"]}]}}]}').includes("fri"));
});

test("nothing is proposed outside of the document or in a text of one's own", () => {
  assert.deepEqual(proposed("|"), []);
  assert.deepEqual(proposed('{"version": "a|"}'), []);
});

test("a key behind a member needs a comma", () => {
  const text = '{"promotions": [{"id": "a" }]}';
  const place = placeAt(text, text.indexOf(" }"));
  assert.equal(place.expects, "key");
  assert.equal(place.needsComma, true);
});

test("the layout has one line for what is short", () => {
  assert.equal(formatted({ a: [1, "x"], b: {} }), '{"a": [1, "x"], "b": {}}');
  const long = { a: "x".repeat(50), b: "y".repeat(50) };
  assert.equal(formatted(long), `{\n  "a": "${"x".repeat(50)}",\n  "b": "${"y".repeat(50)}"\n}`);
  assert.deepEqual(JSON.parse(formatted(schema)), schema);
});

test("the history goes back and forth, and typing at one place is one step", () => {
  const history = new History();
  const state = (/** @type {string} */ promotions) => ({ promotions, cart: {}, context: {} });
  history.record(state("a"), "start");
  history.record(state("ab"), "promotions");
  history.record(state("abc"), "promotions");
  history.record(state("abcd"), "button");
  assert.equal(history.undo()?.promotions, "abc");
  assert.equal(history.undo()?.promotions, "a");
  assert.equal(history.undo(), undefined);
  assert.equal(history.redo()?.promotions, "abc");
  history.record(state("x"), "promotions");
  assert.equal(history.canRedo, false);
  assert.equal(history.undo()?.promotions, "abc");
});

test("a link holds the whole state", async () => {
  const state = { promotions: '{"promotions": "ü 😀"', cart: { lines: [{ id: "1" }] }, context: { now: "x" } };
  const fragment = await fragmentOf(state);
  assert.match(fragment, /^#1\.[\w-]+$/);
  assert.deepEqual(await stateOf(fragment), state);
  assert.equal(await stateOf("#cart-part"), undefined);
});

test("a damaged link, one without a state and one that is too large are refused", async () => {
  await assert.rejects(stateOf("#1.AAAA"));
  await assert.rejects(stateOf(await fragmentOf(/** @type {any} */ ({ promotions: 1 }))), /no state/);
  const large = { promotions: "x".repeat(5_000_000), cart: {}, context: {} };
  await assert.rejects(stateOf(await fragmentOf(large)), /more than this page reads/);
});

test("amounts are exact", () => {
  assert.equal(amountText(minorUnits("92233720368547758.07") - 1n, 2), "92233720368547758.06");
  assert.equal(amountText(-5n, 2), "-0.05");
  assert.equal(amountText(12n, 0), "12");
  assert.equal(decimalsOf("1.500"), 3);
});
