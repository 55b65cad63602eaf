// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A JSON document whose objects keep the order of their keys.
indirect enum Json {
  case text(String)
  case number(String)
  case bool(Bool)
  case list([Json])
  case object([(key: String, value: Json)])

  /// A whole number.
  static func integer(_ value: some BinaryInteger) -> Json { .number(String(value)) }

  /// The document without white space.
  var written: String {
    switch self {
    case .text(let text): return quoted(text)
    case .number(let digits): return digits
    case .bool(let value): return value ? "true" : "false"
    case .list(let entries): return "[" + entries.map(\.written).joined(separator: ",") + "]"
    case .object(let members):
      return "{" + members.map { quoted($0.key) + ":" + $0.value.written }.joined(separator: ",") + "}"
    }
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x08: result += "\\b"
      case 0x09: result += "\\t"
      case 0x0A: result += "\\n"
      case 0x0C: result += "\\f"
      case 0x0D: result += "\\r"
      case 0..<0x20:
        let hexadecimal = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hexadecimal.utf8.count) + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A number as JSON: whole values without a fraction, others in their shortest exact form.
func numberText(_ value: Double) -> String {
  if value == value.rounded(), value.magnitude < 9_007_199_254_740_992 { return String(Int64(value)) }
  return String(describing: value)
}
