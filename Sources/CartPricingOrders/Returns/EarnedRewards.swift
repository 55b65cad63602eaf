// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// The credits, points and coupons that an order earned, summed by promotion, coupons also by
/// template. Promotions are in canonical order, templates of a promotion in the order of its
/// actions (§O2.22).
struct EarnedRewards {
  private(set) var credits: [HeldCredit] = []
  private(set) var points: [HeldPoints] = []
  private(set) var coupons: [HeldCoupons] = []

  /// No rewards.
  init() {}

  /// The rewards of a result.
  init(of priced: PricedCart) throws(PricingError) {
    for credit in priced.credits {
      if let last = credits.last, last.promotion == credit.promotion {
        let (sum, overflows) = last.amount.minorUnits.addingReportingOverflow(credit.amount.minorUnits)
        if overflows { throw PricingError(.outOfRange("the credit of a promotion")) }
        credits[credits.count - 1].amount = Money(minorUnits: sum, currency: priced.currency)
      } else {
        credits.append(HeldCredit(promotion: credit.promotion, amount: credit.amount))
      }
    }
    for given in priced.points {
      if let last = points.last, last.promotion == given.promotion {
        let (sum, overflows) = last.count.addingReportingOverflow(given.count)
        if overflows { throw PricingError(.outOfRange("the points of a promotion")) }
        points[points.count - 1].count = sum
      } else {
        points.append(HeldPoints(promotion: given.promotion, count: given.count))
      }
    }
    for issued in priced.issuedCoupons { try add(issued) }
  }

  private mutating func add(_ issued: IssuedCoupon) throws(PricingError) {
    let (promotion, template) = (issued.promotion, issued.template)
    var place = coupons.count
    while place > 0, coupons[place - 1].promotion == promotion {
      place -= 1
      guard coupons[place].template.hasSameBytes(as: template) else { continue }
      let (sum, overflows) = coupons[place].count.addingReportingOverflow(issued.count)
      if overflows { throw PricingError(.outOfRange("the coupons of a promotion")) }
      return coupons[place].count = sum
    }
    coupons.append(HeldCoupons(promotion: promotion, template: template, count: issued.count))
  }

  /// The number of entries.
  var count: Int { credits.count + points.count + coupons.count }

  /// Adds the rewards to what a refund says that the customer holds without a claim.
  func add(to refund: inout Refund) {
    refund.credits = credits
    refund.points = points
    refund.issuedCoupons = coupons
  }
}

extension EarnedRewards {
  /// What these rewards have more than others, where that is above 0. O(n) for n entries, but for the
  /// templates of one promotion, which are compared with one another.
  func less(_ others: EarnedRewards) -> EarnedRewards {
    var rest = self
    if others.count == 0 { return rest }
    var amounts: [PromotionID: Int64] = [:]
    for credit in others.credits { amounts[credit.promotion] = credit.amount.minorUnits }
    for place in credits.indices {
      let (promotion, amount) = (credits[place].promotion, credits[place].amount)
      let left = max(0, amount.minorUnits - (amounts[promotion] ?? 0))
      rest.credits[place].amount = Money(minorUnits: left, currency: amount.currency)
    }
    rest.credits.removeAll { $0.amount.minorUnits == 0 }
    var counts: [PromotionID: Int] = [:]
    for given in others.points { counts[given.promotion] = given.count }
    for place in points.indices {
      rest.points[place].count = max(0, points[place].count - (counts[points[place].promotion] ?? 0))
    }
    rest.points.removeAll { $0.count == 0 }
    var templates: [PromotionID: [HeldCoupons]] = [:]
    for issued in others.coupons { templates[issued.promotion, default: []].append(issued) }
    for place in coupons.indices {
      guard let found = templates[coupons[place].promotion] else { continue }
      for other in found where other.template.hasSameBytes(as: coupons[place].template) {
        rest.coupons[place].count = max(0, coupons[place].count - other.count)
      }
    }
    rest.coupons.removeAll { $0.count == 0 }
    return rest
  }
}

/// The units of the gifts of an order that have not been returned.
struct GiftUnits {
  private let order: PaidOrder
  /// By the index of the line among those of gifts.
  private var left: [Int]

  /// No unit has been returned.
  init(of order: PaidOrder) {
    self.order = order
    left = order.lines[order.cartLineCount...].map { $0.quantity }
  }

  /// The number of lines of gifts.
  var lineCount: Int { left.count }

  /// Notes the units that a return has.
  mutating func take(_ next: JudgedReturn) {
    for line in next.lines where line.place >= order.cartLineCount {
      left[line.place - order.cartLineCount] -= line.quantity
    }
  }

  /// The units that the customer holds beyond those that are still earned.
  func held(earned: (LineID) -> Int) -> [HeldGift] {
    var held: [HeldGift] = []
    for index in left.indices where left[index] > 0 {
      let line = order.priced.lines[order.cartLineCount + index]
      let id = line.id
      let count = left[index] - earned(id)
      if count > 0 { held.append(HeldGift(id: id, sku: line.sku, quantity: count)) }
    }
    return held
  }
}

extension Fault {
  /// A figure of a refund is outside of Int64.
  static func outOfRange(_ figure: String) -> Fault {
    Fault(.amountOutOfRange, "\(figure) is outside of what 64 bits hold")
  }
}
