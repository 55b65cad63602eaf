/// The wire form of contexts. Source: PRICING.md section 2.
extension WireReader {
  private static let contextKeys: WireKeys = ["now", "billingCycle", "customer", "store", "usage", "explain"]

  mutating func context(_ node: Int) -> Context {
    var context = Context(now: Instant(secondsSinceEpoch: 0))
    guard let members = members(node, Self.contextKeys, of: "a context", required: 1) else { return context }
    if let now = read(members[0], at: "now", { $0.instant($1) }) { context.now = now }
    context.billingCycle = read(members[1], at: "billingCycle") { $0.integer($1) } ?? 1
    context.customer = read(members[2], at: "customer") { $0.customer($1) }
    context.store = read(members[3], at: "store") { $0.store($1) }
    context.usage = read(members[4], at: "usage") { $0.usage($1) } ?? Usage()
    context.explain = read(members[5], at: "explain") { $0.word($1, or: .relevant) } ?? .relevant
    return context
  }

  private static let storeKeys: WireKeys = ["id", "channel", "country", "region"]

  private mutating func store(_ node: Int) -> Store {
    var store = Store()
    guard let members = members(node, Self.storeKeys, of: "a store") else { return store }
    store.id = read(members[0], at: "id") { $0.string($1) }
    store.channel = read(members[1], at: "channel") { $0.string($1) }
    store.country = read(members[2], at: "country") { $0.string($1) }
    store.region = read(members[3], at: "region") { $0.string($1) }
    return store
  }

  private static let customerKeys: WireKeys = ["id", "segments", "attributes", "dates", "location", "events"]

  private mutating func customer(_ node: Int) -> Customer {
    var customer = Customer("")
    guard let members = members(node, Self.customerKeys, of: "a customer", required: 1) else { return customer }
    customer.id = read(members[0], at: "id") { $0.id($1) } ?? ""
    customer.segments = read(members[1], at: "segments") { $0.list($1) { $0.id($1) } } ?? []
    customer.attributes = read(members[2], at: "attributes") { $0.attributes($1) } ?? [:]
    customer.dates =
      read(members[3], at: "dates") { reader, dates in
        var found: [String: LocalDate] = [:]
        reader.map(dates, of: "an object of dates") { reader, key, value in
          let date = reader.parse(
            value, as: "a date such as \"2026-11-27\"", or: LocalDate(daysSinceEpoch: 0)
          ) { LocalDate(utf8: $0) }
          reader.add(date, for: key, to: &found)
        }
        return found
      } ?? [:]
    customer.location = read(members[4], at: "location") { $0.location($1) }
    customer.events = read(members[5], at: "events") { $0.list($1) { $0.event($1) } } ?? []
    return customer
  }

  private static let locationKeys: WireKeys = ["country", "region", "city", "postalCode"]

  private mutating func location(_ node: Int) -> Location {
    var location = Location()
    guard let members = members(node, Self.locationKeys, of: "a location") else { return location }
    location.country = read(members[0], at: "country") { $0.string($1) }
    location.region = read(members[1], at: "region") { $0.string($1) }
    location.city = read(members[2], at: "city") { $0.string($1) }
    location.postalCode = read(members[3], at: "postalCode") { $0.string($1) }
    return location
  }

  private static let eventKeys: WireKeys = ["type", "at", "amount", "skus", "categories", "attributes"]

  private mutating func event(_ node: Int) -> Event {
    var event = Event("", at: Instant(secondsSinceEpoch: 0))
    guard let members = members(node, Self.eventKeys, of: "an event", required: 2) else { return event }
    event.type = read(members[0], at: "type") { $0.id($1) } ?? ""
    if let at = read(members[1], at: "at", { $0.instant($1) }) { event.at = at }
    event.amount = read(members[2], at: "amount") { $0.amount($1) }
    event.skus = read(members[3], at: "skus") { $0.list($1) { $0.id($1) } } ?? []
    event.categories = read(members[4], at: "categories") { $0.list($1) { $0.id($1) } } ?? []
    event.attributes = read(members[5], at: "attributes") { $0.attributes($1) } ?? [:]
    return event
  }

  private static let usageKeys: WireKeys = ["promotions", "coupons"]

  private mutating func usage(_ node: Int) -> Usage {
    guard let members = members(node, Self.usageKeys, of: "usage") else { return Usage() }
    return Usage(
      promotions: read(members[0], at: "promotions") { $0.promotionUsages($1) } ?? [:],
      coupons: read(members[1], at: "coupons") { $0.couponUsages($1) } ?? [:])
  }

  private static let promotionUsageKeys: WireKeys = ["total", "customer", "spent"]

  private mutating func promotionUsages(_ node: Int) -> [PromotionID: PromotionUsage] {
    var usages: [PromotionID: PromotionUsage] = [:]
    map(node, of: "an object of uses by promotion") { reader, key, value in
      guard let members = reader.members(value, Self.promotionUsageKeys, of: "uses of a promotion") else { return }
      var usage = PromotionUsage()
      usage.total = reader.read(members[0], at: "total") { $0.integer($1) } ?? 0
      usage.customer = reader.read(members[1], at: "customer") { $0.integer($1) } ?? 0
      usage.spent = reader.read(members[2], at: "spent") { $0.amount($1) } ?? "0"
      usages[PromotionID(reader.document.text(key))] = usage
    }
    return usages
  }

  private static let couponUsageKeys: WireKeys = ["total", "customer"]

  private mutating func couponUsages(_ node: Int) -> [CouponCode: CouponUsage] {
    var usages: [CouponCode: CouponUsage] = [:]
    map(node, of: "an object of uses by coupon code") { reader, key, value in
      guard let members = reader.members(value, Self.couponUsageKeys, of: "uses of a coupon code") else { return }
      let usage = CouponUsage(
        total: reader.uses(members[0], at: "total"), customer: reader.uses(members[1], at: "customer"))
      let code = CouponCode(reader.document.text(key))
      guard code.key.isWithinLimits else { return reader.faults.report(FaultCollector.idMessage(code.text)) }
      if usages.updateValue(usage, forKey: code) != nil {
        reader.faults.report("the code \(quoted(code.text)) is there already")
      }
    }
    return usages
  }

  /// Reads how often a code was used. Bounds are looked at here, as the code may be written in other letters than those
  /// that it is known by.
  private mutating func uses(_ node: Int?, at key: StaticString) -> Int {
    guard let uses = read(node, at: key, { $0.integer($1, or: 0) }) else { return 0 }
    faults.check(uses, at: key)
    return (0...Limits.count).contains(uses) ? uses : 0
  }
}
