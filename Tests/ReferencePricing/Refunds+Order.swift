// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Why an order, or what is left of it, has no price.
enum NoPrice: Error {
  /// A figure is out of range or there is too much to do.
  case fault(String)
  /// There are too many units to list them all.
  case declined
}

/// What was paid for a part of an order: for a line, the shipping or a fee.
struct PaidPart {
  /// "what the customer paid for a part of it" (§O1.5), tax included.
  var paid: Int128
  /// The tax part of it.
  var tax: Int128
  /// What each promotion took of it: "What a promotion took of a line's tax is added to its
  /// adjustment on that line" (§O1.8).
  var taken: Taken
}

/// A line of an order, that of a gift too.
struct PaidLine {
  var id: String
  var sku: String
  var quantity: Int
  /// The final price of each unit; of a gift none is listed, they are all 0.
  var prices: [Int128]
  var part: PaidPart
  /// The promotion that gave the line; nil for a line of the cart.
  var giver: Int?

  var total: Int128 { sum(prices) }
}

/// An order, or what is left of it, as it is priced.
struct PaidOrder {
  /// "Canonical order" of the promotions, which the indices below refer to.
  var promotions: [Promotion] = []
  /// The lines of the cart, in its order, then those of the gifts.
  var lines: [PaidLine] = []
  var shipping: PaidPart?
  var fees: [PaidPart] = []
  /// The total of the order.
  var total: Int128 = 0
  /// The promotions that are applied.
  var applied: [Int] = []
  var credits: [GivenCredit] = []
  var points: [GivenPoints] = []
  var issued: [IssuedCoupon] = []

  /// "when no line is left nothing is priced: nothing costs, is applied or earned" (§O2.16)
  static var nothing: PaidOrder { PaidOrder() }

  private init() {}

  init(_ request: PricingRequest) throws(NoPrice) {
    var interpreter = Interpreter(request)
    if interpreter.isOutOfRange { throw .fault("amountOutOfRange") }
    if !ReferencePricing.canPrice(request) { throw .declined }
    interpreter.counting = interpreter.codesThatCount()
    guard let report = interpreter.report() else { throw .fault("tooComplex") }
    if !report.document().isInRange { throw .fault("amountOutOfRange") }
    let sheet = report.sheet
    promotions = interpreter.promotions
    lines = interpreter.lines.indices.map { Self.line($0, interpreter, sheet) }
    lines += sheet.gifts.map { Self.gift($0, interpreter) }
    let isTaxIncluded = request.cart.isTaxIncluded
    // "shipping and each fee: total, and its tax where tax is added. Its tax part is its tax."
    // (§O1.6)
    if request.cart.shipping != nil {
      let tax = interpreter.shippingTax(sheet)
      let total = interpreter.remainsOfShipping(sheet)
      shipping = PaidPart(paid: isTaxIncluded ? total : total + tax, tax: tax, taken: sheet.shippingTaken)
    }
    fees = request.cart.fees.indices.map { fee in
      let tax = interpreter.feeTax(fee, sheet)
      let total = interpreter.remains(ofFee: fee, sheet)
      return PaidPart(paid: isTaxIncluded ? total : total + tax, tax: tax, taken: sheet.feeTaken[fee])
    }
    // "Together the parts are the order's total, to the last minor unit." (§O1.7)
    total = sum(lines.map(\.part.paid)) + (shipping?.paid ?? 0) + sum(fees.map(\.paid))
    applied = report.applied
    credits = sheet.credits
    points = sheet.points
    issued = sheet.issued
  }

  /// "a line: tax added: total + tax − taxDiscount; tax included: total − taxDiscount. Its tax part
  /// is tax − taxDiscount." (§O1.5)
  private static func line(_ index: Int, _ interpreter: Interpreter, _ sheet: Worksheet) -> PaidLine {
    let line = interpreter.lines[index].line
    let total = sheet.total(ofLine: index)
    let tax = sheet.lineTax[index]
    let taxDiscount = sum(sheet.taxTaken[index].values)
    var taken = sheet.lineTaken[index]
    for (promotion, amount) in sheet.taxTaken[index] { taken[promotion, default: 0] += amount }
    let paid = interpreter.cart.isTaxIncluded ? total - taxDiscount : total + tax - taxDiscount
    return PaidLine(
      id: line.id.text, sku: line.sku.text, quantity: line.quantity, prices: sheet.units[index].map(\.price),
      part: PaidPart(paid: paid, tax: tax - taxDiscount, taken: taken))
  }

  private static func gift(_ gift: GiftLine, _ interpreter: Interpreter) -> PaidLine {
    let id = "gift:" + interpreter.promotions[gift.promotion].id.text + ":" + String(gift.action)
    return PaidLine(
      id: id, sku: gift.gift.sku.text, quantity: Int(gift.quantity), prices: [],
      part: PaidPart(paid: 0, tax: 0, taken: [gift.promotion: gift.quantity * gift.unitPrice]),
      giver: gift.promotion)
  }

  // MARK: - Sums

  /// The indices of the lines of the cart.
  var cartLines: [Int] { lines.indices.filter { lines[$0].giver == nil } }

  /// The index of a line, that of a gift too.
  func line(_ id: String) -> Int? { lines.indices.first { same(lines[$0].id, id) } }

  /// What was paid for all lines.
  var paidForLines: Int128 { sum(lines.map(\.part.paid)) }

  /// The tax part of it.
  var taxOfLines: Int128 { sum(lines.map(\.part.tax)) }

  /// The discount of a promotion on lines.
  func discountOnLines(of promotion: Int) -> Int128 { sum(lines.map { $0.part.taken[promotion, default: 0] }) }

  func credit(of promotion: Int) -> Int128 { sum(credits.filter { $0.promotion == promotion }.map(\.amount)) }

  func points(of promotion: Int) -> Int128 { sum(points.filter { $0.promotion == promotion }.map(\.count)) }

  func coupons(of promotion: Int, _ template: String) -> Int128 {
    sum(issued.filter { $0.promotion == promotion && same($0.issue.template, template) }.map { Int128($0.count) })
  }
}
