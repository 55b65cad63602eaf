// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §11.3.
@Suite("Faults are given in the order of the document")
struct FaultOrderTests {
  private typealias Reported = (path: [FaultPath.Component], message: String)

  private func fault(_ components: FaultPath.Component..., message: String = "x") -> Reported {
    (components, message)
  }

  /// The faults that a collector keeps, of a document with these.
  private func inDocumentOrder(_ faults: [Reported], in document: JSONDocument, limit: Int = 100) -> [Fault] {
    var collector = FaultCollector(in: document, capacity: limit)
    for fault in faults { report(fault, to: &collector) }
    #expect(collector.count == faults.count)
    return collector.faults
  }

  private func report(_ fault: Reported, to collector: inout FaultCollector) {
    for component in fault.path {
      switch component {
      case .key(let key): collector.push(key)
      case .index(let index): collector.push(index)
      }
    }
    collector.report(fault.message)
    for _ in fault.path { collector.pop() }
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

  @Test("a check's fault at a value that could not be read, or within it, is left out")
  func dropsExplained() throws {
    let document = try JSONDocument.parse("{\"a\":{\"k\":[1,2]},\"ab\":1,\"c\":{\"odd\":1},\"d\":[\"x\"]}")
    var collector = FaultCollector(in: document)
    report(fault(.key("a"), .key("k")), to: &collector)
    report(fault(.key("ab"), .key("gone")), to: &collector)
    collector.push("c")
    collector.noteUnknownKey()
    collector.pop()
    collector.beginChecks()
    for path in [
      fault(.key("a")), fault(.key("a"), .key("k")), fault(.key("a"), .key("k"), .index(1)),
      fault(.key("a"), .key("k"), .key("x"), .key("y")), fault(.key("ab")), fault(.key("ab"), .key("gone")),
      fault(.key("ab"), .key("gone"), .index(0)), fault(.key("ab"), .key("other")), fault(.key("c")),
      fault(.key("c"), .key("e")), fault(.key("d"), .index(0), .key("code")),
    ] { report(path, to: &collector) }
    // The coupon that is a string has no key of its own.
    #expect(
      collector.faults.map(\.path.description) == ["a", "a.k", "ab.gone", "ab", "ab.other", "c.e", "d[0]"])
  }

  @Test("only the first ones are given")
  func limits() throws {
    let document = try JSONDocument.parse("[" + (0..<500).map { _ in "[[]]" }.joined(separator: ",") + "]")
    let faults = (0..<500).reversed().map { fault(.index($0), .index(0)) }
    #expect(inDocumentOrder(faults.reversed(), in: document).count == 100)
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
    let count = 20_000
    let array = (0..<count).map { "{\"v\":\($0)}" }.joined(separator: ",")
    let object = (0..<count).map { "\"k\\u002d\($0)\":{\"v\":0}" }.joined(separator: ",")
    let document = try JSONDocument.parse("{\"array\":[\(array)],\"object\":{\(object)}}")
    var faults: [Reported] = []
    for number in 0..<count {
      let place = number * 7919 % count
      faults.append(fault(.key("object"), .key("k-\(place)"), .key("v")))
      faults.append(fault(.key("array"), .index(place), .key("v")))
    }
    var collector = FaultCollector(in: document)
    for fault in faults { report(fault, to: &collector) }
    #expect(collector.faults.map(\.path.components[1]) == (0..<100).map { .index($0) })
    // Each array and object is listed once, although the faults go to and fro.
    #expect(collector.searchSteps < 10 * faults.count)
  }

  @Test("the steps of the search are linear in the number of faults, and a key on the path is looked up once")
  func countsSteps() throws {
    func steps(_ count: Int) throws -> Int {
      let zeros = Array(repeating: "{}", count: count).joined(separator: ",")
      let key = String(repeating: "k", count: count)
      var source = NodeSource(try JSONDocument.parse("{\"\(key)\":[{\"a\":1},\(zeros)]}"))
      _ = source.attributes(source.document.root)
      // Each element is no string.
      #expect(source.faults.faults.map(\.path.components.count) == Array(repeating: 2, count: 100))
      source.faults.beginChecks()
      // The checks pass the elements twice.
      for _ in 0..<2 {
        source.faults.push(key)
        for index in 0..<count { source.faults.report(at: index, "x") }
        source.faults.pop()
      }
      return source.faults.searchSteps
    }
    let (one, two) = (try steps(10_000), try steps(20_000))
    #expect(two <= 2 * one + 10)
    #expect(one <= 10 * 10_000)
  }
}
