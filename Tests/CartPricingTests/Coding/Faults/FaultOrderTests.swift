// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §11.3.
@Suite("Faults are given in the order of the document")
struct FaultOrderTests {
  private func fault(_ components: FaultPath.Component..., message: String = "x") -> Fault {
    Fault(.invalid, at: FaultPath(components), message)
  }

  @Test("faults are sorted by where their values stand, keys before what they hold")
  func sorts() throws {
    let document = try JSONDocument.parse("{\"b\":[{\"y\":1,\"x\":2},{}],\"a\":{\"k\":1},\"c\":0}")
    let faults = [
      fault(.key("c")), fault(.key("a"), .key("k")), fault(.key("b"), .index(1), .key("missing")),
      fault(.key("b"), .index(0), .key("x")), fault(.key("b"), .index(0), .key("y")), fault(.key("gone"), .key("q")),
    ]
    #expect(
      inDocumentOrder(faults, in: document).map(\.path.description) == [
        "gone.q", "b[0].y", "b[0].x", "b[1].missing", "a.k", "c",
      ])
  }

  @Test("faults at one place keep their order, and a path is given once")
  func isStable() throws {
    let document = try JSONDocument.parse("{\"a\":{\"k\":1}}")
    let faults = [
      fault(.key("a"), .key("z"), message: "first"), fault(.key("a"), .key("b")), fault(.key("a"), .key("k")),
      fault(.key("a"), .key("z"), message: "second"),
    ]
    let ordered = inDocumentOrder(faults, in: document)
    #expect(ordered.map(\.path.description) == ["a.z", "a.b", "a.k"])
    #expect(ordered[0].message == "first")
  }

  @Test("a fault within a value that has a fault itself is left out, unless all are wanted")
  func dropsNested() throws {
    let document = try JSONDocument.parse("{\"a\":{\"k\":[1,2]},\"ab\":1}")
    let faults = [
      fault(.key("a"), .key("k"), .index(1)), fault(.key("a")), fault(.key("ab")), fault(.key("a"), .key("k")),
    ]
    #expect(inDocumentOrder(faults, in: document).map(\.path.description) == ["a", "ab"])
    #expect(
      inDocumentOrder(faults, in: document, droppingNested: false).map(\.path.description) == [
        "a", "a.k", "a.k[1]", "ab",
      ])
  }

  @Test("only the first ones are given")
  func limits() throws {
    let document = try JSONDocument.parse("[" + (0..<500).map { _ in "[[]]" }.joined(separator: ",") + "]")
    let faults = (0..<500).reversed().map { fault(.index($0), .index(0)) }
    #expect(inDocumentOrder(faults, in: document).map(\.path.description) == (0..<100).map { "[\($0)][0]" })
    #expect(inDocumentOrder(faults, in: document, limit: 2).count == 2)
    #expect(inDocumentOrder([], in: document).isEmpty)
  }

  @Test("steps that do not fit the document stand where it ends")
  func oddPaths() throws {
    let document = try JSONDocument.parse("{\"a\":[1],\"b\":2}")
    let faults = [
      fault(.key("b"), .index(3)), fault(.key("a"), .index(-1)), fault(.key("a"), .index(5)),
      fault(.key("a"), .key("x")), fault(.index(0)),
    ]
    #expect(
      inDocumentOrder(faults, in: document).map(\.path.description) == ["[0]", "a[-1]", "a[5]", "a.x", "b[3]"])
  }

  @Test("faults in large arrays and objects are ordered without walking them again and again")
  func ordersMany() throws {
    let count = 50_000
    let array = (0..<count).map { "{\"v\":\($0)}" }.joined(separator: ",")
    let object = (0..<count).map { "\"k\\u002d\($0)\":{\"v\":0}" }.joined(separator: ",")
    let document = try JSONDocument.parse("{\"array\":[\(array)],\"object\":{\(object)}}")
    var faults: [Fault] = []
    for number in 0..<count {
      let place = number * 7919 % count
      faults.append(fault(.key("object"), .key("k-\(place)"), .key("v")))
      faults.append(fault(.key("array"), .index(place), .key("v")))
    }
    let ordered = inDocumentOrder(faults, in: document, limit: .max)
    #expect(ordered.count == 2 * count)
    #expect(ordered.prefix(count).enumerated().allSatisfy { $1.path.components[1] == .index($0) })
    #expect(ordered.suffix(count).enumerated().allSatisfy { $1.path.components[1] == .key("k-\($0)") })
  }
}
