// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The faults and warnings of the promotions, each at its line.

import { byId, element } from "./dom.mjs";
import { entries, entryAt } from "./scan.mjs";

/** @typedef {import("../engine/engine.mjs").Fault} Fault */

/**
 * Lists the faults and the warnings below the editor, and marks the lines of the faults in it.
 * @param {import("./editor.mjs").Editor} editor
 * @param {string} text The text that was checked.
 * @param {Fault[]} faults
 * @param {Fault[]} warnings
 */
export function showSetFaults(editor, text, faults, warnings) {
  const all = faults.length + warnings.length > 0 ? entries(text) : [];
  const place = (/** @type {Fault} */ fault) => {
    const position = /line (\d+), column (\d+)/.exec(fault.message);
    if (fault.code === "syntax" && position) {
      const start = text.split("\n").slice(0, Number(position[1]) - 1).join("\n").length + (position[1] === "1" ? 0 : 1);
      return { offset: start + Number(position[2]) - 1, line: Number(position[1]) - 1 };
    }
    const offset = entryAt(all, fault.path)?.keyStart ?? 0;
    return { offset, line: text.slice(0, offset).split("\n").length - 1 };
  };
  const row = (/** @type {Fault} */ fault, /** @type {boolean} */ isWarning) => {
    const { offset, line } = place(fault);
    const name = fault.path ? `${fault.path}: ` : "";
    return element("li", { class: isWarning ? "warning" : "" }, element(
      "button", { type: "button", class: "link", click: () => editor.goTo(offset) },
      `Line ${line + 1}${isWarning ? ", warning" : ""}: ${name}${fault.message}`));
  };
  editor.mark(faults.map((fault) => ({ line: place(fault).line, message: fault.message })));
  byId("set-faults").replaceChildren(
    ...faults.map((fault) => row(fault, false)), ...warnings.map((warning) => row(warning, true)));
  const counts = [];
  if (faults.length > 0) counts.push(faults.length === 1 ? "1 fault" : `${faults.length} faults`);
  if (warnings.length > 0) counts.push(warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`);
  const summary = counts.length > 0 ? `${counts.join(", ")}:` : "No faults.";
  const output = byId("set-summary");
  if (output.textContent !== summary) output.textContent = summary;
  output.classList.toggle("bad", faults.length > 0);
}
