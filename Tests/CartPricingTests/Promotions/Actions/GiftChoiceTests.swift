// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.5, §6.51, §6.52, §6.53, §6.54, §7.2 and §11.5.
@Suite("Gifts to choose")
struct GiftChoiceTests {
  @Test(
    "A gift has a SKU and a price, or SKUs of which one is chosen",
    arguments: FaultRow.table(
      """
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5'},{'sku':'B','unitPrice':{'EUR':'6'},'name':'Bag'}],'quantity':2,'mode':'addMissing'}} =>
      {'gift':{'oneOf':[]}} => .gift.oneOf
      {'gift':{'oneOf':{}}} => .gift.oneOf
      {'gift':{'oneOf':[{}]}} => .gift.oneOf[0].sku & .gift.oneOf[0].unitPrice
      {'gift':{'oneOf':[{'sku':'','unitPrice':'0.001'}]}} => .gift.oneOf[0].sku & .gift.oneOf[0].unitPrice
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5','quantity':1}]}} => .gift.oneOf[0].quantity
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5'}],'quantity':0}} => .gift.quantity
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5'}],'sku':'B','unitPrice':'5'}} => .gift
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5'}],'name':'x'}} => .gift
      {'gift':{}} => .gift.sku & .gift.unitPrice
      """))
  func gifts(row: FaultRow) { expectFaults(row, at: .action) }

  private static let mug = "{'sku':'M','unitPrice':'5'}"
  private static let pen = "{'sku':'P','unitPrice':'2','name':'Pen'}"

  private func gift(_ members: String = "", _ rest: String = "") -> String {
    promotion("g", "{'gift':{'oneOf':[\(Self.mug),\(Self.pen)]\(members)}}", rest)
  }

  /// The choice in the cart, what is not available, the gifts that can be chosen, and the lines that are added.
  @Test(
    "The chosen gift is given if it is available; otherwise what is available is offered",
    arguments: [
      ("", "", ["M", "P"], [], true), ("'g':'P'", "", [], ["gift:g:0 1 P Pen 2.00"], true),
      ("'g':'M'", "", [], ["gift:g:0 1 M - 5.00"], true),
      // the choice is none of the gifts, or for another promotion
      ("'g':'X'", "", ["M", "P"], [], true), ("'h':'P'", "", ["M", "P"], [], true),
      // the chosen one is not available
      ("'g':'P'", "'P'", ["M"], [], true), ("'g':'P'", "'M'", [], ["gift:g:0 1 P Pen 2.00"], true),
      ("", "'M'", ["P"], [], true),
      // nothing is available: the gift is void
      ("", "'M','P'", [], [], false), ("'g':'P'", "'M','P','X'", [], [], false),
    ])
  func choosing(choices: String, unavailable: String, offered: [SKU], added: [String], applies: Bool) throws {
    let result = try priced(
      [gift()], cart: "\(oneLine),'choices':{\(choices)}", context: ",'unavailable':[\(unavailable)]")
    #expect(result.choices.map(\.oneOf) == (offered.isEmpty ? [] : [offered]))
    let lines = result.lines.dropFirst().map {
      "\($0.id) \($0.quantity) \($0.sku) \($0.name ?? "-") \($0.discount.amountText)"
    }
    #expect(lines == added)
    // a gift to choose is an effect, of no discount
    #expect(result.redemptions.count == (applies ? 1 : 0))
    #expect(result.reasons == (applies ? [] : ["g noEffect"]))
    #expect(result.total.amountText == "100.00")
  }

  @Test("One choice is for all gifts of a promotion; each gift without it is offered")
  func several() throws {
    let actions = """
      {'gift':{'oneOf':[\(Self.mug),\(Self.pen)]}},{'on':'cart','discount':{'amount':'1'}},\
      {'gift':{'oneOf':[\(Self.pen),{'sku':'Q','unitPrice':'3'}]}},{'gift':{'oneOf':[{'sku':'Q','unitPrice':'3'}]}}
      """
    let result = try priced([promotion("g", actions)], cart: "\(oneLine),'choices':{'g':'P'}")
    #expect(result.lines.map(\.id) == ["1", "gift:g:0", "gift:g:2"])
    #expect(result.choices.map { "\($0.action) \($0.oneOf)" } == ["3 [Q]"])
    #expect(result.taken == ["g 5.00"])
    // none is chosen: three offers, in the order of the actions
    let open = try priced([promotion("g", actions)])
    #expect(open.choices.map(\.action) == [0, 2, 3])
    #expect(open.taken == ["g 1.00"])
  }

  @Test("The number of units, the cap and units in the cart are as of any gift")
  func units() throws {
    let rule = "'calculateRule':{'quantity':{'minimum':1}}"
    let cart = cartLines(cartLine("p", 3, "7")) + ",'choices':{'g':'P'}"
    // 3 applications of 2 units
    #expect(try priced([gift(",'quantity':2", rule)], cart: cart).taken == ["g 12.00"])
    // 3 units of the cart are free, the other 3 are added
    let missing = try priced([gift(",'quantity':2,'mode':'addMissing'", rule)], cart: cart)
    #expect(missing.lineTotals == ["0.00", "0.00"])
    #expect(missing.taken == ["g 27.00"])
    // a unit that a cap does not pay is not given
    #expect(try priced([gift("", "'maxDiscount':'1.99'")], cart: cart).reasons == ["g noEffect"])
    #expect(try priced([gift(",'quantity':3", "'maxDiscount':'5'")], cart: cart).taken == ["g 4.00"])
  }
}
