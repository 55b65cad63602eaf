// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Reads, compiles, prices with and changes a set of very many promotions, most of which have
/// nothing to do with the cart; the exit status.
func many(count: Int) -> Int32 {
  let made = ManyPromotions(count: count)
  complain("\(count) promotions made")
  do {
    let text = made.set.jsonBytes
    complain("written: \(text.count) bytes")
    let set = try PromotionSet(json: text)
    guard set.promotions.count == count, set.promotions.last == made.set.promotions.last else {
      return fail("what was read is not what was written")
    }
    complain("read")
    let engine = try PricingEngine(set)
    complain("compiled")
    let few = try PricingEngine(made.matching)
    for explain in [PricingContext.Explain.relevant, .all] {
      var context = made.context
      context.explain = explain
      let priced = try engine.price(made.cart, in: context)
      let expected = try few.price(made.cart, in: context)
      guard priced.total == expected.total, priced.promotions.map({ $0.id }) == expected.promotions.map({ $0.id })
      else { return fail("priced \(priced.total), not \(expected.total)") }
      guard explain == .all ? priced.decisions.count == count - expected.promotions.count : priced.decisions.isEmpty
      else { return fail("\(priced.decisions.count) decisions") }
    }
    complain("priced")
    let fewer = try engine.updating([], removing: made.matching.promotions.map { $0.id })
    guard try fewer.price(made.cart, in: made.context).promotions.isEmpty else { return fail("still applied") }
    complain("changed")
  } catch {
    return fail("\(error)")
  }
  print("\(count) promotions were read, compiled, priced with and changed")
  return 0
}

private func fail(_ message: String) -> Int32 {
  complain(message)
  return 1
}

/// Promotions of which each needs its own id, and a cart that has a few of these ids.
struct ManyPromotions {
  let set: PromotionSet
  /// Those that match the cart.
  let matching: PromotionSet
  let cart: Cart
  let context: PricingContext

  init(count: Int) {
    let wanted = [0, count / 3, count / 2, count - 1]
    var promotions: [Promotion] = []
    promotions.reserveCapacity(count)
    for number in 0..<count { promotions.append(Self.promotion(number)) }
    set = PromotionSet(currency: .eur, promotions)
    matching = PromotionSet(currency: .eur, Array(Set(wanted)).map { Self.promotion($0) })
    let skus = wanted.filter { $0 % 10 >= 7 && $0 % 10 < 9 }.map { SKU("S\($0)") }
    cart = Cart(
      currency: .eur,
      lines: ["X"].map { CartLine("0", sku: $0, unitPrice: "500.00") }
        + skus.map { CartLine(LineID("1" + $0.text), sku: $0, unitPrice: "10.00") },
      coupons: wanted.filter { $0 % 10 < 4 }.map { EnteredCode(CouponCode("CODE\($0)")) })
    let customer = wanted.first { $0 % 10 >= 4 && $0 % 10 < 7 }.map { CustomerID("C\($0)") } ?? "nobody"
    context = PricingContext(
      now: Instant(secondsSinceEpoch: 1_800_000_000),
      customer: PricingCustomer(customer, segments: wanted.filter { $0 % 10 == 9 }.map { SegmentID("seg\($0)") }))
  }

  /// The promotion of a number: of ten, four need a coupon, three for a customer, two for a SKU
  /// and one for a segment.
  private static func promotion(_ number: Int) -> Promotion {
    let own: Qualifier =
      switch number % 10 {
      case 0..<4: .coupon(CouponCode("CODE\(number)"))
      case 4..<7: .customer(id: [CustomerID("C\(number)")])
      case 7..<9: .quantity(of: .sku(SKU("S\(number)")), atLeast: 1)
      default: .segment(SegmentID("seg\(number)"))
      }
    return Promotion(
      PromotionID("x\(number)"), priority: -number, when: own && .subtotal(atLeast: "20.00"),
      actions: [.discount(.percent(Rate(partsPerMillion: (number % 30 + 1) * 1_000)), on: .cart)])
  }
}
