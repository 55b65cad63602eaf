import CartPricing
import Testing

@Suite("Calculate rules: how many times, and which units")
struct RuleTests {
  private func free(_ rule: CalculateRule, _ select: LineSelector = .all, count: Int? = nil) -> Promotion {
    Promotion(
      "p", calculateRule: rule, actions: [.discount(.percent("100"), on: .items(select, count: count))])
  }

  private func cart(_ quantity: Int) -> Cart { Cart(CartLine("1", sku: "A", quantity: quantity, unitPrice: "10")) }

  /// How many of so many units at 10 are free.
  private func freeUnits(_ promotion: Promotion, of quantity: Int) throws -> Int {
    Int(try priced(cart(quantity), [promotion]).discount.minorUnits / 1000)
  }

  @Test(
    "A quantity rule rewards 1 unit each time",
    arguments: [(1, 0), (2, 0), (3, 1), (5, 1), (6, 2), (7, 2), (9, 3)])
  func quantity(quantity: Int, expected: Int) throws {
    #expect(try freeUnits(free(.quantity(minimum: 3)), of: quantity) == expected)
    // at most once
    #expect(try freeUnits(free(.quantity(minimum: 3, maxApplications: 1)), of: quantity) == min(expected, 1))
    // twice as many each time, but no more than there are
    #expect(try freeUnits(free(.quantity(minimum: 3), count: 2), of: quantity) == 2 * expected)
    #expect(try freeUnits(free(.quantity(minimum: 3), count: 10), of: quantity) == (expected > 0 ? quantity : 0))
  }

  @Test("A linear rule rewards all the units that it counted", arguments: [(1, 0), (2, 2), (3, 2), (4, 4), (5, 4)])
  func linear(quantity: Int, expected: Int) throws {
    #expect(try freeUnits(free(.linear(quantity: 2)), of: quantity) == expected)
    #expect(try freeUnits(free(.linear(quantity: 2, repeatable: 1)), of: quantity) == min(expected, 2))
    #expect(try freeUnits(free(.linear(quantity: 2), count: 1), of: quantity) == expected / 2)
  }

  @Test("A rule that is not met is a gap; its number of applications is in the result")
  func gapsAndApplications() throws {
    let below = try priced(cart(2), [free(.quantity(minimum: 3))])
    #expect(below.reasons == ["p notQualified"])
    #expect(below.gaps(of: "p") == ["quantity 2 of 3 lacks 1"])
    #expect(try priced(cart(7), [free(.quantity(minimum: 3))]).promotions.first?.applications == 2)
    #expect(try priced(cart(1), [free(.linear(quantity: 2))]).gaps(of: "p") == ["quantity 1 of 2 lacks 1"])
  }

