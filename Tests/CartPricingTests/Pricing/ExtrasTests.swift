import CartPricing
import Testing

@Suite("Shipping, fees, tax and rewards")
struct ExtrasTests {
  private func on(_ discount: Discount, _ target: Target, id: PromotionID = "p", priority: Int = 0) -> Promotion {
    Promotion(id, priority: priority, actions: [.discount(discount, on: target)])
  }

  private func shipped(_ cost: Amount, _ promotions: Promotion...) throws -> PricedShipping {
    let shipping = Shipping(method: "ground", cost: cost, options: ["air": "12", "night": "20", "slow": "3"])
    let cart = Cart(CartLine("1", sku: "A", unitPrice: "10"), shipping: shipping)
    return try #require(try priced(cart, promotions).shipping)
  }

  @Test("Shipping is discounted by a percentage, an amount or a price")
  func shipping() throws {
    // 50 % of 4.99 is 2.495
    #expect(try shipped("4.99", on(.percent("50"), .shipping)).total.amountText == "2.49")
    #expect(try shipped("4.99", on(.amount("2"), .shipping)).total.amountText == "2.99")
    #expect(try shipped("4.99", on(.amount("10"), .shipping)).total.amountText == "0.00")
    #expect(try shipped("4.99", on(.price("3"), .shipping)).discount.amountText == "1.99")
    #expect(try shipped("4.99", on(.price("9"), .shipping)).total.amountText == "4.99")
    // the second finds what remains
    let two = try shipped("10", on(.percent("50"), .shipping, id: "a"), on(.percent("50"), .shipping, id: "b"))
    #expect(two.adjustments.map { "\($0.promotion) \($0.amount.amountText)" } == ["a 5.00", "b 2.50"])
    #expect(two.total.amountText == "2.50")
  }

  @Test("A cart without shipping has none to discount")
  func noShipping() throws {
    let cart = Cart(CartLine("1", sku: "A", unitPrice: "10"))
    let result = try priced(cart, [on(.percent("50"), .shipping), Promotion("q", actions: [.upgradeShipping("air")])])
    #expect(result.shipping == nil)
    #expect(result.reasons == ["p noEffect", "q noEffect"])
  }

  @Test("An upgrade ships by the dearer method at the old cost")
  func upgrade() throws {
    func up(_ method: String, id: PromotionID = "u") -> Promotion { Promotion(id, actions: [.upgradeShipping(method)]) }
    let air = try shipped("5", up("air"))
    #expect((air.method, air.cost.amountText, air.discount.amountText) == ("air", "12.00", "7.00"))
    #expect(air.total.amountText == "5.00")
    // void: not offered, or not dearer
    #expect(try shipped("5", up("rocket")).method == "ground")
    #expect(try shipped("5", up("slow")).method == "ground")
    #expect(try shipped("12", up("air")).method == "ground")
    // the second upgrade is from the method then in force: 7 and 8 more
    let night = try shipped("5", up("air", id: "a"), up("night", id: "b"))
    #expect(night.adjustments.map(\.amount.amountText) == ["7.00", "8.00"])
    #expect((night.method, night.total.amountText) == ("night", "5.00"))
    #expect(try shipped("5", up("night", id: "a"), up("air", id: "b")).adjustments.count == 1)
  }

  @Test("All upgrades come before all discounts on shipping")
  func upgradesFirst() throws {
    let free = on(.percent("100"), .shipping, id: "free", priority: 9)
    let result = try shipped("5", free, Promotion("up", actions: [.upgradeShipping("air")]))
    #expect((result.method, result.total.amountText) == ("air", "0.00"))
    #expect(result.adjustments.map { "\($0.promotion) \($0.amount.amountText)" } == ["free 5.00", "up 7.00"])
  }

  private func fees(_ promotions: Promotion...) throws -> [String] {
    let cart = Cart(
      CartLine("1", sku: "A", unitPrice: "10"),
      fees: [
        Fee("b", kind: "wrap", amount: "1.05"), Fee("a", kind: "handling", amount: "2.15"),
        Fee("c", kind: "wrap", amount: "0"),
      ])
    return try priced(cart, promotions).fees.map(\.total.amountText)
  }

