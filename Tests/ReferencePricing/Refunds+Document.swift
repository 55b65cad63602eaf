// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// The document of a RefundResult (§O2.3, §O2.4).
extension ReferenceRefunds {
  private typealias Member = (key: String, value: Json)

  static func document(of refunds: [GivenRefund], _ request: RefundRequest, _ order: PaidOrder) -> Outcome {
    let figures = Report.Figures(decimals: request.cart.currency.decimals)
    var entries: [Json] = []
    // "refunded the sum of all amounts, remaining = paid − refunded" (§O2.7)
    var remaining = order.total
    for (entry, refund) in zip(request.returns, refunds) {
      let before = remaining
      remaining -= refund.amount
      var members = amounts(of: refund, entry, figures)
      members += payment(before, remaining, request.cart, figures)
      members.append(("discounts", .list(discounts(of: refund, order, figures))))
      members += held(refund.held, order, figures)
      entries.append(.object(members))
    }
    var members: [Member] = []
    if let version = request.promotions.version { members.append(("version", .text(version))) }
    members += [
      ("currency", .text(request.cart.currency.code)), ("paid", figures.money(order.total)),
      ("refunds", .list(entries)), ("refunded", figures.money(order.total - remaining)),
      ("remaining", figures.money(remaining)),
    ]
    if !figures.isInRange { return .faults([Fault(code: "amountOutOfRange", path: "")]) }
    return .result(Json.object(members).written)
  }

  private static func amounts(of refund: GivenRefund, _ entry: Return, _ figures: Report.Figures) -> [Member] {
    var lines: [Json] = []
    for (place, line) in entry.lines.enumerated() {
      var members: [Member] = [("id", .text(line.line.text)), ("quantity", .integer(line.quantity))]
      if !refund.lines.isEmpty {
        members.append(("amount", figures.money(refund.lines[place].amount)))
        members.append(("tax", figures.money(refund.lines[place].tax)))
      }
      lines.append(.object(members))
    }
    var members: [Member] = [("lines", .list(lines))]
    if let shipping = refund.shipping { members.append(("shipping", figures.money(shipping))) }
    if !entry.fees.isEmpty {
      let fees: [Json] = zip(entry.fees, refund.fees).map { fee, amount in
        .object([("id", .text(fee.text)), ("amount", figures.money(amount))])
      }
      members.append(("fees", .list(fees)))
    }
    members += [("amount", figures.money(refund.amount)), ("tax", figures.money(refund.tax))]
    if refund.shortfall > 0 { members.append(("shortfall", figures.money(refund.shortfall))) }
    return members
  }

  // MARK: - Tenders and cash

  /// s(x): "the way in which they would pay x", each tender, and last what is due.
  private static func ways(of amount: Int128, _ cart: Cart) -> [Int128] {
    var due = amount
    var parts: [Int128] = []
    for tender in cart.tenders {
      let part = min(due, Int128(tender.balance.minorUnits(in: cart.currency) ?? 0))
      due -= part
      parts.append(part)
    }
    if let step = cart.cashStep.flatMap({ $0.minorUnits(in: cart.currency) }) {
      due = (2 * due + Int128(step)) / (2 * Int128(step)) * Int128(step)
    }
    return parts + [due]
  }

  /// "each tender, and due, gets its part of s(remaining before) − s(remaining after); due, and the
  /// tenders that get something, stand in every Refund of such a cart" (§O2.24)
  private static func payment(
    _ before: Int128, _ after: Int128, _ cart: Cart, _ figures: Report.Figures
  ) -> [Member] {
    if cart.tenders.isEmpty, cart.cashStep == nil { return [] }
    var parts = zip(ways(of: before, cart), ways(of: after, cart)).map { $0 - $1 }
    let due = parts.removeLast()
    var tenders: [Json] = []
    for (tender, part) in zip(cart.tenders, parts) where part != 0 {
      tenders.append(.object([("id", .text(tender.id.text)), ("amount", figures.money(part))]))
    }
    var members: [Member] = []
    if !tenders.isEmpty { members.append(("tenders", .list(tenders))) }
    return members + [("due", figures.money(due))]
  }

  // MARK: - Promotions

  /// "entries of 0 stand only with released" (§O2.26)
  private static func discounts(of refund: GivenRefund, _ order: PaidOrder, _ figures: Report.Figures) -> [Json] {
    var entries: [Json] = []
    for promotion in order.applied {
      let amount = refund.discounts[promotion, default: 0]
      let isReleased = refund.released.contains(promotion)
      if amount == 0, !isReleased { continue }
      var members: [Member] = [
        ("promotion", .text(order.promotions[promotion].id.text)), ("amount", figures.money(amount)),
      ]
      if isReleased { members.append(("released", .bool(true))) }
      entries.append(.object(members))
    }
    return entries
  }

  private static func held(_ held: Held, _ order: PaidOrder, _ figures: Report.Figures) -> [Member] {
    func id(_ promotion: Int) -> Json { .text(order.promotions[promotion].id.text) }
    let gifts: [Json] = order.lines.indices.filter { held.gifts[$0] != nil }.map { index in
      .object([
        ("id", .text(order.lines[index].id)), ("sku", .text(order.lines[index].sku)),
        ("quantity", .integer(held.gifts[index, default: 0])),
      ])
    }
    let credits: [Json] = order.applied.filter { held.credits[$0] != nil }.map {
      .object([("promotion", id($0)), ("amount", figures.money(held.credits[$0, default: 0]))])
    }
    let points: [Json] = order.applied.filter { held.points[$0] != nil }.map {
      .object([("promotion", id($0)), ("count", figures.count(held.points[$0, default: 0]))])
    }
    let coupons: [Json] = held.coupons.map { entry in
      .object([
        ("promotion", id(entry.promotion)), ("template", .text(entry.template)),
        ("count", figures.count(entry.count)),
      ])
    }
    let lists = [("gifts", gifts), ("credits", credits), ("points", points), ("issuedCoupons", coupons)]
    return lists.filter { !$0.1.isEmpty }.map { ($0.0, .list($0.1)) }
  }
}
