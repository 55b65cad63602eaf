// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.15, §6.17, §6.61, §8.5 and §8.10.
@Suite("Discounts on goods, shipping and fees together")
struct OrderDiscountTests {
  /// Lines at 60.00 and 30.00, shipping at 6.00, fees at 3.00 and 1.00: 100.00.
  private static func cart(_ first: String = "", _ second: String = "") -> String {
    cartLines(cartLine("a", 1, "60", first), cartLine("b", 1, "30", second)) + """
      ,'shipping':{'method':'m','cost':'6'},'fees':[{'id':'g','kind':'k','amount':'3'},{'id':'f','kind':'k','amount':'1'}]
      """
  }

  private static func order(_ id: String, _ discount: String, _ members: String = "") -> String {
    promotion(id, "{'on':'order','discount':{\(discount)}}", members)
  }

  /// What is left of lines a and b, of shipping, and of fees g and f.
  @Test(
    "It is split over lines, then shipping, then fees by what remains of each",
    arguments: [
      ([order("p", "'percent':'10'")], cart(), ["54.00", "27.00", "5.40", "2.70", "0.90"]),
      ([order("p", "'amount':'25'")], cart(), ["45.00", "22.50", "4.50", "2.25", "0.75"]),
      ([order("p", "'amount':'250'")], cart(), ["0.00", "0.00", "0.00", "0.00", "0.00"]),
      // 0.60, 0.30, 0.06, 0.01 and 0.03 cents; then three times as much: the largest remainders are those of b and a
      ([order("p", "'amount':'0.01'")], cart(), ["59.99", "30.00", "6.00", "3.00", "1.00"]),
      ([order("p", "'amount':'0.03'")], cart(), ["59.98", "29.99", "6.00", "3.00", "1.00"]),
      // twice 5.00
      (
        [order("p", "'amount':'5'", "'calculateRule':{'quantity':{'minimum':1}}")], cart(),
        ["54.00", "27.00", "5.40", "2.70", "0.90"]
      ),
      // a cap: 10 % are 10.00, 5.00 are given
      (
        [order("p", "'percent':'10'", "'maxDiscount':'5'")], cart(), ["57.00", "28.50", "5.70", "2.85", "0.95"]
      ),
      // after the steps before it: shipping is free, half of the fees and a third of the lines are left
      (
        [
          promotion("a", "{'on':'shipping','discount':{'percent':'100'}},{'on':'fees','discount':{'percent':'50'}}"),
          amountOff("b", "60"), order("p", "'percent':'50'"),
        ], cart(), ["10.00", "5.00", "0.00", "0.75", "0.25"]
      ),
      // two of them, in canonical order
      (
        [order("p", "'amount':'50'"), order("q", "'percent':'50'")], cart(), ["15.00", "7.50", "1.50", "0.75", "0.25"]
      ),
      // lines that are not discountable are left out: 10 % of 70.00
      (
        [order("p", "'percent':'10'")], cart("", "'discountable':false"), ["54.00", "30.00", "5.40", "2.70", "0.90"]
      ),
      // lines by room, of 5.00: 10.00 over 5.00, 30.00, 6.00, 1.00 (f) and 3.00 (g) are 1.11, 6.67, 1.33, 0.22 and 0.67
      (
        [order("p", "'percent':'10'")], cart("'minUnitPrice':'55'"), ["58.89", "23.33", "4.67", "2.33", "0.78"]
      ),
      // at most all that has room
      ([order("p", "'percent':'60'")], cart("'minUnitPrice':'55'"), ["55.00", "0.00", "0.00", "0.00", "0.00"]),
      // only units that no other promotion has discounted; shipping and fees are no units
      (
        [
          promotion("a", "{'on':{'items':{'select':{'sku':['A']}}},'discount':{'amount':'10'}}"),
          order("p", "'percent':'10'", "'combines':'notOnDiscounted'"),
        ], cart(), ["50.00", "27.00", "5.40", "2.70", "0.90"]
      ),
    ])
  func split(promotions: [String], cart: String, left: [String]) throws {
    let result = try priced(promotions, cart: cart)
    #expect(result.lineTotals + [result.shipping?.total.amountText] + result.fees.map(\.total.amountText) == left)
    #expect(result.discount.minorUnits == result.promotions.reduce(0) { $0 + $1.discount.minorUnits })
  }

  @Test("Tax is of what is left, of shipping and fees, too")
  func taxes() throws {
    let cart = """
      'lines':[{'id':'a','sku':'A','quantity':1,'unitPrice':'80','taxRate':'20'}],\
      'shipping':{'method':'m','cost':'10','taxRate':'10'},'fees':[{'id':'f','kind':'k','amount':'10','taxRate':'5'}]
      """
    let result = try priced([Self.order("p", "'percent':'50'")], cart: cart)
    // 40.00 at 20 %, 5.00 at 10 % and 5.00 at 5 %
    #expect(result.tax.amount.amountText == "8.75")
    #expect(result.total.amountText == "58.75")
  }

  @Test("A cart without lines has shipping and fees alone")
  func noLines() throws {
    let cart = "'lines':[],'shipping':{'method':'m','cost':'6'}"
    #expect(try priced([Self.order("p", "'percent':'50'")], cart: cart).taken == ["p 3.00"])
    #expect(try priced([Self.order("p", "'percent':'50'")], cart: "'lines':[]").reasons == ["p noEffect"])
  }
}
