// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.24, §1.25, §4.4, §10.1, §10.7 and §11.6.
@Suite("The subtotal of lines")
struct SubtotalTests: QualifierFixture {
  @Test(
    "A subtotal is in range from its lower bound to its upper bound, both included",
    arguments: [
      (.subtotal(atLeast: "114.99"), true), (.subtotal(atLeast: "115"), true), (.subtotal(atLeast: "115.01"), false),
      (.subtotal(atMost: "115.01"), true), (.subtotal(atMost: "115"), true), (.subtotal(atMost: "114.99"), false),
      (.subtotal(atLeast: "100", atMost: "120"), true), (.subtotal(atLeast: "120", atMost: "100"), false),
      (.subtotal(of: .sku("A"), atLeast: "20"), true), (.subtotal(of: .sku("A"), atLeast: "20.01"), false),
      (.subtotal(of: .sku("Z"), atMost: "0"), true), (.subtotal(of: .sku("Z"), atLeast: "0"), true),
      (.subtotal(of: .sku("Z"), atLeast: "0.01"), false), (.subtotal(atLeast: ["EUR": "115", "USD": "1"]), true),
      // a line that is never discounted counts all the same
      (.subtotal(of: .sku("C"), atLeast: "75"), true),
    ] as [(Qualifier, Bool)])
  func subtotals(qualifier: Qualifier, expected: Bool) throws { #expect(try holds(qualifier, cart) == expected) }

  /// Line a is worth 100.00 at 20 %, line b 50.00 without tax.
  @Test(
    "A subtotal can be measured before tax or with it, each line by itself",
    arguments: [
      ("'basis':'gross','atLeast':'170','atMost':'170'", false, true), ("'basis':'net','atMost':'150'", false, true),
      ("'atMost':'150'", false, true), ("'basis':'gross','of':{'sku':['B']},'atMost':'50'", false, true),
      // 100.00 with tax is 83.33 before it
      ("'basis':'net','atLeast':'133.33','atMost':'133.33'", true, true),
      ("'basis':'gross','atLeast':'150.01'", true, false),
      ("'basis':'gross','above':'150'", true, false), ("'basis':'gross','above':'149.99'", true, true),
    ])
  func basis(range: String, included: Bool, expected: Bool) throws {
    let cart =
      cartLines(cartLine("a", 1, "100", "'taxRate':'20'"), cartLine("b", 1, "50")) + ",'taxIncluded':\(included)"
    #expect(try holds(when: "{'subtotal':{\(range)}}", cart: cart) == expected)
  }

  @Test("Each line is rounded: twice 0.03 at 19 % are twice 0.04")
  func rounded() throws {
    let cart = cartLines(cartLine("a", 1, "0.03", "'taxRate':'19'"), cartLine("b", 1, "0.03", "'taxRate':'19'"))
    #expect(try holds(when: "{'subtotal':{'basis':'gross','atLeast':'0.08','atMost':'0.08'}}", cart: cart))
  }

  @Test(
    "Bounds that are not part of the range; a gap requires the next amount",
    arguments: [
      ("{'subtotal':{'above':'99.99'}}", true, []), ("{'subtotal':{'below':'100.01'}}", true, []),
      ("{'subtotal':{'above':'99','below':'101'}}", true, []), ("{'subtotal':{'below':'100'}}", false, []),
      ("{'subtotal':{'above':'100'}}", false, ["subtotal 10000 of 10001 lacks 1"]),
      ("{'quantity':{'above':0}}", true, []), ("{'quantity':{'above':3}}", false, ["quantity 1 of 4 lacks 3"]),
      ("{'lines':{'above':1,'below':9}}", false, ["lines 1 of 2 lacks 1"]),
      ("{'leastQuantity':{'above':1}}", false, ["leastQuantity 1 of 2 lacks 1"]),
      ("{'leastQuantity':{'below':1}}", false, []),
      // no figure is in the range: no gap closes it
      ("{'quantity':{'above':1,'below':2}}", false, []),
    ])
  func exclusive(when: String, expected: Bool, gaps: [String]) throws {
    let result = try priced([promotion("p", "{'issueCoupon':{'template':'t'}}", "'when':\(when)")])
    #expect((result.issuedCoupons.count == 1) == expected)
    #expect(result.gaps(of: "p") == gaps)
  }

  @Test("Above is one minor unit of the cart's currency more, and a selector stands as it was written")
  func currencies() throws {
    let when = "{'subtotal':{'above':{'JPY':'100','KWD':'100'},'of':{'unitPrice':{'above':{'JPY':'5','KWD':'5'}}}}}"
    let text = promotion("p", "{'issueCoupon':{'template':'t'}}", "'when':\(when)")
    let yen = try priced(quoted: request(promotions: text, cart: oneLine, currency: "JPY"))
    #expect(yen.gaps(of: "p") == ["subtotal 100 of 101 lacks 1"])
    let dinar = try priced(quoted: request(promotions: text, cart: oneLine, currency: "KWD"))
    #expect(dinar.gaps(of: "p") == ["subtotal 100000 of 100001 lacks 1"])
    #expect(dinar.json.contains(#""of":{"unitPrice":{"above":"5.000"}},"required":"100.001""#))
  }
}
