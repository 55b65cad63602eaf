// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// Tests §8.45 and §10.1.
@Suite("Decisions and gaps are true")
struct DecisionTests {
  @Test("by default those of explain all are listed that the specification calls relevant")
  func relevance() throws {
    for seed in UInt64(0)..<400 {
      var request = RequestGenerator.request(seed: seed)
      // what is left for a late promotion depends on all others, so its effect alone cannot be asked for here
      request.promotions.promotions.removeAll { promotion in
        promotion.qualifier?.nodes.contains { if case .subtotal(_, _, .after) = $0 { true } else { false } } ?? false
      }
      request.context.explain = .all
      let engine = try PricingEngine(request.promotions)
      guard let all = try? engine.price(request.cart, in: request.context) else { continue }
      let expected = all.decisions.filter { isRelevant($0, in: request) }.map(\.promotion)
      request.context.explain = .relevant
      let listed = try engine.price(request.cart, in: request.context).decisions.map(\.promotion)
      if listed != expected { Issue.record("seed \(seed): \(listed), not \(expected)") }
    }
  }

  private func isRelevant(_ decision: Decision, in request: PricingRequest) -> Bool {
    guard let promotion = request.promotions.promotions.first(where: { $0.id == decision.promotion }) else {
      return false
    }
    // A code counts where it is entered first.
    let entered = request.cart.coupons.enumerated().filter { place, coupon in
      !request.cart.coupons[..<place].contains { $0.code == coupon.code }
    }
    if promotion.coupons.contains(where: { listed in
      entered.contains { $1.code == listed.code || $1.batch != nil && $1.batch == listed.batch }
    }) {
      return true
    }
    switch decision.reason {
    case .excluded: return true
    case .limitReached, .customerSpend, .mixedBillingIntervals: return hasEffect(promotion, in: request)
    case .notQualified:
      return !decision.gaps.isEmpty
        && decision.gaps.allSatisfy { gap in
          gap.measure == .reward
            ? !countsAll(promotion) || selectsAny(gap.selector, in: request) : gap.currentNumber > 0
        }
    default: return false
    }
  }

  /// Whether a promotion is applied alone, limits and caps aside.
  private func hasEffect(_ promotion: Promotion, in request: PricingRequest) -> Bool {
    var alone = request
    var promotion = promotion
    promotion.constraints = Constraints()
    promotion.maxDiscount = nil
    for place in promotion.coupons.indices {
      promotion.coupons[place].maxUses = nil
      promotion.coupons[place].maxUsesPerCustomer = nil
      promotion.coupons[place].validFrom = nil
      promotion.coupons[place].validUntil = nil
      promotion.coupons[place].customer = nil
    }
    promotion.campaign = nil
    // the others stay, switched off, so that their codes stay known; a renewal cannot be switched off
    alone.context.redeemed.removeAll { $0 != promotion.id }
    for place in alone.promotions.promotions.indices {
      if alone.promotions.promotions[place].id == promotion.id {
        alone.promotions.promotions[place] = promotion
      } else {
        alone.promotions.promotions[place].isActive = false
      }
    }
    let priced = try? PricingEngine(alone.promotions).price(alone.cart, in: alone.context)
    return priced?.promotions.contains { $0.id == promotion.id } ?? true
  }

  private func countsAll(_ promotion: Promotion) -> Bool {
    if let of = promotion.calculateRule?.selector { return of == .all }
    switch promotion.actions.first {
    case .discount(_, .items(let items))?: return items.selector == .all
    case .discount(_, .group(let group))?: return group.selector == .all
    case .discount(_, .subset(let select))?: return select == .all
    default: return true
    }
  }

  private func selectsAny(_ selector: LineSelector, in request: PricingRequest) -> Bool {
    let probe = Promotion("probe", when: .lines(of: selector, atLeast: 1), actions: [.issueCoupon(CouponIssue("T"))])
    let set = PromotionSet(currency: request.cart.currency, [probe])
    var cart = request.cart
    cart.coupons = []
    return (try? PricingEngine(set).price(cart, in: PricingContext(now: request.context.now)).promotions.count) == 1
  }

  // MARK: - Gaps

  /// A leaf, and how a cart gets so much more of what it measures.
  struct Leaf: Sendable {
    let name: String
    let make: @Sendable (_ of: LineSelector, _ atLeast: Int) -> Qualifier
    let add: @Sendable (_ much: Int, _ cart: inout Cart) -> Void
  }

  static let leaves = [
    Leaf(name: "subtotal", make: { .subtotal(of: $0, atLeast: .plain(Amount(minorUnits: Int64($1), currency: .eur))) })
    {
      if $0 > 0 {
        $1.lines.append(CartLine("more", sku: "A", unitPrice: Amount(minorUnits: Int64($0), currency: .eur)))
      }
    },
    Leaf(name: "quantity", make: { .quantity(of: $0, atLeast: $1) }) { $1.lines[0].quantity += $0 },
    Leaf(name: "lines", make: { .lines(of: $0, atLeast: $1) }) { much, cart in
      for place in 0..<much { cart.lines.append(CartLine(LineID("more\(place)"), sku: "A", unitPrice: "0.01")) }
    },
    Leaf(name: "leastQuantity", make: { .leastQuantity(of: $0, atLeast: $1) }) { much, cart in
      for place in cart.lines.indices where cart.lines[place].quantity == 2 { cart.lines[place].quantity += much }
    },
  ]

  @Test("closing the gap of a single leaf by what it says makes it hold, and by one less does not", arguments: 0..<4)
  func gaps(leaf: Int) throws {
    let leaf = Self.leaves[leaf]
    let context = PricingContext(now: Instant(secondsSinceEpoch: 0), explain: .all)
    // line "a" is the least of two; "c" is never selected
    let cart = Cart(
      currency: .eur,
      lines: [
        CartLine("a", sku: "A", quantity: 2, unitPrice: "0.03"),
        CartLine("b", sku: "A", quantity: 40, unitPrice: "0.07"),
        CartLine("c", sku: "C", quantity: 50, unitPrice: "9.99"),
      ])
    for of: LineSelector in [.sku("A"), !.sku("C"), .unitPrice(atMost: "1.00")] {
      for required in [3, 4, 7, 11, 39] {
        let wanted = required + (leaf.name == "subtotal" ? 286 : leaf.name == "quantity" ? 42 : 0)
        let promotion = Promotion("p", when: leaf.make(of, wanted), actions: [.issueCoupon(CouponIssue("T"))])
        let engine = try PricingEngine(PromotionSet(currency: .eur, [promotion]))
        let gap = try #require(try engine.price(cart, in: context).decisions.first?.gaps.first)
        #expect(gap.measure.rawValue == leaf.name)
        #expect(gap.requiredNumber == Int128(wanted) && gap.missingNumber == gap.requiredNumber - gap.currentNumber)
        for (much, holds) in [(Int(gap.missingNumber), true), (Int(gap.missingNumber) - 1, false)] {
          var larger = cart
          leaf.add(much, &larger)
          #expect(try engine.price(larger, in: context).promotions.isEmpty != holds, "\(leaf.name) \(required)")
        }
      }
    }
  }
}
