// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.12 and §11.12.
@Suite("Figures at the edges of what 64 bits hold, and lines of any quantity")
struct RangeTests {
  private func code(_ cart: Cart, _ promotions: [Promotion] = []) -> Fault.Code? {
    do throws(PricingError) {
      _ = try priced(cart, promotions)
      return nil
    } catch {
      #expect(error.faults.count == 1)
      #expect(error.faults.first?.path.isEmpty == true)
      return error.faults.first?.code
    }
  }

  /// 10¹⁵ minor units each.
  private func line(_ id: LineID, _ quantity: Int, tax: Rate? = nil) -> CartLine {
    CartLine(id, sku: "A", quantity: quantity, unitPrice: "10000000000000", taxRate: tax)
  }

  @Test("A line or a cart worth more than 9,223,372,036,854,775,807 minor units is out of range")
  func subtotals() {
    #expect(code(Cart(line("1", 9_223))) == nil)
    #expect(code(Cart(line("1", 9_224))) == .amountOutOfRange)
    #expect(code(Cart(line("1", 1_000_000_000))) == .amountOutOfRange)
    #expect(code(Cart(line("1", 9_000), line("2", 223))) == nil)
    #expect(code(Cart(line("1", 9_000), line("2", 224))) == .amountOutOfRange)
    // the largest figure there is: 9,223 × 10¹⁵ and 372,036,854,775,807 minor units
    let rest = CartLine("2", sku: "B", unitPrice: "3720368547758.07")
    #expect(code(Cart(line("1", 9_223), rest)) == nil)
    #expect(code(Cart(line("1", 9_223), rest, CartLine("3", sku: "C", unitPrice: "0.01"))) == .amountOutOfRange)
  }

