// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O2.16, §O2.17, §O2.18, §O2.19, §O2.20, §O2.21, §O2.22 and §O2.23.
@Suite("Returns after which the rest is priced again")
struct RepricePolicyTests {
  private typealias F = RefundFixture

  private static let fromThreeHundred =
    """
    'id': 'ten', 'when': {'subtotal': {'atLeast': '300'}}, 'actions': [{'on': 'cart', 'discount': {'percent': '10'}}]
    """

  @Test("six at 50 with 10 % from 300: one at 50 is left of 270")
  func threshold() throws {
    let result = try F(
      promotions: [Self.fromThreeHundred], lines: [F.line("a", 6, "50")], returns: F.returning([("a", 5)]),
      more: F.reprice
    ).result
    #expect(result.amounts == ["220.00"])
    #expect(result.discounts == [["ten 30.00 released"]])
    #expect(result.refunds[0].lines == [RefundedLine(id: "a", quantity: 5)])
    #expect(result.refunds[0].shortfall == nil)
  }

  @Test("a discount that grows again is not given again, nor taken back twice")
  func leastDiscount() throws {
    // 10 % of four or more and of two or fewer: 360 paid; three cost 300, two 180, one 90.
    let result = try F(
      promotions: [
        """
        'id': 'p', 'when': {'any': [{'quantity': {'atLeast': 4}}, {'quantity': {'atMost': 2}}]},
         'actions': [{'on': 'cart', 'discount': {'percent': '10'}}]
        """
      ], lines: [F.line("a", 4, "100")], returns: F.returning([("a", 1)], [("a", 1)], [("a", 1)], [("a", 1)]),
      more: F.reprice
    ).result
    #expect(result.amounts == ["60.00", "120.00", "90.00", "90.00"])
    #expect(result.discounts == [["p 40.00 released"], [], [], []])
    #expect(result.remaining.amountText == "0.00")
  }

  @Test("returns one by one can give back more than the same at once, and the last shortfall is what is lacking")
  func oneByOne() throws {
    // 60 % off exactly two units: three cost 300, two 80, one 100.
    func order(_ returns: String) -> F {
      F(
        promotions: [
          """
          'id': 'p', 'when': {'quantity': {'atLeast': 2, 'atMost': 2}},
           'actions': [{'on': 'cart', 'discount': {'percent': '60'}}]
          """
        ], lines: [F.line("a", 3, "100")], returns: returns, more: F.reprice)
    }
    let oneByOne = try order(F.returning([("a", 1)], [("a", 1)])).result
    #expect(oneByOne.amounts == ["220.00", "0.00"])
    #expect(oneByOne.refunds.map { $0.shortfall?.amountText } == [nil, "20.00"])
    #expect(try order(F.returning([("a", 2)])).result.amounts == ["200.00"])
  }

  @Test("what the kept goods lack is said after each return, as long as they lack it")
  func shortfall() throws {
    let result = try F(
      promotions: [
        """
        'id': 'off', 'when': {'subtotal': {'atLeast': '100'}}, 'actions': [{'on': 'cart', 'discount': {'amount': '50'}}]
        """
      ], lines: [F.line("a", 2, "45"), F.line("b", 1, "10")], cart: "'shipping': {'method': 'm', 'cost': '5'}",
      returns: "[\(F.returning([("b", 1)]).dropFirst().dropLast()), {'shipping': true}, {}, "
        + "{'lines': [{'line': 'a', 'quantity': 1}]}, {'lines': [{'line': 'a', 'quantity': 1}]}]", more: F.reprice
    ).result
    // 50 was paid for goods; 90 are kept, then 45, which is 5 less than 50.
    #expect(result.paid.amountText == "55.00")
    #expect(result.amounts == ["0.00", "5.00", "0.00", "5.00", "45.00"])
    #expect(result.refunds.map { $0.shortfall?.amountText } == ["40.00", "40.00", "40.00", nil, nil])
  }

  @Test("tax is given back as the amount is, shipping's and fees' with them")
  func tax() throws {
    let result = try F(
      lines: [F.line("a", 2, "10", "'taxRate': '19'")],
      cart: """
        'shipping': {'method': 'm', 'cost': '5', 'taxRate': '19'},
        'fees': [{'id': 'f', 'kind': 'k', 'amount': '1', 'taxRate': '7'}]
        """, returns: "[{'lines': [{'line': 'a', 'quantity': 1}], 'shipping': true}, {'fees': ['f']}]", more: F.reprice
    ).result
    #expect(result.amounts == ["17.85", "1.07"])
    #expect(result.taxes == ["2.85", "0.07"])
  }

  @Test("a tax is at most the amount for the goods, however much is given back for shipping")
  func taxOfNothing() throws {
    // 10 with 1.60 tax in it, and 10 without, 10 off together: 10 paid with 0.80 tax in it. The first
    // comes back: the other one costs 10, so nothing is given back for goods, and no tax.
    let result = try F(
      promotions: [
        """
        'id': 'off', 'when': {'subtotal': {'atLeast': '20'}}, 'actions': [{'on': 'cart', 'discount': {'amount': '10'}}]
        """
      ], lines: [F.line("a", 1, "10", "'taxRate': '19'"), F.line("b", 1, "10")],
      cart: "'taxIncluded': true, 'shipping': {'method': 'm', 'cost': '5'}",
      returns:
        "[{'lines': [{'line': 'a', 'quantity': 1}], 'shipping': true}, {'lines': [{'line': 'b', 'quantity': 1}]}]",
      more: F.reprice
    ).result
    #expect(result.amounts == ["5.00", "10.00"])
    #expect(result.taxes == ["0.00", "0.80"])
  }

