// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// What can be written at the cursor: a list below the editor, and the list that CodeMirror shows.

import { byId, element } from "./dom.mjs";
import { placeAt } from "./scan.mjs";
import { proposals } from "./schema.mjs";

export class Proposals {
  #schema;
  #editor;

  /**
   * @param {import("./schema.mjs").Schema} schema
   * @param {() => import("./editor.mjs").Editor} editor
   */
  constructor(schema, editor) {
    this.#schema = schema;
    this.#editor = editor;
    byId("proposals-part").addEventListener("toggle", () => this.show());
  }

  /** @param {number} cursor */
  #proposalsAt(cursor) {
    const text = this.#editor().text();
    const place = placeAt(text, cursor);
    const after = text.slice(place.to);
    return proposals(this.#schema, place).map((each) => {
      const before = place.needsComma ? ", " : "";
      const behind = each.isKey && !place.hasColon && /^\s*"/.test(after) ? ", " : "";
      return { ...each, place, inserted: before + each.text + behind };
    });
  }

  /** Lists what can be written at the cursor, if the list is open. */
  show() {
    if (!byId("proposals-part").open) return;
    const found = this.#proposalsAt(this.#editor().cursor()).slice(0, 60);
    const list = byId("proposals");
    if (found.length === 0) {
      list.replaceChildren(element("li", { class: "whole" }, "Nothing from a list. Put the cursor behind “{” or “,” or inside quotation marks."));
      return;
    }
    list.replaceChildren(...found.map(({ label, about, place, inserted }) => element(
      "li", {}, element("button", { type: "button", class: "link code", click: () => this.#editor().replace(place.from, place.to, inserted) }, label),
      about && ` ${about}`)));
  }

  /**
   * What CodeMirror shows.
   * @param {any} editor
   */
  hints(editor) {
    const found = this.#proposalsAt(this.#editor().cursor());
    const place = found[0]?.place;
    return {
      from: editor.posFromIndex(place?.from ?? 0),
      to: editor.posFromIndex(place?.to ?? 0),
      list: found.map(({ label, about, inserted }) => ({
        text: label,
        render: (/** @type {Element} */ item) => item.append(
          element("span", { class: "hint-label" }, label), about && element("span", { class: "hint-about" }, about.slice(0, 60))),
        hint: () => this.#editor().replace(place.from, place.to, inserted),
      })),
    };
  }
}
