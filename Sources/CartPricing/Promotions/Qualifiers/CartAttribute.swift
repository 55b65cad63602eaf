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

// MARK: - Compilation

extension AttributeCondition {
  /// The keys of the index terms, of which each is the name and a text that the attribute has if the
  /// comparison holds; nil if the comparison can hold for other values.
  var indexKeys: [TextKey]? {
    switch comparison {
    case .is(.text(let text)): [Self.key(name, text)]
    case .in(let values):
      values.reduce([TextKey]?.some([])) { keys, value in
        guard let keys, case .text(let text) = value else { return nil }
        return keys + [Self.key(name, text)]
      }
    default: nil
    }
  }

  /// The key of an attribute with a text. If the keys of two pairs are equal, because a text has a
  /// byte 0, a promotion is a candidate without need.
  static func key(_ name: String, _ text: String) -> TextKey { TextKey("\(name)\0\(text)") }
}

extension PromotionCompiler {
  /// Appends the index terms of the leaf, if it compares with texts.
  mutating func appendTerms(of condition: AttributeCondition) -> Int? {
    condition.indexKeys.map { keys in keys.reduce(0) { $0 + appendTerm(symbols.intern($1, .cartAttribute)) } }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the cart's attribute compares (§4.14).
  mutating func cartHolds(_ condition: AttributeCondition) -> Bool {
    let value = cart.members.attributes.value(of: condition.name)
    return budget.take(condition.comparison.steps(forWeight: value?.weight ?? 1))
      && condition.comparison.holds(for: value)
  }

  /// Adds the promotions that are indexed by a text among the cart's attributes to the candidates.
  mutating func findCandidates(ofCartAttributes set: CompiledSet) {
    guard set.symbols.names(.cartAttribute), !cart.members.attributes.isEmpty else { return }
    for (name, value) in cart.members.attributes {
      if case .text(let text) = value {
        add(indexedBy: set.symbol(AttributeCondition.key(name, text), .cartAttribute), set)
      }
    }
  }
}
