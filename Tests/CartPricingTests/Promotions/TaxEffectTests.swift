// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.16, §8.9, §8.11 and §8.12.
@Suite("Discounts that leave the tax as it was")
struct TaxEffectTests {
  private static let keeps = "'tax':'keeps'"
  private static let freeTax = promotion("t", "{'on':'tax','discount':{'percent':'100'}}")

  /// A line at 100.00 and 20 %. The tax of the line, what is taken of it, and what is to be paid.
  @Test(
    "Tax that is added is of the total and of what such promotions took",
    arguments: [
      ([amountOff("p", "10")], "18.00", "0.00", "108.00"), ([amountOff("p", "10", keeps)], "20.00", "0.00", "110.00"),
      ([amountOff("p", "10", "'tax':'reduces'")], "18.00", "0.00", "108.00"),
      // 10 off that keeps, 10 off that does not
      ([amountOff("p", "10", keeps), amountOff("q", "10")], "18.00", "0.00", "98.00"),
      // somebody else pays for all of it, and the tax is still to be paid
      ([amountOff("p", "100", keeps)], "20.00", "0.00", "20.00"),
      ([amountOff("p", "100", keeps), freeTax], "20.00", "20.00", "0.00"),
      ([amountOff("p", "60", keeps), amountOff("q", "60")], "12.00", "0.00", "12.00"),
    ])
  func added(promotions: [String], tax: String, taken: String, total: String) throws {
    try expect(promotions, cartLine("a", 1, "100", "'taxRate':'20'"), included: false, tax, taken, total)
  }

  /// A line at 120.00 with 20.00 of tax.
  @Test(
    "Tax that is contained is of the same, and a discount on it takes no more than what is left of the line",
    arguments: [
      ([amountOff("p", "12")], "18.00", "0.00", "108.00"), ([amountOff("p", "12", keeps)], "20.00", "0.00", "108.00"),
      ([amountOff("p", "12", keeps), freeTax], "20.00", "20.00", "88.00"),
      // 5.00 are left of the line
      ([amountOff("p", "115", keeps), freeTax], "20.00", "5.00", "0.00"),
      ([amountOff("p", "120", keeps), freeTax], "20.00", "0.00", "0.00"),
      // the second discount on tax: half of the tax is taken, and 2.00 are left of the line
      (
        [
          amountOff("p", "108", keeps), promotion("s", "{'on':'tax','discount':{'percent':'50'}}"), freeTax,
        ], "20.00", "12.00", "0.00"
      ),
      // without such promotions the tax is always less than the line
      ([amountOff("p", "115"), freeTax], "0.83", "0.83", "4.17"),
    ])
  func contained(promotions: [String], tax: String, taken: String, total: String) throws {
    try expect(promotions, cartLine("a", 1, "120", "'taxRate':'20'"), included: true, tax, taken, total)
  }

  @Test("Only what such a promotion took of a line counts for the line")
  func eachLine() throws {
    let cart = cartLines(cartLine("a", 1, "100", "'taxRate':'20'"), cartLine("b", 1, "50", "'taxRate':'10'"))
    let result = try priced(
      [promotion("p", "{'on':{'subset':{'sku':['B']}},'discount':{'amount':'20'}}", Self.keeps), amountOff("q", "13")],
      cart: cart)
    // p takes 20.00 of b, q 13.00 of 100.00 and 30.00: 10.00 and 3.00. 20 % of 90.00; 10 % of 27.00 and 20.00
    #expect(result.lineTotals == ["90.00", "27.00"])
    #expect(result.lines.map(\.tax.amountText) == ["18.00", "4.70"])
  }

  private func expect(
    _ promotions: [String], _ line: String, included: Bool, _ tax: String, _ taken: String, _ total: String
  ) throws {
    let result = try priced(promotions, cart: "\(cartLines(line)),'taxIncluded':\(included)")
    #expect(result.lines.first?.tax.amountText == tax)
    #expect(result.lines.first?.taxDiscount.amountText == taken)
    #expect(result.total.amountText == total)
  }

  @Test("The tax of shipping and of fees is left as it was, too")
  func shippingAndFees() throws {
    func result(_ tax: String, included: Bool) throws -> PricedCart {
      let members = "'tax':'\(tax)'"
      return try priced(
        [
          promotion(
            "p", "{'on':'shipping','discount':{'percent':'100'}},{'on':'fees','discount':{'amount':'2'}}", members)
        ],
        cart: """
          'lines':[],'taxIncluded':\(included),'shipping':{'method':'m','cost':'11','taxRate':'10'},\
          'fees':[{'id':'f','kind':'k','amount':'12','taxRate':'20'}]
          """)
    }
    // 10 % of 11.00 and 20 % of 12.00; otherwise 20 % of 10.00 alone
    #expect(try result("keeps", included: false).tax.amount.amountText == "3.50")
    #expect(try result("keeps", included: false).total.amountText == "13.50")
    #expect(try result("reduces", included: false).tax.amount.amountText == "2.00")
    // contained in 11.00 and 12.00; in 10.00: 1.6667
    let kept = try result("keeps", included: true)
    #expect(kept.shipping?.tax.amountText == "1.00")
    #expect(kept.fees.map { $0.tax?.amountText } == ["2.00"])
    #expect(kept.total.amountText == "10.00")
    #expect(try result("reduces", included: true).tax.amount.amountText == "1.67")
  }

  @Test("What is split over lines, shipping and fees is kept where it was taken")
  func order() throws {
    let cart = """
      'lines':[{'id':'a','sku':'A','quantity':1,'unitPrice':'80','taxRate':'20'}],\
      'shipping':{'method':'m','cost':'10','taxRate':'10'},'fees':[{'id':'f','kind':'k','amount':'10','taxRate':'5'}]
      """
    let result = try priced([promotion("p", "{'on':'order','discount':{'percent':'50'}}", Self.keeps)], cart: cart)
    // 16.00, 1.00 and 0.50
    #expect(result.tax.amount.amountText == "17.50")
    #expect(result.total.amountText == "67.50")
  }
}
