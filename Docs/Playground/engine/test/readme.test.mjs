// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The program of README.md prints what README.md says.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { root, wasmPath } from "./support.mjs";

test("the program of the README prints what the README says", () => {
  const engine = path.join(root, "Docs/Playground/engine");
  const readme = readFileSync(path.join(engine, "README.md"), "utf8");
  const [, program, printed] = /```js\n([^]*?)```\n\n```text\n([^]*?)```/.exec(readme) ?? [];
  const folder = mkdtempSync(path.join(tmpdir(), "cart-pricing-"));
  try {
    copyFileSync(path.join(engine, "engine.mjs"), path.join(folder, "engine.mjs"));
    copyFileSync(wasmPath, path.join(folder, "cart-pricing.wasm"));
    writeFileSync(path.join(folder, "readme.mjs"), program);
    const run = spawnSync(process.execPath, ["readme.mjs"], { cwd: folder, encoding: "utf8", timeout: 600_000 });
    assert.equal(run.stderr, "");
    assert.equal(run.stdout, printed);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
