// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The result document (§8.13 to §8.24, §8.26, §8.28).
struct Report {
  let interpreter: Interpreter
  let pricing: Pricing
  let verdicts: [Int: Verdict]
  let isOptimal: Bool

  var sheet: Worksheet { pricing.sheet }
  var cart: Cart { interpreter.cart }
  var promotions: [Promotion] { interpreter.promotions }

  /// The figures of a document, each of which must lie within Int64.
  final class Figures {
    let decimals: Int
    var isInRange = true

    init(decimals: Int) { self.decimals = decimals }

    func text(_ minorUnits: Int128) -> String {
      if Int64(exactly: minorUnits) == nil { isInRange = false }
      return decimalText(minorUnits, decimals: decimals)
    }

    func money(_ minorUnits: Int128) -> Json { .text(text(minorUnits)) }

    func count(_ value: Int128) -> Json {
      if Int64(exactly: value) == nil { isInRange = false }
      return .integer(value)
    }
  }

  /// The promotions that were applied, in canonical order.
  var applied: [Int] { pricing.taken.filter { verdicts[$0] == nil } }

  func coupon(_ index: Int) -> String? {
    promotions[index].coupons.isEmpty ? nil : interpreter.couponThatCounts(promotions[index])
  }

  func id(_ index: Int) -> Json { .text(promotions[index].id.text) }

  // MARK: - The whole

  /// The document, and whether all of its figures are within Int64.
  func document() -> (document: Json, isInRange: Bool) {
    let figures = Figures(decimals: cart.currency.decimals)
    let lineTaxes = interpreter.lines.indices.map { sheet.lineTax[$0] }
    let subtotal = sum(interpreter.lines.map(\.value)) + sum(sheet.gifts.map { $0.quantity * $0.unitPrice })
    let shippingTax = interpreter.shippingTax(sheet)
    // "tax.amount is the sum of both" (§8.10), "and of the fees'"
    let tax = sum(lineTaxes) + shippingTax + sum(cart.fees.indices.map { interpreter.feeTax($0, sheet) })
    let fees = sum(cart.fees.map { interpreter.money($0.amount) })
    // "discount = Σ of all adjustments of lines, shipping, fees and tax" (§8.30)
    let discount = sum(sheet.takenBy.values)
    // "total = subtotal + shipping cost + fees + (tax amount, if not included) − discount" (§8.31)
    let total = subtotal + sheet.shippingCost + fees + (cart.isTaxIncluded ? 0 : tax) - discount

    var members: [(key: String, value: Json)] = []
    if let version = interpreter.set.version { members.append(("version", .text(version))) }
    members += [
      ("currency", .text(cart.currency.code)),
      ("lines", .list(cartLines(lineTaxes, figures) + giftLines(figures))),
      ("subtotal", figures.money(subtotal)),
    ]
    if cart.shipping != nil { members.append(("shipping", shippingEntry(shippingTax, figures))) }
    if !cart.fees.isEmpty { members.append(("fees", .list(feeEntries(figures)))) }
    members += [
      ("tax", taxEntry(tax, figures)), ("discount", figures.money(discount)), ("total", figures.money(total)),
      ("promotions", .list(applied.map { appliedEntry($0, figures) })),
    ]
    if !cart.coupons.isEmpty { members.append(("coupons", .list(interpreter.entered.map(couponOutcome)))) }
    members += [
      ("decisions", .list(decisions(figures))), ("messages", .list(messages(figures))),
      ("credits", .list(credits(figures))),
    ]
    // "points and choices if there are any"
    if !sheet.points.isEmpty { members.append(("points", .list(points(figures)))) }
    members.append(("issuedCoupons", .list(issuedCoupons)))
    if !sheet.offers.isEmpty { members.append(("choices", .list(choices))) }
    members.append(("redemptions", .list(applied.map { redemption($0, figures) })))
    members += payment(of: total, figures)
    members.append(("optimal", .bool(isOptimal)))
    return (.object(members), figures.isInRange)
  }

  private func shippingEntry(_ tax: Int128, _ figures: Figures) -> Json {
    .object([
      ("method", .text(sheet.shippingMethod)), ("cost", figures.money(sheet.shippingCost)),
      ("discount", figures.money(sum(sheet.shippingTaken.values))),
      ("total", figures.money(interpreter.remainsOfShipping(sheet))), ("tax", figures.money(tax)),
      ("adjustments", adjustments(sheet.shippingTaken, figures)),
    ])
  }

  /// "in their order each pays what is still due, up to its balance. cashStep: what is due after
  /// them is rounded to its nearest multiple, halves up. due and tenders (all of them, in their
  /// order) are in the result if a tender or cashStep is in the cart."
  private func payment(of total: Int128, _ figures: Figures) -> [(key: String, value: Json)] {
    if cart.tenders.isEmpty, cart.cashStep == nil { return [] }
    var due = total
    var tenders: [Json] = []
    for tender in cart.tenders {
      let amount = min(due, interpreter.money(tender.balance))
      due -= amount
      tenders.append(.object([("id", .text(tender.id.text)), ("amount", figures.money(amount))]))
    }
    if let step = cart.cashStep.map({ interpreter.money($0) }) { due = (2 * due + step) / (2 * step) * step }
    return [("tenders", .list(tenders)), ("due", figures.money(due))]
  }

  // MARK: - Lines

