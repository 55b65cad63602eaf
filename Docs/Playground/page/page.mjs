// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The page: it prices after each change, and keeps the parts of the page together.

import { CartPricing, EngineStopped, PricingError } from "../engine/engine.mjs";
import { histories, showBars } from "./bars.mjs";
import { Builder } from "./builder.mjs";
import { CartForm } from "./cart.mjs";
import { Curve } from "./curve.mjs";
import { byId, element } from "./dom.mjs";
import { makeEditor } from "./editor.mjs";
import { showSetFaults } from "./faults.mjs";
import { formatted } from "./format.mjs";
import { Proposals } from "./proposals.mjs";
import { showReceipt, showResult } from "./result.mjs";
import { entries, entryAt, pathText } from "./scan.mjs";
import { History, MOST_OF_LINK, fragmentOf, stateOf } from "./state.mjs";

/** @typedef {import("../engine/engine.mjs").Fault} Fault */
/** @typedef {import("../engine/engine.mjs").KeptPromotions} KeptPromotions */
/** @typedef {import("./state.mjs").State} State */

/** The module, which is in the page as the base64 of its gzip. */
async function moduleBytes() {
  const packed = Uint8Array.from(atob(byId("data-module").textContent.trim()), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

class Page {
  /** @type {State} */
  #state = { promotions: "", cart: {}, context: {} };
  #engine;
  /** @type {KeptPromotions | undefined} */
  #kept;
  /** The text that was compiled last, with faults or without. */
  #compiledText = "";
  /** @type {Fault[]} */
  #setFaults = [];
  /** @type {Fault[]} */
  #warnings = [];
  #set = { promotions: /** @type {any[]} */ ([]) };
  #history = new History();
  /** @type {import("../engine/engine.mjs").PricedCart | undefined} */
  #result;
  /** Whether `#result` is the price of the state, and not of an earlier one without faults. */
  #isCurrent = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #receiptLater;
  /** The cart and the context that were priced last. */
  #priced = {};
  #proposals = new Proposals(JSON.parse(byId("data-schema").textContent), () => this.#editor);
  #examples = JSON.parse(byId("data-examples").textContent);
  #form = new CartForm((place) => this.#change(place));
  #editor = makeEditor(byId("editor"), {
    changed: () => {
      const text = this.#editor.text();
      if (text === this.#state.promotions) return;
      this.#state.promotions = text;
      this.#change("promotions");
    },
    moved: () => this.#proposals.show(),
    undo: () => this.#go(this.#history.undo()),
    redo: () => this.#go(this.#history.redo()),
    hints: (editor) => this.#proposals.hints(editor),
  });
  #curve = new Curve({
    state: () => this.#state,
    priceCart: (request) => {
      if (!this.#kept) throw new Error("no promotions");
      return this.#kept.price(request);
    },
    pricePromotions: (promotions) => this.#engine.price(this.#requestText(promotions)),
    setPromotions: (promotions) => this.#setPromotions(promotions),
    cartChanged: () => {
      this.#form.show(this.#state);
      this.#change("curve");
    },
  });

  /** @param {CartPricing} engine */
  constructor(engine) {
    this.#engine = engine;
    new Builder({
      cart: () => this.#state.cart,
      ids: () => new Set(this.#set.promotions.map((each) => each.id)),
      canAdd: () => this.#canAdd(),
      add: (promotion) => this.#addPromotion(promotion),
    });
    this.#fillExamples();
    byId("undo").addEventListener("click", () => this.#go(this.#history.undo()));
    byId("redo").addEventListener("click", () => this.#go(this.#history.redo()));
    byId("copy-link").addEventListener("click", () => this.#copyLink());
    byId("tidy").addEventListener("click", () => this.#tidy());
    document.addEventListener("keydown", (event) => {
      const isField = event.target instanceof Element && event.target.closest("#editor, dialog");
      if (isField || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      this.#go(key === "y" || event.shiftKey ? this.#history.redo() : this.#history.undo());
    });
    // A link to a part of the page must not take the state out of the address.
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const part = byId(link.getAttribute("href")?.slice(1) ?? "");
        part.focus({ preventScroll: true });
        part.scrollIntoView();
      });
    }
    window.addEventListener("hashchange", () => this.#openLink());
  }

  /** Opens the state of the link, or the first example. */
  async start() {
    if (!(await this.#openLink())) this.#open(this.#exampleState(0), "start");
  }

  /** @returns {Promise<boolean>} Whether the fragment has a state. */
  async #openLink() {
    try {
      const state = await stateOf(location.hash);
      if (!state) return false;
      if (JSON.stringify(state) !== JSON.stringify(this.#state)) this.#open(state, "link");
      return true;
    } catch (error) {
      this.#say(`The link cannot be read: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  }

  #fillExamples() {
    const select = byId("examples");
    select.append(element("option", { value: "" }, "Choose…"));
    let index = 0;
    for (const { group, examples } of this.#examples) {
      select.append(element("optgroup", { label: group }, examples.map(
        (/** @type {any} */ example) => element("option", { value: String(index++) }, example.name))));
    }
    select.addEventListener("change", () => {
      if (select.value === "") return;
      this.#open(this.#exampleState(Number(select.value)), "example");
      this.#say(`Opened “${select.selectedOptions[0].textContent}”. Undo goes back.`);
      select.value = "";
    });
  }

  /**
   * @param {number} number
   * @returns {State}
   */
  #exampleState(number) {
    const { request } = this.#examples.flatMap((/** @type {any} */ each) => each.examples)[number];
    return structuredClone({ promotions: formatted(request.promotions), cart: request.cart, context: request.context });
  }

  /**
   * @param {State} state
   * @param {string} place
   */
  #open(state, place) {
    this.#state = state;
    this.#editor.setText(state.promotions);
    this.#form.show(state);
    this.#change(place);
  }

  /** @param {State | undefined} state */
  #go(state) {
    this.#say(state ? "" : "There is nothing more.");
    if (!state) return;
    const focused = document.activeElement;
    const path = focused instanceof HTMLElement ? focused.dataset.path : undefined;
    this.#state = state;
    this.#editor.setText(state.promotions);
    this.#form.show(state);
    if (path) byId("cart").querySelector(`[data-path="${CSS.escape(path)}"]`)?.focus();
    this.#update();
  }

  /**
   * Remembers the state, and prices it.
   * @param {string} place Where it was changed.
   */
  #change(place) {
    this.#history.record(this.#state, place);
    this.#update();
  }

  /** Prices the state now, and shows afterwards what takes longer. */
  #update() {
    this.#guard(() => {
      this.#compile();
      this.#price();
    });
    byId("undo").disabled = !this.#history.canUndo;
    byId("redo").disabled = !this.#history.canRedo;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.#guard(() => this.#updateLater());
      this.#showLink();
    }, 200);
  }

  /** @param {() => void} action What says so if the engine stops. */
  #guard(action) {
    try {
      action();
    } catch (error) {
      if (!(error instanceof EngineStopped)) throw error;
      this.#say("The engine stopped on this document, for example for lack of memory. The next change starts it again.");
    }
  }

  #compile() {
    const text = this.#state.promotions;
    if (this.#compiledText === text) return;
    this.#compiledText = text;
    try {
      const kept = this.#engine.keep(text);
      this.#kept?.close();
      this.#kept = kept;
      this.#set = JSON.parse(text);
      this.#setFaults = [];
    } catch (error) {
      if (!(error instanceof PricingError)) throw error;
      this.#setFaults = error.faults;
    }
    this.#warnings = [];
    showSetFaults(this.#editor, this.#state.promotions, this.#setFaults, this.#warnings);
  }

  #price() {
    const { cart, context } = this.#state;
    const stale = byId("stale");
    /** @type {Fault[]} */
    let faults = [];
    let reason = this.#setFaults.length > 0 ? "The promotions have faults. This is the price with the last ones that had none." : "";
    if (this.#form.jsonError) {
      faults = [{ code: "syntax", path: "", message: `Cart as JSON: ${this.#form.jsonError}` }];
    } else if (this.#kept) {
      try {
        const result = this.#kept.price({ cart, context: { ...context, explain: context.explain ?? "all" } });
        showResult(result, { nameOf: (id) => this.#nameOf(id), goTo: (id, path) => this.#goToPromotion(id, path) });
        this.#priced = structuredClone({ cart, context });
        this.#showReceiptSoon();
        this.#result = result;
        byId("total-copy").textContent = byId("total").textContent;
      } catch (error) {
        if (!(error instanceof PricingError)) throw error;
        faults = error.faults;
      }
    }
    if (faults.length > 0) reason = "The cart has faults. This is the last price.";
    this.#isCurrent = reason === "";
    stale.hidden = this.#isCurrent;
    if (stale.textContent !== reason) stale.textContent = reason;
    byId("result-part").classList.toggle("old", reason !== "");
    this.#form.mark(faults);
    const list = byId("cart-faults");
    const rows = faults.map((fault) => element("li", {}, element(
      "button", { type: "button", class: "link", click: () => this.#form.goTo(fault.path) },
      fault.path ? `${this.#cartPlace(fault.path)}: ${fault.message}` : fault.message)));
    if (rows.length > 0 || list.childElementCount > 0) list.replaceChildren(...rows);
  }

  /**
   * Shows the receipt after the price: its text takes longer than pricing, and typing must not wait for it. A receipt is left
   * out if the next keystroke has another price; it is that of the price that is shown, also if the next keystroke is a fault.
   */
  #showReceiptSoon() {
    clearTimeout(this.#receiptLater);
    this.#receiptLater = setTimeout(() => {
      this.#guard(() => this.#kept && showReceipt(this.#kept.receipt(this.#priced)));
    });
  }

  /**
   * A path of the cart in words, where that is short.
   * @param {string} path
   */
  #cartPlace(path) {
    return path.replace(/^cart\.lines\[(\d+)\]\.?/, (_, index) => `Item ${Number(index) + 1} `).trim();
  }

  /** What is not needed at once: warnings, bars and the curve. */
  #updateLater() {
    if (this.#setFaults.length === 0) {
      this.#warnings = this.#engine.check(this.#state.promotions).warnings.map(
        ({ path, message }) => ({ code: "invalid", path, message }));
      showSetFaults(this.#editor, this.#state.promotions, this.#setFaults, this.#warnings);
    }
    if (this.#result && this.#isCurrent) {
      const { cart, context } = this.#state;
      const price = (/** @type {any} */ promotions) => this.#engine.price({ promotions, cart, context });
      showBars(histories(this.#result, this.#set, price), (id) => this.#nameOf(id));
      byId("result-json").textContent = formatted(this.#result);
      this.#curve.update();
    }
    this.#proposals.show();
  }

  /** Writes the state into the address. */
  async #showLink() {
    const fragment = await fragmentOf(this.#state);
    if (location.hash !== fragment && fragment.length <= MOST_OF_LINK) history.replaceState(null, "", fragment);
  }

  /** @param {string} promotions */
  #requestText(promotions) {
    const { cart, context } = this.#state;
    return `{"promotions":${promotions},"cart":${JSON.stringify(cart)},"context":${JSON.stringify(context)}}`;
  }

  /** @param {string} id */
  #nameOf(id) {
    return this.#set.promotions.find((each) => each.id === id)?.name ?? id;
  }

  /**
   * @param {string} id
   * @param {string} path Within the promotion.
   */
  #goToPromotion(id, path) {
    const index = this.#set.promotions.findIndex((each) => each.id === id);
    const start = `promotions[${index}]`;
    const separator = path === "" || path.startsWith("[") ? "" : ".";
    this.#goToPath(start + separator + path);
  }

  /** @param {string} path */
  #goToPath(path) {
    const entry = entryAt(entries(this.#editor.text()), path);
    this.#editor.goTo(entry?.keyStart ?? 0);
  }

  // -- Changes of the promotions by buttons

  /** @param {string} text */
  #setPromotions(text) {
    this.#state.promotions = text;
    this.#editor.setText(text);
    this.#change("button");
  }

  #tidy() {
    try {
      this.#setPromotions(formatted(JSON.parse(this.#state.promotions)));
      this.#say("The document is laid out anew.");
    } catch {
      this.#say("The promotions are not JSON yet: mend the fault below the editor first.");
    }
  }

  /** Whether a promotion can be added to the document; says what to mend if not. */
  #canAdd() {
    try {
      JSON.parse(this.#state.promotions);
    } catch {
      this.#say("The promotions have a fault. Mend it first: it is named below the editor.");
      return false;
    }
    if (this.#listOfPromotions()) return true;
    this.#say("The document has no list “promotions”.");
    return false;
  }

  #listOfPromotions() {
    return entries(this.#state.promotions).find((entry) => entry.path === "promotions" && entry.kind === "array");
  }

  /** @param {any} promotion */
  #addPromotion(promotion) {
    const list = this.#listOfPromotions();
    if (!list) return;
    const text = this.#state.promotions;
    const all = entries(text);
    const last = all.filter((entry) => entry.steps.length === 2 && entry.steps[0] === "promotions").at(-1);
    const indent = "    ";
    const added = `\n${indent}${formatted(promotion, indent)}`;
    const changed = last
      ? `${text.slice(0, last.end)},${added}${text.slice(last.end)}`
      : `${text.slice(0, list.start + 1)}${added}\n  ${text.slice(list.end - 1)}`;
    this.#setPromotions(changed);
    const index = last ? Number(last.steps[1]) + 1 : 0;
    this.#goToPath(pathText(["promotions", index]));
    this.#say(`“${promotion.name}” was added.`);
  }

  async #copyLink() {
    const fragment = await fragmentOf(this.#state);
    if (fragment.length > MOST_OF_LINK) return this.#say("The promotions and the cart are too large for a link.");
    history.replaceState(null, "", fragment);
    try {
      await navigator.clipboard.writeText(location.href);
      this.#say("The link was copied.");
    } catch {
      this.#say("The address of this page is the link: copy it from there.");
    }
  }

  /** @param {string} text */
  #say(text) {
    byId("status").textContent = text;
  }
}

try {
  const page = new Page(await CartPricing.load(await moduleBytes()));
  await page.start();
  document.documentElement.dataset.ready = "true";
} catch (error) {
  byId("status").textContent = `The page does not work in this browser: ${error instanceof Error ? error.message : error}`;
  throw error;
}
