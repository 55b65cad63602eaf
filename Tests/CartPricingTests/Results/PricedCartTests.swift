import CartPricing
import Testing

@Suite("Results as Swift values")
struct ResultTests {
  private var cart: Cart {
    Cart(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10", name: "Mug", taxRate: "20"),
      shipping: Shipping(method: "ground", cost: "5", taxRate: "10"),
      fees: [Fee("f", kind: "wrap", amount: "2")])
  }

  private let promotion = Promotion(
    "p",
    actions: [
      .discount(.percent("10"), on: .cart), .discount(.amount("1"), on: .shipping),
      .discount(.amount("0.50"), on: .fees),
      .discount(.percent("50"), on: .tax), .credit(Credit("1", per: "9")),
    ], messages: Messages(applied: "{discount}"))

  @Test("Every figure has a property of its own")
  func properties() throws {
    let result = try priced(cart, [promotion], in: .of(PricingCustomer("c")))
    #expect(result.currency == .eur)
    let line = try #require(result.lines.first)
    #expect((line.id, line.sku, line.name, line.quantity, line.isGift) == ("1", "A", "Mug", 2, false))
    // 20 − 2, at 20 % tax; shipping 5 − 1 at 10 %
    #expect((line.total.amountText, line.tax.amountText) == ("18.00", "3.60"))
    #expect(line.adjustments.map { "\($0.promotion) \($0.amount)" } == ["p 2.00 EUR"])
    let fee = try #require(result.fees.first)
    #expect(
      (fee.id, fee.amount.amountText, fee.discount.amountText, fee.total.amountText) == ("f", "2.00", "0.50", "1.50"))
    #expect(fee.adjustments.map(\.amount.amountText) == ["0.50"])
    let shipping = try #require(result.shipping)
    #expect(
      (shipping.cost.amountText, shipping.discount.amountText, shipping.tax.amountText) == ("5.00", "1.00", "0.40"))
    #expect(result.tax.adjustments.map { "\($0.promotion) \($0.amount.amountText)" } == ["p 1.80"])
    #expect(result.credits.map { "\($0.promotion) \($0.amount)" } == ["p 2.00 EUR"])
    #expect(result.messages.map(\.promotion) == ["p"])
    #expect(result.messages.map(\.text) == ["5.30 EUR"])
    let redemption = try #require(result.redemptions.first)
    #expect((redemption.promotion, redemption.customer, redemption.coupon) == ("p", "c", nil))
    #expect(redemption.discount.amountText == "5.30")
  }

  @Test("Results are equal if all their figures are")
  func equality() throws {
    let one = try priced(cart, [promotion])
    let other = try priced(cart, [promotion])
    let copy = one
    #expect(one == copy)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(Set([one, other, copy]).count == 1)
    #expect(try priced(cart, []) != one)
  }

  @Test("Lists are collections: counted, indexed and walked both ways")
  func lists() throws {
    let lines = ["a", "b", "c"].map { CartLine(LineID($0), sku: "A", unitPrice: "1") }
    let result = try priced(Cart(currency: .eur, lines: lines), [])
    #expect(result.lines.map(\.id) == ["a", "b", "c"])
    #expect(result.lines.reversed().map(\.id) == ["c", "b", "a"])
    #expect((result.lines.startIndex, result.lines.endIndex, result.lines.count) == (0, 3, 3))
    #expect(result.lines[1].id == "b")
    #expect(result.promotions.isEmpty)
  }

  @Test("Units of equal price are one run, whoever has discounted them")
  func runsOfEqualPrice() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    let own = Promotion(
      "a", actions: [.discount(.amount("1"), on: .items(count: 1))], combines: .notOnSameItems)
    let others = Promotion("b", actions: [.discount(.amount("1"), on: .items())])
    let result = try priced(cart, [own, others])
    #expect(result.units() == "3x9.00")
    #expect(result.taken == ["a 1.00", "b 2.00"])
  }

  @Test("Runs that have become equal are joined, and cut again")
  func joinedAndCut() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    func first(_ id: PromotionID, _ amount: AmountByCurrency, _ count: Int, _ order: ItemsTarget.Order) -> Promotion {
      Promotion(id, actions: [.discount(.amount(amount), on: .items(count: count, order: order))])
    }
    // 9, 10, 10; then 9, 9, 9; then 7, 9, 9
    let all = [first("a", "1", 1, .cheapest), first("b", "1", 2, .mostExpensive), first("c", "2", 1, .cheapest)]
    #expect(try priced(cart, Array(all.prefix(2))).units() == "3x9.00")
    #expect(try priced(cart, all).units() == "1x7.00 2x9.00")
  }
}