  /// "One adjustment per promotion that took something, none of 0" (§8.34).
  private func adjustments(_ taken: Taken, _ figures: Figures) -> Json {
    var entries: [Json] = []
    for index in promotions.indices {
      guard let amount = taken[index], amount > 0 else { continue }
      entries.append(.object([("promotion", id(index)), ("amount", figures.money(amount))]))
    }
    return .list(entries)
  }

  private func cartLines(_ taxes: [Int128], _ figures: Figures) -> [Json] {
    interpreter.lines.indices.map { index in
      let line = interpreter.lines[index]
      var members: [(key: String, value: Json)] = [
        ("id", .text(line.line.id.text)), ("sku", .text(line.line.sku.text)),
      ]
      if let name = line.line.name { members.append(("name", .text(name))) }
      members += [
        ("quantity", .integer(line.line.quantity)), ("unitPrice", figures.money(line.unitPrice)),
        ("subtotal", figures.money(line.value)), ("discount", figures.money(sum(sheet.lineTaken[index].values))),
        ("total", figures.money(sheet.total(ofLine: index))), ("tax", figures.money(taxes[index])),
      ]
      // "a line's taxDiscount (what tax actions took of it) if not 0"
      let taxDiscount = sum(sheet.taxTaken[index].values)
      if taxDiscount != 0 { members.append(("taxDiscount", figures.money(taxDiscount))) }
      members += [
        ("adjustments", adjustments(sheet.lineTaken[index], figures)),
        ("units", .list(runs(sheet.units[index], figures))),
      ]
      return .object(members)
    }
  }

  /// "the line's units as maximal runs of equal final price, in unit order" (§8.36)
  private func runs(_ units: [Unit], _ figures: Figures) -> [Json] {
    var runs: [(count: Int, price: Int128)] = []
    for unit in units {
      if let last = runs.last, last.price == unit.price {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((1, unit.price))
      }
    }
    return runs.map { .object([("count", .integer($0.count)), ("price", figures.money($0.price))]) }
  }

  /// "They stand after the cart's lines, in the order added, with id gift:<promotion id>:<action
  /// index>" (§6.50).
  private func giftLines(_ figures: Figures) -> [Json] {
    sheet.gifts.map { gift in
      let value = gift.quantity * gift.unitPrice
      let lineID = "gift:" + promotions[gift.promotion].id.text + ":" + String(gift.action)
      var members: [(key: String, value: Json)] = [("id", .text(lineID)), ("sku", .text(gift.gift.sku.text))]
      if let name = gift.gift.name { members.append(("name", .text(name))) }
      let unit: Json = .object([("count", .integer(gift.quantity)), ("price", figures.money(0))])
      members += [
        ("quantity", .integer(gift.quantity)), ("unitPrice", figures.money(gift.unitPrice)),
        ("subtotal", figures.money(value)), ("discount", figures.money(value)), ("total", figures.money(0)),
        ("tax", figures.money(0)), ("adjustments", adjustments([gift.promotion: value], figures)),
        ("units", .list([unit])), ("gift", .bool(true)),
      ]
      return .object(members)
    }
  }

  // MARK: - Fees and tax

  private func feeEntries(_ figures: Figures) -> [Json] {
    cart.fees.indices.map { index in
      let amount = interpreter.money(cart.fees[index].amount)
      let taken = sum(sheet.feeTaken[index].values)
      var members: [(key: String, value: Json)] = [
        ("id", .text(cart.fees[index].id.text)), ("amount", figures.money(amount)),
        ("discount", figures.money(taken)), ("total", figures.money(amount - taken)),
      ]
      // "a fee without a rate carries none"
      if cart.fees[index].taxRate != nil {
        members.append(("tax", figures.money(interpreter.feeTax(index, sheet))))
      }
      members.append(("adjustments", adjustments(sheet.feeTaken[index], figures)))
      return .object(members)
    }
  }

  /// "total = amount - discount" (§8.18)
  private func taxEntry(_ amount: Int128, _ figures: Figures) -> Json {
    var taken: Taken = [:]
    for line in sheet.taxTaken { for (promotion, amount) in line { taken[promotion, default: 0] += amount } }
    let discount = sum(taken.values)
    return .object([
      ("amount", figures.money(amount)), ("discount", figures.money(discount)),
      ("total", figures.money(amount - discount)), ("adjustments", adjustments(taken, figures)),
    ])
  }

  // MARK: - Rewards

  /// Given in canonical order, and of one promotion in the order of its actions (§8.33).
  private func credits(_ figures: Figures) -> [Json] {
    sheet.credits.map { .object([("promotion", id($0.promotion)), ("amount", figures.money($0.amount))]) }
  }

  private func points(_ figures: Figures) -> [Json] {
    sheet.points.map { .object([("promotion", id($0.promotion)), ("count", figures.count($0.count))]) }
  }

  private var choices: [Json] {
    sheet.offers.map { offer in
      .object([
        ("promotion", id(offer.promotion)), ("action", .integer(offer.action)),
        ("oneOf", .list(offer.skus.map { .text($0) })),
      ])
    }
  }

  private var issuedCoupons: [Json] {
    sheet.issued.map { issued in
      var members: [(key: String, value: Json)] = [
        ("promotion", id(issued.promotion)), ("template", .text(issued.issue.template)),
        ("count", .integer(issued.count)),
      ]
      if let span = issued.issue.validFor { members.append(("validFor", .text(span.description))) }
      return .object(members)
    }
  }
}