  @Test("A tax, a total or a credit outside of it is out of range, too")
  func results() {
    #expect(code(Cart(line("1", 8_000, tax: "15"))) == nil)
    #expect(code(Cart(line("1", 8_000, tax: "16"))) == .amountOutOfRange)
    #expect(code(Cart(line("1", 9_000, tax: "1000"))) == .amountOutOfRange)
    #expect(
      code(Cart(line("1", 9_223), shipping: CartShipping(method: "m", cost: "9999999999999"))) == .amountOutOfRange)
    #expect(code(Cart(line("1", 9_223), fees: [CartFee("f", kind: "k", amount: "9999999999999")])) == .amountOutOfRange)
    let credit = Promotion("p", actions: [.credit(Credit("10000000000000", per: "0.01"))])
    #expect(code(Cart(line("1", 1)), [credit]) == .amountOutOfRange)
    let capped = Promotion("p", actions: [.credit(Credit("10000000000000", per: "0.01", max: "5"))])
    #expect(code(Cart(line("1", 1)), [capped]) == nil)
  }

  @Test("A discount does not bring a cart into range that is out of it as it came")
  func asItCame() {
    let free = Promotion("p", actions: [.discount(.percent("100"), on: .cart)])
    #expect(code(Cart(line("1", 9_224)), [free]) == .amountOutOfRange)
    #expect(code(Cart(line("1", 9_223)), [free]) == nil)
  }

  @Test("Intermediate figures may be as large as they like")
  func intermediate() throws {
    // 1,000,000,000 applications of 10¹⁵ off the cart, groups and bundles worth 9 · 10¹⁸
    let cart = Cart(line("1", 9_000))
    let large = Promotion(
      "p", calculateRule: .quantity(minimum: 1), actions: [.discount(.amount("10000000000000"), on: .cart)])
    #expect(try priced(cart, [large]).total.minorUnits == 0)
    let half = Promotion("p", actions: [.discount(.percent("50"), on: .cart)])
    #expect(try priced(cart, [half]).total.minorUnits == 4_500_000_000_000_000_000)
    let group = Promotion("p", actions: [.discount(.price("1"), on: .group(reward: .all))])
    #expect(try priced(cart, [group]).total.minorUnits == 100)
    let count = Promotion("p", actions: [.discount(.percent("100"), on: .items(count: 1_000_000_000))])
    #expect(try priced(cart, [count]).total.minorUnits == 0)
  }

  /// 9,999 lines and no fee are 10,000 targets; a promotion of one action counts once, a bundle once for each part.
  @Test("Work above 10⁷ is too complex (§11.13)")
  func tooComplex() {
    let lines = (0..<9_999).map { CartLine(LineID("\($0)"), sku: "A", unitPrice: "1") }
    let cart = Cart(currency: .eur, lines: lines)
    let bundle = PromotionAction.discount(
      .percent("10"), on: .bundle([BundlePart(.sku("X"), count: 1), BundlePart(.sku("Y"), count: 1)]))
    func promotions(_ count: Int) -> [Promotion] {
      (0..<count).map { Promotion(PromotionID("\($0)"), actions: [.issueCoupon(CouponIssue("t"))]) }
    }
    let most = promotions(1_000)
    #expect(code(cart, most) == nil)
    #expect(code(cart, most + [Promotion("one", actions: [.issueCoupon(CouponIssue("t"))])]) == .tooComplex)
    // 998 promotions and the two parts of a bundle are within the limit, 999 are not. A bundle without effect is not
    // eligible if that is looked at, so here it has one.
    let parts = PromotionAction.discount(
      .percent("10"), on: .bundle([BundlePart(.sku("A"), count: 1), BundlePart(.sku("A"), count: 1)]))
    #expect(code(cart, promotions(998) + [Promotion("bundle", actions: [parts])]) == nil)
    #expect(code(cart, promotions(999) + [Promotion("bundle", actions: [parts])]) == .tooComplex)
    // One fee more makes 10,001 targets.
    var withFee = cart
    withFee.fees = [CartFee("f", kind: "wrap", amount: "1")]
    #expect(code(withFee, most) == .tooComplex)
    #expect(code(cart, [Promotion("void", actions: [bundle])]) == nil)
  }

  /// Units at 3.33.
  ///
  /// - 10 %: 333 of 3,330 cents for 10 units, 33 each and 3 cents more: two prices; so for a million.
  /// - Groups of 3 for 8.00 save 1.99 each: 66⅓ cents a unit, two prices, and one unit that is in no group.
  /// - Beyond 3: two of 10 are free, 250,000 of a million.
  @Test(
    "A line of a million units is as many runs as one of 10 with the same promotions",
    arguments: [
      (Promotion("percent", actions: [.discount(.percent("10"), on: .cart)]), 2),
      (Promotion("items", actions: [.discount(.percent("10"), on: .items())]), 2),
      (Promotion("amount", actions: [.discount(.amount("0.50"), on: .items())]), 1),
      (Promotion("first", actions: [.discount(.amount("0.50"), on: .items(count: 4))]), 2),
      (
        Promotion(
          "group", calculateRule: .quantity(minimum: 3), actions: [.discount(.price("8"), on: .group(reward: .all))]),
        3
      ),
      (
        Promotion(
          "cheapest", calculateRule: .quantity(minimum: 3),
          actions: [.discount(.percent("100"), on: .group(reward: .cheapest))]), 2
      ),
      (
        Promotion(
          "bundle", actions: [.discount(.price("8"), on: .bundle([BundlePart(.all), BundlePart(.all, count: 2)]))]),
        3
      ),
      (
        Promotion(
          "beyond", calculateRule: .quantity(minimum: 3, reward: .beyond),
          actions: [.discount(.percent("100"), on: .items())]), 2
      ),
      (Promotion("cap", actions: [.discount(.percent("10"), on: .cart)], maxDiscount: "0.05"), 2),
      (Promotion("gift", actions: [.gift("A", quantity: 3, unitPrice: "1", mode: .addMissing)]), 2),
    ] as [(Promotion, Int)])
  func runs(promotion: Promotion, runs: Int) throws {
    for quantity in [10, 1_000_000] {
      let cart = Cart(CartLine("1", sku: "A", quantity: quantity, unitPrice: "3.33"))
      let result = try priced(cart, [promotion])
      #expect(result.lines[0].units.count == runs, "\(quantity): \(result.units())")
      #expect(result.lines[0].units.map(\.count).reduce(0, +) == quantity)
      let value = result.lines[0].units.map { Int64($0.count) * $0.price.minorUnits }.reduce(0, +)
      #expect(value == result.lines[0].total.minorUnits)
    }
  }

  @Test("All of them one after another keep a line of a million as few runs as one of a thousand")
  func runsOfAll() throws {
    let promotions = [
      Promotion("a", actions: [.discount(.percent("10"), on: .items())]),
      Promotion("b", calculateRule: .quantity(minimum: 3), actions: [.discount(.price("8"), on: .group(reward: .all))]),
      Promotion(
        "c", calculateRule: .quantity(minimum: 3, reward: .beyond), actions: [.discount(.percent("50"), on: .items())]),
      Promotion("d", actions: [.discount(.percent("7"), on: .cart)], maxDiscount: "100"),
    ]
    func runs(_ quantity: Int) throws -> Int {
      let cart = Cart(CartLine("1", sku: "A", quantity: quantity, unitPrice: "3.33"))
      return try priced(cart, promotions).lines[0].units.count
    }
    let few = try runs(1_000)
    #expect(few <= 12)
    #expect(try runs(1_000_000) <= few + 2)
    #expect(try runs(1_000_000_000) <= few + 2)
  }
}
