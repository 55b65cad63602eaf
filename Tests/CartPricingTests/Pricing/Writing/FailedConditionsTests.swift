// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §8.44: a cart with one line of one unit of 10.00, of SKU A, and no customer.
@Suite("Conditions that fail")
struct FailedConditionsTests {
  private static let no = "{'quantity':{'atLeast':2}}"
  private static let yes = "{'quantity':{'atLeast':1}}"

  private func failed(_ members: String) throws -> [String]? {
    let promotion = "{'id':'p',\(members)}"
    let cart = "'lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'10'}]"
    return try priced(quoted: request(promotions: promotion, cart: cart)).decisions.first?.failed
  }

  @Test(
    "Paths name what decides that a qualifier fails",
    arguments: [
      (no, ["when.quantity"]),
      ("{'segment':'vip'}", ["when.segment"]),
      ("{'customer':{'known':true}}", ["when.customer"]),
      ("{'cart':{'attribute':'pay','is':'card'}}", ["when.cart"]),
      ("{'shipping':{'method':['air']}}", ["when.shipping"]),
      ("{'sum':{'attribute':'kg','atLeast':'1'}}", ["when.sum"]),
      ("{'all':[\(yes),\(no),\(yes),\(no)]}", ["when.all[1].quantity", "when.all[3].quantity"]),
      ("{'any':[\(no),{'segment':'vip'}]}", ["when.any[0].quantity", "when.any[1].segment"]),
      ("{'any':[]}", []),
      ("{'all':[{'any':[]},\(no)]}", ["when.all[1].quantity"]),
      ("{'not':\(yes)}", ["when.not.quantity"]),
      ("{'not':{'all':[\(yes),\(yes)]}}", ["when.not.all[0].quantity", "when.not.all[1].quantity"]),
      ("{'not':{'any':[\(no),\(yes),\(yes)]}}", ["when.not.any[1].quantity"]),
      ("{'not':{'not':\(no)}}", ["when.not.not.quantity"]),
      ("{'not':{'all':[]}}", []),
    ])
  func paths(when: String, expected: [String]) throws {
    #expect(try failed("'when':\(when),'actions':[{'on':'cart','discount':{'percent':'10'}}]") == expected)
  }

  @Test("A rule follows the qualifier, and a reward that is missing has a path of its own")
  func rules() throws {
    let action = "'actions':[{'on':{'items':{}},'discount':{'percent':'10'}}]"
    let three = "'calculateRule':{'quantity':{'minimum':3}}"
    #expect(try failed("\(three),\(action)") == ["calculateRule"])
    #expect(try failed("'when':\(Self.no),\(three),\(action)") == ["when.quantity", "calculateRule"])
    #expect(try failed("'when':\(Self.yes),\(three),\(action)") == ["calculateRule"])
    // One unit is counted, and none is left beyond it.
    let beyond = "'calculateRule':{'quantity':{'minimum':1},'reward':'beyond'}"
    #expect(try failed("\(beyond),\(action)") == ["calculateRule.reward"])
  }

  /// Of 10.00 there are 9.00 left after the items.
  @Test(
    "What discounts leave is judged for the paths as it was judged for the promotion",
    arguments: [
      (
        "{'any':[{'subtotal':{'atLeast':'10','after':'items'}},\(no)]}",
        ["when.any[0].subtotal", "when.any[1].quantity"]
      ),
      ("{'all':[{'subtotal':{'atMost':'9','after':'items'}},\(no)]}", ["when.all[1].quantity"]),
      ("{'not':{'subtotal':{'below':'10','after':'items'}}}", ["when.not.subtotal"]),
      (
        "{'all':[{'not':{'subtotal':{'atLeast':'10','after':'cart'}}},{'subtotal':{'above':'8','after':'cart'}}]}",
        ["when.all[1].subtotal"]
      ),
    ])
  func afterDiscounts(when: String, expected: [String]) throws {
    let result = try priced(
      [
        promotion("i", "{'on':{'items':{}},'discount':{'amount':'1'}}"), amountOff("c", "1"),
        promotion("p", "{'on':'shipping','discount':{'percent':'100'}}", "'when':\(when)"),
      ], cart: "\(cartLines(cartLine("a", 1, "10"))),'shipping':{'method':'m','cost':'5'}")
    #expect(result.decisions.first?.failed == expected)
  }

  @Test("There are at most 100 paths, and none for other reasons or if only relevant decisions are asked for")
  func limits() throws {
    let many = Array(repeating: Self.no, count: 150).joined(separator: ",")
    let action = "'actions':[{'on':'cart','discount':{'percent':'10'}}]"
    let paths = try failed("'when':{'any':[\(many)]},'calculateRule':{'quantity':{'minimum':3}},\(action)")
    #expect(paths == (0..<100).map { "when.any[\($0)].quantity" })
    #expect(try failed("'active':false,'when':\(Self.no),\(action)") == nil)
    let text = request(
      promotions: "{'id':'p','when':\(Self.no),\(action)}",
      cart: "'lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'10'}]")
    let relevant = String(text.split(separator: ",'explain':'all'").joined())
    let decisions = try priced(quoted: relevant).decisions
    #expect(decisions.map { $0.failed } == [nil] && decisions.map { $0.gaps.count } == [1])
  }

  @Test("The work of finding them is counted, and does not grow with the levels of the qualifier")
  func work() throws {
    let flat = try steps(levels: 1, atMost: nil)
    let deep = try steps(levels: 62, atMost: nil)
    // 32 steps for each of 2,000 leaves. With 62 levels, 100 paths have some 500 bytes each.
    #expect(flat > 32 * 2_000)
    #expect(deep < 2 * flat + 100 * 600)
    #expect(throws: PricingError.self) { try steps(levels: 62, atMost: deep - 1) }
  }

  /// The steps of pricing a promotion with 2,000 leaves below so many levels.
  private func steps(levels: Int, atMost limit: Int?) throws -> Int {
    var when = "{'any':[\(Array(repeating: Self.no, count: 2_000).joined(separator: ","))]}"
    for _ in 0..<levels { when = "{'all':[\(when)]}" }
    let text = request(
      promotions: "{'id':'p','when':\(when),'actions':[{'on':'cart','discount':{'percent':'10'}}]}",
      cart: "'lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'10'}]")
    let document = try PricingRequest(json: String(text.map { $0 == "'" ? "\"" : $0 }))
    let engine = try PricingEngine(document.promotions)
    var workspace = PricingWorkspace()
    if let limit { workspace.mostSteps = limit }
    _ = try engine.price(document.cart, in: document.context, using: &workspace)
    return Int(workspace.countedSteps)
  }
}
