// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("A workspace")
struct PricingWorkspaceTests {
  private static func engine(_ count: Int) throws -> PricingEngine {
    try PricingEngine(
      PromotionSet(
        currency: .eur,
        (0..<count).map { Promotion(PromotionID("p\($0)"), actions: [.discount(.percent("1"), on: .cart)]) }))
  }

  private static func cart(_ count: Int) -> Cart {
    Cart(currency: .eur, lines: (0..<count).map { CartLine(LineID("l\($0)"), sku: "A", unitPrice: "10.00") })
  }

  @Test("has no applied promotions after an error, and prices the next cart")
  func afterError() throws {
    let (many, none) = (try Self.engine(50), try Self.engine(0))
    var workspace = PricingWorkspace()
    _ = try many.price(Self.cart(3), in: .evening, using: &workspace)
    let taken = workspace.state.worksheet.promotions.count
    #expect(taken == 50)
    let faulty = Cart(currency: .eur, lines: [CartLine("", sku: "A", unitPrice: "10.00")])
    var called = false
    do throws(PricingError) {
      _ = try none.totals(of: faulty, in: .evening, using: &workspace) { _ in called = true }
      Issue.record("no fault")
    } catch {
      #expect(error.faults.count == 1)
    }
    #expect(!called)
    let left = workspace.state.worksheet.promotions.count
    #expect(left == 0)
    let priced = try many.price(Self.cart(3), in: .evening, using: &workspace)
    #expect(try priced == many.price(Self.cart(3), in: .evening))
  }

  @Test("releases the memory of a very large cart before the next one, and keeps that of others")
  func memory() throws {
    let engine = try Self.engine(40)
    var workspace = PricingWorkspace()
    _ = try engine.price(Self.cart(10), in: .evening, using: &workspace)
    let (isLargeAtFirst, capacityAtFirst) = (workspace.isLarge, workspace.state.worksheet.capacity)
    #expect(!isLargeAtFirst)
    #expect(capacityAtFirst > 0)
    _ = try engine.price(Self.cart(10_000), in: .evening, using: &workspace)
    let isLarge = workspace.isLarge
    #expect(isLarge)
    let priced = try engine.price(Self.cart(10), in: .evening, using: &workspace)
    let (isLargeAtLast, capacityAtLast) = (workspace.isLarge, workspace.state.worksheet.capacity)
    #expect(!isLargeAtLast)
    #expect(capacityAtLast < 10_000)
    #expect(try priced == engine.price(Self.cart(10), in: .evening))
  }
}
