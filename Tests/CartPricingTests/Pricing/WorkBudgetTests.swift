// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("The budget of elementary steps (§11.13)")
struct WorkBudgetTests {
  /// So many lines of 200 units at 10.00.
  private func cart(_ lines: Int, fees: Int = 0) -> Cart {
    Cart(
      currency: .eur, lines: (0..<lines).map { CartLine(LineID("\($0)"), sku: "A", quantity: 200, unitPrice: "10") },
      fees: (0..<fees).map { CartFee(FeeID("\($0)"), kind: "wrap", amount: "1") })
  }

  /// A promotion that cuts each line into about 20 runs, and one with actions that look at all runs.
  private func runs(_ actions: Int) -> [Promotion] {
    let cuts = (1...20).map { cents in
      PromotionAction.discount(
        .amount(.plain(Amount(minorUnits: Int64(cents), currency: .eur))), on: .group(reward: .mostExpensive))
    }
    let sorts = (0..<actions).map { _ in PromotionAction.discount(.price("5"), on: .items(count: 1)) }
    return [
      Promotion("a", calculateRule: .linear(quantity: 200), actions: cuts), Promotion("b", actions: sorts),
    ]
  }

  /// Promotions no two of which may share units, each with actions on fees.
  private func choices(_ count: Int, actions: Int) -> PromotionSet {
    let promotions = (0..<count).map { index in
      Promotion(
        PromotionID("\(index)"),
        actions: Array(repeating: .discount(.percent("50"), on: .fees(kinds: nil)), count: actions),
        combines: .notOnSameItems)
    }
    return PromotionSet(currency: .eur, promotions, policy: Policy(selection: .bestForCustomer))
  }

  /// The steps of a pricing.
  private func steps(_ cart: Cart, _ set: PromotionSet) throws -> Int {
    var workspace = PricingWorkspace()
    _ = try PricingEngine(set).price(cart, in: PricingContext(now: "2026-11-27T10:00:00Z"), using: &workspace)
    return workspace.countedSteps
  }

  @Test("Runs are counted: twice the lines, or twice the actions, take about twice the steps")
  func runsAreCounted() throws {
    func steps(_ lines: Int, _ actions: Int) throws -> Int {
      try self.steps(cart(lines), PromotionSet(currency: .eur, runs(actions)))
    }
    let (base, cuts) = (try steps(20, 40), try steps(20, 0 + 1))
    // Each action on some 400 runs gathers and sorts them.
    #expect(base - cuts > 39 * 20 * 20)
    let moreLines = Double(try steps(40, 40)) / Double(base)
    #expect((1.8...2.4).contains(moreLines))
    let moreActions = Double(try steps(20, 80) - cuts) / Double(base - cuts)
    #expect((1.8...2.2).contains(moreActions))
  }

  @Test("Sets that are tried are counted with their fees and actions")
  func setsAreCounted() throws {
    let few = try steps(cart(1, fees: 10), choices(6, actions: 1))
    let more = try steps(cart(1, fees: 100), choices(6, actions: 1))
    #expect(more > 4 * few)
    #expect(try steps(cart(1, fees: 10), choices(6, actions: 8)) > 3 * few)
  }

  @Test("A pricing that exceeds its budget is too complex, and the workspace is good for the next cart")
  func exceeded() throws {
    let engine = try PricingEngine(PromotionSet(currency: .eur, runs(40)))
    let context: PricingContext = PricingContext(now: "2026-11-27T10:00:00Z")
    var workspace = PricingWorkspace()
    let whole = try engine.price(cart(20), in: context, using: &workspace)
    let needed = workspace.countedSteps
    workspace.mostSteps = needed - 1
    let error = #expect(throws: PricingError.self) { try engine.price(self.cart(20), in: context, using: &workspace) }
    #expect(error?.faults.map(\.code) == [.tooComplex])
    #expect(error?.faults.map(\.path.description) == [""])
    workspace.mostSteps = needed
    #expect(try engine.price(cart(20), in: context, using: &workspace) == whole)
  }

  @Test("A usual pricing takes a small part of the budget")
  func usual() throws {
    let promotion = Promotion("ten", actions: [.discount(.percent("10"), on: .cart)])
    #expect(try steps(cart(10), PromotionSet(currency: .eur, [promotion])) < 10_000)
  }
}
