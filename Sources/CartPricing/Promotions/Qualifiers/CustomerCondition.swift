extension Qualifier {
  /// The customer's attribute of this name compares.
  public static func customer(attribute name: String, _ comparison: Comparison) -> Qualifier {
    Qualifier(.customerAttribute(name, comparison))
  }

  /// The customer is one of these; at least one.
  public static func customer(id ids: [CustomerID]) -> Qualifier { Qualifier(.customerID(ids)) }
}

// MARK: - Document

// MARK: - Checks

extension Qualifier {
  static func checkCustomer(_ attribute: Comparison, into sink: inout some FaultSink) {
    sink.push("customer")
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
  /// Lays out the leaf on the customer's id, whose index terms are the ids.
  mutating func compileCustomer(_ ids: [CustomerID]) {
    let (first, count) = list(ids, .customer)
    qualifiers.append(.customer, length: 1, first: first, least: count)
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the customer is one of a list (§4.10); false without a customer.
  @inline(__always)
  mutating func isCustomer(oneOf list: Range<Int>) -> Bool { customerSymbol >= 0 && contains(customerSymbol, list) }

  /// Whether the customer's attribute compares (§4.10); false without a customer.
  mutating func customerHolds(_ name: String, _ comparison: Comparison) -> Bool {
    context.customer.map { comparison.holds(for: $0.attributes.value(of: name)) } ?? false
  }
}
