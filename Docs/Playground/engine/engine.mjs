// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The JavaScript interface of the pricing engine in WebAssembly. It runs in browsers, in node and wherever
// `WebAssembly` is; it fetches nothing and uses no other module.

/**
 * A JSON document: its text, its bytes in UTF-8, or a value that `JSON.stringify` writes.
 *
 * Amounts are strings, such as `"19.99"`. Numbers of JavaScript are exact for all integers that a document can have.
 * @typedef {string | Uint8Array | object} Document
 */

/**
 * What a faulty document has, see "Fault" in Docs/JSON.md.
 * @typedef {object} Fault
 * @property {"syntax" | "invalid" | "amountOutOfRange" | "tooManyRuns" | "tooComplex"} code
 * @property {string} path From the root of the document, such as `cart.lines[0].sku`; may be empty.
 * @property {string} message For people.
 */

/**
 * A warning of the check of a set.
 * @typedef {object} Warning
 * @property {string} kind
 * @property {string} path
 * @property {string} message
 */

/**
 * What one promotion took off.
 * @typedef {object} Adjustment
 * @property {string} promotion
 * @property {string} amount
 */

/**
 * @typedef {object} PricedLine
 * @property {string} id
 * @property {string} sku
 * @property {string} [name]
 * @property {number} quantity
 * @property {string} unitPrice
 * @property {string} subtotal
 * @property {string} discount
 * @property {string} total
 * @property {string} tax
 * @property {string} [taxDiscount]
 * @property {Adjustment[]} adjustments
 * @property {{count: number, price: string}[]} units
 * @property {true} [gift]
 */

/**
 * What a promotion lacks.
 * @typedef {object} Gap
 * @property {"subtotal" | "quantity" | "lines" | "leastQuantity" | "reward"} measure
 * @property {unknown} of The selector.
 * @property {"items" | "cart"} [after]
 * @property {string | number} required
 * @property {string | number} current
 * @property {string | number} missing
 */

/**
 * @typedef {object} Decision
 * @property {string} promotion
 * @property {string} reason
 * @property {string} [limit]
 * @property {Gap[]} [gaps]
 * @property {string[]} [failed]
 * @property {string} [by]
 */

/**
 * The result of pricing, see "PricedCart" in Docs/JSON.md.
 * @typedef {object} PricedCart
 * @property {string} [version]
 * @property {string} currency
 * @property {PricedLine[]} lines
 * @property {string} subtotal
 * @property {{method: string, cost: string, discount: string, total: string, tax: string, adjustments: Adjustment[]}} [shipping]
 * @property {{id: string, amount: string, discount: string, total: string, tax?: string, adjustments: Adjustment[]}[]} [fees]
 * @property {{amount: string, discount: string, total: string, adjustments: Adjustment[]}} tax
 * @property {string} discount
 * @property {string} total
 * @property {{id: string, name?: string, coupon?: string, applications: number, discount: string, next?: Gap}[]} promotions
 * @property {{code: string, outcome: string, promotion?: string}[]} [coupons]
 * @property {Decision[]} decisions
 * @property {{kind: "applied" | "nearMiss" | "nextStep", promotion: string, text: string}[]} messages
 * @property {{promotion: string, amount: string}[]} credits
 * @property {{promotion: string, count: number}[]} [points]
 * @property {{promotion: string, template: string, count: number, validFor?: string}[]} issuedCoupons
 * @property {{promotion: string, action: number, oneOf: string[]}[]} [choices]
 * @property {{promotion: string, coupon?: string, customer?: string, discount: string}[]} redemptions
 * @property {{id: string, amount: string}[]} [tenders]
 * @property {string} [due]
 * @property {boolean} optimal
 */

/**
 * The result of a check.
 * @typedef {object} SetCheck
 * @property {Fault[]} errors
 * @property {Warning[]} warnings
 */

/**
 * The text of an answer: a result, or `{"errors": [...]}`.
 * @typedef {object} Answer
 * @property {boolean} ok Whether the text is a result.
 * @property {string} text
 */

