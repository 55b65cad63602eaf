// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// How the requests of a proof are made from one cart.
enum Variation: Sendable, Hashable {
  /// The cart alone.
  case plain
  /// The cart, and the cart with one unit more of a line.
  case unitMore(LineID)
  /// The cart, and the cart with a copy of a line.
  case lineMore(LineID)
  /// Twice the cart as one order, and as two.
  case halves
  /// The cart as one order, and its first lines and the others as two.
  case split(Int)
  /// The cart, priced with two promotions alone, and with their ids exchanged.
  case exchanged(PromotionID, PromotionID)
}

extension CartRequest {
  /// The same with one unit more of a line; nil without the line.
  func addingUnit(of id: LineID) -> CartRequest? {
    guard let index = cart.lines.firstIndex(where: { $0.id == id }), cart.lines[index].quantity < Draft.mostUnits
    else { return nil }
    var request = self
    request.cart.lines[index].quantity += 1
    return request
  }

  /// The same with a copy of a line; nil without the line.
  func addingLine(like id: LineID) -> CartRequest? {
    guard var line = cart.lines.first(where: { $0.id == id }), cart.lines.count < 200 else { return nil }
    line.id = LineID("\(id)-copy")
    if cart.lines.contains(where: { $0.id == line.id }) { return nil }
    var request = self
    request.cart.lines.append(line)
    return request
  }

  /// The same with twice the units; nil if a line has too many.
  func doubled() -> CartRequest? {
    if cart.lines.isEmpty { return nil }
    var request = self
    for index in cart.lines.indices {
      guard cart.lines[index].quantity <= Draft.mostUnits else { return nil }
      request.cart.lines[index].quantity *= 2
    }
    return request
  }

  /// The same with some lines alone; nil if none or all are left.
  func keepingLines(_ range: Range<Int>) -> CartRequest? {
    guard !range.isEmpty, range.count < cart.lines.count, range.upperBound <= cart.lines.count else { return nil }
    var request = self
    request.cart.lines = Array(cart.lines[range])
    return request
  }

  /// The same, with the gifts of two promotions exchanged.
  func exchanging(_ first: PromotionID, _ second: PromotionID) -> CartRequest {
    if cart.choices.isEmpty { return self }
    var request = self
    request.cart.choices[first] = cart.choices[second]
    request.cart.choices[second] = cart.choices[first]
    return request
  }

  /// The same after another order of the same customer: its uses and discounts are counted, and it is among
  /// the customer's events.
  func after(_ order: PricedCart) -> CartRequest {
    var request = self
    let isKnown = context.customer != nil
    var campaigns: Set<CampaignID> = []
    for redemption in order.redemptions {
      var usage = request.context.usage.promotions[redemption.promotion] ?? .none
      usage.count(redemption.discount, isKnown: isKnown)
      for period in CalendarPeriod.allCases {
        var during = usage.periods[period] ?? PeriodUsage()
        during.count(redemption.discount, isKnown: isKnown)
        usage.periods[period] = during
      }
      request.context.usage.promotions[redemption.promotion] = usage
      if let code = redemption.coupon {
        let before = request.context.usage.coupons[code]
        request.context.usage.coupons[code] = CouponUsage(
          total: (before?.total ?? 0) + 1, customerTotal: (before?.customerTotal ?? 0) + (isKnown ? 1 : 0))
      }
      if let campaign = redemption.campaign {
        var usage = request.context.usage.campaigns[campaign] ?? CampaignUsage()
        if campaigns.insert(campaign).inserted {
          usage.total += 1
          usage.customerTotal += isKnown ? 1 : 0
        }
        usage.spent = usage.spent.adding(redemption.discount)
        request.context.usage.campaigns[campaign] = usage
      }
    }
    if isKnown {
      let event = CustomerEvent("order", at: context.now, amount: Amount(order.total))
      request.context.customer?.events.append(event)
    }
    return request
  }
}

extension PromotionUsage {
  fileprivate static var none: PromotionUsage { PromotionUsage(total: 0, customerTotal: 0, spent: "0") }

  fileprivate mutating func count(_ discount: Money, isKnown: Bool) {
    total += 1
    spent = spent.adding(discount)
    guard isKnown else { return }
    customerTotal += 1
    customerSpent = customerSpent.adding(discount)
  }
}

extension PeriodUsage {
  fileprivate mutating func count(_ discount: Money, isKnown: Bool) {
    total += 1
    spent = spent.adding(discount)
    guard isKnown else { return }
    customerTotal += 1
    customerSpent = customerSpent.adding(discount)
  }
}

extension Amount {
  fileprivate func adding(_ money: Money) -> Amount {
    let before = minorUnits(in: money.currency) ?? 0
    let (sum, overflows) = before.addingReportingOverflow(money.minorUnits)
    return Amount(minorUnits: overflows ? before : sum, currency: money.currency)
  }
}
