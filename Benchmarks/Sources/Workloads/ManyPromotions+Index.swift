// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

extension ManyPromotions {
  /// What a promotion of the workload asks for beside a threshold.
  enum Key: Sendable {
    case coupon(String)
    case customer(String)
    case sku(String)
    case segment(String)
  }

  /// The key of a promotion; nil if it asks for a threshold alone.
  static func key(of promotion: PlainPromotion) -> Key? {
    guard case .all(let parts) = promotion.when else { return nil }
    for part in parts {
      switch part {
      case .coupon(let code): return .coupon(code)
      case .customer(let id): return .customer(id)
      case .sku(let sku): return .sku(sku)
      case .segment(let id): return .segment(id)
      default: continue
      }
    }
    return nil
  }

  /// Finds the promotions that a cart could have, by their keys: what has to come out for many carts cannot be found by
  /// carrying a million promotions out for each.
  struct Index: Sendable {
    private var unkeyed: [Int] = []
    private var places: [String: [Int]] = [:]
    private let promotions: [PlainPromotion]

    init(_ promotions: [PlainPromotion]) {
      self.promotions = promotions
      for (place, promotion) in promotions.enumerated() {
        switch ManyPromotions.key(of: promotion) {
        case nil: unkeyed.append(place)
        // Coupons, customers, SKUs and segments are spelt differently.
        case .coupon(let key), .customer(let key), .sku(let key), .segment(let key):
          places[key, default: []].append(place)
        }
      }
    }

    /// Those that can have to do with a cart, in their order.
    func promotions(for cart: PlainCart) -> [PlainPromotion] {
      var found = Set(unkeyed)
      for key in [cart.customer] + cart.segments + cart.coupons + cart.lines.map(\.sku) {
        found.formUnion(places[key] ?? [])
      }
      return found.sorted().map { promotions[$0] }
    }
  }
}

/// One size of the workload, made once: a million promotions are not read, compiled or held more than once.
struct ManyPromotionsSet: Sendable {
  let plain: [PlainPromotion]
  let values: PromotionSet
  let engine: PricingEngine

  init(_ count: Int) throws {
    plain = ManyPromotions.promotions(count)
    values = PlainPromotion.values(plain)
    engine = try PricingEngine(values)
  }

  static func of(_ count: Int) throws -> ManyPromotionsSet {
    count == 1_000_000 ? try million.get() : try ManyPromotionsSet(count)
  }

  private static let million = Result { try ManyPromotionsSet(1_000_000) }
}

extension PreparedWorkload {
  /// The one cart.
  static func manyPromotions(_ count: Int) throws -> PreparedWorkload {
    let set = try ManyPromotionsSet.of(count)
    let cart = ManyPromotions.cart
    return PreparedWorkload(
      promotions: set.values, engine: set.engine, requests: Requests([cart.values(number: 0)]),
      expectation: .totals { _ in PlainPricing.totals(of: cart, with: set.plain) }, alsoVerify: verifyValues)
  }

  /// The different carts.
  static func manyPromotionsVaried(_ count: Int, hits: Bool) throws -> PreparedWorkload {
    let set = try ManyPromotionsSet.of(count)
    let (carts, requests) = hits ? variedWithHits : varied
    // made when it is first asked, which is never where results are counted only
    let index = Lazily { ManyPromotions.Index(set.plain) }
    return PreparedWorkload(
      promotions: set.values, engine: set.engine,
      requests: requests,
      expectation: .totals {
        PlainPricing.totals(of: carts[$0], with: index.value.promotions(for: carts[$0]))
      }, alsoVerify: verifyValues)
  }

  // Made once for all sizes.
  private static let varied = made(ManyPromotions.variedCarts(hits: false))
  private static let variedWithHits = made(ManyPromotions.variedCarts(hits: true))

  private static func made(_ carts: [PlainCart]) -> (carts: [PlainCart], requests: Requests) {
    (carts, Requests(carts.enumerated().map { $1.values(number: $0) }))
  }

  /// Throws unless the values of carts and promotions are those that the documents spell.
  @Sendable
  private static func verifyValues() throws {
    let promotions = ManyPromotions.promotions(1_000) + LargeCarts.promotions()
    guard try PromotionSet(json: PlainPromotion.document(promotions)) == PlainPromotion.values(promotions) else {
      throw Disagreement("promotions made as values are not those that their document spells")
    }
    for (number, cart) in (ManyPromotions.variedCarts(hits: true).prefix(16) + [ManyPromotions.cart]).enumerated() {
      guard try cart.request(number: number).read() == cart.values(number: number) else {
        throw Disagreement("a cart made as a value is not the one that its document spells")
      }
    }
  }
}
