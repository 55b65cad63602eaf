// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What was paid for each part of an order, and what its promotions took of it.
///
/// The parts are the lines of the cart, the lines of gifts after them, shipping, and the fees.
/// Together they are the total of the order (§O1.7).
struct PaidOrder {
  /// What was paid for shipping or for a fee, and the tax within it, in minor units.
  struct Part {
    let paid: Int64
    let tax: Int64
  }

  /// What was paid for a line.
  struct Line {
    let quantity: Int
    /// The sum of the final prices of the units, before tax that is added.
    let total: Int64
    let paid: Int64
    let tax: Int64
  }

  /// The discount of a promotion on one part.
  struct Discount {
    /// The index of the promotion among those of the order.
    let promotion: Int
    var amount: Int64
  }

  let priced: PricedCart
  /// The lines of the cart and then those of gifts.
  let lines: [Line]
  /// The number of lines of the cart.
  let cartLineCount: Int
  let shipping: Part?
  let fees: [Part]
  /// The promotions that had an effect, in canonical order.
  let promotions: [PromotionID]

  private let linePlaces: [LineID: Int]
  private let feePlaces: [FeeID: Int]
  private let promotionPlaces: [PromotionID: Int]
  /// The discounts on the tax of lines, by the indices of the lines.
  private let taxDiscounts: [Int: [Discount]]

  /// Prices an order.
  init(
    _ cart: Cart, in context: PricingContext, with pricer: inout RefundPricer
  ) throws(PricingError) {
    let priced = try pricer.price(cart, in: context)
    self.priced = priced
    lines = priced.lines.map { Self.line($0, isTaxIncluded: cart.isTaxIncluded) }
    cartLineCount = cart.lines.count
    shipping = priced.shipping.map { Self.part($0.total, $0.tax, isTaxIncluded: cart.isTaxIncluded) }
    fees = priced.fees.map { Self.part($0.total, $0.tax, isTaxIncluded: cart.isTaxIncluded) }
    promotions = priced.promotions.map { $0.id }
    linePlaces = Self.places(of: priced.lines.map { $0.id })
    feePlaces = Self.places(of: priced.fees.map { $0.id })
    let promotionPlaces = Self.places(of: promotions)
    self.promotionPlaces = promotionPlaces
    var taxDiscounts: [Int: [Discount]] = [:]
    pricer.forEachTaxDiscount { line, promotion, amount in
      guard let place = promotionPlaces[promotion] else { return }
      taxDiscounts[line, default: []].add(amount, by: place)
    }
    self.taxDiscounts = taxDiscounts
  }

  /// The currency of all figures.
  var currency: Currency { priced.currency }

  /// An amount in the currency of the order.
  func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: priced.currency) }

  /// The index of a line of the cart or of a gift; nil if the order does not have it.
  func place(of line: LineID) -> Int? { linePlaces[line] }

  /// The index of a fee; nil if the order does not have it.
  func place(of fee: FeeID) -> Int? { feePlaces[fee] }

  /// The index of a promotion; nil if it had no effect on the order.
  func place(of promotion: PromotionID) -> Int? { promotionPlaces[promotion] }

  private static func places<ID: Hashable>(of ids: [ID]) -> [ID: Int] {
    var places: [ID: Int] = [:]
    places.reserveCapacity(ids.count)
    for (place, id) in ids.enumerated() { places[id] = place }
    return places
  }
}

// MARK: - What was paid

extension PaidOrder {
  /// What is paid for a line: its total, with tax that is added, less what promotions took of its
  /// tax (§O1.5).
  static func line(_ line: PricedLine, isTaxIncluded: Bool) -> Line {
    let tax = line.tax.minorUnits - line.taxDiscount.minorUnits
    let total = line.total.minorUnits
    return Line(
      quantity: line.quantity, total: total, paid: isTaxIncluded ? total - line.taxDiscount.minorUnits : total + tax,
      tax: tax)
  }

  /// What is paid for shipping or a fee (§O1.6).
  private static func part(_ total: Money, _ tax: Money?, isTaxIncluded: Bool) -> Part {
    let tax = tax?.minorUnits ?? 0
    return Part(paid: isTaxIncluded ? total.minorUnits : total.minorUnits + tax, tax: tax)
  }
}

// MARK: - What promotions took

extension PaidOrder {
  /// The discounts on a line, what was taken of its tax among them (§O1.8).
  func discounts(ofLine place: Int) -> [Discount] {
    var found = discounts(priced.lines[place].adjustments)
    if let taxes = taxDiscounts[place] {
      for tax in taxes { found.add(tax.amount, by: tax.promotion) }
    }
    return found
  }

  /// The discounts on shipping.
  var shippingDiscounts: [Discount] { priced.shipping.map { discounts($0.adjustments) } ?? [] }

  /// The discounts on a fee.
  func discounts(ofFee place: Int) -> [Discount] { discounts(priced.fees[place].adjustments) }

  private func discounts(_ adjustments: ResultList<Adjustment>) -> [Discount] {
    var found: [Discount] = []
    found.reserveCapacity(adjustments.count)
    for adjustment in adjustments {
      guard let place = promotionPlaces[adjustment.promotion] else { continue }
      found.append(Discount(promotion: place, amount: adjustment.amount.minorUnits))
    }
    return found
  }
}

extension [PaidOrder.Discount] {
  /// Adds an amount to the discount of a promotion. O(n) for n promotions.
  fileprivate mutating func add(_ amount: Int64, by promotion: Int) {
    if let place = firstIndex(where: { $0.promotion == promotion }) {
      self[place].amount += amount
    } else {
      append(PaidOrder.Discount(promotion: promotion, amount: amount))
    }
  }
}

extension Int64 {
  /// The part of a figure that corresponds to `part` of `whole`, rounded down: ⌊figure × part ÷
  /// whole⌋, for 0 ≤ part ≤ whole and whole > 0.
  func share(_ part: Int64, of whole: Int64) -> Int64 {
    Int64(Int128(self) * Int128(part) / Int128(whole))
  }
}
