// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@testable import CartPricingReview

@Suite("Branches of a qualifier")
struct BranchesTests {
  private func words(_ qualifier: Qualifier) -> [[String]] {
    Branches(of: qualifier).list.map { branch in
      branch.map { literal in
        guard case .segment(let id) = literal.node else { return "?" }
        return (literal.isRequired ? "" : "!") + id.text
      }
    }
  }

  @Test("are its disjunctive normal form")
  func forms() {
    let (a, b, c): (Qualifier, Qualifier, Qualifier) = (.segment("a"), .segment("b"), .segment("c"))
    #expect(words(a) == [["a"]])
    #expect(words(a && b) == [["a", "b"]])
    #expect(words(a || b) == [["a"], ["b"]])
    #expect(words(!(a || b)) == [["!a", "!b"]])
    #expect(words(!(a && b)) == [["!a"], ["!b"]])
    #expect(words((a || b) && c) == [["a", "c"], ["b", "c"]])
    #expect(words(!(!a)) == [["a"]])
    #expect(words(.all([])) == [[]])
    #expect(words(.any([])) == [])
    #expect(words(!Qualifier.any([])) == [[]])
    #expect(Branches<Qualifier.Node>(of: nil as Qualifier?).list == [[]])
  }

  @Test("are cut where there are too many, and say so")
  func cut() {
    let choices = (0..<20).map { Qualifier.any([.segment(SegmentID("a\($0)")), .segment(SegmentID("b\($0)"))]) }
    let branches = Branches(of: .all(choices))
    #expect(!branches.isComplete)
    #expect(branches.list.count <= Branches<Qualifier.Node>.mostBranches)
    let wide = Branches(of: .all((0..<5_000).map { Qualifier.segment(SegmentID("a\($0)")) }))
    #expect(wide.isComplete)
    #expect(wide.list.map { $0.count } == [5_000])
  }

  @Test("of a selector that nothing fulfils have a reason")
  func emptiness() {
    let money = MoneyScope(currency: .eur, setCurrency: .eur)
    let empty: [LineSelector] = [
      .sku("A") && .sku("B"), .sku("A") && !.sku(["A", "B"]), .category("a") && !.category("a"),
      .unitPrice(atLeast: "10") && .unitPrice(atMost: "9.99"), .anyOf([]),
      .attribute("size", .is(.text("S"))) && .attribute("size", .is(.text("M"))),
      .attribute("size", .exists(false)) && .attribute("size", .startsWith("S")),
      .attribute("weight", .atLeast(2)) && .attribute("weight", .below(2)),
      .billing(.perpetual) && .billing(.every("P1M")), .quantity(atMost: 0),
    ]
    for selector in empty { #expect(selector.emptiness(money) != nil, "\(selector)") }
    let filled: [LineSelector] = [
      .all, .sku("A") && .sku(["A", "B"]), .category("a") && .category("b"), !.all || .tag("x"),
      .unitPrice(atLeast: "10") && .unitPrice(atMost: "10"),
      .attribute("weight", .atLeast(2)) && .attribute("weight", .atMost(2)),
      .attribute("tags", .contains("a")) && .attribute("tags", .contains("b")),
      .billing(.subscription) && .billing(.every("P1M")),
    ]
    for selector in filled { #expect(selector.emptiness(money) == nil, "\(selector)") }
  }

  @Test("decide which selector selects a part of another one's lines")
  func subsets() {
    let money = MoneyScope(currency: .eur, setCurrency: .eur)
    let pairs: [(LineSelector, LineSelector, Bool)] = [
      (.sku("A"), .all, true), (.all, .sku("A"), false), (.sku("A"), .sku(["A", "B"]), true),
      (.sku(["A", "C"]), .sku(["A", "B"]), false), (.category("a") && .tag("t"), .category("a"), true),
      (.category("a"), .category("a") && .tag("t"), false), (.sku("A"), .sku("A") || .tag("t"), true),
      (.unitPrice(atLeast: "10"), .unitPrice(atLeast: "5"), true),
      (.unitPrice(atLeast: "5"), .unitPrice(atLeast: "10"), false),
      (.billing(.every("P1M")), .billing(.subscription), true), (.tag("x") && !.sku("A"), !.sku("A"), true),
    ]
    for (part, whole, expected) in pairs { #expect(part.isSubset(of: whole, money) == expected, "\(part) \(whole)") }
  }
}
