// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Draft {
  /// The most events of a customer that are made for one condition.
  private static let mostEvents = 100

  /// Adds the events that conditions need.
  mutating func addEvents(of branch: BranchConditions) {
    for match in branch.events {
      switch match.measure {
      case .count(let range):
        let least = (Bounds(range).lower ?? 0) - (lacksEvent ? 1 : 0)
        if least > 0 { addEvents(match.type, count: Int(min(least, Int128(Self.mostEvents))), where: match.condition) }
      case .sum(let range):
        if let least = Bounds(range, money)?.lower, least > 0 {
          addEvents(match.type, count: 1, amount: Int64(clamping: least), where: match.condition)
        }
      case .every(let divisor, let remainder):
        let count = lacksEvent ? (remainder == 0 ? divisor : remainder) - 1 : remainder
        if count > 0 { addEvents(match.type, count: min(count, Self.mostEvents), where: match.condition) }
      @unknown default: break
      }
    }
    for (id, bounds) in branch.scores {
      guard let least = bounds.lower, least > 0, let score = reviewed.score(id) else { continue }
      let best = score.points.max { ($0.value, $1.key) < ($1.value, $0.key) }
      guard let best, best.value > 0 else { continue }
      let count = (least + Int128(best.value) - 1) / Int128(best.value)
      addEvents(best.key, count: Int(min(count, Int128(Self.mostEvents))))
    }
    for (name, _) in branch.yearlyDates {
      // The date is set when the time of the cart is known.
      change { $0.dates[name] = $0.dates[name] ?? "2025-03-02" }
    }
  }

  /// Adds events to the customer, whom the cart has from now on.
  mutating func addEvents(
    _ type: EventType, count: Int, amount minorUnits: Int64? = nil, where condition: EventMatch.Condition? = nil
  ) {
    var attributes: [String: AttributeValue] = [:]
    if let wanted = condition?.attribute {
      var conditions = AttributeConditions()
      conditions.add(wanted.name, wanted.comparison, isRequired: true)
      for (name, value) in conditions.values { attributes[name] = value }
    }
    let event = CustomerEvent(
      type, at: now, amount: minorUnits.map { amount($0) }, skus: condition?.sku.map { Array($0.prefix(1)) } ?? [],
      categories: condition?.category.map { Array($0.prefix(1)) } ?? [], attributes: attributes)
    change { $0.events += [CustomerEvent](repeating: event, count: count) }
  }

  private mutating func change(_ body: (inout PricingCustomer) -> Void) {
    var found = customer ?? PricingCustomer("customer-1")
    body(&found)
    customer = found
  }

  /// Chooses the time of the cart and, for experiments, the customer.
  mutating func finish(_ branches: [BranchConditions]) {
    chooseTime()
    if customer != nil {
      let dates = branches.flatMap { $0.yearlyDates }
      let (time, today) = (now, now.localDate)
      change { customer in
        for index in customer.events.indices { customer.events[index].time = time }
        for (name, years) in dates {
          let year = today.year - (years ?? 1)
          if let date = LocalDate(year: max(1, year), month: today.month, day: min(28, today.day)) {
            customer.dates[name] = date
          }
        }
      }
    }
    chooseCustomer(branches)
  }

  /// The first instant at or behind the start of the period that is in the schedule.
  private mutating func chooseTime() {
    var candidates = [Self.usualNow]
    for start in period.starts {
      let offset = start.instant?.offsetMinutes ?? 0
      let seconds = start.instant?.secondsSinceEpoch ?? Int64(start.day?.daysSinceEpoch ?? 0) * 86_400
      candidates.append(Instant(secondsSinceEpoch: seconds, offsetMinutes: offset))
    }
    for end in period.ends {
      let offset = end.instant?.offsetMinutes ?? 0
      let seconds = end.instant?.secondsSinceEpoch ?? Int64(end.day?.daysSinceEpoch ?? 0) * 86_400 + 43_200
      for back in [1, 3_600, 86_400, 7 * 86_400] as [Int64] {
        candidates.append(Instant(secondsSinceEpoch: seconds - back, offsetMinutes: offset))
      }
    }
    for candidate in candidates {
      var found = candidate
      if let schedule {
        let seconds = candidate.localSecondOfDay
        let minute = candidate.localDate.weekday.place * 1_440 + (seconds + 59) / 60
        guard let wait = schedule.wait(from: minute % WeekMinutes.count) else { continue }
        let shift = Int64(wait * 60) + (wait > 0 || seconds % 60 > 0 ? Int64((60 - seconds % 60) % 60) : 0)
        found = Instant(
          secondsSinceEpoch: candidate.secondsSinceEpoch + shift, offsetMinutes: candidate.offsetMinutes)
      }
      if found.isWellFormed, period.contains(found) {
        now = found
        return
      }
    }
  }

  /// A customer who is in the shares of all experiments, and of whom nothing else is required by id.
  private mutating func chooseCustomer(_ branches: [BranchConditions]) {
    guard !experiments.isEmpty, !branches.contains(where: { $0.customers != nil }) else { return }
    for number in 1...5_000 {
      let id = CustomerID("customer-\(number)")
      if experiments.allSatisfy({ $0.includes(id) }) {
        change { $0.id = id }
        return
      }
    }
  }
}
