// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension RefundResult {
  /// The result as a text for people, with a line feed at the end of every line.
  ///
  /// Each refund is a table of what was returned and what is given back for it, and then what the
  /// refund changes: the discounts that are taken back, and what the customer holds without a claim
  /// to it. The last table has what was paid, what was given back and what remains.
  ///
  /// The text is at most 78 columns wide; long texts are wrapped, very long ones cut. Names are shown
  /// without control characters. It is meant for reading, not for parsing: ``jsonBytes`` is for that.
  /// O(n) in the size of the result and of the request, which has the names of lines and promotions.
  public func receipt(for request: RefundRequest) -> String { RefundReceipt(self, request).text }
}

/// Writes the receipt of a refund result.
private struct RefundReceipt {
  private let result: RefundResult
  private let request: RefundRequest
  private var lineNames: [LineID: String] = [:]
  private var feeNames: [FeeID: String] = [:]
  private var promotionNames: [PromotionID: String] = [:]
  private var lines: [String] = []

  init(_ result: RefundResult, _ request: RefundRequest) {
    self.result = result
    self.request = request
    for line in request.cart.lines { lineNames[line.id] = Self.name(line.name, or: line.sku.text) }
    for fee in request.cart.fees { feeNames[fee.id] = TerminalText.clean(fee.kind) }
    for promotion in request.promotions.promotions {
      promotionNames[promotion.id] = Self.name(promotion.name, or: promotion.id.text)
    }
  }

  /// A name without control characters; the id if the name is empty or has spaces alone.
  private static func name(_ name: String?, or id: String) -> String {
    let cleaned = TerminalText.clean(name ?? "")
    return cleaned.utf8.allSatisfy { $0 == 0x20 } ? TerminalText.clean(id) : cleaned
  }

  /// The whole receipt.
  var text: String {
    var receipt = self
    for (index, refund) in result.refunds.enumerated() { receipt.add(refund, number: index + 1) }
    receipt.addTotals()
    var text = ""
    for line in receipt.lines {
      text += line
      text += "\n"
    }
    return text
  }

  // MARK: Tables

  private mutating func add(_ refund: Refund, number: Int) {
    var table = ReceiptTable()
    table.heading = ("Return \(number)", "", result.currency.code)
    for line in refund.lines {
      table.add(.row("\(line.quantity) × \(name(of: line.id))", line.amount.map { $0.amountText } ?? ""))
    }
    addGoods(of: refund, to: &table)
    if let shipping = refund.shipping { table.add(.row("Shipping", shipping.amountText)) }
    for fee in refund.fees {
      table.add(.row("Fee, \(feeNames[fee.id] ?? TerminalText.clean(fee.id.text))", fee.amount.amountText))
    }
    if refund.lines.isEmpty, refund.shipping == nil, refund.fees.isEmpty { table.add(.note("nothing is returned")) }
    table.add(.rule)
    table.add(.row("Refund \(result.currency.code)", refund.amount.amountText))
    if refund.tax.minorUnits != 0 { table.add(.note("tax in it: \(refund.tax.amountText)")) }
    for tender in refund.tenders {
      table.add(.row("Paid back to \(TerminalText.clean(tender.id.text))", tender.amount.amountText))
    }
    if let due = refund.due { table.add(.row("Paid back otherwise", due.amountText)) }
    lines += table.lines
    addDiscounts(of: refund)
    addHeld(of: refund)
    lines.append("")
  }

  /// Adds what lines together give back, where each by itself has no amount.
  private func addGoods(of refund: Refund, to table: inout ReceiptTable) {
    guard request.policy.discounts == .reprice else { return }
    var amount = refund.amount.minorUnits - (refund.shipping?.minorUnits ?? 0)
    for fee in refund.fees { amount -= fee.amount.minorUnits }
    if !refund.lines.isEmpty {
      let goods = Money(minorUnits: amount, currency: result.currency)
      table.add(.row("For the goods, the rest priced again", goods.amountText))
    }
    if let shortfall = refund.shortfall {
      table.add(.note("the goods that are kept cost \(shortfall.amountText) more than is left of what was paid"))
    }
  }

  private mutating func addTotals() {
    var table = ReceiptTable()
    table.heading = ("Order", "", result.currency.code)
    table.add(.row("Paid", result.paid.amountText))
    table.add(.row("Refunded", (result.refunded.minorUnits == 0 ? "" : "-") + result.refunded.amountText))
    table.add(.rule)
    table.add(.row("Remaining \(result.currency.code)", result.remaining.amountText))
    lines += table.lines
    guard let version = result.version else { return }
    lines.append("")
    lines += wrapped("Priced with the promotions of version “\(TerminalText.clean(version))”", indent: "")
  }

  // MARK: Sections of text

  private mutating func addDiscounts(of refund: Refund) {
    guard !refund.discounts.isEmpty else { return }
    addHeading("Discounts taken back")
    for discount in refund.discounts {
      var text = name(of: discount.promotion) + ":"
      if discount.amount.minorUnits != 0 { text += " \(discount.amount.amountText)" }
      if discount.amount.minorUnits != 0, discount.isReleased { text += ";" }
      if discount.isReleased { text += " no longer counts as used" }
      addEntry(text)
    }
  }

  private mutating func addHeld(of refund: Refund) {
    let isAny =
      !refund.gifts.isEmpty || !refund.credits.isEmpty || !refund.points.isEmpty || !refund.issuedCoupons.isEmpty
    guard isAny else { return }
    addHeading("Held without a claim")
    for gift in refund.gifts {
      addEntry("\(gift.quantity) × \(TerminalText.clean(gift.sku.text)), a gift (\(giftPromotion(of: gift.id)))")
    }
    for credit in refund.credits {
      addEntry("\(credit.amount.description) store credit (\(name(of: credit.promotion)))")
    }
    for points in refund.points {
      addEntry("\(points.count) \(points.count == 1 ? "point" : "points") (\(name(of: points.promotion)))")
    }
    for coupons in refund.issuedCoupons {
      let template = TerminalText.clean(coupons.template)
      let noun = coupons.count == 1 ? "coupon" : "coupons"
      addEntry("\(coupons.count) \(noun) “\(template)” (\(name(of: coupons.promotion)))")
    }
  }

  private mutating func addHeading(_ text: String) {
    lines.append("")
    lines.append(text)
  }

  private mutating func addEntry(_ text: String) { lines += wrapped(text, indent: "  ") }

  private func wrapped(_ text: String, indent: String) -> [String] {
    ReceiptText.wrapped(text, width: ReceiptText.pageWidth - indent.utf8.count, hanging: 2, most: 4).map { indent + $0 }
  }

  // MARK: Names

  private func name(of promotion: PromotionID) -> String {
    promotionNames[promotion] ?? TerminalText.clean(promotion.text)
  }

  /// The name of a line of the cart; of the line of a gift, that of its promotion.
  private func name(of line: LineID) -> String { lineNames[line] ?? "gift of \(giftPromotion(of: line))" }

  /// The name of the promotion of a gift, by the id of its line, `gift:<promotion id>:<action index>`.
  private func giftPromotion(of line: LineID) -> String {
    let text = line.text.utf8
    let end = text.lastIndex(of: UInt8(ascii: ":")) ?? text.endIndex
    let start = text.index(text.startIndex, offsetBy: "gift:".utf8.count, limitedBy: end) ?? end
    return name(of: PromotionID(String(decoding: text[start..<end], as: UTF8.self)))
  }
}
