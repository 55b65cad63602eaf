// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Text that is written as JSON: an object whose members are documents of the library, or texts and numbers.
///
/// The library writes its own values as JSON; this puts them together without reading them again.
struct JSONObject {
  private var members: [String] = []

  /// Adds a member that is JSON already; nothing for nil.
  mutating func add(_ key: StaticString, json: String?) {
    if let json { members.append("\"\(key)\":\(json)") }
  }

  /// Adds a text; nothing for nil.
  mutating func add(_ key: StaticString, _ text: String?) { add(key, json: text.map { Self.quoted($0) }) }

  /// Adds an integer.
  mutating func add(_ key: StaticString, _ integer: Int64) { add(key, json: String(integer)) }

  /// Adds the members of another object.
  mutating func add(_ other: JSONObject) { members += other.members }

  /// The object.
  var json: String { "{" + members.joined(separator: ",") + "}" }

  /// A list of JSON values.
  static func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
