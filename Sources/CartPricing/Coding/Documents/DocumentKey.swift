// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The keys of one object of a document, as an enum whose raw values are the keys.
///
/// The reader and the writer use the same cases. The enum is declared beside the value that the
/// object describes:
///
/// ```swift
/// extension Fee {
///   enum Key: String, DocumentKey {
///     case id, kind, amount
///     static let table = KeyTable(Key.self, "a fee", required: [.id, .kind, .amount])
///   }
/// }
/// ```
///
/// The cases are in the order in which ``NodeSource`` reads them. An enum has at most 24 cases.
package protocol DocumentKey: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
  /// The title of the object, its required keys, and the keys in the form for comparison.
  static var table: KeyTable { get }

  /// Checks the combination of keys, and returns the keys whose values are read.
  ///
  /// By default one of the table's alternatives must be present, if the table has alternatives;
  /// otherwise no alternative is read. `report` takes a key of the object, or nil for the object
  /// itself, and a message.
  static func readable(_ present: PresentKeys<Self>, report: (Self?, String) -> Void) -> KeySet<Self>

  /// The keys of the objects that are values of this object's keys, for messages about a key that
  /// belongs one level down.
  static var inner: [(key: Self, names: [String])] { get }
}

extension DocumentKey {
  @inline(__always)
  package static func readable(_ present: PresentKeys<Self>, report: (Self?, String) -> Void) -> KeySet<Self> {
    let alternatives = KeySet<Self>(bits: table.alternatives)
    if alternatives.isEmpty || present.one(of: alternatives, report) != nil { return .all }
    return KeySet(bits: ~alternatives.bits)
  }

  package static var inner: [(key: Self, names: [String])] { [] }
}

/// A set of keys of one object, one bit for each key.
package struct KeySet<Key: DocumentKey>: Sendable, Equatable, ExpressibleByArrayLiteral {
  private(set) var bits: UInt32

  @inline(__always)
  init(bits: UInt32) { self.bits = bits }

  @inline(__always)
  package init(arrayLiteral keys: Key...) {
    bits = 0
    for key in keys { bits |= Self.bit(key) }
  }

  /// Every key.
  static var all: KeySet {
    @inline(__always) get { KeySet(bits: .max) }
  }

  @inline(__always) var isEmpty: Bool { bits == 0 }

  @inline(__always)
  func contains(_ key: Key) -> Bool { bits & Self.bit(key) != 0 }

  /// The keys without one of them.
  func removing(_ key: Key) -> KeySet { KeySet(bits: bits & ~Self.bit(key)) }

  func intersection(_ other: KeySet) -> KeySet { KeySet(bits: bits & other.bits) }

  mutating func insert(_ key: Key) { bits |= Self.bit(key) }

  mutating func remove(_ key: Key) { bits &= ~Self.bit(key) }

  @inline(__always)
  private static func bit(_ key: Key) -> UInt32 { 1 &<< UInt32(truncatingIfNeeded: ordinal(of: key)) }
}

/// The keys that an object has. An optional key whose value is `null` counts as absent.
package struct PresentKeys<Key: DocumentKey> {
  var keys: KeySet<Key>
  /// Whether the object has a key that the format does not know. The unknown key may be a misspelt
  /// form of a missing one, so that missing keys are not reported.
  let hasUnknown: Bool

  @inline(__always)
  func contains(_ key: Key) -> Bool { keys.contains(key) }

  /// The only alternative that is present; nil, with a report, if none or more than one is.
  @inline(__always)
  func one(of alternatives: KeySet<Key>, _ report: (Key?, String) -> Void) -> Key? {
    let found = keys.bits & alternatives.bits
    guard found != 0, found & (found &- 1) == 0 else {
      reportChoice(of: alternatives, report)
      return nil
    }
    return enumCase(at: found.trailingZeroBitCount, of: Key.self)
  }

  @inline(never)
  private func reportChoice(of alternatives: KeySet<Key>, _ report: (Key?, String) -> Void) {
    let found = Key.allCases.filter { keys.contains($0) && alternatives.contains($0) }.map { quoted($0.rawValue) }
    let names = Key.allCases.filter { alternatives.contains($0) }.map { quoted($0.rawValue) }
    let list = names.joined(separator: ", ")
    if !found.isEmpty {
      report(nil, "needs exactly one of \(list), found \(found.joined(separator: " and "))")
    } else if !hasUnknown {
      report(nil, "needs one of \(list)")
    }
  }
}
