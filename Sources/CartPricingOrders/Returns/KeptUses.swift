// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Which promotions of an order still count as used, under the policy that keeps discounts.
///
/// A promotion is released, once, by the return after which all its discounts on lines of the cart,
/// shipping and fees have been taken back; one without such discounts, when all units of its gifts
/// have been returned; one that gave neither, when all lines of the cart have been returned (§O2.14).
struct KeptUses {
  /// When a promotion is released.
  private enum Condition {
    case discounts, gifts, allLines, never
  }

  private let order: PaidOrder
  private var conditions: [Condition]
  /// What is left of the discount of each promotion, gifts aside.
  private var discounts: [Int64]
  /// The number of units of the gifts of each promotion that were not returned.
  private var giftUnits: [Int]
  /// The promotions whose condition may have been met by the current return.
  private var changed: [Int] = []

  init(of order: PaidOrder) {
    self.order = order
    discounts = order.priced.promotions.map { $0.discount.minorUnits }
    giftUnits = [Int](repeating: 0, count: order.promotions.count)
    conditions = [Condition](repeating: .allLines, count: order.promotions.count)
    for place in order.cartLineCount..<order.lines.count {
      guard let promotion = Self.promotion(ofGift: place, of: order) else { continue }
      discounts[promotion] -= order.priced.lines[place].discount.minorUnits
      giftUnits[promotion] += order.lines[place].quantity
    }
    for promotion in conditions.indices {
      if discounts[promotion] > 0 {
        conditions[promotion] = .discounts
      } else if giftUnits[promotion] > 0 {
        conditions[promotion] = .gifts
      }
    }
  }

  /// Takes back a discount on a line of the cart, on shipping or on a fee.
  mutating func takeBack(_ amount: Int64, of promotion: Int) {
    discounts[promotion] -= amount
    changed.append(promotion)
  }

  /// Takes back units of the line of a gift.
  mutating func takeGifts(_ count: Int, ofLine place: Int) {
    guard let promotion = Self.promotion(ofGift: place, of: order) else { return }
    giftUnits[promotion] -= count
    changed.append(promotion)
  }

  /// The promotions that the current return releases. O(c) for c changes of the return; once O(P)
  /// for P promotions.
  mutating func released(areAllLinesReturned: Bool) -> [Int] {
    var found: [Int] = []
    for promotion in changed {
      let isMet =
        switch conditions[promotion] {
        case .discounts: discounts[promotion] == 0
        case .gifts: giftUnits[promotion] == 0
        case .allLines, .never: false
        }
      guard isMet else { continue }
      conditions[promotion] = .never
      found.append(promotion)
    }
    changed.removeAll(keepingCapacity: true)
    if areAllLinesReturned, !hasReleasedAll {
      hasReleasedAll = true
      for promotion in conditions.indices where conditions[promotion] == .allLines {
        conditions[promotion] = .never
        found.append(promotion)
      }
    }
    return found
  }

  /// Whether the promotions that wait for all lines have been released.
  private var hasReleasedAll = false

  private static func promotion(ofGift place: Int, of order: PaidOrder) -> Int? {
    order.priced.lines[place].giftPromotion.flatMap { order.place(of: $0) }
  }
}
