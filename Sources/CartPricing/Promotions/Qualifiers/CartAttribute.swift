// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Qualifier {
  /// The cart's attribute of this name compares: `.cart(attribute: "payment", .is("invoice"))`.
  public static func cart(attribute name: String, _ comparison: Comparison) -> Qualifier {
    Qualifier(.cartAttribute(AttributeCondition(name, comparison)))
  }
}

// MARK: - Document

extension Qualifier.Node {
  enum CartKey: String, ComparisonKeys {
    case attribute, `is`, `in`, atLeast, atMost, above, below, contains, startsWith, exists
    static let table = KeyTable(CartKey.self, "a condition on the cart", required: [.attribute])

    static func readable(
      _ present: PresentKeys<CartKey>, report: (CartKey?, String) -> Void
    ) -> KeySet<CartKey> {
      Comparison.isOne(in: present, report) ? .all : [.attribute]
    }
  }

  static func readCart<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self {
    var name = "-"
    var comparison = Comparison.Members()
    var object = source.open(value, CartKey.self)
    while let (key, value) = source.next(&object, CartKey.self) {
      switch key {
      case .attribute: name = source.read(value)
      default: comparison.read(key, value, from: &source)
      }
    }
    return .cartAttribute(AttributeCondition(name, comparison.comparison))
  }

  static func writeCart(_ condition: AttributeCondition, to writer: inout JSONWriter) {
    writer.object(Qualifier.Key.cart) { writer in
      writer.member(CartKey.attribute, condition.name)
      condition.comparison.writeMembers(to: &writer)
    }
  }
}

// MARK: - Checks

extension Qualifier {
  static func checkCart(_ condition: AttributeCondition, into sink: inout some FaultSink) {
    sink.push("cart")
    sink.check(name: condition.name, at: "attribute")
    condition.comparison.check(into: &sink)
    sink.pop()
  }
}
