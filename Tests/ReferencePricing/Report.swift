// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The result document (§8.13 to §8.24, §8.26, §8.28).
struct Report {
  let interpreter: Interpreter
  let pricing: Pricing
  let verdicts: [Int: Verdict]
  let isOptimal: Bool

  private var sheet: Worksheet { pricing.sheet }
  private var cart: Cart { interpreter.cart }
  private var promotions: [Promotion] { interpreter.promotions }

  /// The figures of a document, each of which must lie within Int64.
  private final class Figures {
    let decimals: Int
    var isInRange = true

    init(decimals: Int) { self.decimals = decimals }

    func text(_ minorUnits: Int128) -> String {
      if Int64(exactly: minorUnits) == nil { isInRange = false }
      return decimalText(minorUnits, decimals: decimals)
    }

    func money(_ minorUnits: Int128) -> Json { .text(text(minorUnits)) }
  }

  /// The promotions that were applied, in canonical order.
  private var applied: [Int] { pricing.taken.filter { verdicts[$0] == nil } }

  private func coupon(_ index: Int) -> String? {
    promotions[index].coupons.isEmpty ? nil : interpreter.couponThatCounts(promotions[index])
  }

  private func id(_ index: Int) -> Json { .text(promotions[index].id.text) }

  // MARK: - The whole

