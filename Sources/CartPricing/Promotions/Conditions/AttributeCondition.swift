// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A comparison of an attribute, which is given by its name.
public struct AttributeCondition: Sendable, Hashable {
  /// The attribute's name.
  public var name: String
  /// The comparison of its value.
  public var comparison: Comparison

  /// A condition on one attribute.
  public init(_ name: String, _ comparison: Comparison) {
    self.name = name
    self.comparison = comparison
  }
}

// MARK: - Document

extension AttributeCondition: DocumentValue {
  enum Key: String, ComparisonKeys {
    case name, `is`, `in`, atLeast, atMost, above, below, contains, startsWith, exists
    static let table = KeyTable(Key.self, "a condition on an attribute", required: [.name])

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      Comparison.isOne(in: present, report) ? .all : [.name]
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> AttributeCondition {
    var name = ""
    var comparison = Comparison.Members()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .name: name = source.read(value)
      default: comparison.read(key, value, from: &source)
      }
    }
    return AttributeCondition(name, comparison.comparison)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.name, name)
      comparison.writeMembers(to: &writer)
    }
  }
}
