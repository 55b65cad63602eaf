// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import RequestGenerator
import Testing

/// Tests §O1.5, §O1.6, §O1.7, §O2.3 and §O2.7.
@Suite("Properties of refunds of generated orders")
struct RefundPropertyTests {
  /// An order that can be priced, and what can be returned of it.
  private struct Order {
    let request: PricingRequest
    let priced: PricedCart
    /// The lines, gifts too, and how many units are left of each.
    var left: [(id: LineID, count: Int)]
    var fees: [FeeID]
    var hasShipping: Bool

    init?(seed: UInt64) {
      request = RequestGenerator.request(seed: seed)
      guard let priced = try? PricingEngine(request.promotions).price(request.cart, in: request.context) else {
        return nil
      }
      self.priced = priced
      left = priced.lines.map { ($0.id, $0.quantity) }
      fees = request.cart.fees.map { $0.id }
      hasShipping = request.cart.shipping != nil
    }

    /// A return of all that is left.
    mutating func rest() -> Return {
      let all = Return(
        lines: left.filter { $0.count > 0 }.map { ReturnedLine(line: $0.id, quantity: $0.count) },
        shipping: hasShipping ? .rest : nil, fees: fees)
      left = []
      (fees, hasShipping) = ([], false)
      return all
    }

    /// A return of some of what is left.
    mutating func part(_ dice: inout Dice) -> Return {
      var part = Return()
      for index in left.indices where left[index].count > 0 && dice.happens(50) {
        let count = dice.number(1...left[index].count)
        part.lines.append(ReturnedLine(line: left[index].id, quantity: count))
        left[index].count -= count
      }
      if hasShipping, dice.happens(30) {
        part.shipping = .rest
        hasShipping = false
      }
      if !fees.isEmpty, dice.happens(30) { part.fees = [fees.removeLast()] }
      return part
    }

    func result(_ returns: [Return], _ policy: RefundPolicy) throws -> RefundResult {
      try RefundResult(
        of: RefundRequest(
          promotions: request.promotions, cart: request.cart, context: request.context, returns: returns, policy: policy
        ))
    }
  }

  private static let policies = [
    RefundPolicy(units: .average), RefundPolicy(units: .dearest), RefundPolicy(units: .cheapest),
    RefundPolicy(discounts: .reprice),
  ]

  @Test("one return of everything gives back all that was paid, its tax and all discounts", arguments: 0..<4)
  func allAtOnce(chunk: Int) throws {
    for seed in UInt64(chunk) * 100_000..<UInt64(chunk) * 100_000 + 30 {
      guard var order = Order(seed: seed) else { continue }
      let all = order.rest()
      for policy in Self.policies {
        let result = try order.result([all], policy)
        #expect(result.paid == order.priced.total)
        #expect(result.refunds[0].amount == order.priced.total, "seed \(seed)")
        #expect(result.refunds[0].tax == order.priced.tax.total, "seed \(seed)")
        #expect(result.remaining.minorUnits == 0)
        let discounts = result.refunds[0].discounts
        #expect(discounts.map(\.promotion) == order.priced.promotions.map(\.id), "seed \(seed)")
        #expect(discounts.map(\.amount) == order.priced.promotions.map(\.discount), "seed \(seed)")
        #expect(discounts.allSatisfy { $0.isReleased }, "seed \(seed)")
        #expect(result.refunds[0].due == order.priced.due)
        #expect(result.refunds[0].gifts.isEmpty)
      }
    }
  }

  @Test("returns in parts never give back more than was paid, and all of it in the end", arguments: 0..<4)
  func inParts(chunk: Int) throws {
    for seed in UInt64(chunk) * 100_000..<UInt64(chunk) * 100_000 + 30 {
      for policy in Self.policies {
        guard var order = Order(seed: seed) else { break }
        var dice = Dice(seed: seed)
        var returns: [Return] = []
        for _ in 0..<dice.number(1...3) { returns.append(order.part(&dice)) }
        let some = try order.result(returns, policy)
        returns.append(order.rest())
        let result = try order.result(returns, policy)
        #expect(Array(result.refunds.dropLast()) == some.refunds, "a later return changes earlier ones, seed \(seed)")
        check(result, order.priced, policy, seed)
      }
    }
  }

  /// Checks the sums of a result of returns after which nothing is left.
  private func check(_ result: RefundResult, _ priced: PricedCart, _ policy: RefundPolicy, _ seed: UInt64) {
    #expect(result.remaining.minorUnits == 0, "seed \(seed)")
    #expect(result.refunded == priced.total, "seed \(seed)")
    #expect(result.refunds.allSatisfy { $0.amount.minorUnits >= 0 && $0.tax.minorUnits >= 0 }, "seed \(seed)")
    #expect(result.refunds.map(\.tax.minorUnits).reduce(0, +) == priced.tax.total.minorUnits, "seed \(seed)")
    if let due = priced.due {
      #expect(result.refunds.compactMap { $0.due?.minorUnits }.reduce(0, +) == due.minorUnits, "seed \(seed)")
    }
    for tender in priced.tenders {
      let parts = result.refunds.flatMap(\.tenders).filter { $0.id == tender.id }
      #expect(parts.map(\.amount.minorUnits).reduce(0, +) == tender.amount.minorUnits, "seed \(seed)")
    }
    for promotion in priced.promotions {
      let parts = result.refunds.flatMap(\.discounts).filter { $0.promotion == promotion.id }
      #expect(parts.map(\.amount.minorUnits).reduce(0, +) == promotion.discount.minorUnits, "seed \(seed)")
      #expect(parts.count(where: { $0.isReleased }) == 1, "seed \(seed), \(policy)")
    }
  }

  @Test("an engine that is there gives the same as the request")
  func engine() throws {
    for seed in UInt64(0)..<40 {
      guard var order = Order(seed: seed) else { continue }
      var dice = Dice(seed: seed)
      let returns = [order.part(&dice), order.rest()]
      let engine = try PricingEngine(order.request.promotions)
      for policy in Self.policies {
        let result = try engine.refund(
          returns, of: order.request.cart, in: order.request.context, policy: policy,
          version: order.request.promotions.version)
        #expect(try result == order.result(returns, policy))
      }
    }
  }
}
