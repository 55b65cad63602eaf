// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PricedCart {
  /// The priced cart as a text for people, with a line feed at the end of every line.
  ///
  /// The figures above the first total add up to it: each line with what promotions took beneath it, and how much its
  /// units cost then; shipping, fees and tax likewise. Below are which promotions were applied, what became of each
  /// code, what is missing for the next promotion and why others were not applied.
  ///
  /// It is at most 78 columns wide; long texts are wrapped, very long ones cut. The same promotions, cart and context
  /// give the same text. Names and codes are shown without control characters, so that none can steer a terminal. It is
  /// meant for reading, not for parsing: that is what ``jsonBytes`` is for.
  ///
  /// Complexity: O(n) in the size of the result.
  public var receipt: String { Receipt(storage).text }
}

/// Writes a receipt: first the table of figures, then sections of text.
struct Receipt {
  private let storage: PricedStorage
  private let cart: PricedCart
  private let words: ReceiptWords
  private var table = ReceiptTable()
  private var lines: [String] = []

  /// The width of the page.
  static let width = ReceiptText.pageWidth

  /// How many lines one text may take before it is cut.
  static let mostLines = 4

  init(_ storage: PricedStorage) {
    self.storage = storage
    cart = PricedCart(storage: storage)
    words = ReceiptWords(storage)
  }

  /// The whole receipt.
  var text: String {
    var receipt = self
    receipt.addFigures()
    receipt.lines = receipt.table.lines
    receipt.addLater()
    receipt.addPromotions()
    receipt.addCoupons()
    receipt.addDecisions()
    receipt.addMessages()
    receipt.addVersion()
    var text = ""
    for line in receipt.lines {
      text += line
      text += "\n"
    }
    return text
  }

  // MARK: Figures

  private mutating func addFigures() {
    table.heading = ("Item", "Quantity × price", cart.currency.code)
    for line in cart.lines { add(line) }
    if cart.lines.isEmpty { table.add(.note("no items")) }
    if let shipping = cart.shipping {
      table.add(.row("Shipping, \(words.clean(shipping.method))\(upgrade(shipping))", shipping.cost.amountText))
      add(shipping.adjustments)
    }
    for (index, fee) in cart.fees.enumerated() {
      table.add(.row("Fee, \(words.clean(storage.cart.fees[index].kind))", fee.amount.amountText))
      add(fee.adjustments)
    }
    let tax = cart.tax
    if storage.cart.isTaxIncluded {
      if !tax.adjustments.isEmpty { table.add(.row("Tax, \(tax.amount.amountText) included above", "")) }
    } else if tax.amount.minorUnits != 0 {
      table.add(.row("Tax", tax.amount.amountText))
    }
    add(tax.adjustments)
    table.add(.rule)
    addTotals()
  }

  private mutating func add(_ line: PricedLine) {
    let name = words.name(of: line) + (line.isGift ? " (gift)" : "")
    table.add(.item(name, quantity: String(line.quantity), price: line.unitPrice.amountText, line.subtotal.amountText))
    add(line.adjustments)
    if line.taxDiscount.minorUnits != 0, cart.lines.count > 1 {
      table.add(.note("tax lowered by \(line.taxDiscount.amountText)"))
    }
    if line.quantity > 1, !line.adjustments.isEmpty {
      table.add(.note("now \(words.units(of: line)) =\u{A0}\(line.total.amountText)"))
    }
  }

  private mutating func add(_ adjustments: ResultList<Adjustment>) {
    for adjustment in adjustments {
      let promotion = storage.adjustments[adjustment.index].promotion
      table.add(.adjustment(words.name(of: promotion), "-" + adjustment.amount.amountText))
    }
  }

  private mutating func addTotals() {
    table.add(.row("Subtotal", cart.subtotal.amountText))
    if let shipping = cart.shipping { table.add(.row("Shipping", shipping.cost.amountText)) }
    if !cart.fees.isEmpty { table.add(.row("Fees", words.money(sumOfFees).amountText)) }
    if !storage.cart.isTaxIncluded, cart.tax.amount.minorUnits != 0 {
      table.add(.row("Tax, added", cart.tax.amount.amountText))
    }
    if cart.discount.minorUnits != 0 { table.add(.row("Discount", "-" + cart.discount.amountText)) }
    table.add(.row("Total \(cart.currency.code)", cart.total.amountText))
    if storage.cart.isTaxIncluded, cart.tax.amount.minorUnits != 0 {
      table.add(.note("tax included: \(cart.tax.total.amountText)"))
    }
    addPayment()
  }

  /// What tenders pay of the total, and what is due then.
  private mutating func addPayment() {
    guard let due = cart.due else { return }
    var rest = cart.total.minorUnits
    for tender in cart.tenders where tender.amount.minorUnits > 0 {
      table.add(.row("Paid with \(words.clean(tender.id.text))", "-" + tender.amount.amountText))
      rest &-= tender.amount.minorUnits
    }
    let rounding = due.minorUnits &- rest
    if rounding != 0 {
      let amount = words.money(rounding < 0 ? 0 &- rounding : rounding).amountText
      table.add(.row("Rounded for cash", (rounding < 0 ? "-" : "+") + amount))
    }
    table.add(.row("Due \(cart.currency.code)", due.amountText))
  }

  /// The sum of the fees before discounts; at most 1,000 fees of at most 10¹⁵ each.
  private var sumOfFees: Int64 {
    var sum: Int64 = 0
    for fee in cart.fees { sum &+= fee.amount.minorUnits }
    return sum
  }

