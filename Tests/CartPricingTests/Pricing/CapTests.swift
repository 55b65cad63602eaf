import CartPricing
import Testing

@Suite("Caps, budgets and gifts")
struct CapTests {
  private func cart(_ prices: Amount...) -> Cart {
    Cart(
      currency: .eur,
      lines: prices.enumerated().map {
        CartLine(LineID("\($0.offset)"), sku: SKU("S\($0.offset)"), unitPrice: $0.element)
      },
      shipping: Shipping(method: "ground", cost: "5", options: ["air": "12"]))
  }

  @Test(
    "A cap takes exactly what it leaves, and nothing below it",
    arguments: [("9.99", "9.99"), ("10", "10.00"), ("10.01", "10.00"), ("0.01", "0.01")])
  func caps(cap: String, discount: String) throws {
    let promotion = Promotion(
      "p", actions: [.discount(.percent("10"), on: .cart)], maxDiscount: .plain(try #require(Amount(parsing: cap))))
    #expect(try priced(cart("100"), [promotion]).discount.amountText == discount)
  }

  @Test("What is left is split by the discounts that it replaces, over lines, then units")
  func splitting() throws {
    let promotion = Promotion(
      "p", actions: [.discount(.percent("10"), on: .items())], maxDiscount: "5")
    // 6 and 4 uncapped: 3 and 2
    #expect(try priced(cart("60", "40"), [promotion]).lineTotals == ["57.00", "38.00"])
    // prices take 3 and 1 off single units; 1.00 is split 0.75 and 0.25
    let price = Promotion("p", actions: [.discount(.price("7"), on: .items())], maxDiscount: "1")
    #expect(try priced(cart("10", "8", "7"), [price]).lineTotals == ["9.25", "7.75", "7.00"])
    // within a line by the units' discounts: 3 and 3 and 3 to 1.00
    let units = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    #expect(try priced(units, [price]).units() == "1x9.66 2x9.67")
  }

  @Test("A cap is over all actions in the order they are carried out, not in which they are written")
  func overActions() throws {
    let promotion = Promotion(
      "p",
      actions: [
        .discount(.percent("100"), on: .shipping), .discount(.amount("4"), on: .cart),
        .discount(.amount("2"), on: .items()),
      ], maxDiscount: "7.50")
    // items 2, cart 4, and 1.50 are left for shipping
    let result = try priced(cart("10"), [promotion])
    #expect(result.lineTotals == ["4.00"])
    #expect(result.shipping?.total.amountText == "3.50")
    #expect(result.taken == ["p 7.50"])
    var less = promotion
    less.maxDiscount = "6"
    #expect(try priced(cart("10"), [less]).shipping?.total.amountText == "5.00")
  }

  @Test("A cap on fees is split by what each fee would lose, and one on tax by line")
  func capOnFeesAndTax() throws {
    let cart = Cart(
      currency: .eur,
      lines: [
        CartLine("1", sku: "A", unitPrice: "100", taxRate: "20"),
        CartLine("2", sku: "B", unitPrice: "50", taxRate: "20"),
      ], fees: [Fee("a", kind: "k", amount: "3"), Fee("b", kind: "k", amount: "1")])
    let fees = Promotion("p", actions: [.discount(.percent("100"), on: .fees)], maxDiscount: "2")
    #expect(try priced(cart, [fees]).fees.map(\.total.amountText) == ["1.50", "0.50"])
    let tax = Promotion("p", actions: [.discount(.percent("100"), on: .tax)], maxDiscount: "3")
    #expect(try priced(cart, [tax]).tax.discount.amountText == "3.00")
  }

  @Test(
    "What is left of a budget is a cap, and none left is a limit reached",
    arguments: [("97", "3.00"), ("99.99", "0.01"), ("90", "10.00"), ("0", "10.00"), ("100", ""), ("150", "")])
  func budgets(spent: String, discount: String) throws {
    let promotion = Promotion(
      "p", actions: [.discount(.percent("10"), on: .cart)], constraints: Constraints(budget: "100"))
    let usage = Usage(promotions: ["p": PromotionUsage(spent: try #require(Amount(parsing: spent)))])
    let result = try priced(cart("100"), [promotion], in: .of(PricingCustomer("c"), usage: usage))
    if discount.isEmpty {
      #expect(result.reasons == ["p limitReached budget"])
    } else {
      #expect(result.discount.amountText == discount)
    }
  }

  @Test("The lower of a cap and of what is left of a budget holds; a cap of 0 leaves no effect")
  func capAndBudget() throws {
    let usage = Usage(promotions: ["p": PromotionUsage(spent: "95")])
    for (cap, discount) in [("3", "3.00"), ("5", "5.00"), ("7", "5.00")] {
      let promotion = Promotion(
        "p", actions: [.discount(.percent("10"), on: .cart)], constraints: Constraints(budget: "100"),
        maxDiscount: .plain(try #require(Amount(parsing: cap))))
      #expect(
        try priced(cart("100"), [promotion], in: .of(PricingCustomer("c"), usage: usage)).discount.amountText
          == discount)
    }
    let none = Promotion("p", actions: [.discount(.percent("10"), on: .cart)], maxDiscount: "0")
    #expect(try priced(cart("100"), [none]).reasons == ["p noEffect"])
    #expect(
      try priced(cart("100"), [Promotion("p", actions: none.actions, constraints: Constraints(budget: "0"))]).reasons
        == ["p limitReached budget"])
  }

  @Test("An upgrade that is not covered is void, and leaves its cap to the next action")
  func upgrades() throws {
    func promotion(_ cap: AmountByCurrency) -> Promotion {
      Promotion("p", actions: [.upgradeShipping("air"), .discount(.amount("1"), on: .shipping)], maxDiscount: cap)
    }
    let covered = try priced(cart("10"), [promotion("7")])
    #expect(covered.shipping?.method == "air")
    #expect(covered.shipping?.total.amountText == "5.00")
    let void = try priced(cart("10"), [promotion("6.99")])
    #expect(void.shipping?.method == "ground")
    #expect(void.shipping?.total.amountText == "4.00")
  }

  // MARK: Gifts

  private func gift(
    _ quantity: Int, mode: Gift.Mode = .addNew, cap: AmountByCurrency? = nil, rule: CalculateRule? = nil
  ) -> Promotion {
    Promotion(
      "p", calculateRule: rule, actions: [.gift("S0", quantity: quantity, unitPrice: "4", name: "Tote", mode: mode)],
      maxDiscount: cap)
  }

  @Test("A gift adds a line of its own, discounted in full, without tax")
  func gifts() throws {
    var cart = cart("10", "20")
    cart.lines[0].taxRate = "20"
    let result = try priced(cart, [gift(2, rule: .quantity(minimum: 1))])
    let line = try #require(result.lines.last)
    #expect(result.lines.count == 3)
    #expect((line.id, line.sku, line.name) == ("gift:p:0", "S0", "Tote"))
    #expect(line.isGift)
    // 2 applications of 2 units at 4
    #expect((line.quantity, line.subtotal.amountText, line.discount.amountText) == (4, "16.00", "16.00"))
    #expect((line.total.amountText, line.tax.amountText, result.units(2)) == ("0.00", "0.00", "4x0.00"))
    #expect(result.subtotal.amountText == "46.00")
    // 46 + 2 tax + 5 shipping − 16
    #expect(result.total.amountText == "37.00")
    #expect(result.lines.prefix(2).allSatisfy { !$0.isGift })
  }

  @Test("Gifts count for no qualifier and are no one's target")
  func giftsAreApart() throws {
    let promotions = [
      Promotion("a", priority: 1, actions: [.gift("G", unitPrice: "4")]),
      Promotion("b", when: .lines(of: .sku("G"), atLeast: 1), actions: [.discount(.percent("10"), on: .cart)]),
      Promotion("c", actions: [.discount(.percent("10"), on: .items(.sku("G")))]),
      Promotion("d", actions: [.discount(.percent("10"), on: .cart)]),
    ]
    let result = try priced(cart("10"), promotions)
    #expect(result.taken == ["a 4.00", "d 1.00"])
    #expect(result.reasons == ["b notQualified", "c noEffect"])
  }

  @Test("Missing units alone are added: those in the cart are made free first, the lower line id going first")
  func addMissing() throws {
    var cart = Cart(
      CartLine("b", sku: "S0", quantity: 2, unitPrice: "10"), CartLine("a", sku: "S0", unitPrice: "6"),
      CartLine("c", sku: "S0", unitPrice: "1", isDiscountable: false))
    let one = try priced(cart, [gift(1, mode: .addMissing)])
    #expect(one.lineTotals == ["20.00", "0.00", "1.00"])
    #expect(try priced(cart, [gift(2, mode: .addMissing)]).lineTotals == ["10.00", "0.00", "1.00"])
    let five = try priced(cart, [gift(5, mode: .addMissing)])
    #expect(five.lineTotals == ["0.00", "0.00", "1.00", "0.00"])
    #expect(five.lines.last?.quantity == 2)
    // 10 + 10 + 6 freed and 2 × 4 added
    #expect(five.taken == ["p 34.00"])
    cart.lines = []
    #expect(try priced(cart, [gift(1, mode: .addMissing)]).lines.count == 1)
  }

  @Test(
    "A gift is given unit by unit, as far as a cap pays each in full",
    arguments: [("3.99", 0), ("4", 1), ("9", 2), ("12", 3), ("99", 3)])
  func cappedGifts(cap: String, units: Int) throws {
    let result = try priced(cart("10"), [gift(3, cap: .plain(try #require(Amount(parsing: cap))))])
    #expect(result.lines.count == (units > 0 ? 2 : 1))
    #expect(units == 0 || result.lines.last?.quantity == units)
    #expect(result.discount.minorUnits == Int64(units) * 400)
  }

  @Test("A cap is for freed units first, and ends at the first that it does not pay")
  func cappedMissing() throws {
    let cart = Cart(CartLine("1", sku: "S0", quantity: 2, unitPrice: "10"))
    // 10 pays one of the two; what is left does not pay the second, so nothing is added though 4 would be paid
    let one = try priced(cart, [gift(3, mode: .addMissing, cap: "15")])
    #expect(one.lines.count == 1)
    #expect(one.units() == "1x0.00 1x10.00")
    let all = try priced(cart, [gift(3, mode: .addMissing, cap: "24")])
    #expect(all.lines.count == 2)
    #expect(try priced(cart, [gift(3, mode: .addMissing, cap: "23.99")]).discount.amountText == "20.00")
  }

  @Test("A gift of more than 10⁹ units, or worth more than 10¹⁵ cents, is void")
  func largeGifts() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 2, unitPrice: "1"))
    func gift(_ quantity: Int, _ price: AmountByCurrency, each: Int) -> Promotion {
      Promotion(
        "p", calculateRule: .quantity(minimum: each), actions: [.gift("G", quantity: quantity, unitPrice: price)])
    }
    #expect(try priced(cart, [gift(1_000_000_000, "0.01", each: 2)]).discount.amountText == "10000000.00")
    #expect(try priced(cart, [gift(500_000_000, "0.01", each: 1)]).lines.last?.quantity == 1_000_000_000)
    #expect(try priced(cart, [gift(500_000_001, "0.01", each: 1)]).reasons == ["p noEffect"])
    #expect(try priced(cart, [gift(1_000_000_000, "10000", each: 2)]).discount.amountText == "10000000000000.00")
    #expect(try priced(cart, [gift(1_000_000_000, "10000.01", each: 2)]).reasons == ["p noEffect"])
  }

  @Test("A gift that costs nothing is an effect, and has no adjustment")
  func freeGift() throws {
    let result = try priced(cart("10"), [Promotion("p", actions: [.gift("G", unitPrice: "0")])])
    #expect(result.taken == ["p 0.00"])
    #expect(result.lines.last?.adjustments.count == 0)
    #expect(result.lines.last?.isGift == true)
  }
}
