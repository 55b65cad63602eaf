/// The wire form of contexts. Source: PRICING.md section 2.
extension WireSource {
  mutating func context(_ value: Int) -> Context {
    var now = Instant(secondsSinceEpoch: 0)
    var billingCycle = 1
    var customer: Customer?
    var store: Store?
    var usage = Usage()
    var explain = Context.Explain.relevant
    var walk = open(value, .context, of: "a context", required: 1)
    while let member = next(&walk, .context) {
      switch member.place {
      case 0: now = instant(member.value)
      case 1: billingCycle = integer(member.value, or: 1)
      case 2: customer = self.customer(member.value)
      case 3: store = self.store(member.value)
      case 4: usage = self.usage(member.value)
      default: explain = word(member.value, or: .relevant)
      }
    }
    return Context(
      now: now, billingCycle: billingCycle, customer: customer, store: store, usage: usage, explain: explain)
  }

  private mutating func store(_ value: Int) -> Store {
    var store = Store()
    var walk = open(value, .store, of: "a store", required: 0)
    while let member = next(&walk, .store) {
      switch member.place {
      case 0: store.id = string(member.value)
      case 1: store.channel = string(member.value)
      case 2: store.country = string(member.value)
      default: store.region = string(member.value)
      }
    }
    return store
  }

  private mutating func customer(_ value: Int) -> Customer {
    var id = CustomerID(key: .empty)
    var segments: [SegmentID] = []
    var attributes = [String: AttributeValue]()
    var dates = [String: LocalDate]()
    var location: Location?
    var events: [Event] = []
    var walk = open(value, .customer, of: "a customer", required: 1)
    while let member = next(&walk, .customer) {
      switch member.place {
      case 0: id = self.id(member.value)
      case 1: segments = list(member.value) { $0.id($1) }
      case 2: attributes = self.attributes(member.value)
      case 3: dates = map(member.value, of: "an object of dates") { $0.date($1) }
      case 4: location = self.location(member.value)
      default: events = list(member.value) { $0.event($1) }
      }
    }
    return Customer(
      id: id, segments: segments, attributes: attributes, dates: dates, location: location, events: events)
  }

  private mutating func location(_ value: Int) -> Location {
    var location = Location()
    var walk = open(value, .location, of: "a location", required: 0)
    while let member = next(&walk, .location) {
      switch member.place {
      case 0: location.country = string(member.value)
      case 1: location.region = string(member.value)
      case 2: location.city = string(member.value)
      default: location.postalCode = string(member.value)
      }
    }
    return location
  }

  private mutating func event(_ value: Int) -> Event {
    var type = EventType(key: .empty)
    var at = Instant(secondsSinceEpoch: 0)
    var amount: Amount?
    var skus: [SKU] = []
    var categories: [CategoryID] = []
    var attributes = [String: AttributeValue]()
    var walk = open(value, .event, of: "an event", required: 2)
    while let member = next(&walk, .event) {
      switch member.place {
      case 0: type = id(member.value)
      case 1: at = instant(member.value)
      case 2: amount = self.amount(member.value)
      case 3: skus = list(member.value) { $0.id($1) }
      case 4: categories = list(member.value) { $0.id($1) }
      default: attributes = self.attributes(member.value)
      }
    }
    return Event(type: type, at: at, amount: amount, skus: skus, categories: categories, attributes: attributes)
  }

  private mutating func usage(_ value: Int) -> Usage {
    var usage = Usage()
    var walk = open(value, .usage, of: "usage", required: 0)
    while let member = next(&walk, .usage) {
      switch member.place {
      case 0: usage.promotions = promotionUsages(member.value)
      default: usage.coupons = couponUsages(member.value)
      }
    }
    return usage
  }

  private mutating func promotionUsages(_ value: Int) -> [PromotionID: PromotionUsage] {
    var usages: [PromotionID: PromotionUsage] = [:]
    map(value, of: "an object of uses by promotion") { source, key, value in
      var usage = PromotionUsage()
      var walk = source.open(value, .promotionUsage, of: "uses of a promotion", required: 0)
      while let member = source.next(&walk, .promotionUsage) {
        switch member.place {
        case 0: usage.total = source.integer(member.value, or: 1)
        case 1: usage.customer = source.integer(member.value, or: 1)
        default: usage.spent = source.amount(member.value)
        }
      }
      if usages.updateValue(usage, forKey: PromotionID(key)) != nil {
        source.report("the promotion \(quoted(key)) is there already")
      }
    }
    return usages
  }

  private mutating func couponUsages(_ value: Int) -> [CouponCode: CouponUsage] {
    var usages: [CouponCode: CouponUsage] = [:]
    map(value, of: "an object of uses by coupon code") { source, key, value in
      var usage = CouponUsage()
      let isObject = source.kind(value) == .object
      var walk = source.open(value, .couponUsage, of: "uses of a coupon code", required: 0)
      while let member = source.next(&walk, .couponUsage) {
        switch member.place {
        case 0: usage.total = source.uses(member.value)
        default: usage.customer = source.uses(member.value)
        }
      }
      guard isObject else { return }
      let code = CouponCode(key)
      guard code.key.isWithinLimits else { return source.report(FaultCollector.idMessage(code.text)) }
      if usages.updateValue(usage, forKey: code) != nil {
        source.report("the code \(quoted(code.text)) is there already")
      }
    }
    return usages
  }

  /// Reads how often a code was used. Bounds are looked at here, as the code may be written in other letters than those
  /// that it is known by.
  private mutating func uses(_ value: Int) -> Int {
    let uses = integer(value, or: 0)
    let bounds = 0...Limits.count
    if bounds.contains(uses) { return uses }
    report(FaultCollector.countMessage(uses, bounds))
    return 0
  }
}

extension WireKeys {
  fileprivate static let context: WireKeys = ["now", "billingCycle", "customer", "store", "usage", "explain"]
  fileprivate static let store: WireKeys = ["id", "channel", "country", "region"]
  fileprivate static let customer: WireKeys = ["id", "segments", "attributes", "dates", "location", "events"]
  fileprivate static let location: WireKeys = ["country", "region", "city", "postalCode"]
  fileprivate static let event: WireKeys = ["type", "at", "amount", "skus", "categories", "attributes"]
  fileprivate static let usage: WireKeys = ["promotions", "coupons"]
  fileprivate static let promotionUsage: WireKeys = ["total", "customer", "spent"]
  fileprivate static let couponUsage: WireKeys = ["total", "customer"]
}
