// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What a cart and its context must be for one branch of a qualifier to hold.
struct BranchConditions {
  /// Bounds on figures of the cart.
  private(set) var figures: [Measured] = []
  /// For each leaf, the codes of which one must count.
  private(set) var coupons: [[CouponCode]] = []
  private(set) var segments: [SegmentID] = []
  private(set) var deniedSegments: Set<SegmentID> = []
  /// Whether there must be a customer, or none; nil for either.
  private(set) var hasCustomer: Bool?
  /// The customers of whom it must be one; nil for any.
  private(set) var customers: [CustomerID]?
  private(set) var deniedCustomers: Set<CustomerID> = []
  private(set) var customerAttributes = AttributeConditions()
  private(set) var cartAttributes = AttributeConditions()
  private(set) var location = PlaceConditions()
  private(set) var store = PlaceConditions()
  private(set) var shipping = PlaceConditions()
  private(set) var needsShipping = false
  private(set) var shippingCost = Bounds()
  private(set) var events: [EventMatch] = []
  private(set) var deniedEvents: [EventMatch] = []
  private(set) var scores: [(id: ScoreID, bounds: Bounds)] = []
  /// The dates of the customer whose day it must be, by name, and the number of years since them; nil for any number.
  private(set) var yearlyDates: [(name: String, years: Int?)] = []
  /// The minutes of the week in which all schedules hold; nil without a schedule.
  private(set) var schedule: WeekMinutes?
  /// Why nothing fulfils the conditions; nil if something may.
  private(set) var contradiction: String?

  init(_ branch: [Literal<Qualifier.Node>], _ money: MoneyScope) {
    var seen: [Qualifier.Node: Bool] = [:]
    for literal in branch {
      if let known = seen[literal.node], known != literal.isRequired {
        contradict("one condition must both hold and not hold")
      }
      seen[literal.node] = literal.isRequired
    }
    for literal in branch {
      if let figure = Measured(literal, money) { figures.append(figure) }
      if literal.isRequired { require(literal.node, money) } else { deny(literal.node) }
    }
  }

  /// Notes why nothing fulfils the conditions, unless that is known already.
  mutating func contradict(_ reason: String) { contradiction = contradiction ?? reason }

  /// Adds a bound on a figure.
  mutating func add(_ figure: Measured) { figures.append(figure) }

  /// Requires a customer, or that there is none.
  mutating func requireCustomer(_ value: Bool) {
    if let hasCustomer, hasCustomer != value { contradict("it needs a customer and a cart without a customer") }
    hasCustomer = value
  }

  /// Requires that the customer is one of these.
  mutating func requireCustomer(in list: [CustomerID]) {
    requireCustomer(true)
    let members = Set(list)
    customers = (customers ?? list).filter { members.contains($0) }
  }

  private mutating func require(_ node: Qualifier.Node, _ money: MoneyScope) {
    switch node {
    case .coupon(let codes): coupons.append(codes)
    case .segment(let id):
      requireCustomer(true)
      segments.append(id)
    case .customerAttribute(let name, let comparison):
      requireCustomer(true)
      customerAttributes.add(name, comparison, isRequired: true)
    case .customerID(let list): requireCustomer(in: list)
    case .customerKnown(let isKnown): requireCustomer(isKnown)
    case .cartAttribute(let condition):
      cartAttributes.add(condition.name, condition.comparison, isRequired: true)
    case .location(let match):
      requireCustomer(true)
      location.require([match.country, match.region, match.city], postalPrefix: match.postalPrefix)
    case .store(let match): store.require([match.id, match.channel, match.country, match.region], postalPrefix: nil)
    case .shipping(let match):
      needsShipping = true
      shipping.require([match.method, match.country, match.region, match.city], postalPrefix: match.postalPrefix)
      if let cost = match.cost {
        if let bounds = Bounds(cost, money) {
          shippingCost = shippingCost.intersection(bounds)
        } else {
          contradict("the cost of shipping has no value in the currency")
        }
      }
    case .events(let match):
      requireCustomer(true)
      events.append(match)
    case .score(let id, let range):
      requireCustomer(true)
      add(score: id, Bounds(range))
    case .anniversary(let anniversary):
      requireCustomer(true)
      yearlyDates.append((anniversary.date, anniversary.years))
    case .schedule(let windows):
      if schedule == nil { schedule = .all }
      schedule?.formIntersection(WeekMinutes(windows))
    case .subtotal, .quantity, .lines, .leastQuantity, .sum, .all, .any, .not: break
    }
  }