  @Test("What is counted may be other lines than what is rewarded, and lines that are never discounted count")
  func countedElsewhere() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 5, unitPrice: "10", isDiscountable: false),
      CartLine("2", sku: "B", quantity: 3, unitPrice: "4"))
    // ⌊5 / 2⌋ = 2 units of B
    #expect(try priced(cart, [free(.quantity(minimum: 2, of: .sku("A")), .sku("B"))]).lineTotals == ["50.00", "4.00"])
    // 8 units counted, ⌊8 / 4⌋ = 2; only those of B are open
    #expect(try priced(cart, [free(.quantity(minimum: 4, of: .all))]).lineTotals == ["50.00", "4.00"])
    #expect(try priced(cart, [free(.quantity(minimum: 6, of: .sku("A")), .sku("B"))]).reasons == ["p notQualified"])
  }

  @Test("Without `of` the first action's selector counts if it has one of single lines, and all lines otherwise")
  func whatCounts() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10"), CartLine("2", sku: "B", quantity: 4, unitPrice: "10"))
    func applications(_ target: Target, others: [PromotionAction] = []) throws -> Int? {
      let promotion = Promotion(
        "p", calculateRule: .quantity(minimum: 2), actions: [.discount(.percent("1"), on: target)] + others)
      return try priced(cart, [promotion]).promotions.first?.applications
    }
    #expect(try applications(.items(.sku("A"))) == 1)
    #expect(try applications(.group(.sku("B"), reward: .all)) == 2)
    #expect(try applications(.subset(.sku("A"))) == 1)
    #expect(try applications(.cart) == 3)
    #expect(try applications(.bundle([BundlePart(.sku("A"))])) == 3)
    let upgrade = Promotion("p", calculateRule: .quantity(minimum: 2), actions: [.issueCoupon(CouponIssue("t"))])
    #expect(try priced(cart, [upgrade]).issuedCoupons.first?.count == 3)
    // the first action alone decides
    #expect(try applications(.items(.sku("A")), others: [.discount(.percent("1"), on: .items(.sku("B")))]) == 1)
  }

  /// With k = 3 and c = 1, of q units alike: r = min(n', q, q − 3·n') at its largest.
  @Test(
    "Beyond: rewarded units are additional to the counted ones",
    arguments: [(3, 0), (4, 1), (5, 1), (6, 1), (7, 1), (8, 2), (11, 2), (12, 3)])
  func beyond(quantity: Int, expected: Int) throws {
    #expect(try freeUnits(free(.quantity(minimum: 3, reward: .beyond)), of: quantity) == expected)
    #expect(
      try freeUnits(free(.quantity(minimum: 3, maxApplications: 1, reward: .beyond)), of: quantity) == min(expected, 1))
  }

  /// With k = c = 2: of 3 units 1 is left over, of 4 and 5 units 2 of them after one application; of 6 the second
  /// application would leave 2 as well, so one is made; of 7 two leave 3; of 8 two leave 4.
  @Test(
    "Beyond a linear rule as many units are rewarded as were counted",
    arguments: [
      (2, 0), (3, 1), (4, 2), (5, 2), (6, 2), (7, 3), (8, 4),
    ])
  func beyondLinear(quantity: Int, expected: Int) throws {
    #expect(try freeUnits(free(.linear(quantity: 2, reward: .beyond)), of: quantity) == expected)
  }

  @Test("Beyond a rule about other lines everything selected may be rewarded")
  func beyondOtherLines() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 4, unitPrice: "10"), CartLine("2", sku: "B", quantity: 3, unitPrice: "4"))
    let rule = CalculateRule.quantity(minimum: 2, of: .sku("A"), reward: .beyond)
    #expect(try priced(cart, [free(rule, .sku("B"))]).units(1) == "2x0.00 1x4.00")
    #expect(try priced(cart, [free(rule, .sku("B"), count: 5)]).units(1) == "3x0.00")
  }

  @Test("Beyond: counted units are passed over once those are taken that were counted in excess")
  func passesOver() throws {
    func cart(_ x: Int) -> Cart {
      Cart(CartLine("1", sku: "X", quantity: x, unitPrice: "5"), CartLine("2", sku: "Y", unitPrice: "20"))
    }
    let promotion = free(.quantity(minimum: 2, of: .sku("X"), reward: .beyond))
    // both X are needed, so the dearer Y is the one that is free
    #expect(try priced(cart(2), [promotion]).lineTotals == ["10.00", "0.00"])
    // the third X is in excess, and cheaper
    #expect(try priced(cart(3), [promotion]).lineTotals == ["10.00", "20.00"])
    // two applications of 2 need all 4, so r = min(2, 5, 5 − 4) = 1; one application has r = min(1, 5, 3) = 1, and fewer
    // applications go first: the cheapest X, of which 4 − 2 are in excess
    #expect(try priced(cart(4), [promotion]).lineTotals == ["15.00", "20.00"])
  }

  @Test("Nothing to reward is a gap of one unit to reward, of what is selected")
  func rewardGap() throws {
    let promotion = free(.quantity(minimum: 2, of: .sku("A"), reward: .beyond), .sku("B"))
    let result = try priced(cart(2), [promotion])
    #expect(result.reasons == ["p notQualified"])
    #expect(result.gaps(of: "p") == ["reward 0 of 1 lacks 1"])
    #expect(result.decisions.first?.gaps.first?.selector == .sku("B"))
  }

  @Test("Only `items` know beyond; for other targets it is within")
  func beyondElsewhere() throws {
    let group = Promotion(
      "p", calculateRule: .quantity(minimum: 2, reward: .beyond),
      actions: [.discount(.percent("100"), on: .group(reward: .cheapest))])
    #expect(try priced(cart(2), [group]).units() == "1x0.00 1x10.00")
  }

  @Test("An amount is taken n times off the cart")
  func amountTimes() throws {
    let promotion = Promotion(
      "p", calculateRule: .quantity(minimum: 2), actions: [.discount(.amount("3"), on: .cart)])
    #expect(try priced(cart(5), [promotion]).discount.amountText == "6.00")
    #expect(try priced(cart(1), [promotion]).discount.amountText == "0.00")
    let large = Promotion(
      "p", calculateRule: .quantity(minimum: 1), actions: [.discount(.amount("10000000000000"), on: .cart)])
    #expect(try priced(cart(1_000_000_000), [large]).total.minorUnits == 0)
  }
}
