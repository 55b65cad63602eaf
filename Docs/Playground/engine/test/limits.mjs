// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Requests with figures at and beyond the limits of documents and of 32-bit and 64-bit integers.

/** @typedef {{name: string, text: string}} Named */

const INT32_LIMITS = ["2147483646", "2147483647", "2147483648", "4294967295", "4294967296", "-2147483648", "-2147483649"];
const INT64_LIMITS = ["9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e400"];

/**
 * A request as text. Numbers are given as text, because JavaScript has no exact integers of 64 bits.
 * @param {{quantity?: string, unitPrice?: string, currency?: string, promotions?: string, context?: string, line?: string, cart?: string, lines?: string}} parts
 */
function request(parts) {
  const currency = parts.currency ?? "EUR";
  const line =
    `{"id":"a","sku":"A","quantity":${parts.quantity ?? "1"},"unitPrice":"${parts.unitPrice ?? "10.00"}"${parts.line ?? ""}}`;
  return (
    `{"promotions":{"currency":"${currency}","promotions":[${parts.promotions ?? ""}]},` +
    `"cart":{"currency":"${currency}","lines":[${line}${parts.lines ?? ""}]${parts.cart ?? ""}},` +
    `"context":{"now":"2026-05-04T10:00:00Z","explain":"all"${parts.context ?? ""}}}`
  );
}

const percentOff = '{"id":"p","actions":[{"on":"cart","discount":{"percent":"33.3333"}}]}';

/** @returns {Named[]} */
function quantities() {
  const counts = ["0", "1", "999999999", "1000000000", "1000000001", "3.0", "3.5", ...INT32_LIMITS, ...INT64_LIMITS];
  const thirds =
    '{"id":"three","calculateRule":{"quantity":{"minimum":3},"of":"all"},' +
    '"actions":[{"on":{"group":{"select":"all","reward":"cheapest"}},"discount":{"percent":"100"}}]}';
  return counts.flatMap((count) => [
    { name: `quantity ${count}`, text: request({ quantity: count, promotions: percentOff }) },
    { name: `quantity ${count}, one of three free`, text: request({ quantity: count, unitPrice: "0.07", promotions: thirds }) },
    {
      name: `two lines of quantity ${count}`,
      text: request({
        quantity: count, promotions: thirds, lines: `,{"id":"b","sku":"B","quantity":${count},"unitPrice":"0.01"}`,
      }),
    },
  ]);
}

/** @returns {Named[]} */
function prices() {
  // 10¹⁵ minor units are the most that an amount may have.
  const amounts = [
    "0", "0.00", "0.01", "21474836.47", "21474836.48", "42949672.95", "42949672.96", "9999999999999.99", "10000000000000.00",
    "10000000000000.01", "92233720368547758.07", "92233720368547758.08", "1e3", "00.10", "-1.00",
  ];
  const found = amounts.flatMap((amount) =>
    ["1", "7", "922", "923", "9223", "9224", "1000000000"].map((quantity) => ({
      name: `${quantity} for ${amount}`,
      text: request({ quantity, unitPrice: amount, promotions: percentOff, line: ',"taxRate":"1000"' }),
    })),
  );
  for (const currency of ["JPY", "KWD", "CLF"]) {
    for (const amount of ["1", "1000000000000000", "1000000000000001", "999999999999.999", "1000000000000.000"]) {
      found.push({
        name: `${amount} ${currency}`,
        text: request({ currency, unitPrice: amount, quantity: "9223", promotions: percentOff }),
      });
    }
  }
  return found;
}

