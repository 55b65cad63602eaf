extension CartFacts {
  /// Whether the customer's matching events are as many, or as much, as asked.
  mutating func holds(_ match: EventMatch) -> Bool {
    guard let customer = context.customer else { return false }
    var count = 0
    var sum: Int128 = 0
    for event in customer.events where event.type == match.type {
      guard context.isPast(event.at, in: match.when), match.about?.matches(event) ?? true else { continue }
      count += 1
      sum += Int128(event.amount?.minorUnits(in: currency) ?? 0)
    }
    switch match.measure {
    case .count(let range): return range.contains(count)
    case .sum(let range): return contains(sum, in: range)
    }
  }

  /// Whether what the customer spent on orders is within bounds; never without a customer.
  mutating func holds(_ spend: CustomerSpend) -> Bool {
    guard let customer = context.customer else { return false }
    var sum: Int128 = 0
    for event in customer.events where event.type == "order" {
      guard context.isPast(event.at, within: spend.within) else { continue }
      sum += Int128(event.amount?.minorUnits(in: currency) ?? 0)
    }
    return contains(sum, in: spend.range)
  }

  /// Whether today is near enough to a return of the customer's date.
  mutating func holds(_ anniversary: Anniversary) -> Bool {
    guard let date = context.customer?.dates.value(of: anniversary.of) else { return false }
    let today = context.now.localDate
    func isNear(_ years: Int) -> Bool {
      let day = anniversary.dayOfReturn(years, of: date)
      return abs(today.daysSinceEpoch - day) <= anniversary.withinDays
    }
    if let years = anniversary.years { return isNear(years) }
    // The nearest return is last year's, this year's or next year's, or the first of all.
    return (-1...1).contains { isNear(max(1, today.year - date.year + $0)) }
  }
}

extension Anniversary {
  /// The day of the n-th yearly return of a date, in days since 1970; 29 February returns on 28 February in common
  /// years.
  fileprivate func dayOfReturn(_ years: Int, of date: LocalDate) -> Int {
    let year = date.year + years
    let common = date.month == 2 && date.day == 29 && !LocalDate.isLeap(year)
    return LocalDate.daysSinceEpoch(year: year, month: date.month, day: common ? 28 : date.day)
  }
}

extension EventMatch.Condition {
  /// Whether an event is about everything that is asked for.
  func matches(_ event: Event) -> Bool {
    (sku.map { event.skus.contains(where: $0.contains) } ?? true)
      && (category.map { event.categories.contains(where: $0.contains) } ?? true)
      && (attribute.map { $0.comparison.holds(for: event.attributes.value(of: $0.name)) } ?? true)
  }
}

extension Context {
  /// Whether an instant is not after now, and within a span before it if one is given.
  func isPast(_ instant: Instant, within span: TimeSpan?) -> Bool {
    guard instant.isAtOrBefore(now) else { return false }
    guard let span else { return true }
    // now − span < instant, without going below the first instant there is
    let (seconds, overflows) = now.secondsSinceEpoch.subtractingReportingOverflow(span.seconds)
    guard !overflows else { return true }
    return seconds != instant.secondsSinceEpoch
      ? seconds < instant.secondsSinceEpoch : now.nanoseconds < instant.nanoseconds
  }

  /// Whether an instant is not after now and in a window that ends now.
  func isPast(_ instant: Instant, in window: EventMatch.Window?) -> Bool {
    switch window {
    case nil: return isPast(instant, within: nil)
    case .within(let span): return isPast(instant, within: span)
    case .during(let period):
      guard isPast(instant, within: nil) else { return false }
      let then = instant.localDate(inOffsetOf: now)
      let today = now.localDate
      switch period {
      case .day: return then == today
      case .week: return then.monday == today.monday
      case .month: return then.year == today.year && then.month == today.month
      case .year: return then.year == today.year
      }
    }
  }
}

extension LocalDate {
  /// The Monday of the date's week, in days since 1970.
  fileprivate var monday: Int { daysSinceEpoch - Int(weekday.rawValue) }
}
