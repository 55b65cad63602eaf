// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §11.1 and §11.3.
@Suite("The collector of faults")
struct FaultCollectorTests {
  @Test("the collector reports where the walk stands")
  func collects() {
    let promotions: StaticString = "promotions"
    var collector = FaultCollector()
    #expect(collector.isEmpty)
    collector.report("root")
    collector.push(promotions)
    collector.push(3)
    collector.push("discount")
    collector.report("here")
    collector.report(at: "percent", "below")
    collector.report(at: promotions, "fixed")
    collector.report(at: 7, "element")
    collector.pop()
    #expect(collector.path.description == "promotions[3]")
    collector.pop()
    collector.pop()
    collector.pop()
    collector.report(at: "x", "end")
    #expect(
      collector.faults.map(\.description) == [
        "root", "promotions[3].discount: here", "promotions[3].discount.percent: below",
        "promotions[3].discount.promotions: fixed", "promotions[3].discount[7]: element", "x: end",
      ])
    #expect(collector.count == 6)
  }

  @Test("the collector counts on when it is full, and makes no more messages")
  func isBounded() {
    var collector = FaultCollector(capacity: 3)
    var made = 0
    func message() -> String {
      made += 1
      return "x"
    }
    for index in 0..<10 { collector.report(at: index, message()) }
    #expect(collector.count == 10)
    #expect(collector.faults.count == 3)
    #expect(made == 3)
  }

  @Test("behind the first hundred faults of a document no element of a list is read, and no message is made")
  func skips() throws {
    let zeros = Array(repeating: "0", count: 50_000).joined(separator: ",")
    var source = NodeSource(try JSONDocument.parse("[\(zeros)]"))
    let promotions: [Promotion] = source.read(source.document.root)
    #expect(promotions.count == 100)
    #expect(source.faults.faults.map(\.path.description) == (0..<100).map { "[\($0)]" })
    var made = 0
    func message() -> String {
      made += 1
      return "x"
    }
    for index in 100..<200 { source.faults.report(at: index, message()) }
    #expect(made == 0)
    #expect(source.faults.faults.count == 100)
  }

  @Test("the size of a list that was not read to its end is that of the document")
  func sizes() {
    let zeros = Array(repeating: "0", count: 10_001).joined(separator: ",")
    let found = faults(in: FaultPlace.lines.document("[\(zeros)]"))
    #expect(found.count == 100)
    #expect(found.first?.description == "cart.lines: has 10001 entries, more than 10000")
    #expect(found.last?.path.description == "cart.lines[98]")
    // Definitions are read all the same, since other faults depend on them.
    let scores = FaultPlace.request.document(
      "{'promotions':{'promotions':[{'id':'p','when':{'score':{'id':'s','atLeast':1}},'actions':[]}],'scores':[\(zeros.prefix(399)),"
        + "{'id':'s','points':{}}]},'cart':{'currency':'EUR','lines':[]},'context':{'now':'2026-01-01T00:00:00Z'}}")
    #expect(
      faults(in: scores).prefix(2).map(\.path.description) == [
        "promotions.promotions[0].actions", "promotions.scores[0]",
      ])
  }
}
