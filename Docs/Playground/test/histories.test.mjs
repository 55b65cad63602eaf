// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// What each promotion took from each unit adds up to what the result says, for every worked case.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cases, load } from "../engine/test/support.mjs";
import { histories } from "../page/bars.mjs";
import { minorUnits } from "../page/words.mjs";

test("the histories of the units of a line add up to its adjustments, its discount and its units", async () => {
  const engine = await load();
  let byUnit = 0;
  let byLine = 0;
  for (const { name, request } of cases("Tests/Cases")) {
    if (!request || !engine.priceText(request).ok) continue;
    const { promotions, cart, context } = request;
    const result = engine.price(request);
    for (const { line, units } of histories(result, promotions, (set) => engine.price({ promotions: set, cart, context }))) {
      if (units.length === 0) {
        byLine += 1;
        continue;
      }
      byUnit += 1;
      const taken = new Map();
      const prices = new Map();
      let count = 0;
      for (const unit of units) {
        count += unit.count;
        let price = unit.list;
        for (const { promotion, amount } of unit.taken) {
          price -= amount;
          taken.set(promotion, (taken.get(promotion) ?? 0n) + amount * BigInt(unit.count));
        }
        assert.equal(price, unit.price, name);
        prices.set(price, (prices.get(price) ?? 0) + unit.count);
      }
      assert.equal(count, line.quantity, name);
      const adjustments = new Map(line.adjustments.map((each) => [each.promotion, minorUnits(each.amount)]));
      const known = [...taken].filter(([, amount]) => amount !== 0n);
      assert.deepEqual(new Map(known.sort()), new Map([...adjustments].filter(([, amount]) => amount !== 0n).sort()), name);
      const expected = new Map();
      for (const { count: units, price } of line.units) {
        expected.set(minorUnits(price), (expected.get(minorUnits(price)) ?? 0) + units);
      }
      assert.deepEqual(new Map([...prices].sort()), new Map([...expected].sort()), name);
    }
  }
  assert.ok(byUnit > 20 * byLine, `${byUnit} lines by unit, ${byLine} as a whole`);
});
