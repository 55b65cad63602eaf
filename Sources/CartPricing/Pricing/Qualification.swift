extension CartFacts {
  /// Whether the qualifier whose operations begin at a place holds. Recursion is bounded by the depth of a qualifier, 64.
  mutating func holds(at place: Int32) -> Bool {
    let operation = set.qualifiers[Int(place)]
    switch operation.kind {
    case .all:
      var child = place + 1
      while child < operation.end {
        if !holds(at: child) { return false }
        child = set.qualifiers.end(of: child)
      }
      return true
    case .any:
      var child = place + 1
      while child < operation.end {
        if holds(at: child) { return true }
        child = set.qualifiers.end(of: child)
      }
      return false
    case .not: return !holds(at: place + 1)
    case .subtotal:
      let value = value(of: operation.first, after: operation.after)
      return isAtLeast(value, Int32(operation.least)) && isAtMost(value, Int32(operation.most))
    case .quantity: return operation.contains(selection(operation.first).units)
    case .lines: return operation.contains(Int64(selection(operation.first).count))
    case .leastQuantity: return operation.contains(selection(operation.first).leastQuantity)
    case .coupon: return countsOne(of: operation.list)
    case .segment: return isInSegment(operation.first)
    case .customer: return customerSymbol >= 0 && contains(customerSymbol, operation.list)
    case .other: return holds(set.leaves[Int(operation.first)])
    }
  }

  private mutating func holds(_ leaf: QualifierLeaf) -> Bool {
    switch leaf {
    case .customerAttribute(let condition):
      return context.customer.map { condition.comparison.holds(for: $0.attributes.value(of: condition.name)) } ?? false
    case .location(let match): return context.customer.map { match.matches($0.location) } ?? false
    case .store(let match): return match.matches(context.store)
    case .events(let match): return holds(match)
    case .score(let id, let range): return points(id).map { range.contains($0) } ?? false
    case .anniversary(let anniversary): return holds(anniversary)
    case .schedule(let windows): return windows.contains { $0.contains(context.now) }
    }
  }

  /// The value of the selected lines as the cart came, or after a stage of discounts.
  mutating func value(of selector: Int32, after stage: DiscountStage?) -> Int64 {
    let selection = selection(selector)
    guard let stage else { return selection.value }
    var sum: Int64 = 0
    for line in lines.indices where contains(line, in: selection) {
      sum += stage == .items ? leftAfterItems[line] : leftAfterCart[line]
    }
    return sum
  }

  private mutating func points(_ id: ScoreID) -> Int128? {
    guard let customer = context.customer, let score = set.scores[id] else { return nil }
    var points: Int128 = 0
    for event in customer.events {
      guard let each = score.points[event.type], context.isPast(event.at, within: score.within) else { continue }
      points += Int128(each)
    }
    return points
  }

  /// Whether the customer lists a segment.
  mutating func isListed(_ symbol: Int32) -> Bool {
    for place in customerSegments.indices where customerSegments[place] == symbol { return true }
    return false
  }

  /// Whether the customer is in a segment, listed or by its definition.
  ///
  /// A definition never asks what discounts have left, so the answer holds for the whole pricing. Segments that it names
  /// are answered before it, so that recursion is bounded by the depth of one qualifier.
  mutating func isInSegment(_ symbol: Int32) -> Bool {
    guard hasCustomer else { return false }
    if isListed(symbol) { return true }
    guard set.definesSegments, set.segments[symbol] != nil else { return false }
    if segments[symbol] == nil {
      for next in set.segmentsNamed(by: symbol, unless: { segments[$0] != nil }) {
        segments[next] = isListed(next) || (set.segments[next].map { holds(at: $0.when) } ?? false)
      }
    }
    return segments[symbol] ?? false
  }
}

extension QualifierOperation {
  /// Whether a count is within the operation's bounds.
  @inline(__always)
  func contains(_ count: Int64) -> Bool { count >= least && count <= most }

  /// The operation's list of symbols.
  var list: Range<Int> { Int(first)..<Int(first + count) }
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