/** A document has faults: all of them, in its order. */
export class PricingError extends Error {
  /** @param {Fault[]} faults */
  constructor(faults) {
    super(faults.map((fault) => (fault.path ? `${fault.path}: ${fault.message}` : fault.message)).join("\n"));
    this.name = "PricingError";
    /** @type {Fault[]} */
    this.faults = faults;
  }
}

/** The engine had to stop, for example for lack of memory. The next call starts a new one. */
export class EngineStopped extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("the pricing engine stopped", { cause });
    this.name = "EngineStopped";
  }
}

/**
 * What the module exports, see Engine.swift and runtime.c.
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(size: number) => number} allocate
 * @property {(start: number) => void} release
 * @property {(high: number, low: number) => void} seed
 * @property {(start: number, count: number, form: number) => number} price
 * @property {(start: number, count: number) => number} check
 * @property {(start: number, count: number, form: number) => number} refund
 * @property {(start: number, count: number) => number} keep
 * @property {(number: number, start: number, count: number, form: number) => number} priceKept
 * @property {(number: number) => void} drop
 * @property {() => number} resultStart
 * @property {() => number} resultCount
 */

const JSON_FORM = 0;
const RECEIPT_FORM = 1;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * @param {Document} document
 * @returns {Uint8Array}
 */
function bytesOf(document) {
  if (document instanceof Uint8Array) return document;
  return encoder.encode(typeof document === "string" ? document : JSON.stringify(document));
}

/**
 * @param {Answer} answer
 * @returns {any}
 */
function valueOf(answer) {
  const value = JSON.parse(answer.text);
  if (!answer.ok) throw new PricingError(value.errors);
  return value;
}

/**
 * @param {Answer} answer
 * @returns {string}
 */
function textOf(answer) {
  if (!answer.ok) throw new PricingError(JSON.parse(answer.text).errors);
  return answer.text;
}

