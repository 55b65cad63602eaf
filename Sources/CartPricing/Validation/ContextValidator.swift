/// What can be wrong with a context that is well formed. Source: PRICING.md sections 2 and 11.
enum ContextValidator {
  /// Checks a context; its amounts are in the currency of its cart, if that is known.
  static func validate(_ context: Context, currency: Currency?, _ faults: inout FaultCollector) {
    faults.check(context.now, at: "now")
    faults.check(context.billingCycle, in: 1...Limits.count, at: "billingCycle")
    if let customer = context.customer { validate(customer, currency, &faults) }
    if let id = context.store?.id {
      faults.push("store")
      faults.check(idText: id, at: "id")
      faults.pop()
    }
    validate(context.usage, currency, &faults)
  }

  private static func validate(_ customer: Customer, _ currency: Currency?, _ faults: inout FaultCollector) {
    faults.push("customer")
    faults.check(customer.id, at: "id")
    faults.check(customer.segments, at: "segments", mayBeEmpty: true)
    faults.check(customer.attributes, at: "attributes")
    faults.check(customer.dates, at: "dates")
    faults.check(list: customer.events, at: "events", atMost: Limits.events, mayBeEmpty: true)
    faults.push("events")
    for (index, event) in customer.events.enumerated() {
      faults.push(index)
      faults.check(event.type, at: "type")
      faults.check(event.at, at: "at")
      faults.check(event.amount, in: currency, at: "amount")
      faults.check(event.skus, at: "skus", mayBeEmpty: true)
      faults.check(event.categories, at: "categories", mayBeEmpty: true)
      faults.check(event.attributes, at: "attributes")
      faults.pop()
    }
    faults.pop()
    faults.pop()
  }

  private static func validate(_ usage: Usage, _ currency: Currency?, _ faults: inout FaultCollector) {
    faults.push("usage")
    if !usage.promotions.isEmpty {
      faults.push("promotions")
      for (id, used) in usage.promotions.sorted(by: { $0.key < $1.key }) {
        if !id.key.isWithinLimits { faults.report(at: id.text, FaultCollector.idMessage(id.text)) }
        faults.push(id.text)
        faults.check(used.total, at: "total")
        faults.check(used.customer, at: "customer")
        faults.check(used.spent, in: currency, at: "spent")
        faults.pop()
      }
      faults.pop()
    }
    if !usage.coupons.isEmpty {
      faults.push("coupons")
      for (code, used) in usage.coupons.sorted(by: { $0.key < $1.key }) {
        if !code.key.isWithinLimits { faults.report(at: code.text, FaultCollector.idMessage(code.text)) }
        faults.push(code.text)
        faults.check(used.total, at: "total")
        faults.check(used.customer, at: "customer")
        faults.pop()
      }
      faults.pop()
    }
    faults.pop()
  }
}
