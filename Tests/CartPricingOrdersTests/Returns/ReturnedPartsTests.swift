// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O2.5, §O2.6, §O2.9 and §O2.28.
@Suite("What may be returned")
struct ReturnedPartsTests {
  private static func paths(_ returns: String, more: String = "") -> [String] {
    RefundFixture(
      promotions: [
        "'id': 'tote', 'actions': [{'gift': {'sku': 'TOTE', 'unitPrice': '15', 'quantity': 2}}]"
      ],
      lines: [RefundFixture.line("a", 3, "10"), RefundFixture.line("b", 1, "20")],
      cart: "'shipping': {'method': 'm', 'cost': '5'}, 'fees': [{'id': 'f', 'kind': 'k', 'amount': '1'}]",
      returns: returns, more: more
    ).faultPaths
  }

  @Test("all of everything may be returned, in one return or in several")
  func everything() {
    #expect(
      Self.paths(
        """
        [{'lines': [{'line': 'a', 'quantity': 3}, {'line': 'b', 'quantity': 1}, {'line': 'gift:tote:0', 'quantity': 2}],
          'shipping': true, 'fees': ['f']}]
        """) == [])
    #expect(
      Self.paths(
        """
        [{'lines': [{'line': 'a', 'quantity': 1}], 'shipping': '2'},
         {'lines': [{'line': 'a', 'quantity': 2}, {'line': 'gift:tote:0', 'quantity': 1}], 'shipping': '1.50'},
         {'lines': [{'line': 'b', 'quantity': 1}, {'line': 'gift:tote:0', 'quantity': 1}], 'shipping': true, 'fees': ['f']}]
        """) == [])
  }

  @Test(
    "a return of what is not there, or not any more, is a fault",
    arguments: [
      ("[{'lines': [{'line': 'c', 'quantity': 1}]}]", ["returns[0].lines[0].line"]),
      ("[{'lines': [{'line': 'A', 'quantity': 1}]}]", ["returns[0].lines[0].line"]),
      ("[{'lines': [{'line': 'gift:tote:1', 'quantity': 1}]}]", ["returns[0].lines[0].line"]),
      ("[{'lines': [{'line': 'gift:tote:0', 'quantity': 3}]}]", ["returns[0].lines[0].quantity"]),
      ("[{'lines': [{'line': 'a', 'quantity': 4}]}]", ["returns[0].lines[0].quantity"]),
      (
        "[{'lines': [{'line': 'a', 'quantity': 1}, {'line': 'a', 'quantity': 9}]}]", ["returns[0].lines[1].line"]
      ),
      (
        "[{'lines': [{'line': 'a', 'quantity': 2}]}, {'lines': [{'line': 'a', 'quantity': 2}]}]",
        ["returns[1].lines[0].quantity"]
      ),
      // A part that is a fault is not returned: all three units are left.
      (
        "[{'lines': [{'line': 'a', 'quantity': 4}]}, {'lines': [{'line': 'a', 'quantity': 3}]}]",
        ["returns[0].lines[0].quantity"]
      ),
      ("[{'shipping': '5.01'}]", ["returns[0].shipping"]),
      ("[{'shipping': '5.00'}, {'shipping': '0.01'}]", ["returns[1].shipping"]),
      ("[{'shipping': true}, {'shipping': true}]", ["returns[1].shipping"]),
      ("[{'shipping': true}, {'shipping': '0.01'}]", ["returns[1].shipping"]),
      ("[{'fees': ['g']}]", ["returns[0].fees[0]"]),
      ("[{'fees': ['f', 'f']}]", ["returns[0].fees[1]"]),
      ("[{'fees': ['f']}, {'fees': ['f']}]", ["returns[1].fees[0]"]),
      (
        "[{'lines': [{'line': 'c', 'quantity': 1}], 'shipping': '9', 'fees': ['g']}, {'lines': [{'line': 'b', 'quantity': 2}]}]",
        ["returns[0].lines[0].line", "returns[0].shipping", "returns[0].fees[0]", "returns[1].lines[0].quantity"]
      ),
    ])
  func faults(returns: String, paths: [String]) {
    #expect(Self.paths(returns) == paths)
  }

  @Test("shipping may be returned in full by amounts, and what is left of it then is nothing")
  func restOfNothing() throws {
    let result = try RefundFixture(
      lines: [RefundFixture.line("a", 1, "10")], cart: "'shipping': {'method': 'm', 'cost': '5'}",
      returns: "[{'shipping': '5'}, {'shipping': '0'}, {'shipping': true}, {'shipping': '0'}]"
    ).result
    #expect(result.amounts == ["5.00", "0.00", "0.00", "0.00"])
    #expect(result.remaining.amountText == "10.00")
  }

  @Test("an order without shipping has none to return, not even nothing of it")
  func noShipping() {
    for shipping in ["true", "'0'"] {
      let fixture = RefundFixture(lines: [RefundFixture.line("a", 1, "10")], returns: "[{'shipping': \(shipping)}]")
      #expect(fixture.faultPaths == ["returns[0].shipping"])
    }
  }

  @Test("faults of form are reported alone, and then those of what the host has recorded")
  func faultsAlone() {
    let wrong = "[{'lines': [{'line': 'c', 'quantity': 1}]}, {'lines': [{'line': 'a', 'quantity': 0}]}]"
    #expect(Self.paths(wrong) == ["returns[1].lines[0].quantity"])
    let unknown = "[{'lines': [{'line': 'c', 'quantity': 1}]}]"
    #expect(Self.paths(unknown, more: "'paid': '55.99', 'version': '1'") == ["paid", "version"])
    #expect(Self.paths(unknown, more: "'paid': '56'") == ["returns[0].lines[0].line"])
  }

  @Test("at most 100 faults are reported")
  func manyFaults() {
    let entries = (0..<150).map { "{'line': 'x\($0)', 'quantity': 1}" }.joined(separator: ", ")
    #expect(Self.paths("[{'lines': [\(entries)]}]") == (0..<100).map { "returns[0].lines[\($0)].line" })
  }

  @Test("the id of the line of a gift may be longer than that of a promotion")
  func longGift() throws {
    let id = String(repeating: "p", count: 256)
    let result = try RefundFixture(
      promotions: ["'id': '\(id)', 'actions': [{'gift': {'sku': 'PEN', 'unitPrice': '2'}}]"],
      lines: [RefundFixture.line("a", 1, "10")], returns: RefundFixture.returning([("gift:\(id):0", 1)])
    ).result
    #expect(result.discounts == [["\(id) 2.00 released"]])
    let long = RefundFixture(
      lines: [RefundFixture.line("a", 1, "10")], returns: RefundFixture.returning([(id + "q", 1)]))
    #expect(long.faultPaths == ["returns[0].lines[0].line"])
  }
}
