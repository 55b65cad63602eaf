// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Mutates JSON documents: swaps, cuts, doubles, nests and repeats parts, and sets numbers to each
/// limit and one beyond it.
public struct Mutator {
  private var dice: Dice

  /// A mutator with a seed.
  public init(seed: UInt64) { dice = Dice(seed: seed) }

  /// A document with one to four mutations; some parts come from `other`.
  public mutating func mutate(_ document: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = document
    for _ in 0..<dice.one(of: [1, 1, 1, 2, 2, 3, 4]) { mutateOnce(&bytes, other) }
    return bytes
  }

  private mutating func mutateOnce(_ bytes: inout [UInt8], _ other: [UInt8]) {
    let values = Self.values(in: bytes)
    guard let range = values.isEmpty ? nil : dice.one(of: values) else { return }
    switch dice.place(in: [20, 12, 8, 6, 6, 12, 10, 5, 5, 8]) {
    case 0: bytes.replaceSubrange(range, with: scalar().utf8)
    case 1:
      // a value of the same document or another one in its place
      let source = dice.happens(50) ? bytes : other
      let pieces = Self.values(in: source)
      if !pieces.isEmpty { bytes.replaceSubrange(range, with: source[dice.one(of: pieces)]) }
    case 2: removeMember(&bytes)
    case 3: duplicateMember(&bytes)
    case 4: bytes.replaceSubrange(range, with: nested(Array(bytes[range])))
    case 5: mutateNumber(&bytes)
    case 6: renameKey(&bytes)
    case 7: bytes.removeSubrange(dice.number(0...bytes.count - 1)..<bytes.count)
    case 8: bytes[dice.number(0...bytes.count - 1)] = UInt8(truncatingIfNeeded: dice.number(0...255))
    default: repeatElement(&bytes)
    }
  }

  // MARK: - Values

  /// A value of any type, often at a limit or one beyond.
  private mutating func scalar() -> String {
    let numbers = [
      "0", "-0", "1", "-1", "1000000000", "1000000001", "999999999", "2097152", "2097153", "-1000000000",
      "-1000000001", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e9", "1e400", "-1e400",
      "1.0", "0.1", "1e-400", "1E+2", "18446744073709551616", "4294967296",
      "100000000000000000000000000000000000000000",
    ]
    let texts = [
      "", "0", "0.00", "0.01", "1", "100", "100.0001", "1000", "1000.0001", "10000000000000.00", "10000000000000.01",
      "1000000000000000", "1000000000000001", "99999999999999999999999999", "-1", "1.", ".5", "01", "1e3", "EUR", "JPY",
      "XXX", "all", "cart", "P1D", "P1000000000D", "P1000000001D", "PT0S", "P1M", "P1000000000Y", "24:00", "00:00",
      "0001-01-01", "9999-12-31", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999-23:59",
      "0001-01-01T00:00:00+23:59", "2028-02-29T12:00:00Z", "2027-02-29", "2026-11-30", "999999999.999999", "1000000000",
      "0.0000001", "line", "sku",
      "stop", "notOnDiscounted", "keeps", "net", "é", "e\u{301}", "{name}{missing}", "gift:a",
      "\\u0000", "\\ud800", "\\ud83d\\ude00", String(repeating: "x", count: 256), String(repeating: "x", count: 257),
    ]
    switch dice.place(in: [35, 45, 20]) {
    case 0: return dice.one(of: numbers)
    case 1:
      if dice.happens(3) { return "\"" + String(repeating: dice.one(of: ["{", "9", "x", "}"]), count: 100_000) + "\"" }
      return "\"" + dice.one(of: texts) + "\""
    default: return dice.one(of: ["null", "true", "false", "[]", "{}", "[[]]", "[null]", "{\"\":{}}", "nul", "\"", ""])
    }
  }

  /// A value within many others.
  private mutating func nested(_ value: [UInt8]) -> [UInt8] {
    let (open, close) = dice.one(of: [
      ("[", "]"), ("{\"not\":", "}"), ("{\"all\":[", "]}"), ("{\"allOf\":[", "]}"), ("{\"any\":[", "]}"),
      ("{\"a\":", "}"),
    ])
    let depth = dice.one(of: [1, 2, 62, 63, 64, 65, 66, 1000, 20_000])
    var bytes: [UInt8] = []
    for _ in 0..<depth { bytes += open.utf8 }
    bytes += value
    for _ in 0..<depth { bytes += close.utf8 }
    return bytes
  }

  // MARK: - Members, elements and numbers

  private mutating func mutateNumber(_ bytes: inout [UInt8]) {
    let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
    guard !digits.isEmpty else { return }
    let place = dice.one(of: digits)
    switch dice.number(0...3) {
    case 0: bytes[place] = UInt8(0x30 + dice.number(0...9))
    case 1: bytes.insert(contentsOf: String(repeating: "9", count: dice.one(of: [1, 2, 9, 18, 400])).utf8, at: place)
    case 2: bytes.remove(at: place)
    default: bytes.insert(contentsOf: "0".utf8, at: place)
    }
  }

  private mutating func renameKey(_ bytes: inout [UInt8]) {
    let keys = Self.keys(in: bytes)
    guard !keys.isEmpty else { return }
    let key = dice.one(of: [
      "after", "of", "id", "atLeast", "percent", "price", "amount", "quantity", "all", "not", "on", "gift", "unknown",
      "",
      "select", "count", "tiers", "basis", "base", "when", "coupons", "max", "\\u0069d", "é",
      "above", "below", "startsWith", "attribute", "per", "perUnits", "consumes", "spend", "maxEach", "order", "rank",
      "oneOf", "points", "campaign", "campaigns", "excludes", "class", "combinesWith", "group", "name", "tax", "limits",
      "maxUses", "budget", "during", "customerSpent", "batch", "code", "customer", "destination", "minUnitPrice",
      "taxRate", "tenders", "balance", "cashStep", "choices", "redeemed", "unavailable", "every", "remainder", "sum",
      "shipping", "cart", "known", "discountable", "version", "nextStep", "from", "until", "currency", "attributes",
    ])
    bytes.replaceSubrange(dice.one(of: keys), with: "\"\(key)\"".utf8)
  }

  /// Cuts from one comma to the next brace or comma.
  private mutating func removeMember(_ bytes: inout [UInt8]) {
    let commas = bytes.indices.filter { bytes[$0] == UInt8(ascii: ",") }
    guard commas.count > 1 else { return }
    let place = dice.number(0...commas.count - 2)
    bytes.removeSubrange(commas[place]..<commas[place + 1])
  }

  private mutating func duplicateMember(_ bytes: inout [UInt8]) {
    let commas = bytes.indices.filter { bytes[$0] == UInt8(ascii: ",") }
    guard commas.count > 1 else { return }
    let place = dice.number(0...commas.count - 2)
    bytes.insert(contentsOf: Array(bytes[commas[place]..<commas[place + 1]]), at: commas[place])
  }

  /// Repeats a value in its list many times.
  private mutating func repeatElement(_ bytes: inout [UInt8]) {
    let ranges = Self.values(in: bytes).filter { $0.upperBound < bytes.count && $0.count < 200 }
    guard !ranges.isEmpty else { return }
    let range = dice.one(of: ranges)
    let piece = Array(bytes[range])
    var more: [UInt8] = []
    for _ in 0..<dice.one(of: [1, 2, 99, 100, 101, 1000, 1001]) {
      more.append(UInt8(ascii: ","))
      more += piece
    }
    bytes.insert(contentsOf: more, at: range.upperBound)
  }
}
