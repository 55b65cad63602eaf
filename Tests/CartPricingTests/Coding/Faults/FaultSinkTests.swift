// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("The sinks of checks")
struct FaultSinkTests {
  @Test("A flag is raised by each kind of report, and makes no messages or keys")
  func flags() {
    var made = 0
    func text() -> String {
      made += 1
      return "x"
    }
    let reports: [(inout FaultFlag) -> Void] = [
      { $0.report(text()) }, { $0.report(at: "key" as StaticString, text()) }, { $0.report(at: text(), text()) },
      { $0.report(at: 3, text()) },
    ]
    for report in reports {
      var flag = FaultFlag()
      flag.push("key" as StaticString)
      flag.push(text())
      flag.push(3)
      flag.pop()
      #expect(!flag.isRaised)
      report(&flag)
      #expect(flag.isRaised)
    }
    #expect(made == 0)
  }

  /// A tree of one level for each bit: lists with two children, or a negation.
  private func tree(_ bits: Int, _ levels: Int) -> Qualifier {
    (0..<levels).reduce(Qualifier.segment("")) { tree, level in
      switch bits >> (2 * level) & 3 {
      case 0: .all([tree, .segment("")])
      case 1: .any([.segment(""), tree, .all([])])
      case 2: .all([tree])
      default: !tree
      }
    }
  }

  /// The paths of a tree's leaves by recursion.
  private func leafPaths(_ nodes: [Qualifier.Node], _ shape: TreeShape, _ index: Int, _ path: String) -> [String] {
    switch nodes[index] {
    case .all(let count), .any(let count):
      let key = if case .all = nodes[index] { "all" } else { "any" }
      return shape.children(of: index, count: count).enumerated().flatMap {
        leafPaths(nodes, shape, $0.element, "\(path).\(key)[\($0.offset)]")
      }
    case .not: return leafPaths(nodes, shape, index - 1, "\(path).not")
    default: return ["\(path).segment"]
    }
  }

  @Test("The leaves of trees are checked in the order of the document, at the paths that recursion finds")
  func trees() {
    for bits in 0..<256 {
      let when = tree(bits, 4)
      let promotion = Promotion("p", when: when, actions: [.upgradeShipping("air")])
      var collector = FaultCollector()
      Promotion.check([promotion], at: 0, PromotionScope(PromotionSet([])), into: &collector)
      let expected = leafPaths(when.nodes, TreeShape(when.nodes), when.nodes.count - 1, "when")
      #expect(collector.faults.map(\.path.description) == expected)
      #expect(collector.path.isEmpty)
    }
  }

  @Test(
    "Both sinks find faults in the same lists of ids",
    arguments: [["a", "b"], ["b", "a"], ["a", "a"], [], ["b", "a", "b"]])
  func distinctIDs(ids: [String]) {
    let cart = Cart(currency: .eur, lines: ids.map { CartLine(LineID($0), sku: "A", unitPrice: "1") })
    var collector = FaultCollector()
    cart.check(into: &collector)
    #expect(PricingError.has(cart) == !collector.isEmpty)
    #expect(collector.isEmpty == (Set(ids).count == ids.count))
    #expect(collector.path.isEmpty)
  }
}
