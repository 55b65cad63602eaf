// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
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

  @Test("With a smaller budget a pricing is too complex wherever its steps end, and never anything else")
  func everyEnd() throws {
    var workspace = PricingWorkspace()
    for seed in 0..<120 as Range<UInt64> {
      let request =
        seed % 2 == 0
        ? RequestGenerator.request(seed: seed) : RequestGenerator.conflictingRequest(seed: seed)
      let engine = try PricingEngine(request.promotions)
      workspace.mostSteps = 1_000_000_000
      let whole = try engine.price(request.cart, in: request.context, using: &workspace)
      let needed = workspace.countedSteps
      for part in 0..<16 where needed > 0 {
        workspace.mostSteps = (needed - 1) * part / 15
        let error = #expect(throws: PricingError.self, "seed \(seed), \(workspace.mostSteps) of \(needed) steps") {
          try engine.price(request.cart, in: request.context, using: &workspace)
        }
        #expect(error?.faults.map(\.code) == [.tooComplex])
      }
      workspace.mostSteps = needed
      #expect(try engine.price(request.cart, in: request.context, using: &workspace) == whole)
    }
  }

  /// Selectors that are all different, each of which compares every line.
  private func selectors(_ count: Int) -> PromotionSet {
    let leaves = (0..<count).map { Qualifier.quantity(of: .unitPrice(atLeast: .plain(euros($0))), atLeast: 1) }
    let any = Promotion("any", when: .any(leaves.map { !$0 }), actions: [.discount(.percent("1"), on: .shipping)])
    return PromotionSet(currency: .eur, [any])
  }

  private func euros(_ figure: Int) -> Amount { Amount(minorUnits: Int64(figure), currency: .eur) }

  @Test("Selectors are counted with the lines that they compare")
  func selectorsAreCounted() throws {
    let base = try steps(cart(100), selectors(100))
    #expect(base > 100 * 100)
    #expect((1.8...2.2).contains(Double(try steps(cart(200), selectors(100))) / Double(base)))
    #expect((1.8...2.2).contains(Double(try steps(cart(100), selectors(200))) / Double(base)))
  }

  @Test("Comparisons of attributes are counted with the lists and the texts that they read")
  func attributesAreCounted() throws {
    func steps(_ comparison: Comparison, _ value: AttributeValue) throws -> Int {
      let lines = (0..<100).map {
        CartLine(LineID("\($0)"), sku: "A", unitPrice: "10", attributes: ["a": value])
      }
      let off = Promotion("off", actions: [.discount(.percent("1"), on: .items(.attribute("a", comparison)))])
      return try self.steps(Cart(currency: .eur, lines: lines), PromotionSet(currency: .eur, [off]))
    }
    func list(_ count: Int) -> AttributeValue { .list((0..<count).map { "text \($0)" }) }
    let (one, hundred) = (try steps(.contains("x"), list(1)), try steps(.contains("x"), list(100)))
    #expect(hundred - one > 100 * 99 * 8)
    let (few, many) = (try steps(.in(["x"]), "y"), try steps(.in((0..<1_000).map { .text("x\($0)") }), "y"))
    #expect(many - few > 100 * 9 * 8)
    let long = AttributeValue.text(String(repeating: "y", count: 4_000))
    #expect(try steps(.in([long, "x"]), long) - steps(.in(["y", "x"]), "y") > 100 * 4_000)
    #expect(try steps(.is(long), long) - steps(.is("y"), "y") == 100 * 8 * 250)
    #expect(try steps(.contains("x"), long) - steps(.contains("x"), "y") == 100 * 96 * 250)
  }

  /// The steps of a pricing for a customer of events or attributes.
  private func steps(_ customer: PricingCustomer, _ when: [Qualifier]) throws -> Int {
    let off = Promotion("off", when: .any(when), actions: [.discount(.percent("1"), on: .cart)])
    var context = PricingContext(now: "2026-11-27T10:00:00Z")
    context.customer = customer
    var workspace = PricingWorkspace()
    _ = try PricingEngine(PromotionSet(currency: .eur, [off])).price(cart(1), in: context, using: &workspace)
    return workspace.countedSteps
  }

  @Test("Conditions on events are counted with the events and the ids that they compare")
  func eventsAreCounted() throws {
    func steps(_ events: Int, _ conditions: Int, skus: Int = 1) throws -> Int {
      let listed = (0..<skus).map { SKU("E\($0)") }
      let event = CustomerEvent("order", at: "2026-11-01T00:00:00Z", skus: listed)
      let customer = PricingCustomer("c", events: Array(repeating: event, count: events))
      let when = (0..<conditions).map { index in
        let wanted = (0..<skus).map { SKU("W\(index)-\($0)") }
        return Qualifier.events("order", about: EventMatch.Condition(sku: wanted + ["E"]))
      }
      return try self.steps(customer, when)
    }
    let base = try steps(50, 50)
    #expect(base > 50 * 50 * 8)
    #expect((1.8...2.2).contains(Double(try steps(100, 50)) / Double(base)))
    #expect((1.8...2.2).contains(Double(try steps(50, 100)) / Double(base)))
  }

  @Test("Comparisons of the customer's attributes are counted with the lists that they read")
  func customerAttributesAreCounted() throws {
    func steps(_ count: Int) throws -> Int {
      let customer = PricingCustomer("c", attributes: ["a": .list((0..<count).map { "text \($0)" })])
      return try self.steps(customer, [.customer(attribute: "a", .contains("x"))])
    }
    let one = try steps(1)
    #expect(try steps(1_000) - one > 999 * 8)
  }

  @Test("A usual pricing takes a small part of the budget")
  func usual() throws {
    let promotion = Promotion("ten", actions: [.discount(.percent("10"), on: .cart)])
    #expect(try steps(cart(10), PromotionSet(currency: .eur, [promotion])) < 10_000)
  }

  @Test("A compilation ends at its budget; its steps grow with nodes, actions, codes and lists of ids")
  func compilation() throws {
    func isCompiled(_ promotion: Promotion, within steps: Int) throws -> Bool {
      do throws(PricingError) {
        _ = try PricingEngine(PromotionSet(currency: .eur, [promotion]), mostSteps: steps)
        return true
      } catch {
        #expect(error.faults.map(\.code) == [.tooComplex])
        return false
      }
    }
    /// The smallest budget within which a promotion is compiled (binary search).
    func steps(_ promotion: Promotion) throws -> Int {
      var (low, high) = (0, 1 << 30)
      while low < high {
        let middle = (low + high) / 2
        if try isCompiled(promotion, within: middle) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let off = PromotionAction.discount(.percent("10"), on: .cart)
    func promotion(
      nodes: Int = 1, actions: Int = 1, codes: Int = 0, skus: Int = 1, selectors: Int = 0
    ) -> Promotion {
      var select = LineSelector.sku((0..<skus).map { SKU("S\($0)") })
      for index in 0..<selectors { select = select || .tag(TagID("t\(index)")) }
      return Promotion(
        "p", coupons: (0..<codes).map { PromotionCoupon(CouponCode("C\($0)")) },
        when: .all(Array(repeating: .quantity(of: select, atLeast: 1), count: nodes)),
        actions: Array(repeating: off, count: actions))
    }
    let base = try steps(promotion())
    #expect(base < 10_000)
    #expect(try steps(promotion(nodes: 101)) - base >= 100 * 200)
    #expect(try steps(promotion(actions: 91)) - base >= 90 * 400)
    #expect(try steps(promotion(codes: 100)) - base >= 100 * 300)
    #expect(try steps(promotion(skus: 101)) - base >= 100 * 100)
    #expect(try steps(promotion(selectors: 100)) - base >= 100 * 100)
  }

  @Test("A document of more than 2³¹ - 1 bytes is too complex to be read")
  func length() throws {
    try DocumentReader.checkLength(2_147_483_647)
    let error = try #require(throws: PricingError.self) { try DocumentReader.checkLength(2_147_483_648) }
    #expect(error.faults == [Fault(.tooComplex, "the document has more than 2147483647 bytes")])
  }
}
