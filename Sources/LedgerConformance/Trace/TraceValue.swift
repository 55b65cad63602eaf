// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

package import CartPricing

/// A value of a trace: JSON without fractions.
package indirect enum TraceValue: Sendable, Equatable {
  case object([String: TraceValue])
  case list([TraceValue])
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case null

  /// Reads JSON text, strictly by RFC 8259.
  package static func parse(_ text: String) throws(PricingError) -> TraceValue {
    try DocumentReader.read(Array(text.utf8)) { read($1, from: &$0) }
  }

  /// Reads the value at a node. The reader bounds how deep values are nested.
  private static func read(_ node: Int, from source: inout NodeSource) -> TraceValue {
    switch source.kind(node) {
    case .object:
      var members: [String: TraceValue] = [:]
      source.map(node, of: "an object") { source, key, value in members[key] = read(value, from: &source) }
      return .object(members)
    case .array: return .list(source.list(node, whole: 0) { read($1, from: &$0) })
    case .string: return .string(source.string(node))
    case .number: return .integer(source.integer(node, or: 0))
    case .true: return .boolean(true)
    case .false: return .boolean(false)
    case .null: return .null
    }
  }

  /// The value of a key; nil if there is none, or if this is no object.
  package subscript(key: String) -> TraceValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The text, if this is one.
  package var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The integer, if this is one.
  package var integer: Int? { if case .integer(let number) = self { number } else { nil } }

  /// The elements, if this is a list.
  package var list: [TraceValue]? { if case .list(let elements) = self { elements } else { nil } }

  /// The value as JSON, keys in the order of their bytes.
  package var json: String { String(decoding: JSONWriter.bytes(capacity: 256) { write(to: &$0) }, as: UTF8.self) }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .object(let members): writer.map(members, name: { $0 }) { $0.write(to: &$1) }
    case .list(let elements): writer.array(elements) { $0.write(to: &$1) }
    case .string(let text): writer.string(text)
    case .integer(let number): writer.integer(number)
    case .boolean(let flag): writer.boolean(flag)
    case .null: writer.null()
    }
  }
}

extension TraceValue {
  /// Whether a value is as this expectation says. Of an object only the named keys are compared, `null`
  /// for a key that must be absent; in a `record` it is a value. Lists are compared entry by entry, and
  /// instants as moments.
  package func matches(_ value: TraceValue, at key: String = "") -> Bool {
    switch (self, value) {
    case (.object(let wanted), .object(let members)):
      return wanted.allSatisfy { key, wanted in
        guard wanted == .null else { return members[key].map { wanted.matches($0, at: key) } ?? false }
        return key == "record" ? members[key] == .null : members[key] == nil
      }
    case (.list(var wanted), .list(var elements)):
      guard wanted.count == elements.count else { return false }
      if key == "full" {
        wanted.sort { $0.counterText < $1.counterText }
        elements.sort { $0.counterText < $1.counterText }
      }
      return zip(wanted, elements).allSatisfy { $0.matches($1) }
    case (.string(let wanted), .string(let text)) where ["at", "until", "placedAt", "expires"].contains(key):
      return Instant(rfc3339: wanted).map { $0.inUTC == Instant(rfc3339: text)?.inUTC } ?? false
    default: return self == value
    }
  }

  /// What entries of `full` are sorted by.
  private var counterText: String { self["counter"]?.json ?? "" }
}
