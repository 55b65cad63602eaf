// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The index of a series of events of a set.
typealias SeriesIndex = Index<EventSeries>

/// The index of a score of a set.
typealias ScoreIndex = Index<CompiledScore>

/// The groups of customers' events that the qualifiers of a set measure. A group, or series, is the
/// events of one type for which a condition holds. Leaves that differ only in their windows and
/// bounds use the same series, so a pricing reads the events once for all of these leaves.
struct EventTable: Sendable {
  private(set) var types = TextNumbers()
  /// The SKUs that conditions name.
  private(set) var skus = TextNumbers()
  /// The categories that conditions name.
  private(set) var categories = TextNumbers()
  /// The names of attributes that conditions compare.
  private(set) var attributeNames = TextNumbers()
  private(set) var series = Rows<EventSeries>()
  private var indices: [SeriesKey: SeriesIndex] = [:]
  /// The series of all events of the type `order`; nil if no promotion has a constraint on the
  /// customer's spend.
  private(set) var orders: SeriesIndex?

  /// Returns the index of the series of events of a type for which a condition holds. A series that
  /// is new is added.
  mutating func index(of type: EventType, _ condition: EventMatch.Condition?) -> SeriesIndex {
    let key = SeriesKey(type: type, condition: condition)
    if let known = indices[key] { return known }
    let index = SeriesIndex(series.count)
    series.append(compile(type, condition))
    indices[key] = index
    return index
  }

  /// Adds the series that a constraint on the customer's spend measures.
  mutating func addSpend() {
    if orders == nil { orders = index(of: "order", nil) }
  }

  private mutating func compile(_ type: EventType, _ condition: EventMatch.Condition?) -> EventSeries {
    EventSeries(
      type: types.intern(type.key),
      skus: condition?.sku.map { list in skus.list(list.map { $0.key }) },
      categories: condition?.category.map { list in categories.list(list.map { $0.key }) },
      attributes: (condition?.attribute).map { attribute in
        [
          ComparedAttribute(
            name: attributeNames.intern(TextKey(attribute.name)), comparison: CompiledComparison(attribute.comparison))
        ]
      } ?? [])
  }

  /// Releases memory that only compiling needs.
  mutating func close() {
    indices = [:]
    types.close()
    skus.close()
    categories.close()
    attributeNames.close()
    series.close()
  }
}

/// Events of a type for which conditions hold.
struct EventSeries: Sendable {
  /// The number of the type.
  let type: TextNumber
  /// The numbers of SKUs of which an event must have one, ascending; nil for any.
  let skus: [TextNumber]?
  /// The numbers of categories of which an event must have one, ascending; nil for any.
  let categories: [TextNumber]?
  /// The conditions on attributes, each of which must hold. Documents give at most one. An array
  /// is not copied when it is read, but an optional value of this size is.
  let attributes: [ComparedAttribute]
}

/// A compiled score.
struct CompiledScore: Sendable {
  /// For each type of events that the score counts: the type's number, the index of the series of
  /// all its events, and the points of one event. Ascending by the numbers.
  let entries: [(type: TextNumber, series: SeriesIndex, points: Int)]
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
    return attribute.name.hasSameBytes(as: other.name)
      && attribute.comparison.hasSameText(as: other.comparison)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(condition)
  }
}
