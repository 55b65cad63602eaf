// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

// Only debug builds count steps.
#if DEBUG
  /// Tests §11.13: no small document may keep an engine busy. Each kind of document here once cost a step for each pair of two of
  /// its parts; the tests count what one pricing looks at.
  @Suite("The work of a pricing grows with its document, not with its square")
  struct LinearWorkTests {
    /// The steps of a pricing.
    private static func steps(_ set: PromotionSet, _ cart: Cart, _ customer: PricingCustomer? = nil) throws -> Int {
      let engine = try PricingEngine(set)
      var workspace = PricingWorkspace()
      let context = PricingContext(now: .evening, customer: customer, explain: .all)
      _ = try engine.price(cart, in: context, using: &workspace)
      return workspace.state.facts.steps.count
    }

    private static func promotions(
      _ qualifiers: [Qualifier], segments: [Segment] = [], scores: [Score] = []
    ) -> PromotionSet {
      PromotionSet(
        currency: .eur,
        qualifiers.indices.map {
          Promotion(PromotionID("p\($0)"), when: qualifiers[$0], actions: [.discount(.percent("1"), on: .cart)])
        }, segments: segments, scores: scores)
    }

    private static func cart(_ count: Int, attributes: (Int) -> [String: AttributeValue] = { _ in [:] }) -> Cart {
      Cart(
        currency: .eur,
        lines: (0..<count).map {
          CartLine(LineID("l\($0)"), sku: "A", unitPrice: "10.00", attributes: attributes($0))
        })
    }

    private static func attribute(_ name: String, _ comparison: Comparison) -> LineSelector {
      .attribute(name, comparison)
    }

    private static func events(_ count: Int, _ type: (Int) -> EventType) -> [CustomerEvent] {
      (0..<count).map {
        CustomerEvent(
          type($0), at: Instant(secondsSinceEpoch: Instant.evening.secondsSinceEpoch - Int64($0 * 60)), amount: "1.00")
      }
    }

    /// Each kind of document by its size.
    static let documents: [(name: String, steps: @Sendable (Int) throws -> Int)] = [
      (
        "a list of values, and as many lines with the attribute",
        { count in
          let list = Comparison.in((0..<count).map { .text("v\($0)") })
          return try steps(
            promotions([.quantity(of: attribute("a", list), atLeast: 1)]), cart(count) { ["a": .text("w\($0)")] })
        }
      ),
      (
        "as many attributes in a selector as lines, each with its own name",
        { count in
          let selector = LineSelector.anyOf((0..<count).map { attribute("a\($0)", .is(true)) })
          return try steps(promotions([.quantity(of: selector, atLeast: 1)]), cart(count) { ["a\($0)": true] })
        }
      ),
      (
        "as many values of one attribute in a selector as lines, each with its own value",
        { count in
          let selector = LineSelector.anyOf((0..<count).map { attribute("a", .is(.text("v\($0)"))) })
          return try steps(
            promotions([.quantity(of: selector, atLeast: 1)]), cart(count) { ["a": .text("v\($0)")] })
        }
      ),
      (
        "as many short lists of values in a selector as lines, each with two values of its own",
        { count in
          let selector = LineSelector.anyOf(
            (0..<count).map { attribute("a", .in([.text("v\($0)"), .number(Double($0))])) })
          return try steps(
            promotions([.quantity(of: selector, atLeast: 1)]), cart(count) { ["a": .text("v\($0)")] })
        }
      ),
      (
        "a list of SKUs, and an event with as many others",
        { count in
          let condition = EventMatch.Condition(sku: (0..<count).map { SKU("s\($0)") })
          // The set names the SKUs of the event, too: those that it does not name are not compared at all.
          let others = (0..<count).map { SKU("t\($0)") }
          let qualifiers: [Qualifier] = [
            .events("order", about: condition), .events("order", about: EventMatch.Condition(sku: others)),
          ]
          let event = CustomerEvent("order", at: .evening, skus: others)
          return try steps(promotions(qualifiers), cart(1), PricingCustomer("c", events: [event]))
        }
      ),
      (
        "as many lists of one SKU as an event has SKUs",
        { count in
          let leaves = (0..<count).map { number in
            Qualifier.events("order", about: EventMatch.Condition(sku: [SKU("s\(number)")]))
          }
          let event = CustomerEvent("order", at: .evening, skus: (0..<count).map { SKU("t\($0)") })
          return try steps(promotions([.any(leaves)]), cart(1), PricingCustomer("c", events: [event]))
        }
      ),
      (
        "segments of the customer, and as many leaves",
        { count in
          let listed = (0..<count).map { SegmentID("s\($0)") }
          let others = (0..<count).map { SegmentID("t\($0)") }
          let qualifiers = [
            Qualifier.all(listed.map { .segment($0) }), Qualifier.any(others.map { .segment($0) }),
          ]
          return try steps(promotions(qualifiers), cart(1), PricingCustomer("c", segments: listed))
        }
      ),
      (
        "leaves on scores, and as many events",
        { count in
          let scores = (0..<count).map { Score(ScoreID("s\($0)"), points: ["e": 1], within: .hours($0 + 1)) }
          let leaves = (0..<count).map { Qualifier.score(ScoreID("s\($0)"), atLeast: 1_000_000) }
          return try steps(
            promotions([.any(leaves)], scores: scores), cart(1),
            PricingCustomer("c", events: events(count) { _ in "e" }))
        }
      ),
      (
        "leaves on events with windows of their own, and as many events",
        { count in
          let leaves = (0..<count).map { Qualifier.events("e", .within(.minutes($0 + 1)), atLeast: 1_000_000) }
          return try steps(
            promotions([.any(leaves)]), cart(1), PricingCustomer("c", events: events(count) { _ in "e" }))
        }
      ),
      (
        "leaves on events of types of their own, and as many events",
        { count in
          let leaves = (0..<count).map { Qualifier.events(EventType("e\($0)"), atLeast: 2) }
          return try steps(
            promotions([.any(leaves)]), cart(1), PricingCustomer("c", events: events(count) { EventType("e\($0)") }))
        }
      ),
      (
        "promotions on the customer's spend, and as many orders",
        { count in
          let promotions = (0..<count).map {
            Promotion(
              PromotionID("p\($0)"), actions: [.discount(.percent("1"), on: .cart)],
              constraints: Constraints(customerSpend: CustomerSpend(atLeast: "1000000", within: .minutes($0 + 1))))
          }
          return try steps(
            PromotionSet(currency: .eur, promotions), cart(1),
            PricingCustomer("c", events: events(count) { _ in "order" }))
        }
      ),
      (
        "promotions with amounts in a segment, which names as many others",
        { count in
          let leaves = (0..<count).map { number in
            Segment(SegmentID("s\(number)"), when: .subtotal(atLeast: ["EUR": "1000"]))
          }
          let root = Segment("r", when: .any(leaves.map { .segment($0.id) }))
          let qualifiers = (0..<count).map { _ in
            Qualifier.segment("r") && .subtotal(atLeast: ["EUR": "1000", "CHF": "1000"])
          }
          return try steps(promotions(qualifiers, segments: [root] + leaves), cart(1), PricingCustomer("c"))
        }
      ),
    ]

    @Test("Twice the size is about twice the work", arguments: documents.map(\.name))
    func doubling(name: String) throws {
      let document = try #require(Self.documents.first { $0.name == name })
      let (small, large) = (try document.steps(200), try document.steps(400))
      // A binary search has a step more. Pairs would be four times the work, and 40,000 steps at least.
      #expect(large <= small * 5 / 2, "\(small) and \(large)")
      #expect(small < 200 * 80, "\(small)")
      #expect(small >= 100)
    }

    @Test("Kinds of fees are compared by binary search, once for each action and fee")
    func fees() throws {
      let kinds = (0..<500).map { "k\($0)" }
      let action = PromotionAction.discount(.percent("1"), on: .fees(kinds: kinds))
      let fees = (0..<500).map { CartFee(FeeID("f\($0)"), kind: "o\($0)", amount: "1.00") }
      let cart = Cart(currency: .eur, lines: [], fees: fees)
      let set = PromotionSet(currency: .eur, [Promotion("p", actions: [action])])
      #expect(try Self.steps(set, cart) <= 500 + 10)
    }

    @Test("A leaf below levels of `all` is looked at as often as one without them", arguments: [1, 30, 60])
    func gaps(levels: Int) throws {
      var qualifier = Qualifier.all((0..<100).map { _ in .quantity(atLeast: 1) } + [.quantity(atLeast: 1_000)])
      for _ in 0..<levels { qualifier = .all([qualifier]) }
      qualifier = .any([qualifier])
      let steps = try Self.steps(Self.promotions([qualifier]), Self.cart(1))
      // The qualifier is looked at for the gaps that are near, for those that are not, and for what
      // decides that it fails.
      #expect(steps <= 3 * (101 + levels + 2) + 10)
    }

    @Test("A late promotion closes the lines of its own code", arguments: [20, 40])
    func lateCoupons(count: Int) throws {
      let promotions = (0..<count).map { number in
        Promotion(
          PromotionID("c\(number)"), coupons: [PromotionCoupon(CouponCode("C\(number)"))],
          actions: [.discount(.percent("1"), on: .cart)])
      }
      let late = (0..<count).map { number in
        Promotion(
          PromotionID("l\(number)"), when: .subtotal(atLeast: "1", after: .cart),
          actions: [.discount(.percent("1"), on: .shipping)])
      }
      let lines = (0..<count).map {
        CartLine(LineID("l\($0)"), sku: "A", unitPrice: "10.00", billing: "P1M")
      }
      var cart = Cart(currency: .eur, lines: lines, shipping: CartShipping(method: "m", cost: "5.00"))
      cart.coupons = (0..<count).map { EnteredCode(CouponCode("C\($0)")) }
      let set = PromotionSet(currency: .eur, promotions + late, policy: Policy(coupons: .latestOnSubscriptions))
      // Each of the first has one action, all have one selection, and each promotion has a qualifier at most.
      #expect(try Self.steps(set, cart) <= 20 * count)
    }
  }
#endif
