// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Facts about the customer's events, each computed once in a pricing: the past events of each
/// series in the order of time with prefix sums, so that the events in a window are found by binary
/// search; and the points of each score.
struct CustomerEvents: ~Copyable, Sendable {
  /// Whether the events have been grouped by type.
  private(set) var isGrouped = false
  /// The events by type, as linked lists: the first event of each type that the set names, and for
  /// each event the next one of the same type; nil for none.
  private var firstOfType = GenerationStampedMap<TextKey, CustomerEvent>()
  private var nextOfType = UniqueArray<OptionalIndex<CustomerEvent>>()
  /// The types that the set names and of which there are events.
  fileprivate private(set) var types = UniqueArray<TextNumber>()
  /// The ids of the events that conditions name, as ascending numbers: for each event its SKUs,
  /// then its categories. `idStarts` has the beginning of each list, and the end of the last one.
  private var ids = UniqueArray<TextNumber>()
  private var idStarts = UniqueArray<Int32>()
  /// The attributes of the events that conditions compare, those of one event ascending by name.
  /// `attributeStarts` has the beginning of each event's attributes, and the end of the last one.
  private var attributes = UniqueArray<Attribute>()
  private var attributeStarts = UniqueArray<Int32>()
  /// The index in ``ranges`` of each series that has been computed.
  private var found = GenerationStampedMap<EventSeries, Range<Int>>()
  private var ranges = UniqueArray<Range<Int>>()
  /// The past events of the series that have been computed.
  fileprivate private(set) var entries = UniqueArray<Entry>()
  /// The index in ``points`` of each score that has been computed.
  private var foundScores = GenerationStampedMap<CompiledScore, Int128>()
  private var points = UniqueArray<Int128>()

  /// An event of a series, and the sum of the amounts up to it.
  struct Entry: Sendable {
    let time: Instant
    var sum: Int128
  }

  /// An attribute of an event.
  private struct Attribute: Sendable {
    let name: TextNumber
    let weight: Int32
    let hash: UInt64
    let value: AttributeValue
  }

  /// Resets the facts for the next customer.
  @inline(__always)
  mutating func begin() { isGrouped = false }

  /// Groups the events by type. O(events and their ids), and sorting the ids of each event.
  fileprivate mutating func group(_ events: [CustomerEvent], _ table: EventTable) {
    isGrouped = true
    firstOfType.removeAll()
    nextOfType.removeAll(keepingCapacity: true)
    types.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    idStarts.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    attributeStarts.removeAll(keepingCapacity: true)
    found.removeAll()
    ranges.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    foundScores.removeAll()
    points.removeAll(keepingCapacity: true)
    for index in events.indices {
      guard let type = table.types.number(of: events[index].type.key) else {
        nextOfType.append(nil)
        continue
      }
      let before = firstOfType.set(type, to: Index(index))
      nextOfType.append(OptionalIndex(before))
      if before == nil { types.append(type) }
    }
    if table.skus.count + table.categories.count > 0 { addIDs(of: events, table) }
    if table.attributeNames.count > 0 { addAttributes(of: events, table) }
  }

  private mutating func addIDs(of events: [CustomerEvent], _ table: EventTable) {
    for index in events.indices {
      idStarts.append(Int32(truncatingIfNeeded: ids.count))
      var first = ids.count
      for sku in events[index].skus { add(table.skus.number(of: sku.key)) }
      ids.sort(from: first) { $0 < $1 }
      first = ids.count
      idStarts.append(Int32(truncatingIfNeeded: first))
      for category in events[index].categories { add(table.categories.number(of: category.key)) }
      ids.sort(from: first) { $0 < $1 }
    }
    idStarts.append(Int32(truncatingIfNeeded: ids.count))
  }

  private mutating func add(_ id: TextNumber?) {
    if let id { ids.append(id) }
  }

  private mutating func addAttributes(of events: [CustomerEvent], _ table: EventTable) {
    for index in events.indices {
      let first = attributes.count
      attributeStarts.append(Int32(truncatingIfNeeded: first))
      for (name, value) in events[index].attributes {
        guard let name = table.attributeNames.number(of: TextKey(name)) else { continue }
        attributes.append(
          Attribute(
            name: name, weight: Int32(truncatingIfNeeded: value.weight), hash: value.seededHash, value: value))
      }
      attributes.sort(from: first) { $0.name < $1.name }
    }
    attributeStarts.append(Int32(truncatingIfNeeded: attributes.count))
  }

  /// Returns the index of an event's attribute of a name (binary search); nil if it has none.
  private func attribute(_ name: TextNumber, of event: Index<CustomerEvent>) -> Index<Attribute>? {
    let range = Int(attributeStarts[event.position])..<Int(attributeStarts[event.position + 1])
    let place = range.partitionPoint { attributes[$0].name < name }
    return place < range.upperBound && attributes[place].name == name ? Index(place) : nil
  }

