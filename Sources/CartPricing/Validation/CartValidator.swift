/// What can be wrong with a cart that is well formed. Source: PRICING.md sections 2 and 11.
enum CartValidator {
  /// A cart and the context that it is priced in, under the keys `cart` and `context`.
  static func validate(_ cart: Cart, in context: Context, _ faults: inout FaultCollector) {
    faults.push("cart")
    validate(cart, &faults)
    faults.pop()
    faults.push("context")
    ContextValidator.validate(context, currency: cart.currency, &faults)
    faults.pop()
  }

  static func validate(_ cart: Cart, _ faults: inout FaultCollector) {
    if let id = cart.id { faults.check(idText: id, at: "id") }
    if !cart.currency.isKnown { faults.report(at: "currency", "\"\(cart.currency)\" is not a known currency") }
    validateLines(cart, &faults)
    if let shipping = cart.shipping { validate(shipping, cart.currency, &faults) }
    validateFees(cart, &faults)
    faults.check(cart.coupons, at: "coupons", mayBeEmpty: true)
    faults.check(list: cart.coupons, at: "coupons", atMost: Limits.coupons, mayBeEmpty: true)
  }

  private static func validateLines(_ cart: Cart, _ faults: inout FaultCollector) {
    faults.check(list: cart.lines, at: "lines", atMost: Limits.lines, mayBeEmpty: true)
    faults.push("lines")
    var ascends = true
    let lines = cart.lines.span
    for index in lines.indices {
      faults.push(index)
      validate(lines, index, cart.currency, &faults)
      faults.pop()
      if index > 0, lines[index - 1].id >= lines[index].id { ascends = false }
    }
    // Ids that ascend, as most do, are distinct.
    if !ascends { reportRepeated(cart.lines.map { $0.id }, &faults) }
    faults.pop()
  }

  /// Reports the later of two equal ids of a list.
  static func reportRepeated(_ ids: [some KeyedIdentifier], _ faults: inout FaultCollector) {
    // Ids that ascend, as most do, are distinct.
    guard !zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) else { return }
    var seen: Set<TextKey> = []
    seen.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() where !seen.insert(id.key).inserted {
      faults.push(index)
      faults.report(at: "id", "\"\(id)\" is there already")
      faults.pop()
    }
  }

  /// Checks a line among others. It is never held as a whole, since all that it holds would have to be retained.
  private static func validate(_ lines: Span<Line>, _ index: Int, _ currency: Currency, _ faults: inout FaultCollector)
  {
    faults.check(lines[index].id, at: "id")
    if lines[index].id.key.beginsLikeGift {
      faults.report(at: "id", "begins with \"gift:\", as the lines that gifts add do")
    }
    faults.check(lines[index].sku, at: "sku")
    faults.check(lines[index].quantity, in: 1...Limits.count, at: "quantity")
    faults.check(lines[index].unitPrice, in: currency, at: "unitPrice")
    if let product = lines[index].product { faults.check(product, at: "product") }
    if !lines[index].categories.isEmpty { faults.check(lines[index].categories, at: "categories", mayBeEmpty: true) }
    if !lines[index].tags.isEmpty { faults.check(lines[index].tags, at: "tags", mayBeEmpty: true) }
    if !lines[index].attributes.isEmpty { faults.check(lines[index].attributes, at: "attributes") }
    if !lines[index].priceScale.isEmpty { validate(lines[index].priceScale, currency, &faults) }
    if let billing = lines[index].billing { faults.check(billing, at: "billing") }
    if let taxRate = lines[index].taxRate { faults.check(taxRate, atMost: 1000, at: "taxRate") }
  }

  private static func validate(_ scale: [PriceScaleEntry], _ currency: Currency, _ faults: inout FaultCollector) {
    faults.check(list: scale, at: "priceScale", atMost: Limits.entries)
    faults.push("priceScale")
    var seen: Set<Int> = []
    for (index, entry) in scale.enumerated() {
      faults.push(index)
      faults.check(entry.from, at: "from")
      if !seen.insert(entry.from).inserted { faults.report(at: "from", "\(entry.from) is there already") }
      faults.check(entry.unitPrice, in: currency, at: "unitPrice")
      faults.pop()
    }
    faults.pop()
  }

  private static func validate(_ shipping: Shipping, _ currency: Currency, _ faults: inout FaultCollector) {
    faults.push("shipping")
    faults.check(idText: shipping.method, at: "method")
    faults.check(shipping.cost, in: currency, at: "cost")
    if shipping.options.count > Limits.entries {
      faults.report(at: "options", "has \(shipping.options.count) entries, more than \(Limits.entries)")
    }
    if !shipping.options.isEmpty { validate(shipping.options, currency, &faults) }
    faults.check(shipping.taxRate, atMost: 1000, at: "taxRate")
    faults.pop()
  }

  private static func validate(_ options: [String: Amount], _ currency: Currency, _ faults: inout FaultCollector) {
    faults.push("options")
    for (method, cost) in options.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      if !Limits.idBytes.contains(method.utf8.count) { faults.report(at: method, FaultCollector.idMessage(method)) }
      faults.push(method)
      faults.check(cost, in: currency)
      faults.pop()
    }
    faults.pop()
  }

  private static func validateFees(_ cart: Cart, _ faults: inout FaultCollector) {
    if cart.fees.isEmpty { return }
    faults.check(list: cart.fees, at: "fees", atMost: Limits.entries, mayBeEmpty: true)
    faults.push("fees")
    for (index, fee) in cart.fees.enumerated() {
      faults.push(index)
      faults.check(fee.id, at: "id")
      faults.check(idText: fee.kind, at: "kind")
      faults.check(fee.amount, in: cart.currency, at: "amount")
      faults.pop()
    }
    reportRepeated(cart.fees.map { $0.id }, &faults)
    faults.pop()
  }
}

extension TextKey {
  /// Whether the text begins with "gift:".
  fileprivate var beginsLikeGift: Bool { head &>> 24 == 0x67_69_66_74_3a }
}
