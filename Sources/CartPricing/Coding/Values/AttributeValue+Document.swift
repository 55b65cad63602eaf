// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension AttributeValue: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> AttributeValue {
    switch source.kind(value) {
    case .string: return .text(source.string(value))
    case .number: return .number(source.number(value))
    case .true, .false: return .boolean(source.boolean(value))
    case .array: return .list(source.read(value))
    case .object, .null:
      source.reject(value, "a string, a number, true, false or a list of strings")
      return .boolean(false)
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.string(text)
    case .number(let number): writer.number(number)
    case .boolean(let boolean): writer.boolean(boolean)
    case .list(let texts): texts.write(to: &writer)
    }
  }
}

extension DocumentSource {
  /// Reads attributes by name.
  mutating func attributes(_ value: Int) -> [String: AttributeValue] { map(value, of: "an object of attributes") }
}
