// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import RequestGenerator
import Testing

@Suite("The comparison of two sets")
struct SetComparisonTests {
  private static let old = PromotionSet(
    currency: .eur, [Promotion("ten", actions: [.discount(.percent("10"), on: .cart)])])

  private static let new = PromotionSet(
    currency: .eur,
    [
      Promotion("five", when: .segment("vip"), actions: [.discount(.amount("5"), on: .cart)]),
      Promotion(
        "test", actions: [.discount(.percent("20"), on: .cart)], experiment: Experiment("trial", from: "0", until: "50")
      ),
    ])

  private static func cart(_ price: Amount, quantity: Int = 1, segments: [SegmentID]? = nil, id: String? = nil)
    -> CartRequest
  {
    CartRequest(
      cart: Cart(id: id, currency: .eur, lines: [CartLine("1", sku: "A", quantity: quantity, unitPrice: price)]),
      context: PricingContext(
        now: "2026-06-01T10:00:00+02:00", customer: segments.map { PricingCustomer("c", segments: $0) }))
  }

  private func compare(
    _ carts: [CartRequest], _ options: SetComparison.Options = SetComparison.Options()
  ) throws -> SetComparison {
    var comparer = try SetComparer(Self.old, Self.new, options: options)
    for cart in carts { try comparer.add(json: cart.jsonBytes) }
    return comparer.comparison
  }

  @Test("The sums are those of both results")
  func sums() throws {
    // The customer "c" is in the second half of the experiment, or in the first: both are added up.
    let inTrial = Experiment("trial", from: "0", until: "50")
    let takes =
      try PricingEngine(
        PromotionSet(
          currency: .eur, [Promotion("p", actions: [.discount(.percent("20"), on: .cart)], experiment: inTrial)])
      ).price(Self.cart("100", segments: []).cart, in: Self.cart("100", segments: []).context).discount.minorUnits > 0
    let found = try compare([Self.cart("100"), Self.cart("100", quantity: 3, segments: ["vip"])])
    let part = try #require(found.currencies[.eur])
    #expect(found.carts == 2 && found.faults == 0)
    #expect(part.sums.old.subtotal == 40_000 && part.sums.new.subtotal == 40_000)
    #expect(part.sums.old.total == 36_000)
    // 5.00 off 300.00, and 20 % of what is left in the trial.
    let off: Int128 = takes ? 500 + 5_900 : 500
    #expect(part.sums.new.total == 40_000 - off)
    #expect(part.sums.dearer == (takes ? 1 : 2) && part.sums.cheaper == (takes ? 1 : 0))
    #expect(part.promotions["ten"]?.oldUses == 2 && part.promotions["ten"]?.oldDiscount == 4_000)
    #expect(part.promotions["five"]?.newUses == 1 && part.promotions["five"]?.newDiscount == 500)
    #expect(part.sizes.mapValues { $0.carts } == [0: 1, 1: 1])
    #expect(part.mostChanged.count == 2)
    #expect(part.mostChanged[0].difference.magnitude >= part.mostChanged[1].difference.magnitude)
  }

