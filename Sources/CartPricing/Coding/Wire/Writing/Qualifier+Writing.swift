extension Qualifier: WireValue {
  func write(to writer: inout JSONWriter) { TreeWriting.write(nodes, to: &writer) }
}

extension Qualifier.Node: WritableNode {
  var branch: TreeBranch? {
    switch self {
    case .all: TreeBranch(key: "all", isList: true)
    case .any: TreeBranch(key: "any", isList: true)
    case .not: TreeBranch(key: "not", isList: false)
    default: nil
    }
  }

  func writeLeaf(to writer: inout JSONWriter) {
    writer.object { writer in
      switch self {
      case .subtotal(let selector, let range, let after):
        writer.key("subtotal")
        writer.object { writer in
          writer.member("of", selector, unless: .all)
          range.writeMembers(to: &writer)
          writer.member("after", ifPresent: after)
        }
      case .quantity(let selector, let range): range.write(to: &writer, as: "quantity", of: selector)
      case .lines(let selector, let range): range.write(to: &writer, as: "lines", of: selector)
      case .leastQuantity(let selector, let range): range.write(to: &writer, as: "leastQuantity", of: selector)
      case .coupon(let codes): writer.member("coupon", codes)
      case .segment(let segment): writer.member("segment", segment)
      case .customerAttribute(let name, let comparison):
        writer.key("customer")
        writer.object { writer in
          writer.member("attribute", name)
          comparison.writeMembers(to: &writer)
        }
      case .customerID(let ids):
        writer.key("customer")
        writer.object { $0.member("id", ids) }
      case .location(let match): writer.member("location", match)
      case .store(let match): writer.member("store", match)
      case .events(let match): writer.member("events", match)
      case .score(let score, let range):
        writer.key("score")
        writer.object { writer in
          writer.member("id", score)
          range.writeMembers(to: &writer)
        }
      case .anniversary(let anniversary): writer.member("anniversary", anniversary)
      case .schedule(let windows): writer.member("schedule", windows)
      case .all, .any, .not: break
      }
    }
  }
}

extension CountRange {
  /// Writes a leaf's member: a range, and which lines it is about.
  fileprivate func write(to writer: inout JSONWriter, as key: StaticString, of selector: LineSelector) {
    writer.key(key)
    writer.object { writer in
      writer.member("of", selector, unless: .all)
      writeMembers(to: &writer)
    }
  }
}
