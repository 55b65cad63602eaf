// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The leaf `events`: conditions on a customer's events, and bounds on their number or on the sum
/// of their amounts.
public struct EventMatch: Sendable, Hashable {
  /// The type of the events.
  public var type: EventType
  /// The period in which they happened; nil for any time up to now.
  public var window: Window?
  /// The conditions on the events; nil for none.
  public var condition: Condition?
  /// The bounds on the events.
  public var measure: Measure

  /// Events of a type; by default at least one at any time.
  public init(
    _ type: EventType, when window: Window? = nil, about condition: Condition? = nil,
    measure: Measure = .count(CountRange(atLeast: 1))
  ) {
    self.type = type
    self.window = window
    self.condition = condition
    self.measure = measure
  }

  /// A window of time that ends now.
  @nonexhaustive
  public enum Window: Sendable, Hashable {
    /// The time span up to now: later than this span before now, and not after now.
    case within(TimeSpan)
    /// In the same local day, week (from Monday), month or year as now, and not after now.
    case during(Period)
  }

  /// A calendar period.
  public typealias Period = CalendarPeriod

  /// The conditions on an event; every condition that is not nil must match.
  public struct Condition: Sendable, Hashable {
    /// SKUs of which the event has at least one; nil is no condition.
    public var sku: [SKU]?
    /// Categories of which the event has at least one; nil is no condition.
    public var category: [CategoryID]?
    /// A comparison of an attribute of the event; nil is no condition.
    public var attribute: AttributeCondition?

    /// Conditions on an event.
    public init(sku: [SKU]? = nil, category: [CategoryID]? = nil, attribute: AttributeCondition? = nil) {
      self.sku = sku
      self.category = category
      self.attribute = attribute
    }
  }

  /// The figure that must be in a range.
  @nonexhaustive
  public enum Measure: Sendable, Hashable {
    /// The number of matching events.
    case count(CountRange)
    /// The sum of their amounts.
    case sum(AmountRange)
    /// The number of matching events modulo `every`, which is at least 1, is `remainder`: with
    /// `.every(10, remainder: 9)` the tenth event is the next one. A remainder that is not below
    /// `every` is never met.
    case every(Int, remainder: Int)
  }
}

extension Qualifier {
  /// The customer's matching events are within bounds.
  public static func events(_ match: EventMatch) -> Qualifier { Qualifier(.events(match)) }

  /// The customer has at least one such event, or at least `atLeast` events:
  /// `.events("order", .within("P90D"), atLeast: 2)`.
  ///
  /// False without a customer. Events after now never match.
  /// - Parameters:
  ///   - type: The type of the events.
  ///   - window: The period in which they happened; nil for any time up to now.
  ///   - condition: The conditions on the events; nil for none.
  ///   - atLeast: The smallest number of events.
  /// - Returns: The qualifier.
  public static func events(
    _ type: EventType, _ window: EventMatch.Window? = nil, about condition: EventMatch.Condition? = nil,
    atLeast: Int = 1
  ) -> Qualifier {
    .events(EventMatch(type, when: window, about: condition, measure: .count(CountRange(atLeast: atLeast))))
  }

  /// The customer has at most `atMost` such events: `.events("order", atMost: 0)` holds for a
  /// customer without an order.
  ///
  /// False without a customer, unlike `!.events("order")`.
  /// - Parameters:
  ///   - type: The type of the events.
  ///   - window: The period in which they happened; nil for any time up to now.
  ///   - condition: The conditions on the events; nil for none.
  ///   - atMost: The largest number of events.
  /// - Returns: The qualifier.
  public static func events(
    _ type: EventType, _ window: EventMatch.Window? = nil, about condition: EventMatch.Condition? = nil, atMost: Int
  ) -> Qualifier {
    .events(EventMatch(type, when: window, about: condition, measure: .count(CountRange(atMost: atMost))))
  }
}

extension Qualifier {
  /// The number of the customer's matching events has a remainder: `.events("order", every: 10,
  /// remainder: 9)` holds for the tenth order, which is not among the events yet.
  ///
  /// False without a customer. 0 is the remainder of a customer without events.
  public static func events(
    _ type: EventType, _ window: EventMatch.Window? = nil, about condition: EventMatch.Condition? = nil,
    every: Int, remainder: Int = 0
  ) -> Qualifier {
    .events(EventMatch(type, when: window, about: condition, measure: .every(every, remainder: remainder)))
  }
}

// MARK: - Document

extension EventMatch: DocumentValue {
  enum Key: String, DocumentKey {
    case type, within, during, `where`, count, sum
    static let table = KeyTable(Key.self, "a condition on events", required: [.type])

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      if present.contains(.within), present.contains(.during) { report(nil, "has both \"within\" and \"during\"") }
      if present.contains(.count), present.contains(.sum) { report(nil, "has both \"count\" and \"sum\"") }
      return .all
    }

