// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("No value that was authored wrong is priced")
struct MalformedValueTests {
  private static let promotions = [
    Promotion("half", validUntil: "2026-01-01T00:00:00Z", actions: [.discount(.percent("50"), on: .cart)]),
    Promotion(
      "young", when: .anniversary(of: "birthday", withinDays: 400), actions: [.discount(.percent("10"), on: .cart)]),
  ]
  private static let engine: PricingEngine? = try? PricingEngine(PromotionSet(currency: .eur, promotions))

  /// The faults that are thrown; empty if none are.
  private func faults(_ body: () throws(PricingError) -> Void) -> [Fault] {
    do throws(PricingError) {
      try body()
      return []
    } catch {
      return error.faults
    }
  }

  @Test("A malformed time is a fault and no time in 1970")
  func malformedNow() throws {
    let engine = try #require(Self.engine)
    let cart = Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "10.00")])
    let found = faults { () throws(PricingError) in
      _ = try engine.price(cart, in: PricingContext(now: "2026-11-25 12:00"))
    }
    #expect(found.map(\.path.description) == ["context.now"])
  }

  @Test("A malformed date of a customer is a fault")
  func malformedDate() throws {
    let engine = try #require(Self.engine)
    let cart = Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "10.00")])
    let customer = PricingCustomer("c", dates: ["birthday": "1990-13-25"])
    let found = faults { () throws(PricingError) in
      _ = try engine.price(cart, in: PricingContext(now: "2026-11-25T12:00:00Z", customer: customer))
    }
    #expect(found.map(\.path.description) == ["context.customer.dates.birthday"])
  }

  @Test("Each field of carts and contexts is checked on each path", arguments: MalformedCartField.all)
  func cartFields(field: MalformedCartField) async throws {
    let engine = try #require(Self.engine)
    _ = try engine.price(field.requests.right.cart, in: field.requests.right.context)
    let batch = try await engine.price(field.requests.wrong)
    var workspace = PricingWorkspace()
    for (request, result) in zip(field.requests.wrong, batch) {
      let (cart, context) = (request.cart, request.context)
      var found: [String: [Fault]] = [
        "price": faults { () throws(PricingError) in _ = try engine.price(cart, in: context) },
        "totals": faults { () throws(PricingError) in _ = try engine.totals(of: cart, in: context) },
        "price in a workspace": faults { () throws(PricingError) in
          _ = try engine.price(cart, in: context, using: &workspace)
        },
        "totals in a workspace": faults { () throws(PricingError) in
          _ = try engine.totals(of: cart, in: context, using: &workspace)
        },
        "batch": faults { () throws(PricingError) in _ = try result.get() },
      ]
      if field.isInBadges {
        found["badges"] = faults { () throws(PricingError) in
          _ = try engine.badges(
            for: cart.lines[0], currency: cart.currency, coupons: cart.coupons, in: context)
        }
      }
      for (path, faults) in found { #expect(faults.map(\.path.description) == [field.path], "\(path)") }
    }
    // A workspace that has met faults prices the next cart as a new one does.
    #expect(
      try engine.price(field.requests.right.cart, in: field.requests.right.context, using: &workspace).total
        == engine.price(field.requests.right.cart, in: field.requests.right.context).total)
  }

  @Test("Each field of promotions is checked by compiling and by updating", arguments: MalformedPromotionField.all)
  func promotionFields(field: MalformedPromotionField) throws {
    var set = MalformedSetField.sample
    let engine = try PricingEngine(set)
    _ = try engine.updating([field.promotions.right])
    for promotion in field.promotions.wrong {
      set.promotions = [promotion]
      let alone = set
      // Promotions in canonical order are compiled one after the other, others by their keys.
      set.promotions = [promotion, Promotion("first", priority: 1_000_000_000, actions: [.upgradeShipping("air")])]
      let unordered = set
      let found = [
        "compile": faults { () throws(PricingError) in _ = try PricingEngine(alone) },
        "compile in another order": faults { () throws(PricingError) in _ = try PricingEngine(unordered) },
        "update": faults { () throws(PricingError) in _ = try engine.updating([promotion]) },
      ]
      let path = "promotions[0].\(field.path)"
      for (way, faults) in found {
        // The id of a score can have two faults: it is empty, and the set does not define it.
        #expect(Set(faults.map(\.path.description)) == [path], "\(way)")
      }
    }
  }

  @Test("Each field of a set is checked by compiling", arguments: MalformedSetField.all)
  func setFields(field: MalformedSetField) throws {
    _ = try PricingEngine(field.sets.right)
    for set in field.sets.wrong {
      let found = faults { () throws(PricingError) in _ = try PricingEngine(set) }
      #expect(found.map(\.path.description) == [field.path])
    }
  }

  /// Texts that may be anything, and figures that are no input of a host.
  private static let unchecked: Set<String> = [
    "CartLine.name", "CartLine.attributes.key", "PricingCustomer.attributes.key", "PricingCustomer.dates.key",
    "CustomerEvent.attributes.key",
    "CustomerLocation.country", "CustomerLocation.region", "CustomerLocation.city", "CustomerLocation.postalCode",
    "PricingStore.channel",
    "PricingStore.country",
    "PricingStore.region", "Promotion.name", "PromotionMessages.applied", "PromotionMessages.badge",
    "PromotionMessages.NearMiss.text",
    "ShippingMatch.method", "ShippingMatch.country", "ShippingMatch.region", "ShippingMatch.city",
    "ShippingMatch.postalPrefix",
    "Gift.name", "GiftOption.name", "Campaign.name", "Cart.attributes.key",
    "Qualifier.Node.customerAttribute", "LineSelector.Node.attribute", "AttributeCondition.name", "Anniversary.date",
    // The number of children of an inner node.
    "Qualifier.Node.all", "Qualifier.Node.any", "LineSelector.Node.allOf", "LineSelector.Node.anyOf",
  ]

  @Test("Each property of a literal type is in the tables")
  func tablesAreComplete() {
    var properties = AuthoredProperties()
    for field in MalformedCartField.all { properties.add(field.requests.right) }
    for field in MalformedPromotionField.all { properties.add(field.promotions.right) }
    for field in MalformedSetField.all { properties.add(field.sets.right) }
    #expect(properties.unknown.isEmpty)
    let inTables = Set(MalformedCartField.all.map(\.property))
      .union(MalformedPromotionField.all.map(\.property)).union(MalformedSetField.all.map(\.property))
    #expect(properties.found.subtracting(inTables).subtracting(Self.unchecked).sorted() == [])
    #expect(inTables.subtracting(properties.found).sorted() == [], "tables name properties that there are")
    #expect(Self.unchecked.subtracting(properties.found).sorted() == [])
  }
}
