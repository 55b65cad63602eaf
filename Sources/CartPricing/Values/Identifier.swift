// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The id of something that a merchant or a host names: a line, a SKU, a promotion.
///
/// `Kind` says what the id names, so that the compiler refuses an id of another kind: ``SKU`` is
/// `Identifier<IdentifierKind.SKU>`. Write an id as a literal, `let sku: SKU = "MUG-1"`, or make it from a `String`,
/// `SKU(text)`.
///
/// Ids are compared by their UTF-8 bytes, with no regard to language: `"B" < "a"`, and `"é"` in one scalar differs from
/// `"e"` with a combining accent. An id has 1 to 256 bytes. One of any other length is kept, has `isWellFormed == false`,
/// and is a fault of the field that holds it: nothing is priced. Copying, comparing and hashing an id of up to 15 bytes is
/// O(1) and does not allocate.
public struct Identifier<Kind>: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  @usableFromInline let key: TextKey

  @inlinable
  init(key: TextKey) { self.key = key }

  /// The id with this text, byte for byte: `SKU("MUG-1").text == "MUG-1"`. No text is refused here.
  @inlinable
  public init(_ text: String) { self.init(key: TextKey(text)) }

  /// The id with the text of a literal: `let sku: SKU = "MUG-1"`.
  @inlinable
  public init(stringLiteral text: String) { self.init(key: TextKey(text)) }

  /// The text as it was given; empty for an empty id.
  @inlinable public var text: String { key.text }

  /// The text of the id, without quotes: `"\(SKU("MUG-1"))" == "MUG-1"`.
  @inlinable public var description: String { key.text }

  /// Whether the id has 1 to 256 bytes.
  @inlinable public var isWellFormed: Bool { key.isWithinLimits }

  /// Whether the UTF-8 bytes are equal.
  @inlinable
  public static func == (left: Identifier, right: Identifier) -> Bool { left.key == right.key }

  /// The order of the UTF-8 bytes; an id precedes those that begin with it, and not itself.
  @inlinable
  public static func < (left: Identifier, right: Identifier) -> Bool { left.key < right.key }

  /// Adds the UTF-8 bytes to a hasher.
  @inlinable
  public func hash(into hasher: inout Hasher) { key.hash(into: &hasher) }
}

/// What the library itself needs of ids and coupon codes: the packed text.
protocol KeyedIdentifier: Sendable, Hashable, Comparable {
  var key: TextKey { get }
  init(key: TextKey)
}

extension KeyedIdentifier {
  /// The text of the id.
  var text: String { key.text }
}

extension Identifier: KeyedIdentifier {}
