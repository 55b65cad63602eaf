// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
public import CartPricingOrders

extension RequestGenerator {
  /// The order of a seed with returns: in part, whole, of gifts, shipping and fees, under every
  /// policy, and some with faults.
  public static func refundRequest(seed: UInt64) -> RefundRequest {
    var scene = ReturnScene(seed: seed)
    return scene.request()
  }
}

/// An order, and what is left of it while returns are made.
struct ReturnScene {
  var dice: Dice
  private var order: PricingRequest
  /// The units that are left of each line, those of gifts too.
  private var units: [(id: LineID, left: Int)] = []
  /// What is left of the shipping in minor units; nil without shipping, and once the rest has been returned.
  private var shippingLeft: Int64?
  /// The fees that have not been returned.
  private var feesLeft: [FeeID] = []
  /// The total of the order; nil if it has no price.
  private var total: Money?

  init(seed: UInt64) {
    dice = Dice(seed: seed ^ 0x5245_5455_524e_5321)
    order =
      dice.happens(85) ? RequestGenerator.request(seed: seed) : RequestGenerator.conflictingRequest(seed: seed)
    order.context.explain = dice.happens(90) ? .relevant : .all
    addPayment()
    addTaxes()
  }

  // MARK: - The order

  /// Tenders whose balances lie near what there is to pay, and a cash step.
  private mutating func addPayment() {
    guard dice.happens(40) else { return }
    let currency = order.cart.currency
    let lines = order.cart.lines.map { Int64($0.quantity) * ($0.unitPrice.minorUnits(in: currency) ?? 0) / 4 }
    let usual = min(lines.reduce(0) { max($0, $1) }, 1_000_000_000_000)
    if dice.happens(75) {
      order.cart.tenders = dice.some(1...3, of: ["t2", "t1", "é"]).map {
        Tender($0, balance: Amount(minorUnits: Int64(dice.number(0...Int(2 * usual + 5))), currency: currency))
      }
    }
    if dice.happens(60) {
      order.cart.cashStep = Amount(minorUnits: Int64(dice.one(of: [1, 2, 5, 7, 10, 100])), currency: currency)
    }
  }

  /// Promotions that leave the tax as it was, and discounts of the tax.
  private mutating func addTaxes() {
    for place in order.promotions.promotions.indices {
      if dice.happens(12) { order.promotions.promotions[place].taxEffect = .keeps }
    }
    if dice.happens(15) {
      order.promotions.promotions.append(
        Promotion("tax", actions: [.discount(.percent(dice.one(of: ["50", "100", "33.3333"])), on: .tax)]))
    }
  }

  // MARK: - The request

  mutating func request() -> RefundRequest {
    if let priced = try? PricingEngine(order.promotions).price(order.cart, in: order.context) {
      units = priced.lines.map { ($0.id, $0.quantity) }
      total = priced.total
      if let shipping = priced.shipping {
        shippingLeft = shipping.total.minorUnits + (order.cart.isTaxIncluded ? 0 : shipping.tax.minorUnits)
      }
    } else {
      units = order.cart.lines.map { ($0.id, $0.quantity) }
      if order.cart.shipping != nil { shippingLeft = 100 }
    }
    feesLeft = order.cart.fees.map(\.id)
    var request = RefundRequest(
      promotions: order.promotions, cart: order.cart, context: order.context, returns: [],
      policy: RefundPolicy(
        discounts: dice.one(of: RefundPolicy.Discounts.allCases), units: dice.one(of: RefundPolicy.Units.allCases)))
    if dice.happens(15), let total { request.paid = Amount(total) }
    if dice.happens(15) { request.version = order.promotions.version }
    let count = dice.one(of: [0, 1, 1, 2, 2, 2, 3, 3, 4, 5, 8])
    for number in 0..<count {
      request.returns.append(next(takesAll: number == count - 1 && dice.happens(50)))
    }
    if dice.happens(14) {
      for _ in 0..<dice.number(1...3) { spoil(&request) }
    }
    return request
  }

  /// The next return, of a part of what is left or of all of it.
  private mutating func next(takesAll: Bool) -> Return {
    var entry = Return()
    for place in units.indices.shuffled(using: &dice) where units[place].left > 0 {
      let isTaken = takesAll ? dice.happens(units[place].id.text.hasPrefix("gift:") ? 60 : 97) : dice.happens(45)
      guard isTaken else { continue }
      let quantity = takesAll || dice.happens(25) ? units[place].left : dice.number(1...units[place].left)
      entry.lines.append(ReturnedLine(line: units[place].id, quantity: quantity))
      units[place].left -= quantity
    }
    if let left = shippingLeft, takesAll || dice.happens(25) {
      if dice.happens(takesAll ? 70 : 30) {
        entry.shipping = .rest
        shippingLeft = nil
      } else {
        let part = takesAll || dice.happens(10) ? left : Int64(dice.number(0...Int(left)))
        entry.shipping = .amount(Amount(minorUnits: part, currency: order.cart.currency))
        shippingLeft = left - part
      }
    }
    let fees = feesLeft.shuffled(using: &dice).filter { _ in takesAll || dice.happens(25) }
    entry.fees = fees
    feesLeft.removeAll { fees.contains($0) }
    return entry
  }

  // MARK: - Faults

  /// Makes something wrong, or at least something that may be.
  private mutating func spoil(_ request: inout RefundRequest) {
    let currency = order.cart.currency
    guard !request.returns.isEmpty, dice.happens(80) else {
      switch dice.number(0...3) {
      case 0: request.version = dice.one(of: ["1", "2026-10", "é", "e\u{301}"])
      case 1: request.paid = Amount(minorUnits: max(0, (total?.minorUnits ?? 0) - 1), currency: currency)
      case 2: request.paid = dice.one(of: ["0", "0.00001", "7"])
      default: request.returns += Array(repeating: Return(), count: dice.happens(30) ? 1_000 : 2)
      }
      return
    }
    let place = dice.number(0...request.returns.count - 1)
    switch dice.number(0...9) {
    case 0:
      let id: LineID = dice.one(of: ["nobody", "gift:p:0", "gift:a:1", "z", "e\u{301}", ""])
      // sometimes more faults than are reported
      for _ in 0..<(dice.happens(5) ? 120 : 1) {
        request.returns[place].lines.append(ReturnedLine(line: id, quantity: dice.number(1...2)))
      }
    case 1:
      if let line = request.returns[place].lines.first { request.returns[place].lines.append(line) }
    case 2, 3:
      guard !request.returns[place].lines.isEmpty else { return }
      let line = dice.number(0...request.returns[place].lines.count - 1)
      request.returns[place].lines[line].quantity &+= dice.one(of: [1, 1, 2, 40, 999_999_999])
    case 4:
      guard !request.returns[place].lines.isEmpty else { return }
      request.returns[place].lines[0].quantity = dice.one(of: [0, -1, 1_000_000_000, 1_000_000_001, Int.max, Int.min])
    case 5: request.returns[place].shipping = .rest
    case 6:
      let amount = Amount(minorUnits: dice.one(of: [0, 1, 500, 100_000_000]), currency: currency)
      request.returns[place].shipping = .amount(dice.happens(85) ? amount : "0.00001")
    case 7: request.returns[place].fees.append(dice.one(of: ["f1", "f2", "f3", "nobody", ""]))
    case 8: request.returns[place].fees += request.returns[place].fees
    default: request.returns.insert(request.returns[place], at: dice.number(0...request.returns.count))
    }
  }
}