  private func upgrade(_ shipping: PricedShipping) -> String {
    guard let chosen = storage.cart.shipping?.method, !chosen.hasSameBytes(as: shipping.method) else {
      return ""
    }
    return " (upgraded from \(words.clean(chosen)))"
  }

  // MARK: Sections of text

  private mutating func addLater() {
    addChoices()
    guard !cart.credits.isEmpty || !cart.points.isEmpty || !cart.issuedCoupons.isEmpty else { return }
    addHeading("For later")
    for credit in cart.credits {
      let promotion = storage.credits[credit.index].promotion
      addEntry("\(credit.amount.description) store credit (\(words.name(of: promotion)))")
    }
    for points in cart.points {
      let promotion = storage.points[points.index].promotion
      addEntry("\(words.counted(Int64(points.count), "point")) (\(words.name(of: promotion)))")
    }
    for coupons in cart.issuedCoupons {
      let promotion = storage.issued[coupons.index].promotion
      addEntry("\(words.coupons(coupons)) (\(words.name(of: promotion)))")
    }
  }

  /// The gifts that the shopper can still choose.
  private mutating func addChoices() {
    guard !cart.choices.isEmpty else { return }
    addHeading("To choose")
    for offer in cart.choices {
      let skus = ReceiptSelector(.all, in: storage).list(offer.oneOf.map { $0.text })
      addEntry("A gift: \(skus) (\(words.name(of: offer.record.promotion)))")
    }
  }

  private mutating func addPromotions() {
    guard !cart.promotions.isEmpty else { return }
    addHeading("Applied")
    for promotion in cart.promotions {
      var name = words.name(of: storage.applied[promotion.index].promotion)
      name += words.origin(of: Redemption(storage: storage, index: promotion.index))
      if promotion.applications > 1 { name += " (\(promotion.applications) times)" }
      let taken = promotion.discount.minorUnits == 0 ? "" : "-" + promotion.discount.amountText
      lines += table.rows(.adjustment(name, taken))
    }
    if !cart.isOptimal {
      addEntry("Not every combination was tried; another one may save more.")
    }
  }

  private mutating func addCoupons() {
    guard !cart.coupons.isEmpty else { return }
    addHeading("Codes")
    for coupon in cart.coupons {
      let code = coupon.code.text.isEmpty ? "(empty)" : words.clean(coupon.code.text)
      addEntry("\(code): \(words.outcome(of: coupon))")
    }
  }

  /// Decisions that the section of codes does not show already: first promotions that shopping can still reach, then the
  /// others.
  private mutating func addDecisions() {
    let shown = shownWithCodes
    var reachable: [String] = []
    for promotion in cart.promotions {
      if let next = words.adviceOnNextStep(of: promotion) { reachable.append("\(next).") }
    }
    var others: [String] = []
    for decision in cart.decisions {
      let promotion = storage.decisions[decision.index].promotion
      if shown.contains(promotion) { continue }
      if decision.gaps.isEmpty {
        others.append("\(words.name(of: promotion)): \(words.reason(of: decision))")
      } else {
        reachable.append("\(words.advice(on: decision)) for \(words.quoted(promotion)).")
      }
    }
    if !reachable.isEmpty { addHeading("Within reach") }
    for entry in reachable { addEntry(entry) }
    if !others.isEmpty { addHeading("Not applied") }
    for entry in others { addEntry(entry) }
  }

  /// The promotions whose decision the section of codes shows already, as the outcome of one of their codes.
  private var shownWithCodes: Set<NamedIndex> {
    var shown: Set<NamedIndex> = []
    var usedUp: Set<NamedIndex> = []
    var customerUnknown: Set<NamedIndex> = []
    for coupon in cart.coupons {
      let record = storage.coupons[coupon.index]
      guard let promotion = record.promotion.index else { continue }
      switch coupon.outcome {
      case .refused where !words.isOfCodeItself(coupon): shown.insert(promotion)
      case .refused, .notForCustomer: usedUp.insert(promotion)
      case .limitReached where record.isLimitOfPromotion: shown.insert(promotion)
      case .limitReached where words.needsCustomer(coupon): customerUnknown.insert(promotion)
      case .limitReached: usedUp.insert(promotion)
      default: break
      }
    }
    for record in storage.decisions {
      switch record.limit {
      case .couponMaxUses, .couponMaxUsesPerCustomer, .couponNotForCustomer, .couponNotStarted, .couponExpired:
        if usedUp.contains(record.promotion) { shown.insert(record.promotion) }
      case .customerUnknown: if customerUnknown.contains(record.promotion) { shown.insert(record.promotion) }
      default: break
      }
    }
    return shown
  }

  private mutating func addMessages() {
    guard !cart.messages.isEmpty else { return }
    addHeading("Messages")
    for message in cart.messages { addEntry(words.clean(message.text)) }
  }

  /// Which state of the promotion set priced the cart.
  private mutating func addVersion() {
    guard let version = cart.version else { return }
    lines.append("")
    let text = "Priced with the promotions of version “\(words.clean(version))”"
    lines += ReceiptText.wrapped(text, width: Receipt.width, hanging: 2, most: Receipt.mostLines)
  }

  private mutating func addHeading(_ text: String) {
    lines.append("")
    lines.append(text)
  }

  private mutating func addEntry(_ text: String) {
    let wrapped = ReceiptText.wrapped(text, width: Receipt.width - 2, hanging: 2, most: Receipt.mostLines)
    for line in wrapped { lines.append("  " + line) }
  }
}