/** @returns {Named[]} */
function counts() {
  const numbers = ["0", "1", "999999999", "1000000000", "1000000001", ...INT32_LIMITS, ...INT64_LIMITS];
  /** @type {[string, (count: string) => string][]} */
  const places = [
    ["priority", (count) => request({ promotions: `{"id":"p","priority":${count},"actions":[{"on":"cart","discount":{"amount":"1"}}]}` })],
    ["minimum", (count) => request({
      quantity: "1000000000",
      promotions: `{"id":"p","calculateRule":{"quantity":{"minimum":${count}},"of":"all"},"actions":[{"on":"cart","discount":{"amount":"1"}}]}`,
    })],
    ["maximum number of uses", (count) => request({
      promotions: `{"id":"p","constraints":{"maxUsesTotal":${count}},"actions":[{"on":"cart","discount":{"amount":"1"}}]}`,
      context: `,"usage":{"promotions":{"p":{"total":${count}}}}`,
    })],
    ["billing cycle", (count) => request({ promotions: percentOff, context: `,"billingCycle":${count}` })],
    ["points", (count) => request({
      quantity: "1000000000", unitPrice: "10000.00",
      promotions: `{"id":"p","actions":[{"points":{"count":${count},"per":"0.01"}}]}`,
    })],
    ["points for units", (count) => request({
      quantity: "1000000000", promotions: `{"id":"p","actions":[{"points":{"count":${count},"perUnits":1}}]}`,
    })],
    ["gifts", (count) => request({
      quantity: "1000000000",
      promotions: `{"id":"p","calculateRule":{"quantity":{"minimum":1},"of":"all"},"actions":[{"gift":{"sku":"G","quantity":${count},"unitPrice":"1.00"}}]}`,
    })],
    ["a needed quantity", (count) => request({
      promotions: `{"id":"p","when":{"quantity":{"atLeast":${count}}},"actions":[{"on":"cart","discount":{"amount":"1"}}]}`,
    })],
    ["a number as attribute", (count) => request({
      line: `,"attributes":{"weight":${count}}`,
      promotions: `{"id":"p","when":{"quantity":{"atLeast":1,"of":{"attribute":{"name":"weight","is":${count}}}}},"actions":[{"on":"cart","discount":{"amount":"1"}}]}`,
    })],
    ["search limit", (count) => request({ promotions: percentOff }).replace('"promotions":[', `"policy":{"selection":"bestForCustomer","searchLimit":${count}},"promotions":[`)],
    ["price scale", (count) => request({ quantity: "1000000000", line: `,"priceScale":[{"from":${count},"unitPrice":"9.00"}]` })],
  ];
  return places.flatMap(([place, make]) => numbers.map((count) => ({ name: `${place} ${count}`, text: make(count) })));
}

/**
 * Sums of quantities beyond 32 bits: ten lines with as many units as a line may have.
 * @returns {Named[]}
 */
function sums() {
  const lines = Array.from({ length: 9 }, (_, index) =>
    `,{"id":"l${index}","sku":"S${index % 3}","product":"P","quantity":1000000000,"unitPrice":"0.0${index + 1}",` +
    '"attributes":{"kg":"999999999.999999"}}').join("");
  const all = '"select":"all"';
  /** @type {[string, string][]} */
  const promotions = [
    ["a quantity rule", `"calculateRule":{"quantity":{"minimum":2},"of":"all"},"actions":[{"on":{"group":{${all},"reward":"cheapest"}},"discount":{"percent":"50"}}]`],
    ["a quantity rule by product", '"calculateRule":{"quantity":{"minimum":7},"of":"all","per":"product"},"actions":[{"on":{"group":{"reward":"mostExpensive"}},"discount":{"amount":"0.01"}}]'],
    ["a rule beyond", '"calculateRule":{"quantity":{"minimum":3},"of":"all","reward":"beyond"},"actions":[{"on":{"items":{}},"discount":{"percent":"100"}}]'],
    ["a linear rule", `"calculateRule":{"linear":{"quantity":3},"of":"all"},"actions":[{"on":{"group":{${all},"reward":"all"}},"discount":{"price":"0.05"}}]`],
    ["a linear rule that consumes", `"calculateRule":{"linear":{"quantity":4},"of":"all","consumes":true},"actions":[{"on":{"items":{${all}}},"discount":{"percent":"10"}}]`],
    ["a spend rule", '"calculateRule":{"spend":{"amount":"0.01"},"of":"all"},"actions":[{"on":{"items":{}},"discount":{"percent":"10"}}]'],
    ["items by count", '"actions":[{"on":{"items":{"count":1000000000,"order":"mostExpensive"}},"discount":{"percent":"10"}}]'],
    ["a group with a count", '"calculateRule":{"quantity":{"minimum":5},"of":"all"},"actions":[{"on":{"group":{"reward":"cheapest","count":3}},"discount":{"percent":"100"}}]'],
    ["a rank", '"calculateRule":{"quantity":{"minimum":5},"of":"all"},"actions":[{"on":{"group":{"reward":{"rank":2}}},"discount":{"percent":"100"}}]'],
    ["a bundle", '"actions":[{"on":{"bundle":{"parts":[{"select":{"sku":["S0"]},"count":1},{"select":{"sku":["S1","S2"]},"count":2}]}},"discount":{"price":"0.01"}}]'],
    ["tiers by quantity", '"actions":[{"on":"cart","discount":{"tiers":{"by":{"quantity":{}},"steps":[{"from":1000000000,"percent":"5"}]}}}]'],
    ["a needed quantity", '"when":{"quantity":{"atLeast":1000000000}},"actions":[{"on":"cart","discount":{"amount":"1"}}]'],
    ["an excess of units", '"when":{"quantity":{"atMost":999999999}},"actions":[{"on":"cart","discount":{"amount":"1"}}]'],
    ["a sum of an attribute", '"when":{"sum":{"attribute":"kg","atLeast":"999999999.999999"}},"actions":[{"on":"cart","discount":{"amount":"1"}}]'],
    ["points for units", '"actions":[{"points":{"count":1,"perUnits":3}}]'],
    ["points by application", '"calculateRule":{"quantity":{"minimum":1},"of":"all"},"actions":[{"points":{"count":1000000000}}]'],
    ["gifts", '"calculateRule":{"quantity":{"minimum":1},"of":"all"},"actions":[{"gift":{"sku":"G","quantity":2,"unitPrice":"0.01"}}]'],
    ["gifts that are there", '"calculateRule":{"quantity":{"minimum":1},"of":"all"},"actions":[{"gift":{"sku":"S0","quantity":2,"unitPrice":"0.01","mode":"addMissing"}}]'],
    ["coupons", '"calculateRule":{"quantity":{"minimum":1},"of":"all"},"actions":[{"issueCoupon":{"template":"t"}}]'],
    ["credit", '"calculateRule":{"quantity":{"minimum":1},"of":"all"},"actions":[{"credit":{"amount":"0.01"}}]'],
    ["no two on one item", `"combines":"notOnSameItems","calculateRule":{"quantity":{"minimum":3},"of":"all"},"actions":[{"on":{"group":{${all},"reward":"cheapest"}},"discount":{"percent":"10"}}]`],
  ];
  return promotions.flatMap(([name, rest]) => ["priority", "bestForCustomer"].map((selection) => ({
    name: `ten lines of a thousand million units, ${name}, ${selection}`,
    text: request({ quantity: "1000000000", lines, promotions: `{"id":"p",${rest}},{"id":"q",${rest}}` })
      .replace('"promotions":[', `"policy":{"selection":"${selection}"},"promotions":[`),
  })));
}