  /// The document, and whether all of its figures are within Int64.
  func document() -> (document: Json, isInRange: Bool) {
    let figures = Figures(decimals: cart.currency.decimals)
    let lineTaxes = interpreter.lines.indices.map { sheet.lineTax[$0] }
    let subtotal = sum(interpreter.lines.map(\.value)) + sum(sheet.gifts.map { $0.quantity * $0.unitPrice })
    let shippingTotal = sheet.shippingCost - sum(sheet.shippingTaken.values)
    let shippingTax = interpreter.tax(cart.shipping?.taxRate, of: shippingTotal)
    // "tax.amount is the sum of both" (§8.10)
    let tax = sum(lineTaxes) + shippingTax
    let fees = sum(cart.fees.map { interpreter.money($0.amount) })
    // "discount = Σ of all adjustments of lines, shipping, fees and tax" (§8.30)
    let discount = sum(sheet.takenBy.values)
    // "total = subtotal + shipping cost + fees + (tax amount, if not included) − discount" (§8.31)
    let total = subtotal + sheet.shippingCost + fees + (cart.isTaxIncluded ? 0 : tax) - discount

    var members: [(key: String, value: Json)] = [
      ("currency", .text(cart.currency.code)),
      ("lines", .list(cartLines(lineTaxes, figures) + giftLines(figures))),
      ("subtotal", figures.money(subtotal)),
    ]
    if cart.shipping != nil {
      let shipping: [(key: String, value: Json)] = [
        ("method", .text(sheet.shippingMethod)), ("cost", figures.money(sheet.shippingCost)),
        ("discount", figures.money(sum(sheet.shippingTaken.values))), ("total", figures.money(shippingTotal)),
        ("tax", figures.money(shippingTax)), ("adjustments", adjustments(sheet.shippingTaken, figures)),
      ]
      members.append(("shipping", .object(shipping)))
    }
    if !cart.fees.isEmpty { members.append(("fees", .list(feeEntries(figures)))) }
    members += [
      ("tax", taxEntry(tax, figures)), ("discount", figures.money(discount)), ("total", figures.money(total)),
      ("promotions", .list(applied.map { appliedEntry($0, figures) })),
    ]
    if !cart.coupons.isEmpty { members.append(("coupons", .list(interpreter.entered.map(couponOutcome)))) }
    members += [
      ("decisions", .list(decisions(figures))), ("messages", .list(messages(figures))),
      ("credits", .list(credits(figures))), ("issuedCoupons", .list(issuedCoupons)),
      ("redemptions", .list(applied.map { redemption($0, figures) })), ("optimal", .bool(isOptimal)),
    ]
    return (.object(members), figures.isInRange)
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
      return .object([
        ("id", .text(cart.fees[index].id.text)), ("amount", figures.money(amount)),
        ("discount", figures.money(taken)), ("total", figures.money(amount - taken)),
        ("adjustments", adjustments(sheet.feeTaken[index], figures)),
      ])
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

  // MARK: - Promotions and coupons

  private func appliedEntry(_ index: Int, _ figures: Figures) -> Json {
    var members: [(key: String, value: Json)] = [("id", id(index))]
    if let coupon = coupon(index) { members.append(("coupon", .text(coupon))) }
    members += [
      ("applications", .integer(interpreter.applications(promotions[index]))),
      ("discount", figures.money(sheet.takenBy[index, default: 0])),
    ]
    return .object(members)
  }

  private func redemption(_ index: Int, _ figures: Figures) -> Json {
    var members: [(key: String, value: Json)] = [("promotion", id(index))]
    if let coupon = coupon(index) { members.append(("coupon", .text(coupon))) }
    if let customer = interpreter.context.customer { members.append(("customer", .text(customer.id.text))) }
    members.append(("discount", figures.money(sheet.takenBy[index, default: 0])))
    return .object(members)
  }

  private func lists(_ promotion: Promotion, _ code: String) -> Bool {
    promotion.coupons.contains { same(normalizedCode($0.code.text), code) }
  }

  private func couponOutcome(_ code: String) -> Json {
    let index = promotions.firstIndex { lists($0, code) }
    var members: [(key: String, value: Json)] = [("code", .text(code)), ("outcome", .text(outcome(code, index)))]
    // "promotion stands wherever one lists it" (§8.46)
    if let index { members.append(("promotion", id(index))) }
    return .object(members)
  }

  /// "the first that holds of unknown, replaced (by the coupon policy), applied (its promotion is
  /// applied with it), limitReached (this code is at its limit), notNeeded (its promotion is
  /// applied with another code), recognized (no promotion lists it, a coupon leaf does), else its
  /// promotion's decision" (§8.46)
  private func outcome(_ code: String, _ index: Int?) -> String {
    if !interpreter.isKnown(code) { return "unknown" }
    if !isOne(code, of: interpreter.counting) { return "replaced" }
    guard let index else { return "recognized" }
    let isApplied = applied.contains(index)
    if isApplied, let coupon = coupon(index), same(coupon, code) { return "applied" }
    if interpreter.reachedLimit(promotions[index], code) != nil { return "limitReached" }
    if isApplied { return "notNeeded" }
    return verdicts[index]?.reason ?? ""
  }

  // MARK: - Decisions

  private func decisions(_ figures: Figures) -> [Json] {
    var entries: [Json] = []
    for (index, promotion) in promotions.enumerated() {
      guard let verdict = verdicts[index] else { continue }
      // "and any reason where one of the codes that it lists is entered" (§8.45)
      let isEntered = interpreter.entered.contains { lists(promotion, $0) }
      if interpreter.context.explain == .relevant, !verdict.isRelevant, !isEntered { continue }
      var members: [(key: String, value: Json)] = [("promotion", id(index)), ("reason", .text(verdict.reason))]
      if let limit = verdict.limit { members.append(("limit", .text(limit))) }
      if let gaps = verdict.gaps { members.append(("gaps", .list(gaps.map { entry($0, figures) }))) }
      if let by = verdict.by { members.append(("by", id(by))) }
      entries.append(.object(members))
    }
    return entries
  }

  private func entry(_ gap: Gap, _ figures: Figures) -> Json {
    func figure(_ value: Int128) -> Json { gap.isMoney ? figures.money(value) : .integer(value) }
    return .object([
      ("measure", .text(gap.measure)), ("of", selectorEntry(gap.of)), ("required", figure(gap.required)),
      ("current", figure(gap.current)), ("missing", figure(gap.missing)),
    ])
  }

  // MARK: - Messages

  private func messages(_ figures: Figures) -> [Json] {
    var entries: [Json] = []
    for (index, promotion) in promotions.enumerated() {
      guard let messages = promotion.messages else { continue }
      let name = promotion.name ?? promotion.id.text
      if applied.contains(index), let text = messages.applied {
        let discount = amount(sheet.takenBy[index, default: 0], figures)
        entries.append(message("applied", index, filled(text, [("{name}", name), ("{discount}", discount)])))
      }
      if let gaps = verdicts[index]?.gaps, let nearMiss = messages.nearMiss, isNear(gaps, nearMiss, promotion) {
        func figure(_ value: Int128) -> String { gaps[0].isMoney ? amount(value, figures) : String(value) }
        let text = filled(
          nearMiss.text,
          [("{name}", name), ("{missing}", figure(gaps[0].missing)), ("{required}", figure(gaps[0].required))])
        entries.append(message("nearMiss", index, text))
      }
    }
    return entries
  }

  /// "one that is notQualified, has gaps, and whose every gap has missing ≤ within % of required …;
  /// a reward gap where it is relevant" (§10.13)
  private func isNear(_ gaps: [Gap], _ nearMiss: PromotionMessages.NearMiss, _ promotion: Promotion) -> Bool {
    if gaps.isEmpty { return false }
    return gaps.allSatisfy { gap in
      if gap.isReward { return interpreter.isRelevant(gap, of: promotion) }
      return gap.missing * 1_000_000 <= gap.required * Int128(nearMiss.tolerance.partsPerMillion)
    }
  }

  /// "money as 12.40 USD" (§10.14)
  private func amount(_ minorUnits: Int128, _ figures: Figures) -> String {
    figures.text(minorUnits) + " " + cart.currency.code
  }

  private func message(_ kind: String, _ index: Int, _ text: String) -> Json {
    .object([("kind", .text(kind)), ("promotion", id(index)), ("text", .text(text))])
  }

  // MARK: - Rewards

  /// Given in canonical order, and of one promotion in the order of its actions (§8.33).
  private func credits(_ figures: Figures) -> [Json] {
    sheet.credits.map { .object([("promotion", id($0.promotion)), ("amount", figures.money($0.amount))]) }
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
