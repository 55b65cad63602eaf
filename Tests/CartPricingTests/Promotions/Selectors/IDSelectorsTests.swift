// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §3.2.
@Suite("Selectors of ids")
struct IDSelectorsTests: SelectorFixture {
  @Test(
    "Lists of values select the lines that have one of them",
    arguments: [
      (.all, "1 2 3"), (.sku("A", "C"), "1 3"), (.sku("a"), ""), (.product("P1"), "1"),
      (.product(["P1", "P2"]), "1 2"),
      (.category("shoes"), "1 2"), (.category("sale", "none"), "2"), (.category(["sale"]), "2"), (.tag("new"), "1"),
      (.tag(["new", "old"]), "1"), (.tag("old"), ""), (.sku(["B"]), "2"),
    ] as [(LineSelector, String)])
  func lists(selector: LineSelector, ids: String) throws { #expect(try selected(by: selector) == ids) }

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
}