/** @returns {Named[]} */
function durations() {
  const spans = ["P1W", "P1000000000D", "P2147483647D", "P2147483648W", "PT9223372036854775807S", "P99999999999999999999D", "PT0S"];
  const intervals = ["P1M", "P2147483647M", "P2147483648Y", "P1000000000W", "P999999999999Y", "P0M"];
  const instants = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999+23:59", "1901-12-13T20:45:51Z", "2038-01-19T03:14:08Z", "2106-02-07T06:28:16Z", "10000-01-01T00:00:00Z"];
  return [
    ...spans.map((span) => ({
      name: `coupon valid for ${span}`,
      text: request({ promotions: `{"id":"p","actions":[{"issueCoupon":{"template":"t","validFor":"${span}"}}]}` }),
    })),
    ...intervals.map((interval) => ({
      name: `billed each ${interval}`, text: request({ promotions: percentOff, line: `,"billing":"${interval}"` }),
    })),
    ...instants.map((instant) => ({
      name: `at ${instant}`,
      text: request({ promotions: percentOff.replace('"id":"p"', '"id":"p","validFrom":"0001-01-01","validUntil":"9999-12-31"') })
        .replace("2026-05-04T10:00:00Z", instant),
    })),
  ];
}

/** @returns {Named[]} */
function shapes() {
  const found = [];
  for (const depth of [60, 61, 64, 65, 100, 500, 505, 511, 512, 513, 5000, 100_000]) {
    const not = '{"not":'.repeat(depth) + '{"subtotal":{"atLeast":"1"}}' + "}".repeat(depth);
    found.push({
      name: `${depth} times not`,
      text: request({ promotions: `{"id":"p","when":${not},"actions":[{"on":"cart","discount":{"amount":"1"}}]}` }),
    });
    found.push({ name: `${depth} lists`, text: "[".repeat(depth) + "]".repeat(depth) });
    found.push({ name: `${depth} lists without an end`, text: "[".repeat(depth) });
  }
  for (const lines of [9_999, 10_000, 10_001]) {
    const more = Array.from({ length: lines - 1 }, (_, index) => `,{"id":"l${index}","sku":"S${index}","quantity":1000,"unitPrice":"1.99"}`);
    found.push({ name: `${lines} lines`, text: request({ lines: more.join(""), promotions: percentOff }) });
  }
  const many = Array.from({ length: 1_001 }, (_, index) => percentOff.replace('"id":"p"', `"id":"p${index}"`)).join(",");
  const lines = Array.from({ length: 9_999 }, (_, index) => `,{"id":"l${index}","sku":"S${index}","quantity":1000,"unitPrice":"1.99"}`);
  found.push({ name: "too complex", text: request({ lines: lines.join(""), promotions: many }) });
  found.push({ name: "a text with escapes", text: request({ line: ',"name":"\\u00e9\\ud83d\\ude00\\u0000\\u007f\\\\\\"/"' }) });
  found.push({ name: "a lone surrogate", text: request({ line: ',"name":"\\ud800"' }) });
  found.push({ name: "no object", text: "17" });
  found.push({ name: "an empty object", text: "{}" });
  return found;
}

/** @returns {Named[]} */
export function limitRequests() {
  return [...quantities(), ...prices(), ...counts(), ...sums(), ...durations(), ...shapes()];
}