  @Test("A percentage is rounded once a fee, an amount is allocated over what remains of each")
  func feeDiscounts() throws {
    // 0.525 and 1.075 are 0.53 and 1.08
    #expect(try fees(on(.percent("50"), .fees)) == ["0.52", "1.07", "0.00"])
    #expect(try fees(on(.percent("50"), .fees(kinds: ["wrap"]))) == ["0.52", "2.15", "0.00"])
    #expect(try fees(on(.percent("50"), .fees(kinds: ["none"]))) == ["1.05", "2.15", "0.00"])
    // 1.00 over 2.15 (a) and 1.05 (b): 67.1875 and 32.8125 cents, so 0.67 and 0.33
    #expect(try fees(on(.amount("1"), .fees)) == ["0.72", "1.48", "0.00"])
    #expect(try fees(on(.amount("9"), .fees)) == ["0.00", "0.00", "0.00"])
    #expect(try fees(on(.amount("1"), .fees(kinds: ["wrap", "handling"]))) == ["0.72", "1.48", "0.00"])
    // the second finds what remains: 50 % of 0.52 is 0.26, of 1.07 0.535
    #expect(
      try fees(on(.percent("50"), .fees, id: "a"), on(.percent("50"), .fees, id: "b")) == ["0.26", "0.53", "0.00"])
  }

  private func taxed(included: Bool, _ promotions: Promotion...) throws -> PricedCart {
    let cart = Cart(
      currency: .eur,
      lines: [
        CartLine("1", sku: "A", unitPrice: "9.99", taxRate: "20"),
        CartLine("2", sku: "B", unitPrice: "11.90", taxRate: "19", isDiscountable: false),
        CartLine("3", sku: "C", unitPrice: "1"),
      ], shipping: Shipping(method: "m", cost: "4.90", taxRate: "10"), fees: [Fee("f", kind: "k", amount: "2")],
      isTaxIncluded: included)
    return try priced(cart, promotions)
  }

  @Test("Tax is added to prices before tax, line by line, and on shipping, not on fees")
  func taxAdded() throws {
    // 1.998, 2.261 and 0.49: 2.00 + 2.26 + 0.49
    let plain = try taxed(included: false)
    #expect(plain.lines.map(\.tax.amountText) == ["2.00", "2.26", "0.00"])
    #expect(plain.shipping?.tax.amountText == "0.49")
    #expect(plain.tax.amount.amountText == "4.75")
    // 22.89 + 4.90 + 2 + 4.75
    #expect(plain.total.amountText == "34.54")
    // half of the tax of each line, discountable or not; that of shipping stays
    let half = try taxed(included: false, on(.percent("50"), .tax))
    #expect((half.tax.amount.amountText, half.tax.discount.amountText) == ("4.75", "2.13"))
    #expect(half.tax.total.amountText == "2.62")
    #expect(half.lines.map(\.tax.amountText) == ["2.00", "2.26", "0.00"])
    #expect(half.total.amountText == "32.41")
    #expect(try taxed(included: false, on(.percent("100"), .tax(.sku("B")))).tax.discount.amountText == "2.26")
    // it is of what is paid: 50 % of 9.99 is 5.00, so 4.99 at 20 % is 0.998
    #expect(try taxed(included: false, on(.percent("50"), .items(.sku("A")))).lines.first?.tax.amountText == "1.00")
  }

  @Test("Tax is contained in prices after tax, and a discount on it lowers what is paid all the same")
  func taxIncluded() throws {
    // 9.99 · 20 / 120 = 1.665, 11.90 · 19 / 119 = 1.90, 4.90 · 10 / 110 = 0.4454…
    let plain = try taxed(included: true)
    #expect(plain.lines.map(\.tax.amountText) == ["1.67", "1.90", "0.00"])
    #expect(plain.tax.amount.amountText == "4.02")
    #expect(plain.total.amountText == "29.79")
    let free = try taxed(included: true, on(.percent("100"), .tax))
    #expect(free.tax.discount.amountText == "3.57")
    #expect(free.total.amountText == "26.22")
    #expect(free.discount.amountText == "3.57")
  }

  private func credited(_ credit: Credit, _ promotions: Promotion...) throws -> [String] {
    let cart = Cart(CartLine("1", sku: "A", quantity: 5, unitPrice: "7"))
    return try priced(cart, promotions + [Promotion("p", actions: [.credit(credit)])]).credits.map(\.amount.amountText)
  }

  @Test("A credit is given for each full step of what is paid for lines, at most its maximum")
  func credits() throws {
    #expect(try credited(Credit("1", per: "10")) == ["3.00"])
    #expect(try credited(Credit("1", per: "35")) == ["1.00"])
    #expect(try credited(Credit("1", per: "35.01")) == [])
    #expect(try credited(Credit("1", per: "10", max: "2")) == ["2.00"])
    #expect(try credited(Credit("0.01", per: "0.01")) == ["35.00"])
    #expect(try credited(Credit("1", per: "10", max: "0")) == [])
    // 35 − 5.01 leaves 29.99
    #expect(try credited(Credit("1", per: "10"), on(.amount("5.01"), .cart, id: "a")) == ["2.00"])
  }

  @Test("A credit does not change the total, and is not multiplied by applications")
  func creditsAreApart() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 5, unitPrice: "7"))
    let promotion = Promotion("p", calculateRule: .quantity(minimum: 1), actions: [.credit(Credit("1", per: "10"))])
    let result = try priced(cart, [promotion])
    #expect(result.credits.map(\.amount.amountText) == ["3.00"])
    #expect(result.total.amountText == "35.00")
    #expect(result.taken == ["p 0.00"])
    #expect(result.redemptions.map(\.discount.amountText) == ["0.00"])
  }

  @Test("Coupons are issued once for each application")
  func coupons() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 5, unitPrice: "7"))
    let promotion = Promotion(
      "p", calculateRule: .quantity(minimum: 2),
      actions: [.issueCoupon(CouponIssue("t", validFor: "P30D")), .issueCoupon(CouponIssue("u"))])
    let issued = try priced(cart, [promotion]).issuedCoupons
    #expect(issued.map(\.template) == ["t", "u"])
    #expect(issued.map(\.count) == [2, 2])
    #expect(issued.first?.validFor == .days(30))
    #expect(issued.map(\.promotion) == ["p", "p"])
  }

  @Test("Currencies without decimals and with three are exact in their own minor units")
  func decimals() throws {
    let promotion = Promotion("p", actions: [.discount(.percent("10"), on: .cart)])
    let yen = Cart(currency: .jpy, lines: [CartLine("1", sku: "A", quantity: 3, unitPrice: "99")])
    // 10 % of 297 is 29.7
    #expect(try priced(yen, [promotion]).total.amountText == "267")
    let dinar = Cart(currency: .kwd, lines: [CartLine("1", sku: "A", unitPrice: "1.005")])
    // 100.5 is 0.101
    #expect(try priced(dinar, [promotion]).total.amountText == "0.904")
  }
}
