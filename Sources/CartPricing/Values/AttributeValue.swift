// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The value of an attribute of a line, a customer or an event: a text, a number, a boolean or a list of texts.
///
/// All four have literals: `["colour": "red", "weight": 1.2, "fragile": true, "sizes": ["S", "M"]]`. Values of different kinds
/// are never equal. Texts are equal if their UTF-8 bytes are, so "é" in one scalar differs from "e" with a combining accent.
@nonexhaustive
public enum AttributeValue: Sendable, Hashable, CustomStringConvertible {
  /// A text of at most 4,096 bytes, possibly empty.
  case text(String)
  /// A number, compared as IEEE doubles are: 0 equals −0, and one that is not finite is a fault.
  case number(Double)
  /// True or false.
  case boolean(Bool)
  /// A list of at most 1,000 texts, in the order given and possibly empty.
  case list([String])

  /// Whether a document could hold the value: everything but a number that is not finite, such as
  /// `AttributeValue.number(.nan)`.
  public var isWellFormed: Bool {
    if case .number(let number) = self { return number.isFinite }
    return true
  }

  /// The value as it is written in Swift: `red`, `1.2`, `true`, `["S", "M"]`; texts of their own have no quotes.
  public var description: String {
    switch self {
    case .text(let text): return text
    case .number(let number): return "\(number)"
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .list(let texts): return "[\(texts.map { "\"\($0)\"" }.joined(separator: ", "))]"
    }
  }

  /// Equal in kind and value: `AttributeValue.number(1) == 1.0`, and `"1"` equals neither. NaN equals nothing, itself
  /// included.
  public static func == (left: AttributeValue, right: AttributeValue) -> Bool {
    // §1.23: numbers are compared as IEEE doubles, texts by their bytes.
    switch (left, right) {
    case (.text(let first), .text(let second)): return first.hasSameBytes(as: second)
    case (.number(let first), .number(let second)): return first == second
    case (.boolean(let first), .boolean(let second)): return first == second
    case (.list(let first), .list(let second)):
      return first.elementsEqual(second) { $0.hasSameBytes(as: $1) }
    default: return false
    }
  }

  /// Adds kind and value to a hasher: 0 and −0 alike, texts by their bytes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .text(let text):
      hasher.combine(UInt8(0))
      AttributeValue.combine(text, into: &hasher)
    case .number(let number):
      hasher.combine(UInt8(1))
      hasher.combine(number)
    case .boolean(let boolean):
      hasher.combine(UInt8(2))
      hasher.combine(boolean)
    case .list(let texts):
      hasher.combine(UInt8(3))
      hasher.combine(texts.count)
      for text in texts { AttributeValue.combine(text, into: &hasher) }
    }
  }

  private static func combine(_ text: String, into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8(255))
  }
}

extension AttributeValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  /// The text of a literal: `let colour: AttributeValue = "red"`; `""` is an empty text.
  public init(stringLiteral text: String) {
    self = .text(text)
  }

  /// The number of a literal: `let size: AttributeValue = 42`. Beyond ±2⁵³ it becomes the nearest double.
  public init(integerLiteral number: Int) {
    self = .number(Double(number))
  }

  /// The number of a literal: `let weight: AttributeValue = 1.2`, the nearest double to it.
  public init(floatLiteral number: Double) {
    self = .number(number)
  }

  /// The boolean of a literal: `let fragile: AttributeValue = true`.
  public init(booleanLiteral boolean: Bool) {
    self = .boolean(boolean)
  }

  /// The list of a literal: `let sizes: AttributeValue = ["S", "M"]`; `[]` is an empty list.
  public init(arrayLiteral texts: String...) {
    self = .list(texts)
  }
}
