// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O2.11, §O2.12, §O2.13, §O2.14 and §O2.15.
@Suite("Returns that keep the discounts")
struct KeepPolicyTests {
  private typealias F = RefundFixture

  private static let tenPercent = "'id': 'ten', 'actions': [{'on': 'cart', 'discount': {'percent': '10'}}]"
  /// Two units of five at half price.
  private static let half =
    "'id': 'half', 'actions': [{'on': {'items': {'count': 2}}, 'discount': {'percent': '50'}}]"
  private static let off = "'id': 'off', 'actions': [{'on': 'cart', 'discount': {'amount': '0.02'}}]"

  @Test("three at 100 with 10 % off: two are worth 180")
  func threeHundred() throws {
    let result = try F(
      promotions: [Self.tenPercent], lines: [F.line("a", 3, "100")], returns: F.returning([("a", 2)])
    ).result
    #expect(result.paid.amountText == "270.00")
    #expect(result.amounts == ["180.00"])
    #expect(result.discounts == [["ten 20.00"]])
    #expect(result.refunded.amountText == "180.00")
    #expect(result.remaining.amountText == "90.00")
  }

  @Test(
    "units are returned at their average, or the dearest or the cheapest first",
    arguments: [
      ("average", ["8.00", "8.00", "8.00", "8.00", "8.00"]), ("dearest", ["10.00", "10.00", "10.00", "5.00", "5.00"]),
      ("cheapest", ["5.00", "5.00", "10.00", "10.00", "10.00"]),
    ])
  func units(policy: String, amounts: [String]) throws {
    let result = try F(
      promotions: [Self.half], lines: [F.line("a", 5, "10")],
      returns: F.returning([("a", 1)], [("a", 1)], [("a", 1)], [("a", 1)], [("a", 1)]),
      more: "'policy': {'units': '\(policy)'}"
    ).result
    #expect(result.amounts == amounts)
    #expect(result.remaining.amountText == "0.00")
    // The discount is taken back in equal parts, whichever units come first.
    #expect(result.discounts == [["half 2.00"], ["half 2.00"], ["half 2.00"], ["half 2.00"], ["half 2.00 released"]])
  }

  @Test("cents that do not divide come with the last unit, of the amount, the tax and the discount")
  func cents() throws {
    // Three at 3.34 less 0.02: 10.00, and 1.90 tax. Of 11.90 and 1.90 there are given back in all
    // 333/1000 (3.96 and 0.63), 666/1000 (7.92 and 1.26), all; of 0.02 a third, two thirds, all.
    let result = try F(
      promotions: [Self.off], lines: [F.line("a", 3, "3.34", "'taxRate': '19'")],
      returns: F.returning([("a", 1)], [("a", 1)], [("a", 1)])
    ).result
    #expect(result.paid.amountText == "11.90")
    #expect(result.amounts == ["3.96", "3.96", "3.98"])
    #expect(result.taxes == ["0.63", "0.63", "0.64"])
    #expect(result.discounts == [[], ["off 0.01"], ["off 0.01 released"]])
  }

  @Test("it makes no difference how many returns a line takes")
  func returnsTogether() throws {
    let one = try F(
      promotions: [Self.off], lines: [F.line("a", 3, "3.34", "'taxRate': '19'")], returns: F.returning([("a", 2)])
    ).result
    #expect(one.amounts == ["7.92"])
    #expect(one.taxes == ["1.26"])
    #expect(one.discounts == [["off 0.01"]])
  }

  @Test("a line at 0 gives back what was paid for it, the tax, in equal parts")
  func nothingButTax() throws {
    // Two at 5.00, paid by somebody else, leave 0.41 tax: rounded down, 0.20 comes first.
    let result = try F(
      promotions: [
        "'id': 'maker', 'tax': 'keeps', 'actions': [{'on': {'items': {}}, 'discount': {'percent': '100'}}]"
      ], lines: [F.line("a", 2, "5", "'taxRate': '4.1'")], returns: F.returning([("a", 1)], [("a", 1)])
    ).result
    #expect(result.amounts == ["0.20", "0.21"])
    #expect(result.taxes == ["0.20", "0.21"])
  }

  // MARK: Discounts on tax

  @Test("of the tax of a line each promotion gets back what it took of that line")
  func twoPromotionsOnTax() throws {
    // Tax of a: 2.00, of which p takes 1.00 and q half of the rest, 0.50. Tax of b: 4.00, q takes 2.00.
    let fixture = F(
      promotions: [
        "'id': 'p', 'priority': 2, 'actions': [{'on': {'tax': {'sku': ['A']}}, 'discount': {'percent': '50'}}]",
        "'id': 'q', 'actions': [{'on': 'tax', 'discount': {'percent': '50'}}]",
      ], lines: [F.line("a", 1, "10", "'taxRate': '20'"), F.line("b", 1, "20", "'taxRate': '20'")],
      returns: F.returning([("a", 1)], [("b", 1)]))
    let result = try fixture.result
    #expect(result.paid.amountText == "32.50")
    #expect(result.amounts == ["10.50", "22.00"])
    #expect(result.taxes == ["0.50", "2.00"])
    #expect(result.discounts == [["p 1.00 released", "q 0.50"], ["q 2.00 released"]])
  }

  @Test("what a promotion took of a line and of its tax is divided together")
  func lineAndTax() throws {
    // Three at 1.07 less 0.02: 3.19, tax 0.32, of which half is waived. Of 0.02 + 0.16 a third is 0.06.
    let result = try F(
      promotions: [
        """
        'id': 'p', 'actions': [{'on': 'cart', 'discount': {'amount': '0.02'}},
         {'on': 'tax', 'discount': {'percent': '50'}}]
        """
      ], lines: [F.line("a", 3, "1.07", "'taxRate': '10'")], returns: F.returning([("a", 1)])
    ).result
    #expect(result.paid.amountText == "3.35")
    #expect(result.discounts == [["p 0.06"]])
  }

