import CartPricing
import Testing

@Suite("Selectors: which lines")
struct SelectorTests {
  /// Line 3 has reached an entry of its price scale: 25 each.
  private var cart: Cart {
    Cart(
      CartLine(
        "1", sku: "A", quantity: 2, unitPrice: "10", product: "P1", categories: ["shoes"], tags: ["new"],
        attributes: ["colour": "red", "weight": 2.5, "sizes": ["s", "m"], "fragile": true]),
      CartLine(
        "2", sku: "B", unitPrice: "20", product: "P2", categories: ["shoes", "sale"],
        attributes: ["colour": "blue", "weight": 5], billing: "P1M"),
      CartLine(
        "3", sku: "C", quantity: 3, unitPrice: "30", attributes: ["weight": "heavy"],
        priceScale: [PriceScaleEntry(from: 3, unitPrice: "25"), PriceScaleEntry(from: 4, unitPrice: "1")],
        billing: "P1Y"))
  }

  private func selected(by selector: LineSelector) throws -> String {
    let free = Promotion("p", actions: [.discount(.percent("100"), on: .subset(selector))])
    return try priced(cart, [free]).lines.filter { $0.total.minorUnits == 0 }.map(\.id.text).joined(separator: " ")
  }

  @Test(
    "Lists of values select the lines that have one of them",
    arguments: [
      (.all, "1 2 3"), (.sku("A", "C"), "1 3"), (.sku("a"), ""), (.product("P1"), "1"),
      (.product(["P1", "P2"]), "1 2"),
      (.category("shoes"), "1 2"), (.category("sale", "none"), "2"), (.category(["sale"]), "2"), (.tag("new"), "1"),
      (.tag(["new", "old"]), "1"), (.tag("old"), ""), (.sku(["B"]), "2"),
    ] as [(LineSelector, String)])
  func lists(selector: LineSelector, ids: String) throws { #expect(try selected(by: selector) == ids) }

  @Test(
    "Comparisons with an attribute hold for values of the same type",
    arguments: [
      ("colour", .is("red"), "1"), ("colour", .is("RED"), ""), ("colour", .in(["red", "blue"]), "1 2"),
      ("colour", .in(["blue", 5, true]), "2"), ("weight", .in([5, "heavy"]), "2 3"), ("weight", .is(5), "2"),
      ("weight", .is(2.5), "1"), ("weight", .is("5"), ""), ("weight", .atLeast(2.5), "1 2"),
      ("weight", .atLeast(2.5000001), "2"), ("weight", .atMost(2.5), "1"), ("weight", .atMost(2.4999999), ""),
      ("weight", .range(atLeast: 2.5, atMost: 5), "1 2"), ("weight", .range(atLeast: 5, atMost: 2.5), ""),
      ("fragile", .is(true), "1"), ("fragile", .is(false), ""), ("fragile", .is(1), ""), ("fragile", .atLeast(0), ""),
      ("sizes", .contains("m"), "1"), ("sizes", .contains("xl"), ""), ("sizes", .is(["s", "m"]), "1"),
      ("sizes", .is("s"), ""), ("colour", .contains("red"), ""), ("colour", .exists(true), "1 2"),
      ("colour", .exists(false), "3"), ("none", .exists(true), ""), ("none", .exists(false), "1 2 3"),
      ("none", .is("x"), ""), ("none", .atMost(1), ""),
    ] as [(String, Comparison, String)])
  func comparisons(name: String, comparison: Comparison, ids: String) throws {
    #expect(try selected(by: .attribute(name, comparison)) == ids)
  }

  @Test(
    "The unit price is that of the price scale, before promotions, ends included",
    arguments: [
      (.unitPrice(atLeast: "10"), "1 2 3"), (.unitPrice(atLeast: "10.01"), "2 3"), (.unitPrice(atLeast: "25"), "3"),
      (.unitPrice(atLeast: "25.01"), ""), (.unitPrice(atMost: "20"), "1 2"), (.unitPrice(atMost: "19.99"), "1"),
      (.unitPrice(atLeast: "15", atMost: "20"), "2"), (.unitPrice(atLeast: "20", atMost: "15"), ""),
      (.unitPrice(atLeast: ["EUR": "20", "JPY": "1"]), "2 3"),
    ] as [(LineSelector, String)])
  func unitPrices(selector: LineSelector, ids: String) throws { #expect(try selected(by: selector) == ids) }

  @Test(
    "Billing tells subscriptions from what is bought once, and intervals that are equal are one",
    arguments: [
      (.subscription, "2 3"), (.perpetual, "1"), (.every("P1M"), "2"), (.every("P12M"), "3"), (.every("P1Y"), "3"),
      (.every("P30D"), ""),
    ] as [(LineSelector.Billing, String)])
  func billing(billing: LineSelector.Billing, ids: String) throws {
    #expect(try selected(by: .billing(billing)) == ids)
  }

  @Test(
    "Selectors are joined by and, or and not; nothing joined by and is all, by or is none",
    arguments: [
      (.allOf([]), "1 2 3"), (.anyOf([]), ""), (!.all, ""), (!(!.sku("A")), "1"),
      (.category("shoes") && !.tag("new"), "2"), (.sku("A") || .sku("C"), "1 3"),
      (.category("shoes") && .billing(.perpetual) || .sku("C"), "1 3"),
      (.category("shoes") && (.billing(.subscription) || .sku("C")), "2"),
      (!(.sku("A") || .sku("B")), "3"), (!(.category("shoes") && .tag("new")), "2 3"),
      (.sku("A") && .tag("new") && .category("shoes"), "1"), (.sku("A") || .sku("B") || .sku("C"), "1 2 3"),
      (.allOf([.category("shoes"), .anyOf([.sku("B"), .sku("C")])]), "2"), (.allOf([.anyOf([])]), ""),
      (.anyOf([.allOf([])]), "1 2 3"),
    ] as [(LineSelector, String)])
  func joined(selector: LineSelector, ids: String) throws { #expect(try selected(by: selector) == ids) }

  @Test("Names of any length are told apart by all of their bytes", arguments: [1, 7, 8, 15, 16, 31, 32, 64, 255, 256])
  func longNames(length: Int) throws {
    let start = String(repeating: "x", count: length - 1)
    let cart = Cart(
      CartLine(
        "1", sku: SKU(start + "a"), unitPrice: "1", product: ProductID(start + "a"),
        categories: [CategoryID(start + "a")]),
      CartLine(
        "2", sku: SKU(start + "b"), unitPrice: "1", product: ProductID(start + "b"),
        categories: [CategoryID(start + "b")]))
    let selectors: [LineSelector] = [
      .sku(SKU(start + "b")), .product(ProductID(start + "b")), .category(CategoryID(start + "b")),
    ]
    for selector in selectors {
      let free = Promotion("p", actions: [.discount(.percent("100"), on: .subset(selector))])
      #expect(try priced(cart, [free]).lineTotals == ["1.00", "0.00"])
    }
    let many = (0..<20).map { SKU(start + String(UnicodeScalar(UInt8(98 + $0)))) }
    let free = Promotion("p", actions: [.discount(.percent("100"), on: .subset(.sku(many)))])
    #expect(try priced(cart, [free]).lineTotals == ["1.00", "0.00"])
  }

  @Test("What && and || join is equal to the list that it is short for")
  func operatorsAreLists() {
    let (a, b, c) = (LineSelector.sku("A"), LineSelector.sku("B"), LineSelector.sku("C"))
    #expect((a && b && c) == .allOf([a, b, c]))
    #expect((a || b || c) == .anyOf([a, b, c]))
    #expect((a && b || c) == .anyOf([.allOf([a, b]), c]))
    let (x, y, z) = (Qualifier.segment("x"), Qualifier.segment("y"), Qualifier.segment("z"))
    #expect((x && y && z) == .all([x, y, z]))
    #expect((x || y || z) == .any([x, y, z]))
    #expect(!(x || y) != .any([!x, y]))
  }
}

@Suite("Price scales: one price for all units")
struct PriceScaleTests {
  @Test(
    "The entry with the largest threshold that the quantity reaches gives the price, in whatever order they stand",
    arguments: [
      // below all entries, then at and around each; 10 off at 3 and 8 at 10
      (1, "12.00", "12.00"), (2, "12.00", "24.00"), (3, "10.00", "30.00"), (9, "10.00", "90.00"),
      (10, "8.00", "80.00"), (11, "8.00", "88.00"),
    ])
  func thresholds(quantity: Int, unitPrice: String, subtotal: String) throws {
    let scale = [PriceScaleEntry(from: 10, unitPrice: "8"), PriceScaleEntry(from: 3, unitPrice: "10")]
    for scale in [scale, scale.reversed()] {
      let cart = Cart(CartLine("1", sku: "A", quantity: quantity, unitPrice: "12", priceScale: scale))
      let line = try #require(try priced(cart, []).lines.first)
      #expect(line.unitPrice.amountText == unitPrice)
      #expect(line.subtotal.amountText == subtotal)
      #expect(line.discount.minorUnits == 0)
    }
  }

  @Test("An entry from 0 always replaces the unit price, also where it is dearer")
  func fromZero() throws {
    let cart = Cart(
      CartLine("1", sku: "A", unitPrice: "1", priceScale: [PriceScaleEntry(from: 0, unitPrice: "1.50")]))
    #expect(try priced(cart, []).total.amountText == "1.50")
  }

  @Test("Promotions come after the scale, and qualifiers see its price")
  func promotionsComeAfter() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 10, unitPrice: "12", priceScale: [PriceScaleEntry(from: 10, unitPrice: "8")]))
    let half = Promotion("p", when: .subtotal(atMost: "80"), actions: [.discount(.percent("50"), on: .cart)])
    let priced = try priced(cart, [half])
    #expect(priced.subtotal.amountText == "80.00")
    #expect(priced.total.amountText == "40.00")
    #expect(priced.units() == "10x4.00")
  }
}
