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
}