  // MARK: Promotions that are released

  @Test("a promotion is released by the return after which all its discounts are back, shipping and fees too")
  func releasedAtLast() throws {
    let result = try F(
      promotions: [
        """
        'id': 'all', 'actions': [{'on': 'cart', 'discount': {'percent': '10'}},
         {'on': 'shipping', 'discount': {'amount': '1'}}, {'on': 'fees', 'discount': {'percent': '50'}}]
        """
      ], lines: [F.line("a", 2, "10")],
      cart: "'shipping': {'method': 'm', 'cost': '5'}, 'fees': [{'id': 'f', 'kind': 'k', 'amount': '2'}]",
      returns: "[{'shipping': '2'}, {'lines': [{'line': 'a', 'quantity': 2}]}, {'fees': ['f']}, {'shipping': true}]"
    ).result
    #expect(result.amounts == ["2.00", "18.00", "1.00", "2.00"])
    #expect(result.discounts == [["all 0.50"], ["all 2.00"], ["all 1.00"], ["all 0.50 released"]])
  }

  @Test("a promotion without discounts and gifts is released when all lines of the cart are back")
  func releasedWithAllLines() throws {
    let result = try F(
      promotions: ["'id': 'pts', 'actions': [{'points': {'count': 3}}]"],
      lines: [F.line("a", 2, "10"), F.line("b", 1, "10")], cart: "'shipping': {'method': 'm', 'cost': '5'}",
      returns: F.returning([("a", 2)], [("b", 1)], [])
    ).result
    #expect(result.discounts == [[], ["pts 0.00 released"], []])
    #expect(result.held == [[], ["pts points 3"], ["pts points 3"]])
  }

  @Test("gifts that were made free among the lines of the cart are discounts on those lines")
  func giftAmongTheLines() throws {
    let result = try F(
      promotions: [
        """
        'id': 'tote', 'when': {'subtotal': {'atLeast': '75'}},
         'actions': [{'gift': {'sku': 'T', 'unitPrice': '15', 'mode': 'addMissing', 'quantity': 2}}]
        """
      ], lines: [F.line("a", 2, "50"), F.line("t", 1, "15")],
      returns: F.returning([("gift:tote:0", 1)], [("t", 1)])
    ).result
    #expect(result.paid.amountText == "100.00")
    #expect(result.amounts == ["0.00", "0.00"])
    #expect(result.discounts == [["tote 15.00"], ["tote 15.00 released"]])
  }

  @Test("an order without lines has no lines that are kept: what it earned is held without a claim at once")
  func noLines() throws {
    for more in ["", F.reprice] {
      let result = try F(
        promotions: ["'id': 'credit', 'actions': [{'credit': {'amount': '5'}}]"], lines: [],
        cart: "'shipping': {'method': 'm', 'cost': '5'}", returns: "[{}, {'shipping': true}]", more: more
      ).result
      #expect(result.amounts == ["0.00", "5.00"])
      #expect(result.discounts == [["credit 0.00 released"], []])
      #expect(result.held == [["credit credit 5.00"], ["credit credit 5.00"]])
    }
  }

  // MARK: Shipping and fees

  @Test("a discount on shipping that cost nothing comes back with all of it, not with an amount of nothing")
  func freeShipping() throws {
    let result = try F(
      promotions: ["'id': 'free', 'actions': [{'on': 'shipping', 'discount': {'percent': '100'}}]"],
      lines: [F.line("a", 1, "10")], cart: "'shipping': {'method': 'm', 'cost': '4.90'}",
      returns: "[{'shipping': '0'}, {'shipping': true}]"
    ).result
    #expect(result.discounts == [[], ["free 4.90 released"]])
  }

  @Test("what a fee and shipping contain of tax is given back with them")
  func taxIncluded() throws {
    let result = try F(
      lines: [F.line("a", 1, "10")],
      cart: """
        'taxIncluded': true, 'shipping': {'method': 'm', 'cost': '5.95', 'taxRate': '19'},
        'fees': [{'id': 'f', 'kind': 'k', 'amount': '1.19', 'taxRate': '19'}]
        """, returns: "[{'fees': ['f']}, {'shipping': '5.94'}, {'shipping': true}]"
    ).result
    // 0.95 × 5.94 / 5.95 is 0.948.
    #expect(result.amounts == ["1.19", "5.94", "0.01"])
    #expect(result.taxes == ["0.19", "0.94", "0.01"])
  }

  @Test("a refund has the parts that were returned, and no others")
  func parts() throws {
    let fixture = F(
      lines: [F.line("a", 1, "10")], cart: "'fees': [{'id': 'f', 'kind': 'k', 'amount': '1'}]",
      returns: "[{}, {'fees': ['f']}, {'lines': [{'line': 'a', 'quantity': 1}]}]")
    #expect(
      try fixture.result.json
        == F.json(
          """
          {'currency':'EUR','paid':'11.00','refunds':[{'lines':[],'amount':'0.00','tax':'0.00','discounts':[]},\
          {'lines':[],'fees':[{'id':'f','amount':'1.00'}],'amount':'1.00','tax':'0.00','discounts':[]},\
          {'lines':[{'id':'a','quantity':1,'amount':'10.00','tax':'0.00'}],'amount':'10.00','tax':'0.00',\
          'discounts':[]}],'refunded':'11.00','remaining':'0.00'}
          """))
  }
}
