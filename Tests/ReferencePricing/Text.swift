// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Whether two texts are the same bytes.
func same(_ left: String, _ right: String) -> Bool { Array(left.utf8) == Array(right.utf8) }

/// Whether a text is one of a list.
func isOne(_ text: String, of list: [String]) -> Bool { list.contains { same($0, text) } }

/// "Order of ids: by their UTF-8 bytes" (§1.26).
func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

/// Whether a text begins with the bytes of another.
func begins(_ text: String, with prefix: String) -> Bool { text.utf8.starts(with: prefix.utf8) }

/// Whether a text has the bytes of another as a part.
func contains(_ text: String, _ part: String) -> Bool {
  let bytes = Array(text.utf8)
  return (0...bytes.count).contains { bytes[$0...].starts(with: part.utf8) }
}

/// "trimmed of ASCII white space, ASCII letters upper-cased, other bytes as they are" (§1.20).
func normalizedCode(_ code: String) -> String {
  var bytes = Array(code.utf8)
  func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  while let last = bytes.last, isWhiteSpace(last) { bytes.removeLast() }
  while let first = bytes.first, isWhiteSpace(first) { bytes.removeFirst() }
  for index in bytes.indices where (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index]) {
    bytes[index] -= 32
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// FNV-1a, 64 bits, of a text's UTF-8.
func fnv1a64(_ text: String) -> UInt64 {
  var hash: UInt64 = 14_695_981_039_346_656_037
  for byte in text.utf8 {
    hash ^= UInt64(byte)
    hash = hash &* 1_099_511_628_211
  }
  return hash
}

/// A text with its placeholders filled in: "wherever they stand, what was filled in is not read
/// again, others are left as they are" (§10.14).
func filled(_ template: String, _ values: [(placeholder: String, value: String)]) -> String {
  let bytes = Array(template.utf8)
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    var found = false
    for (placeholder, value) in values where bytes[index...].starts(with: placeholder.utf8) {
      result += Array(value.utf8)
      index += placeholder.utf8.count
      found = true
      break
    }
    if !found {
      result.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// Minor units as a decimal string with exactly the currency's decimals (§1.3).
func decimalText(_ minorUnits: Int128, decimals: Int) -> String {
  var digits = String(minorUnits.magnitude)
  while digits.utf8.count <= decimals { digits = "0" + digits }
  let sign = minorUnits < 0 ? "-" : ""
  if decimals == 0 { return sign + digits }
  return sign + digits.dropLast(decimals) + "." + digits.suffix(decimals)
}