  private mutating func deny(_ node: Qualifier.Node) {
    switch node {
    case .segment(let id): deniedSegments.insert(id)
    case .customerID(let list): deniedCustomers.formUnion(list)
    case .customerKnown(let isKnown): requireCustomer(!isKnown)
    case .customerAttribute(let name, let comparison):
      customerAttributes.add(name, comparison, isRequired: false)
    case .cartAttribute(let condition):
      cartAttributes.add(condition.name, condition.comparison, isRequired: false)
    case .events(let match): deniedEvents.append(match)
    case .schedule(let windows):
      if schedule == nil { schedule = .all }
      schedule?.subtract(WeekMinutes(windows))
    default: break
    }
  }

  private mutating func add(score id: ScoreID, _ bounds: Bounds) {
    if let place = scores.firstIndex(where: { $0.id == id }) {
      scores[place].bounds = scores[place].bounds.intersection(bounds)
    } else {
      scores.append((id, bounds))
    }
  }

  /// Finds the contradictions that need all conditions.
  mutating func finish(_ money: MoneyScope) {
    guard contradiction == nil else { return }
    if let reason = figures.contradiction(money) { contradict(reason) }
    if let list = customers, list.allSatisfy({ deniedCustomers.contains($0) }) {
      contradict("no customer is among those that it names")
    }
    if hasCustomer == true {
      for id in segments where deniedSegments.contains(id) {
        contradict("the customer would have to be in segment \(id) and not in it")
      }
      if let reason = customerAttributes.contradiction { contradict("of the customer, \(reason)") }
    }
    if let reason = cartAttributes.contradiction { contradict("of the cart, \(reason)") }
    if location.isContradictory { contradict("the customer would have to be in two places") }
    if store.isContradictory { contradict("the store would have to be two stores") }
    if shipping.isContradictory { contradict("the shipping would have to be of two kinds or to two places") }
    if shippingCost.intersection(Bounds(lower: 0, upper: nil)).isEmpty {
      contradict("no cost of shipping is within its bounds")
    }
    for score in scores where score.bounds.isEmpty {
      contradict("no points of score \(score.id) are within its bounds")
    }
    for match in events { if let reason = match.contradiction(money) { contradict(reason) } }
    addContradictionsOfCounts()
    if let schedule, schedule.isEmpty { contradict("its schedules have no minute of the week in common") }
  }
}

extension BranchConditions {
  /// Finds a count of events that must be larger than the count of the same events, or of more of them, may be.
  private mutating func addContradictionsOfCounts() {
    let matches = events.prefix(16)
    for low in matches {
      guard case .count(let range) = low.measure, let least = Bounds(range).lower else { continue }
      for high in matches where high.includesEvents(of: low) {
        guard case .count(let range) = high.measure, let most = Bounds(range).upper, least > most else { continue }
        contradict("the count of events \(low.type) would have to be at least \(least) and at most \(most)")
      }
    }
  }
}

extension EventMatch {
  /// Whether each event that another match counts is counted by this one, too.
  fileprivate func includesEvents(of other: EventMatch) -> Bool {
    type == other.type && (window == nil || window == other.window)
      && (condition == nil || condition == other.condition)
  }

  /// Why no events of a customer fulfil the condition; nil if some may.
  fileprivate func contradiction(_ money: MoneyScope) -> String? {
    switch measure {
    case .count(let range):
      if Bounds(range).intersection(Bounds(lower: 0, upper: nil)).isEmpty {
        return "no count of events \(type) is within its bounds"
      }
    case .sum(let range):
      if let bounds = Bounds(range, money), bounds.intersection(Bounds(lower: 0, upper: nil)).isEmpty {
        return "no sum of events \(type) is within its bounds"
      }
    case .every(let divisor, let remainder):
      if remainder >= divisor { return "no count of events \(type) has remainder \(remainder) modulo \(divisor)" }
    @unknown default: break
    }
    return nil
  }
}