  @Test("a promotion that is no longer applied is released once none of its discount on shipping is kept")
  func releasedWithShipping() throws {
    let result = try F(
      promotions: [
        """
        'id': 'free', 'when': {'subtotal': {'atLeast': '50'}},
         'actions': [{'on': 'shipping', 'discount': {'percent': '50'}}]
        """
      ], lines: [F.line("a", 2, "30")], cart: "'shipping': {'method': 'm', 'cost': '5'}",
      returns: "[{'lines': [{'line': 'a', 'quantity': 1}]}, {'shipping': '1'}, {'shipping': true}, {}]", more: F.reprice
    ).result
    #expect(result.amounts == ["30.00", "1.00", "1.50", "0.00"])
    #expect(result.discounts == [[], ["free 1.00"], ["free 1.50 released"], []])
  }

  @Test("rewards are what the order earned less what the rest earns, summed by promotion and template")
  func rewards() throws {
    let result = try F(
      promotions: [
        """
        'id': 'c', 'actions': [{'credit': {'amount': '1', 'per': '10'}}, {'credit': {'amount': '2', 'per': '20'}}]
        """,
        """
        'id': 'k', 'when': {'quantity': {'atLeast': 3}},
         'actions': [{'issueCoupon': {'template': 'ten'}}, {'issueCoupon': {'template': 'five'}},
           {'issueCoupon': {'template': 'ten'}}]
        """, "'id': 'p', 'actions': [{'points': {'count': 1, 'per': '10'}}, {'points': {'count': 5}}]",
      ], lines: [F.line("a", 4, "10")], returns: F.returning([("a", 1)], [("a", 2)], [("a", 1)]), more: F.reprice
    ).result
    // 40 earn 4 + 4 credit and 4 + 5 points, 30 earn 3 + 2 and 3 + 5, 10 earn 1 + 0 and 1 + 5.
    #expect(
      result.held == [
        ["c credit 3.00", "p points 1"], ["c credit 7.00", "p points 3", "k coupon ten 2", "k coupon five 1"],
        ["c credit 8.00", "p points 9", "k coupon ten 2", "k coupon five 1"],
      ])
    #expect(result.discounts == [[], ["k 0.00 released"], ["c 0.00 released", "p 0.00 released"]])
  }

  @Test("gifts are those of the order, less those still earned, less those returned")
  func gifts() throws {
    let result = try F(
      promotions: [
        """
        'id': 'g', 'calculateRule': {'quantity': {'minimum': 2}},
         'actions': [{'gift': {'sku': 'PEN', 'unitPrice': '2'}}]
        """
      ], lines: [F.line("a", 6, "10")],
      returns: F.returning([("a", 2)], [("gift:g:0", 1)], [("a", 4)], [("gift:g:0", 2)]), more: F.reprice
    ).result
    #expect(result.amounts == ["20.00", "0.00", "40.00", "0.00"])
    #expect(result.held == [["gift:g:0 PEN 1"], [], ["gift:g:0 PEN 2"], []])
    #expect(result.discounts == [["g 2.00"], [], ["g 4.00 released"], []])
  }

  @Test("a gift that the rest would get anew is none that the customer holds")
  func giftOfTheRest() throws {
    let result = try F(
      promotions: [
        """
        'id': 'tote', 'when': {'subtotal': {'atLeast': '75'}},
         'actions': [{'gift': {'sku': 'T', 'unitPrice': '15', 'mode': 'addMissing'}}]
        """
      ], lines: [F.line("a", 2, "50"), F.line("t", 1, "15")], returns: F.returning([("t", 1)]), more: F.reprice
    ).result
    #expect(result.amounts == ["0.00"])
    #expect(result.discounts == [[]])
    #expect(result.held == [[]])
  }

  @Test("a discount on tax counts as one on the line")
  func discountOnTax() throws {
    let result = try F(
      promotions: [
        """
        'id': 't', 'when': {'quantity': {'atLeast': 2}}, 'actions': [{'on': 'tax', 'discount': {'percent': '100'}}]
        """
      ], lines: [F.line("a", 2, "10", "'taxRate': '20'")], returns: F.returning([("a", 1)]), more: F.reprice
    ).result
    // 20 was paid; one with its tax is 12.
    #expect(result.amounts == ["8.00"])
    #expect(result.taxes == ["0.00"])
    #expect(result.discounts == [["t 4.00 released"]])
  }

  @Test("prices of scales and choices of gifts are those of the rest")
  func scale() throws {
    let result = try F(
      lines: [F.line("a", 10, "10", "'priceScale': [{'from': 10, 'unitPrice': '8'}]")],
      returns: F.returning([("a", 1)], [("a", 9)]), more: F.reprice
    ).result
    // 80 was paid; nine cost 90.
    #expect(result.amounts == ["0.00", "80.00"])
    #expect(result.refunds.map { $0.shortfall?.amountText } == ["10.00", nil])
  }
}