  /// Returns the indices in ``entries`` of a series. The first time, O(events of the type) and a
  /// sort of the events that match. The attributes of an event are looked up by binary search.
  fileprivate mutating func range(
    of series: SeriesIndex, _ events: [CustomerEvent], _ context: borrowing PricingContext, _ currency: Currency,
    _ table: EventTable, _ steps: inout DebugCounter, _ budget: inout WorkBudget
  ) -> Range<Int> {
    if let known = found[series] { return ranges[known] }
    let condition = table.series[series]
    let first = entries.count
    var next = firstOfType[condition.type]
    while let index = next {
      let time = events[index.position].time
      steps.add()
      guard budget.take(32) else { break }
      if context.isPast(time, within: nil), hasIDs(condition, index, &steps, &budget),
        hasAttributes(condition, index, &steps, &budget)
      {
        // §2.23: an amount in another currency adds nothing to sums.
        let isCounted = events[index.position].currency.map { $0 == currency } ?? true
        let amount = isCounted ? events[index.position].amount?.minorUnits(in: currency) : nil
        entries.append(Entry(time: time, sum: Int128(amount ?? 0)))
      }
      next = nextOfType[index.position].index
    }
    _ = budget.take(WorkBudget.steps(sorting: entries.count - first))
    entries.sort(from: first) { $0.time.isBefore($1.time) }
    if entries.count > first + 1 {
      for index in first + 1..<entries.count { entries[index].sum += entries[index - 1].sum }
    }
    found.set(series, to: Index(ranges.count))
    ranges.append(first..<entries.count)
    return first..<entries.count
  }

  /// Whether an event has a SKU and a category of those that a series names (§4.25).
  private func hasIDs(
    _ series: EventSeries, _ index: Index<CustomerEvent>, _ steps: inout DebugCounter, _ budget: inout WorkBudget
  ) -> Bool {
    if let skus = series.skus {
      guard hasCommon(skus, ids(2 * index.position), &steps, &budget) else { return false }
    }
    guard let categories = series.categories else { return true }
    return hasCommon(categories, ids(2 * index.position + 1), &steps, &budget)
  }

  /// Whether an event's attributes match the conditions of a series (§4.25).
  private func hasAttributes(
    _ series: EventSeries, _ index: Index<CustomerEvent>, _ steps: inout DebugCounter, _ budget: inout WorkBudget
  ) -> Bool {
    for place in series.attributes.indices {
      let found = attribute(series.attributes[place].name, of: index)
      let weight = found.map { Int(attributes[$0].weight) } ?? 1
      guard budget.take(32 &+ series.attributes[place].comparison.steps(forWeight: weight)) else { return false }
      let holds =
        if let found {
          series.attributes[place].comparison
            .holds(for: attributes[found].value, hash: attributes[found].hash, &steps)
        } else {
          series.attributes[place].comparison.holds(for: nil, &steps)
        }
      if !holds { return false }
    }
    return true
  }

  private func ids(_ place: Int) -> Range<Int> { Int(idStarts[place])..<Int(idStarts[place + 1]) }

  /// Whether a list of numbers and some of the ids, both ascending, have a number in common. Each
  /// number of the shorter list is looked up in the longer one by binary search.
  private func hasCommon(
    _ list: [TextNumber], _ range: Range<Int>, _ steps: inout DebugCounter, _ budget: inout WorkBudget
  ) -> Bool {
    guard budget.take(16 &+ 16 &* min(list.count, range.count)) else { return false }
    if list.count < range.count {
      for number in list {
        steps.add()
        let place = range.partitionPoint { ids[$0] < number }
        if place < range.upperBound, ids[place] == number { return true }
      }
    } else {
      for index in range {
        steps.add()
        let place = list.indices.partitionPoint { list[$0] < ids[index] }
        if place < list.count, list[place] == ids[index] { return true }
      }
    }
    return false
  }

  /// Returns the points of a score if they have been computed; otherwise nil.
  fileprivate func points(of score: ScoreIndex) -> Int128? {
    guard let known = foundScores[score] else { return nil }
    return points[known]
  }

  fileprivate mutating func keep(_ sum: Int128, of score: ScoreIndex) {
    foundScores.set(score, to: Index(points.count))
    points.append(sum)
  }
}

extension CartFacts {
  /// Returns the number of the customer's events of a series in a window, and the sum of their
  /// amounts. O(log n) for n events, after the series has been computed.
  mutating func events(ofSeries series: SeriesIndex, in window: EventMatch.Window?) -> (count: Int, sum: Int128) {
    guard let events = context.customer?.events, !events.isEmpty else { return (0, 0) }
    if !customerEvents.isGrouped { customerEvents.group(events, set.events) }
    let range = customerEvents.range(of: series, events, context, currency, set.events, &steps, &budget)
    guard !range.isEmpty else { return (0, 0) }
    let first = range.partitionPoint { place in
      steps.add()
      return !context.isPast(customerEvents.entries[place].time, in: window)
    }
    let before = first > range.lowerBound ? customerEvents.entries[first - 1].sum : 0
    return (range.upperBound - first, customerEvents.entries[range.upperBound - 1].sum - before)
  }

  /// Returns the customer's points: the points of each past event of a type that the score counts
  /// (§4.26). Nil without a customer. O(1) after the first time.
  mutating func points(ofScore index: ScoreIndex) -> Int128? {
    guard let events = context.customer?.events else { return nil }
    if !customerEvents.isGrouped { customerEvents.group(events, set.events) }
    if let known = customerEvents.points(of: index) { return known }
    let score = set.scores[index.position]
    var sum: Int128 = 0
    if score.entries.count <= customerEvents.types.count {
      for entry in score.entries { sum += points(entry, within: score.window) }
    } else {
      for index in customerEvents.types.indices {
        let type = customerEvents.types[index]
        let entry = score.entries.indices.partitionPoint { score.entries[$0].type < type }
        if entry < score.entries.count, score.entries[entry].type == type {
          sum += points(score.entries[entry], within: score.window)
        }
      }
    }
    customerEvents.keep(sum, of: index)
    return sum
  }

  private mutating func points(
    _ entry: (type: TextNumber, series: SeriesIndex, points: Int), within window: TimeSpan?
  ) -> Int128 {
    Int128(events(ofSeries: entry.series, in: window.map { .within($0) }).count) * Int128(entry.points)
  }
}
