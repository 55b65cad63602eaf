// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.15, §6.13, §6.28, §6.40 and §6.41.
@Suite("Discounts on bundles")
struct BundleDiscountTests {
  private func line(_ id: LineID, _ price: Amount, _ quantity: Int = 1, isDiscountable: Bool = true) -> CartLine {
    CartLine(id, sku: SKU("S\(id)"), quantity: quantity, unitPrice: price, isDiscountable: isDiscountable)
  }

  private func bundle(
    _ discount: Discount, _ parts: [BundlePart], max: Int? = nil, rule: CalculateRule? = nil
  ) -> Promotion {
    Promotion("p", calculateRule: rule, actions: [.discount(discount, on: .bundle(parts, max: max))])
  }

  private let pair = [BundlePart(.sku("A")), BundlePart(.sku("B"), count: 2)]

  private func ab(_ a: Int, _ b: Int) -> Cart {
    Cart(
      CartLine("1", sku: "A", quantity: a, unitPrice: "15"), CartLine("2", sku: "B", quantity: b, unitPrice: "10"))
  }

  @Test(
    "A bundle costs its price, and the saving is split by value",
    arguments: [(1, 1, 0), (1, 2, 1), (2, 3, 1), (2, 4, 2)])
  func bundles(a: Int, b: Int, count: Int) throws {
    let result = try priced(ab(a, b), [bundle(.price("25"), pair)])
    #expect(result.discount.minorUnits == Int64(count) * 1000)
    if (a, b) == (2, 3) {
      // 10.00 over 15 and 20: 428.57 and 571.43, so 4.29 and 5.71; the latter over two units
      #expect(result.units(0) == "1x10.71 1x15.00")
      #expect(result.units(1) == "1x7.14 1x7.15 1x10.00")
    }
  }

  @Test("There are at most `max` bundles, and with a rule at most as many as its applications")
  func limits() throws {
    let cart = ab(5, 10)
    #expect(try priced(cart, [bundle(.amount("1"), pair)]).discount.amountText == "5.00")
    #expect(try priced(cart, [bundle(.amount("1"), pair, max: 3)]).discount.amountText == "3.00")
    #expect(try priced(cart, [bundle(.amount("1"), pair, rule: .quantity(minimum: 5))]).discount.amountText == "3.00")
    #expect(
      try priced(cart, [bundle(.amount("1"), pair, max: 2, rule: .quantity(minimum: 5))]).discount.amountText == "2.00")
    #expect(try priced(cart, [bundle(.amount("99"), pair, max: 1)]).discount.amountText == "35.00")
    #expect(try priced(ab(1, 2), [bundle(.price("36"), pair)]).reasons == ["p noEffect"])
  }

  @Test("Parts are filled in turn with the dearest units left, which may match several parts")
  func dearestFirst() throws {
    let cart = Cart(line("a", "10"), line("b", "30"), line("c", "20"), line("d", "5"))
    let two = [BundlePart(.all), BundlePart(.sku("Sa", "Sb"))]
    // the first part takes b; the second, of a and b, takes a. Then c, and nothing is left for the second
    #expect(try priced(cart, [bundle(.percent("50"), two)]).lineTotals == ["5.00", "15.00", "20.00", "5.00"])
    // one part that is filled from several lines: b, c and a
    #expect(
      try priced(cart, [bundle(.percent("100"), [BundlePart(.all, count: 3)])]).lineTotals == [
        "0.00", "0.00", "0.00", "5.00",
      ])
    // bundles in a row: (b, c), (a, d)
    #expect(
      try priced(cart, [bundle(.price("20"), [BundlePart(.all), BundlePart(.all)])]).discount.amountText == "30.00")
  }

  @Test("A bundle is made of open units only")
  func openUnits() throws {
    let cart = Cart(line("a", "10", isDiscountable: false), line("b", "30"))
    #expect(
      try priced(cart, [bundle(.percent("50"), [BundlePart(.sku("Sa")), BundlePart(.sku("Sb"))])]).reasons == [
        "p noEffect"
      ])
  }

  @Test("Parts can be filled with the cheapest units")
  func cheapestFirst() throws {
    let cart = Cart(line("a", "10"), line("b", "6"), line("c", "20"), line("d", "0"))
    func saving(_ order: UnitOrder, _ discount: Discount) throws -> String {
      let target = BundleTarget(parts: [BundlePart(.sku("Sa", "Sb", "Sd")), BundlePart(.sku("Sc"))], order: order)
      return try priced(cart, [Promotion("p", actions: [.discount(discount, on: .bundle(target))])]).discount.amountText
    }
    // 10 and 20, or 6 and 20; the unit that costs nothing is in no bundle
    #expect(try saving(.mostExpensive, .price("20")) == "10.00")
    #expect(try saving(.cheapest, .price("20")) == "6.00")
    #expect(try saving(.cheapest, .percent("50")) == "13.00")
  }

  @Test("A bundle saves at most the room of its units, and its saving is split by room")
  func room() throws {
    var cart = ab(1, 2)
    cart.lines[0].minUnitPrice = "12"
    // 35 for 10 would save 25; line 1 has a room of 3
    #expect(try priced(cart, [bundle(.price("10"), pair)]).lineTotals == ["12.00", "0.00"])
    // 10.00 over rooms of 3 and 20: 1.304 and 8.696
    #expect(try priced(cart, [bundle(.price("25"), pair)]).lineTotals == ["13.70", "11.30"])
  }
}
