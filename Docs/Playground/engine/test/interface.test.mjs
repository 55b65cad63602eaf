// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The JavaScript interface: what it takes, what it returns and throws, and what it does with memory.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { CartPricing, EngineStopped, PricingError } from "../engine.mjs";
import { cases, load, root, wasmPath } from "./support.mjs";

const text = readFileSync(path.join(root, "Docs/Examples/first-order.json"), "utf8");
const request = JSON.parse(text);
const cartRequest = { cart: request.cart, context: request.context };

test("a request is a text, bytes or an object", async () => {
  const engine = await load();
  const expected = engine.price(text);
  assert.equal(expected.total, "49.45");
  assert.deepEqual(engine.price(request), expected);
  assert.deepEqual(engine.price(new TextEncoder().encode(text)), expected);
});

test("the module imports nothing", () => {
  const module = new WebAssembly.Module(readFileSync(wasmPath));
  assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test("a compiled module and a response are taken, too", async () => {
  const bytes = readFileSync(wasmPath);
  assert.equal(new CartPricing(new WebAssembly.Module(bytes)).price(request).total, "49.45");
  const engine = await CartPricing.load(Promise.resolve(new Response(bytes)));
  assert.equal(engine.price(request).total, "49.45");
});

test("faults are thrown, all of them with their paths", async () => {
  const engine = await load();
  const wrong = structuredClone(request);
  wrong.cart.lines[0].quantity = 0;
  wrong.context.now = "yesterday";
  assert.throws(() => engine.price(wrong), (error) => {
    assert.ok(error instanceof PricingError);
    assert.deepEqual(error.faults.map((fault) => fault.path), ["cart.lines[0].quantity", "context.now"]);
    assert.match(error.message, /^cart\.lines\[0\]\.quantity: /);
    return true;
  });
  assert.throws(() => engine.receipt("{"), PricingError);
  assert.throws(() => engine.refund({}), PricingError);
  assert.throws(() => engine.keep({ promotions: 1 }), PricingError);
  assert.equal(engine.price(request).total, "49.45");
});

test("a check has errors and warnings and does not throw", async () => {
  const engine = await load();
  assert.deepEqual(engine.check(request.promotions), { errors: [], warnings: [] });
  assert.equal(engine.check("[]").errors.length, 1);
  const never = { currency: "EUR", promotions: [{ id: "p", validFrom: "2026-02-01", validUntil: "2026-01-01", actions: [{ on: "cart", discount: { percent: "1" } }] }] };
  assert.ok(engine.check(never).warnings.length > 0);
});

test("a refund and its receipt", async () => {
  const engine = await load();
  const { request: order } = cases("Tests/Cases/orders", "refund-yen")[0];
  const refund = engine.refund(order);
  assert.equal(JSON.stringify(refund), engine.refundText(order).text);
  assert.match(engine.refundReceipt(order), /JPY/);
});

test("kept promotions price carts with faults and without, until they are closed", async () => {
  const engine = await load();
  const first = engine.keep(request.promotions);
  const none = engine.keep({ currency: "EUR", promotions: [] });
  assert.equal(first.price(cartRequest).total, "49.45");
  assert.equal(none.price(cartRequest).discount, "0.00");
  assert.throws(() => first.price({ ...cartRequest, cart: {} }), PricingError);
  assert.equal(first.receipt(cartRequest), engine.receipt(request));
  first.close();
  first.close();
  assert.throws(() => first.price(cartRequest), /closed/);
  const second = engine.keep(request.promotions);
  assert.equal(second.price(cartRequest).total, "49.45");
  assert.equal(none.price(cartRequest).discount, "0.00");
});

test("an engine that stopped is started again, with the promotions that it kept", async (context) => {
  const Real = WebAssembly.Instance;
  let stops = 0;
  context.after(() => { WebAssembly.Instance = Real; });
  // Every instance traps in its third pricing.
  WebAssembly.Instance = /** @type {any} */ (function (/** @type {WebAssembly.Module} */ module) {
    const { exports } = new Real(module);
    let calls = 0;
    const priceKept = (/** @type {any[]} */ ...values) => {
      calls += 1;
      if (calls < 3) return /** @type {Function} */ (exports.priceKept)(...values);
      stops += 1;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    return { exports: { ...exports, priceKept } };
  });
  const kept = (await load()).keep(request.promotions);
  for (let round = 0; round < 3; round += 1) {
    assert.equal(kept.price(cartRequest).total, "49.45");
    assert.equal(kept.price(cartRequest).total, "49.45");
    assert.throws(() => kept.price(cartRequest), EngineStopped);
  }
  assert.equal(stops, 3);
});

test("memory does not grow with the number of requests", async (context) => {
  /** @type {WebAssembly.Memory[]} */
  const memories = [];
  const Real = WebAssembly.Instance;
  context.after(() => { WebAssembly.Instance = Real; });
  WebAssembly.Instance = /** @type {any} */ (function (/** @type {WebAssembly.Module} */ module) {
    const instance = new Real(module);
    memories.push(/** @type {WebAssembly.Memory} */ (instance.exports.memory));
    return instance;
  });
  const engine = await load();
  const documents = cases("Tests/Cases").map((each) => each.text);
  const all = () => {
    for (const document of documents) engine.priceText(document);
    const kept = engine.keep(request.promotions);
    kept.price(cartRequest);
    kept.close();
  };
  all();
  const size = memories[0].buffer.byteLength;
  for (let round = 0; round < 10; round += 1) all();
  assert.equal(memories.length, 1);
  assert.equal(memories[0].buffer.byteLength, size);
});
