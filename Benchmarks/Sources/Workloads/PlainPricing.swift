// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Carries plain promotions out as they are written down, unit by unit and one promotion after the other: slow, and
/// short enough to be seen to be right. What the engine makes of the same promotions as a document is compared with it.
///
/// It knows promotions that may all stand together; how some exclude others is none of its business.
struct PlainPricing {
  private let cart: PlainCart
  private var units: [[Int]]
  private let subtotal: Int

  /// The totals of a cart.
  static func totals(of cart: PlainCart, with promotions: [PlainPromotion]) -> Totals {
    var pricing = PlainPricing(cart)
    return pricing.totals(with: promotions)
  }

  private init(_ cart: PlainCart) {
    self.cart = cart
    units = cart.lines.map { Array(repeating: $0.unitPrice, count: $0.quantity) }
    subtotal = cart.lines.reduce(0) { $0 + $1.unitPrice * $1.quantity }
  }

  private mutating func totals(with promotions: [PlainPromotion]) -> Totals {
    let held = promotions.filter { holds($0.when) }
    for promotion in held { takeOffItems(promotion.effect) }
    var rest = units.reduce(0) { $0 + $1.reduce(0, +) }
    var shipping = cart.shippingCost
    var gifts = 0
    for promotion in held {
      switch promotion.effect {
      case .percentOffCart(let rate): rest -= part(rate, of: rest)
      case .tieredPercentOffCart(let steps):
        if let step = steps.last(where: { $0.from <= subtotal }) { rest -= part(step.rate, of: rest) }
      case .amountOffCart(let cents): rest -= min(cents, rest)
      case .freeShipping: shipping = 0
      case .gift: gifts += 500
      case .percentOffCategory, .amountOffEach, .cheapestFree: break
      }
    }
    return Totals(
      subtotal: Int64(subtotal + gifts),
      discount: Int64(subtotal - rest + gifts + cart.shippingCost - shipping),
      total: Int64(rest + shipping))
  }

  private func holds(_ condition: PlainPromotion.Condition) -> Bool {
    switch condition {
    case .always: true
    case .all(let parts): parts.allSatisfy { holds($0) }
    case .any(let parts): parts.contains { holds($0) }
    case .not(let part): !holds(part)
    case .subtotal(nil, let cents): subtotal >= cents
    case .subtotal(let category?, let cents): sum(category) { $0.unitPrice * $0.quantity } >= cents
    case .quantity(nil, let count): cart.lines.reduce(0) { $0 + $1.quantity } >= count
    case .quantity(let category?, let count): sum(category) { $0.quantity } >= count
    case .sku(let sku): cart.lines.contains { $0.sku == sku }
    case .segment(let id): cart.segments.contains(id)
    case .coupon(let code): cart.coupons.contains(code)
    case .customer(let id): cart.customer == id
    }
  }

  private func sum(_ category: String, _ figure: (PlainCart.Line) -> Int) -> Int {
    cart.lines.reduce(0) { $1.category == category ? $0 + figure($1) : $0 }
  }

  private mutating func takeOffItems(_ effect: PlainPromotion.Effect) {
    switch effect {
    case .percentOffCategory(let category, let rate):
      for line in units.indices where cart.lines[line].category == category {
        split(part(rate, of: units[line].reduce(0, +)), over: line)
      }
    case .amountOffEach(let sku, let cents):
      for line in units.indices where cart.lines[line].sku == sku {
        for unit in units[line].indices { units[line][unit] -= min(cents, units[line][unit]) }
      }
    case .cheapestFree(let category, let minimum):
      let counted = sum(category) { $0.quantity }
      var places: [(line: Int, unit: Int)] = []
      for line in units.indices where cart.lines[line].category == category {
        for unit in units[line].indices where units[line][unit] > 0 { places.append((line, unit)) }
      }
      places.sort { (units[$0.line][$0.unit], $0.line, $0.unit) < (units[$1.line][$1.unit], $1.line, $1.unit) }
      for place in places.prefix(counted / minimum) { units[place.line][place.unit] = 0 }
    case .percentOffCart, .tieredPercentOffCart, .amountOffCart, .freeShipping, .gift:
      break
    }
  }

  /// Takes an amount off a line's units in proportion to what they cost; the cents that are left over go one each to the
  /// units with the largest remainders, ties to the earlier unit.
  private mutating func split(_ amount: Int, over line: Int) {
    let value = units[line].reduce(0, +)
    guard value > 0 else { return }
    let weights = units[line]
    var left = amount
    for unit in weights.indices {
      let share = amount * weights[unit] / value
      units[line][unit] -= share
      left -= share
    }
    let order = weights.indices.sorted {
      (-(amount * weights[$0] % value), $0) < (-(amount * weights[$1] % value), $1)
    }
    for unit in order.prefix(left) { units[line][unit] -= 1 }
  }

  /// A part of an amount that is not negative, in hundredths of a percent, rounded half up.
  private func part(_ rate: Int, of amount: Int) -> Int {
    (amount * rate + 5_000) / 10_000
  }
}