/** The pricing engine. One is enough for a page or a process; its calls do not wait. */
export class CartPricing {
  /** @type {WebAssembly.Module} */
  #module;
  /** @type {Exports | undefined} */
  #exports;
  /** How many instances there were: a kept engine of an earlier one is compiled again. */
  #generation = 0;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#module = module;
  }

  /**
   * Compiles the module.
   *
   *     const engine = await CartPricing.load(await readFile("cart-pricing.wasm"))   // node
   *     const engine = await CartPricing.load(fetch("cart-pricing.wasm"))            // browser
   *
   * Where a platform compiles modules itself, as edge functions do: `new CartPricing(module)`.
   * @param {BufferSource | Response | Promise<BufferSource | Response>} source The module's bytes, or the response that has them.
   * @returns {Promise<CartPricing>}
   */
  static async load(source) {
    const loaded = await source;
    const isResponse = typeof Response !== "undefined" && loaded instanceof Response;
    const bytes = isResponse ? await loaded.arrayBuffer() : /** @type {BufferSource} */ (loaded);
    return new CartPricing(await WebAssembly.compile(bytes));
  }

  /**
   * Prices a request: `{promotions, cart, context}`.
   * @param {Document} request
   * @returns {PricedCart}
   * @throws {PricingError}
   */
  price(request) {
    return valueOf(this.priceText(request));
  }

  /**
   * Prices a request. The text has the bytes of `price-cart --json -`.
   * @param {Document} request
   * @returns {Answer}
   */
  priceText(request) {
    return this.#call(request, (exports, start, count) => exports.price(start, count, JSON_FORM));
  }

  /**
   * The receipt of a request, as `price-cart` prints it.
   * @param {Document} request
   * @returns {string}
   * @throws {PricingError}
   */
  receipt(request) {
    return textOf(this.#call(request, (exports, start, count) => exports.price(start, count, RECEIPT_FORM)));
  }

  /**
   * The errors and the warnings of a promotion set.
   * @param {Document} set
   * @returns {SetCheck}
   */
  check(set) {
    return JSON.parse(this.checkText(set).text);
  }

  /**
   * The same as text, with the bytes of `price-cart check --json`.
   * @param {Document} set
   * @returns {Answer}
   */
  checkText(set) {
    return this.#call(set, (exports, start, count) => exports.check(start, count));
  }

  /**
   * What the last return of an order gives back, see Docs/Returns.md.
   * @param {Document} request
   * @returns {any}
   * @throws {PricingError}
   */
  refund(request) {
    return valueOf(this.refundText(request));
  }

  /**
   * The same as text, with the bytes of `price-cart refund --json`.
   * @param {Document} request
   * @returns {Answer}
   */
  refundText(request) {
    return this.#call(request, (exports, start, count) => exports.refund(start, count, JSON_FORM));
  }

  /**
   * The receipt of a refund.
   * @param {Document} request
   * @returns {string}
   * @throws {PricingError}
   */
  refundReceipt(request) {
    return textOf(this.#call(request, (exports, start, count) => exports.refund(start, count, RECEIPT_FORM)));
  }

  /**
   * Compiles a promotion set once, for many carts.
   * @param {Document} set
   * @returns {KeptPromotions}
   * @throws {PricingError}
   */
  keep(set) {
    const bytes = bytesOf(set).slice();
    const compile = () => {
      const answer = this.#call(bytes, (exports, start, count) => exports.keep(start, count));
      return { number: Number(textOf(answer)), generation: this.#generation };
    };
    let kept = compile();
    /** @type {PriceKept} */
    const price = (request, form) => {
      if (!this.#exports || kept.generation !== this.#generation) kept = compile();
      return this.#call(request, (exports, start, count) => exports.priceKept(kept.number, start, count, form));
    };
    const close = () => {
      if (this.#exports && kept.generation === this.#generation) this.#exports.drop(kept.number);
    };
    return new KeptPromotions(price, close);
  }

  /** @returns {Exports} */
  #instance() {
    if (this.#exports) return this.#exports;
    const exports = /** @type {Exports} */ (/** @type {unknown} */ (new WebAssembly.Instance(this.#module).exports));
    const [high, low] = crypto.getRandomValues(new Uint32Array(2));
    exports.seed(high, low);
    this.#generation += 1;
    this.#exports = exports;
    return exports;
  }

  /**
   * @param {Document} document
   * @param {(exports: Exports, start: number, count: number) => number} operation
   * @returns {Answer}
   */
  #call(document, operation) {
    const bytes = bytesOf(document);
    const exports = this.#instance();
    try {
      const start = exports.allocate(Math.max(bytes.length, 1)) >>> 0;
      if (start === 0) throw new WebAssembly.RuntimeError("no memory for the document");
      new Uint8Array(exports.memory.buffer, start, bytes.length).set(bytes);
      const status = operation(exports, start, bytes.length);
      exports.release(start);
      const result = new Uint8Array(exports.memory.buffer, exports.resultStart() >>> 0, exports.resultCount());
      return { ok: status === 0, text: decoder.decode(result) };
    } catch (error) {
      // A trap, or an exhausted stack, leaves the memory as it was in the middle of the call.
      this.#exports = undefined;
      throw new EngineStopped(error);
    }
  }
}

/** @typedef {(request: Document, form: number) => Answer} PriceKept */

/** An engine that is kept for a promotion set. */
export class KeptPromotions {
  #price;
  #close;
  #closed = false;

  /**
   * `CartPricing.keep` makes one.
   * @param {PriceKept} price
   * @param {() => void} close
   */
  constructor(price, close) {
    this.#price = price;
    this.#close = close;
  }

  /**
   * Prices a cart request: `{cart, context}`.
   * @param {Document} request
   * @returns {PricedCart}
   * @throws {PricingError}
   */
  price(request) {
    return valueOf(this.priceText(request));
  }

  /**
   * The same as text, with the bytes of `price-cart --promotions SET`.
   * @param {Document} request
   * @returns {Answer}
   */
  priceText(request) {
    return this.#open()(request, JSON_FORM);
  }

  /**
   * The receipt of a cart request.
   * @param {Document} request
   * @returns {string}
   * @throws {PricingError}
   */
  receipt(request) {
    return textOf(this.#open()(request, RECEIPT_FORM));
  }

  /** Gives the memory of the engine back. It prices nothing from then on. */
  close() {
    if (!this.#closed) this.#close();
    this.#closed = true;
  }

  #open() {
    if (this.#closed) throw new Error("these promotions were closed");
    return this.#price;
  }
}