  @Test("Carts are divided by keys, and a cart with two values counts for both")
  func keys() throws {
    let key = try #require(CartKey("customer.segment"))
    let day = try #require(CartKey("day"))
    let found = try compare(
      [Self.cart("10"), Self.cart("20", segments: ["a", "b"]), Self.cart("30", segments: ["b"])],
      SetComparison.Options(by: [key, day]))
    let part = try #require(found.currencies[.eur])
    #expect(part.groups[key]?.mapValues { $0.carts } == ["none": 1, "a": 1, "b": 2])
    #expect(part.groups[day]?.mapValues { $0.carts } == ["2026-06-01": 3])
    #expect(part.groups[key]?["b"]?.old.subtotal == 5_000)
    #expect(
      CartKey("customer.attributes.level") != nil && CartKey("customer.attributes.") == nil && CartKey("x") == nil)
  }

  @Test("The arms of an experiment are the shares of its promotions; guests are in none")
  func arms() throws {
    let carts =
      [Self.cart("10")]
      + (0..<40).map { number in
        var cart = Self.cart("10", segments: [])
        cart.context.customer?.id = CustomerID("customer-\(number)")
        return cart
      }
    let found = try compare(carts, SetComparison.Options(experiment: "trial"))
    let arms = try #require(found.currencies[.eur]?.arms)
    #expect(Set(arms.keys) == ["0-50", "50-100", "none"])
    #expect(arms["none"]?.carts == 1)
    #expect((arms["0-50"]?.carts ?? 0) + (arms["50-100"]?.carts ?? 0) == 40)
    // 20 % in the first arm, nothing in the second one.
    #expect(arms["0-50"].map { $0.new.discount == Int128($0.carts) * 200 } == true)
    #expect(arms["50-100"]?.new.discount == 0)
    #expect(throws: PricingError.self) {
      _ = try SetComparer(Self.old, Self.new, options: SetComparison.Options(experiment: "other"))
    }
  }

  @Test("Parts merge to the comparison of all, byte for byte, also when they were written and read")
  func merging() throws {
    let keys = ["customer.segment", "store.country", "coupon", "month"].compactMap { CartKey($0) }
    let options = SetComparison.Options(by: keys)
    let sets = [3, 8].map { RequestGenerator.request(seed: $0).promotions }
    let carts = (0..<120).map { RequestGenerator.request(seed: 1_000 + $0) }
      .map { CartRequest(cart: $0.cart, context: $0.context) }
    func compared(_ carts: some Sequence<CartRequest>) throws -> SetComparison {
      var comparer = try SetComparer(sets[0], sets[1], options: options)
      for cart in carts { try? comparer.add(json: cart.jsonBytes) }
      return comparer.comparison
    }
    let whole = try compared(carts)
    #expect(whole.carts > 60)
    #expect(try SetComparison(json: whole.jsonBytes) == whole)
    for size in [1, 7, 50] {
      var merged = SetComparison(options)
      let parts = try stride(from: 0, to: carts.count, by: size).map {
        try compared(carts[$0..<min($0 + size, carts.count)])
      }
      for part in parts.reversed() { try merged.merge(SetComparison(json: part.json)) }
      #expect(merged.json == whole.json)
    }
  }

  @Test("A document with faults is counted, and the others are compared all the same")
  func faults() throws {
    var comparer = try SetComparer(Self.old, Self.new)
    #expect(throws: PricingError.self) { try comparer.add(json: Array("{}".utf8)) }
    try comparer.add(json: Self.cart("10").jsonBytes)
    let comparison = comparer.comparison
    #expect(comparison.carts == 1 && comparison.faults == 1)
  }

  @Test("Comparisons that are divided in other ways do not merge")
  func unlike() throws {
    var one = try compare([Self.cart("10")])
    let other = SetComparison(SetComparison.Options(by: [try #require(CartKey("coupon"))]))
    #expect(throws: PricingError.self) { try one.merge(other) }
  }

  @Test(
    "A comparison that is wrong is refused with its path",
    arguments: [
      (#"{"carts":1}"#, "faults"), (#"{"carts":-1,"faults":0,"by":[],"currencies":{}}"#, "carts"),
      (#"{"carts":1,"faults":0,"by":["x"],"currencies":{}}"#, "by[0]"),
      (#"{"carts":1,"faults":0,"by":[],"currencies":{"XXY":{}}}"#, "currencies.XXY"),
      (
        #"{"carts":1,"faults":0,"by":[],"currencies":{"EUR":{"sums":{"carts":1,"cheaper":0,"dearer":0,"#
          + #""old":{"subtotal":"1.0","discount":"0.00","total":"1.00"},"#
          + #""new":{"subtotal":"1.00","discount":"0.00","total":"1.00"}}}}}"#, "currencies.EUR.sums.old.subtotal"
      ),
    ])
  func wrong(_ example: (String, String)) {
    do {
      _ = try SetComparison(json: example.0)
      #expect(Bool(false), "\(example.0) is read")
    } catch {
      #expect(error.faults.contains { $0.path.description == example.1 }, "\(error)")
    }
  }
}
