extension LineSelector: WireValue {
  func write(to writer: inout JSONWriter) { TreeWriting.write(nodes, to: &writer) }
}

extension LineSelector.Node: WritableNode {
  var branch: TreeBranch? {
    switch self {
    case .allOf: TreeBranch(key: "allOf", isList: true)
    case .anyOf: TreeBranch(key: "anyOf", isList: true)
    case .not: TreeBranch(key: "not", isList: false)
    default: nil
    }
  }

  func writeLeaf(to writer: inout JSONWriter) {
    switch self {
    case .all: writer.string("all")
    case .sku(let skus): writer.object { $0.member("sku", skus) }
    case .product(let products): writer.object { $0.member("product", products) }
    case .category(let categories): writer.object { $0.member("category", categories) }
    case .tag(let tags): writer.object { $0.member("tag", tags) }
    case .attribute(let name, let comparison):
      writer.object("attribute") { writer in
        writer.object {
          $0.member("name", name)
          comparison.writeMembers(to: &$0)
        }
      }
    case .unitPrice(let range): writer.object("unitPrice") { $0.object { range.writeMembers(to: &$0) } }
    case .billing(let billing): writer.object { $0.member("billing", billing) }
    case .allOf, .anyOf, .not: writer.null()
    }
  }
}

extension LineSelector.Billing: WireValue {
  func write(to writer: inout JSONWriter) {
    switch self {
    case .subscription: writer.string("subscription")
    case .perpetual: writer.string("perpetual")
    case .every(let interval): interval.write(to: &writer)
    }
  }
}

extension Comparison {
  /// Writes the members that say how an attribute compares.
  func writeMembers(to writer: inout JSONWriter) {
    switch self {
    case .is(let value): writer.member("is", value)
    case .in(let values): writer.member("in", values)
    case .range(let atLeast, let atMost):
      writer.member("atLeast", ifPresent: atLeast)
      writer.member("atMost", ifPresent: atMost)
    case .contains(let text): writer.member("contains", text)
    case .exists(let isThere): writer.member("exists", isThere)
    }
  }
}

extension AmountRange {
  /// Writes the bounds that are given.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("atLeast", ifPresent: atLeast)
    writer.member("atMost", ifPresent: atMost)
  }
}

extension CountRange {
  /// Writes the bounds that are given.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("atLeast", ifPresent: atLeast)
    writer.member("atMost", ifPresent: atMost)
  }
}
