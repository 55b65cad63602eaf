// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Qualifier {
  /// The customer's attribute of this name compares.
  public static func customer(attribute name: String, _ comparison: Comparison) -> Qualifier {
    Qualifier(.customerAttribute(name, comparison))
  }

  /// The customer is one of these; at least one.
  public static func customer(id ids: [CustomerID]) -> Qualifier { Qualifier(.customerID(ids)) }

  /// There is a customer (true), or there is none (false): `.customer(isKnown: false)` holds for
  /// guests.
  public static func customer(isKnown: Bool) -> Qualifier { Qualifier(.customerKnown(isKnown)) }
}

// MARK: - Document

extension Qualifier.Node {
  enum CustomerKey: String, ComparisonKeys {
    case attribute, `is`, `in`, atLeast, atMost, above, below, contains, startsWith, exists, id, known
    static let table = KeyTable(CustomerKey.self, "a condition on the customer")

    /// The object has one of `id`, `known`, and `attribute` with one comparison.
    static func readable(
      _ present: PresentKeys<CustomerKey>, report: (CustomerKey?, String) -> Void
    ) -> KeySet<CustomerKey> {
      let isCompared = kinds.contains { !$0.intersection(present.keys).isEmpty }
      if present.contains(.id), present.contains(.known) {
        report(nil, "has both \"id\" and \"known\"")
        return []
      }
      if present.contains(.id) || present.contains(.known) {
        guard present.contains(.attribute) || isCompared else { return .all }
        let name = present.contains(.id) ? "id" : "known"
        report(nil, "has both \"\(name)\" and a condition on an attribute")
        return []
      }
      guard present.contains(.attribute) || isCompared else {
        if !present.hasUnknown { report(nil, "needs \"id\", \"known\", or \"attribute\" with a comparison") }
        return []
      }
      if !present.contains(.attribute) { report(.attribute, "is missing; a comparison needs it") }
      return Comparison.isOne(in: present, report) ? .all : [.attribute]
    }
  }

  static func readCustomer<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self {
    var ids: [CustomerID]?
    var isKnown: Bool?
    // A stand-in that is no fault: without the key, the fault is at the object or at another key.
    var name = "-"
    var comparison = Comparison.Members()
    var object = source.open(value, CustomerKey.self)
    while let (key, value) = source.next(&object, CustomerKey.self) {
      switch key {
      case .id: ids = source.read(value)
      case .known: isKnown = source.read(value)
      case .attribute: name = source.read(value)
      default: comparison.read(key, value, from: &source)
      }
    }
    if let isKnown { return .customerKnown(isKnown) }
    return ids.map { .customerID($0) } ?? .customerAttribute(name, comparison.comparison)
  }

  static func writeCustomer(_ ids: [CustomerID], to writer: inout JSONWriter) {
    writer.object(Qualifier.Key.customer) { $0.member(CustomerKey.id, ids) }
  }

  static func writeCustomer(isKnown: Bool, to writer: inout JSONWriter) {
    writer.object(Qualifier.Key.customer) { $0.member(CustomerKey.known, isKnown) }
  }

  static func writeCustomer(_ name: String, _ comparison: Comparison, to writer: inout JSONWriter) {
    writer.object(Qualifier.Key.customer) { writer in
      writer.member(CustomerKey.attribute, name)
      comparison.writeMembers(to: &writer)
    }
  }
}

// MARK: - Checks

extension Qualifier {
  static func checkCustomer(_ name: String, _ attribute: Comparison, into sink: inout some FaultSink) {
    sink.push("customer")
    sink.check(name: name, at: "attribute")
    attribute.check(into: &sink)
    sink.pop()
  }

  @inline(__always)
  static func checkCustomer(_ ids: [CustomerID], into sink: inout some FaultSink) {
    sink.push("customer")
    sink.check(ids, at: "id")
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the leaf on the customer's id, whose index terms are the ids.
  mutating func compileCustomer(_ ids: [CustomerID]) {
    qualifiers.append(.customer, list(ids, .customer))
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the customer is one of a list (§4.10); false without a customer (§4.20).
  @inline(__always)
  mutating func isCustomer(oneOf list: IndexList<SymbolTable.Entry>) -> Bool {
    guard let symbol = customerSymbol.index else { return false }
    return contains(symbol, list)
  }

  /// Whether the customer's attribute compares (§4.10); false without a customer (§4.20).
  mutating func customerHolds(_ name: String, _ comparison: Comparison) -> Bool {
    guard let value = context.customer?.attributes.value(of: name) else {
      return context.customer.isSome && comparison.holds(for: nil)
    }
    return budget.take(comparison.steps(forWeight: value.weight)) && comparison.holds(for: value)
  }
}