    static var inner: [(key: Key, names: [String])] {
      [
        (.where, Condition.Key.table.names), (.count, CountKey.table.names),
        (.sum, AmountRange.Key.table.names),
      ]
    }
  }

  /// The keys of a count of events: a range, or each so many of them (§4.16).
  enum CountKey: String, RangeKeys {
    case atLeast, atMost, above, below, every, remainder
    static let table = KeyTable(CountKey.self, "a count of events")

    static func readable(
      _ present: PresentKeys<CountKey>, report: (CountKey?, String) -> Void
    ) -> KeySet<CountKey> {
      checkBounds(present, report)
      let isRange = !bounds.intersection(present.keys).isEmpty
      if present.contains(.every) || present.contains(.remainder), isRange {
        report(nil, "has both a range and \"every\"; only one of them may stand")
      } else if present.contains(.remainder), !present.contains(.every) {
        report(.every, "is missing; \"remainder\" needs it")
      }
      return .all
    }
  }

  private static func readCount<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Measure {
    var range = CountRange()
    var every: Int?
    var remainder: Int?
    var object = source.open(value, CountKey.self)
    while let (key, value) = source.next(&object, CountKey.self) {
      switch key {
      case .atLeast: range.atLeast = source.read(value)
      case .atMost: range.atMost = source.read(value)
      case .above: range.above = source.read(value)
      case .below: range.below = source.read(value)
      case .every: every = source.read(value)
      case .remainder: remainder = source.read(value)
      }
    }
    // A remainder by itself lacks `every`, and is no range that lacks a bound.
    if let every = every ?? remainder.map({ _ in 1 }) { return .every(every, remainder: remainder ?? 0) }
    return .count(range)
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> EventMatch {
    var match = EventMatch(EventType(key: .empty))
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .type: match.type = source.read(value)
      case .within: match.window = .within(source.read(value))
      case .during: match.window = .during(source.word(value, or: .day))
      case .where: match.condition = source.read(value)
      case .count: match.measure = readCount(value, from: &source)
      case .sum: match.measure = .sum(AmountRange.read(value, of: "a range of amounts", from: &source))
      }
    }
    return match
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.type, type)
      switch window {
      case .within(let span)?: writer.member(Key.within, span)
      case .during(let period)?: writer.member(Key.during, period)
      case nil: break
      }
      writer.member(Key.where, ifPresent: condition)
      switch measure {
      case .count(let range):
        // Without `count` and `sum`, at least one event is needed.
        guard range != CountRange(atLeast: 1) else { return }
        writer.object(Key.count) { range.writeMembers(to: &$0) }
      case .sum(let range): writer.object(Key.sum) { range.writeMembers(to: &$0) }
      case .every(let every, let remainder):
        writer.object(Key.count) { writer in
          writer.member(CountKey.every, every)
          writer.member(CountKey.remainder, remainder, unless: 0)
        }
      }
    }
  }
}

extension EventMatch.Condition: DocumentValue {
  enum Key: String, DocumentKey {
    case sku, category, attribute
    static let table = KeyTable(Key.self, "a condition on an event")

    static var inner: [(key: Key, names: [String])] { [(.attribute, AttributeCondition.Key.table.names)] }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> EventMatch.Condition {
    var condition = EventMatch.Condition()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .sku: condition.sku = source.read(value)
      case .category: condition.category = source.read(value)
      case .attribute: condition.attribute = source.read(value)
      }
    }
    return condition
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.sku, ifPresent: sku)
      writer.member(Key.category, ifPresent: category)
      writer.member(Key.attribute, ifPresent: attribute)
    }
  }
}

// MARK: - Checks

extension EventMatch {
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("events")
    sink.check(type, at: "type")
    if case .within(let span)? = window { sink.check(span, at: "within") }
    if let condition { condition.check(into: &sink) }
    switch measure {
    case .count(let range):
      sink.push("count")
      range.check(into: &sink)
      sink.pop()
    case .sum(let range):
      sink.push("sum")
      range.check(scope, into: &sink)
      sink.pop()
    case .every(let every, let remainder):
      sink.push("count")
      sink.check(every, in: 1...Limits.count, at: "every")
      sink.check(remainder, at: "remainder")
      // §11.10
      if every > 0, remainder >= every {
        sink.warn(.emptyRange, at: "remainder", "is not below \"every\", so no count has it")
      }
      sink.pop()
    }
    sink.pop()
  }
}

extension EventMatch.Condition {
  func check(into sink: inout some FaultSink) {
    sink.push("where")
    if let sku { sink.check(sku, at: "sku") }
    if let category { sink.check(category, at: "category") }
    if let attribute {
      sink.push("attribute")
      sink.check(name: attribute.name, at: "name")
      attribute.comparison.check(into: &sink)
      sink.pop()
    }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Sets the flags of the current promotion for the amounts of the leaf, if it bounds a sum.
  mutating func addAmountFlags(of match: EventMatch) {
    if case .sum(let range) = match.measure { addAmountFlags(range) }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the number of the customer's matching events, or the sum of their amounts, is within
  /// bounds (§4.16, §4.24); false without a customer (§4.20).
  mutating func holds(_ match: EventMatch, ofSeries series: SeriesIndex) -> Bool {
    guard hasCustomer else { return false }
    let found = events(ofSeries: series, in: match.window)
    switch match.measure {
    case .count(let range): return range.contains(found.count)
    case .sum(let range): return contains(found.sum, in: range)
    // §4.27
    case .every(let every, let remainder): return Int(found.count) % every == remainder
    }
  }
}

extension PricingContext {
  /// Whether an instant is not after now and in a window that ends now (§4.22). Calendar periods
  /// are those of the offset of now.
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
  fileprivate var monday: Int { daysSinceEpoch - weekday.index }
}
