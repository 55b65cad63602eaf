extension CartFacts {
  /// Whether a qualifier holds; `after` is what discounts have left, for subtotals that ask for it.
  func holds(_ program: QualifierProgram, after: StageValues?) -> Bool {
    holds(program.operations, at: 0, after: after)
  }

  /// Whether the subtree at a place holds. Recursion is bounded by the depth of a qualifier, 64.
  func holds(_ operations: [QualifierProgram.Operation], at place: Int, after: StageValues?) -> Bool {
    let end = Int(operations[place].end)
    var child = place + 1
    switch operations[place].kind {
    case .all:
      while child < end {
        if !holds(operations, at: child, after: after) { return false }
        child = Int(operations[child].end)
      }
      return true
    case .any:
      while child < end {
        if holds(operations, at: child, after: after) { return true }
        child = Int(operations[child].end)
      }
      return false
    case .not: return !holds(operations, at: child, after: after)
    case .subtotal(let selector, let range, let stage):
      return lines.contains(value(of: selector, after: stage, in: after), in: range)
    case .quantity(let selector, let range): return range.contains(selection(selector).units)
    case .lines(let selector, let range): return range.contains(selection(selector).count)
    case .leastQuantity(let selector, let range): return range.contains(selection(selector).leastQuantity)
    case .coupon(let codes): return codes.contains { entered.counts($0) }
    case .segment(let id): return isInSegment(id)
    case .customerAttribute(let name, let comparison):
      return context.customer.map { comparison.holds(for: $0.attributes.value(of: name)) } ?? false
    case .customerID(let ids): return context.customer.map { ids.contains($0.id) } ?? false
    case .location(let match): return context.customer.map { match.matches($0.location) } ?? false
    case .store(let match): return match.matches(context.store)
    case .events(let match): return holds(match)
    case .score(let id, let range): return points(id).map { range.contains($0) } ?? false
    case .anniversary(let anniversary): return holds(anniversary)
    case .schedule(let windows): return windows.contains { $0.contains(context.now) }
    }
  }

  /// The value of the selected lines as the cart came, or after a stage of discounts.
  func value(of selector: Int32, after stage: DiscountStage?, in values: StageValues?) -> Int128 {
    let selection = selection(selector)
    guard let stage, let values else { return selection.value }
    let left = stage == .items ? values.items : values.cart
    var sum: Int128 = 0
    selection.lines.forEach { sum += Int128(left[$0]) }
    return sum
  }

  private func points(_ id: ScoreID) -> Int128? {
    guard let customer = context.customer, let score = set.scores[id] else { return nil }
    var points: Int128 = 0
    for event in customer.events {
      guard let each = score.points[event.type], context.isPast(event.at, within: score.within) else { continue }
      points += Int128(each)
    }
    return points
  }
}

/// What discounts have left of each line of the cart, after the steps that a late promotion may ask about.
struct StageValues {
  var items: [Int64] = []
  var cart: [Int64] = []
}

extension LocationMatch {
  /// Whether every list that is given has the location's value.
  func matches(_ location: Location?) -> Bool {
    guard let location else { return false }
    return matchesList(country, location.country) && matchesList(region, location.region)
      && matchesList(city, location.city)
      && (postalPrefix.map { prefixes in
        location.postalCode.map { code in prefixes.contains { code.utf8.starts(with: $0.utf8) } } ?? false
      } ?? true)
  }
}

extension StoreMatch {
  /// Whether every list that is given has the store's value.
  func matches(_ store: Store?) -> Bool {
    guard let store else { return false }
    return matchesList(id, store.id) && matchesList(channel, store.channel)
      && matchesList(country, store.country) && matchesList(region, store.region)
  }
}

/// Whether a value is in a list; a list that is not given asks nothing.
private func matchesList(_ list: [String]?, _ value: String?) -> Bool {
  guard let list else { return true }
  guard let value else { return false }
  return list.contains { $0.utf8.elementsEqual(value.utf8) }
}

extension ScheduleWindow {
  /// Whether the local time of an instant lies in the window.
  func contains(_ now: Instant) -> Bool {
    let second = now.localSecondOfDay
    let today = now.localDate.weekday
    let begin = from.minutes * 60
    let end = until.minutes * 60
    if begin < end { return starts(on: today) && begin <= second && second < end }
    let yesterday = Weekday(rawValue: (today.rawValue + 6) % 7) ?? today
    return (starts(on: today) && second >= begin) || (starts(on: yesterday) && second < end)
  }

  private func starts(on day: Weekday) -> Bool { days?.contains(day) ?? true }
}
