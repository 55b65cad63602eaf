// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The groups of customers' events that the qualifiers of a set measure. A group, or series, is the
/// events of one type for which a condition holds. Leaves that differ only in their windows and
/// bounds use the same series, so a pricing reads the events once for all of these leaves.
struct EventTable: Sendable {
  private(set) var types = TextNumbers()
  /// The SKUs that conditions name.
  private(set) var skus = TextNumbers()
  /// The categories that conditions name.
  private(set) var categories = TextNumbers()
  private(set) var series = Rows<EventSeries>()
  private var places: [SeriesKey: Int32] = [:]
  /// The series of all events of the type `order`; -1 if no promotion has a constraint on the
  /// customer's spend.
  private(set) var orders: Int32 = -1

  /// Returns the index of the series of events of a type for which a condition holds. A series that
  /// is new is added.
  mutating func place(of type: EventType, _ condition: EventMatch.Condition?) -> Int32 {
    let key = SeriesKey(type: type, condition: condition)
    if let known = places[key] { return known }
    let place = Int32(series.count)
    series.append(EventSeries(type: types.intern(type.key), condition: condition.map { compile($0) }))
    places[key] = place
    return place
  }

  /// Adds the series that a constraint on the customer's spend measures.
  mutating func addSpend() {
    if orders < 0 { orders = place(of: "order", nil) }
  }

  private mutating func compile(_ condition: EventMatch.Condition) -> EventSeries.Condition {
    EventSeries.Condition(
      skus: condition.sku.map { list in skus.list(list.map { $0.key }) },
      categories: condition.category.map { list in categories.list(list.map { $0.key }) },
      attribute: condition.attribute.map { ($0.name, CompiledComparison($0.comparison)) })
  }

  /// Releases memory that only compiling needs.
  mutating func close() {
    places = [:]
    types.close()
    skus.close()
    categories.close()
    series.close()
  }
}

/// Events of a type for which a condition holds.
struct EventSeries: Sendable {
  /// The number of the type.
  let type: Int32
  let condition: Condition?

  /// Each condition that is not nil must hold. Ids are numbers, ascending.
  struct Condition: Sendable {
    let skus: [Int32]?
    let categories: [Int32]?
    let attribute: (name: String, comparison: CompiledComparison)?
  }
}

/// A compiled score.
struct CompiledScore: Sendable {
  /// For each type of events that the score counts: the type's number, the index of the series of
  /// all its events, and the points of one event. Ascending by the numbers.
  let entries: [(type: Int32, series: Int32, points: Int)]
  /// The period before now in which the score counts events; nil for all events.
  let window: TimeSpan?
}

/// The key of a series. Two keys are equal only if their texts have the same bytes.
private struct SeriesKey: Hashable {
  let type: EventType
  let condition: EventMatch.Condition?

  static func == (left: SeriesKey, right: SeriesKey) -> Bool {
    guard left.type == right.type, left.condition == right.condition else { return false }
    guard let attribute = left.condition?.attribute, let other = right.condition?.attribute else { return true }
    return attribute.name.utf8.elementsEqual(other.name.utf8)
      && attribute.comparison.hasSameText(as: other.comparison)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(condition)
  }
}
