// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

extension LedgerState {
  /// The largest number of records of a page.
  public static var recordsOfPage: Int { 1_000 }

  /// Lists records of all states, by the instants at which the orders were placed, then by order
  /// id (§O4.11).
  ///
  /// A page has `atMost` records, or 1,000 if that is less, or those that are left. If both a promotion
  /// and a code are named, a page may have fewer records, even none, and yet a next cursor: a call
  /// reads at most 2,000 entries of the lists of the two. O(log n) for each record of the page.
  /// - Throws: `invalid` if `atMost` is below 1, and for malformed instants.
  public func records(
    _ query: RecordQuery = RecordQuery(), after cursor: RecordCursor? = nil, atMost: Int
  ) throws(LedgerError) -> RecordPage {
    try Self.check(atMost: atMost)
    if let from = query.from { try Self.check(from, "from") }
    if let to = query.to { try Self.check(to, "to") }
    if let cursor { try Self.check(cursor.placedAt, "after") }
    var names: [ListName] = []
    if let promotion = query.promotion {
      names.append(ListName(subject: .promotion(promotion), customer: query.customer))
    }
    if let coupon = query.coupon { names.append(ListName(subject: .coupon(coupon), customer: query.customer)) }
    if names.isEmpty { names = [ListName(customer: query.customer)] }
    var numbers: [Int] = []
    for name in names {
      guard let number = lists[name] else { return RecordPage([]) }
      numbers.append(number)
    }
    return ListReader(self, numbers, query: query, after: cursor, atMost: min(atMost, Self.recordsOfPage)).page()
  }
}

/// Reads the records that are in each of one or two lists.
private struct ListReader {
  let state: LedgerState
  let lists: [Int]
  let query: RecordQuery
  let atMost: Int
  /// The first place that is read.
  private let start: Place
  /// The moment at which the list ends.
  private let end: Moment?

  private typealias Place = (moment: Moment, order: OrderID)

  init(_ state: LedgerState, _ lists: [Int], query: RecordQuery, after cursor: RecordCursor?, atMost: Int) {
    self.state = state
    self.lists = lists
    self.query = query
    self.atMost = atMost
    end = query.to.map { Moment($0) }
    let from: Place = (query.from.map { Moment($0) } ?? .first, "")
    let behind = cursor.map { Self.place(behind: (Moment($0.placedAt), $0.order)) } ?? from
    start = behind < from ? from : behind
  }

  /// The smallest place that is larger: its order id has a zero byte more.
  private static func place(behind place: Place) -> Place { (place.moment, OrderID(place.order.text + "\0")) }

  func page() -> RecordPage { lists.count == 1 ? pageOfOne() : pageOfTwo() }

  /// The records of one list.
  private func pageOfOne() -> RecordPage {
    var found: [OrderID] = []
    state.listed.forEach(from: TimedKey(lists[0], start.moment, start.order)) { key in
      guard isWithin(key, of: lists[0]) else { return false }
      if isWanted(key.order) { found.append(key.order) }
      return found.count <= atMost
    }
    return page(of: found)
  }

  /// The records that are in both lists: the later of the next entries of the two is looked up in the
  /// other list (leapfrog join).
  private func pageOfTwo() -> RecordPage {
    var found: [OrderID] = []
    var place = start
    var last = start
    for _ in 0..<LedgerState.recordsOfPage {
      guard let one = entry(of: lists[0], from: place), let other = entry(of: lists[1], from: place) else {
        return page(of: found)
      }
      last = min(one, other)
      if one == other {
        if isWanted(one.order) { found.append(one.order) }
        if found.count > atMost { return page(of: found) }
        place = Self.place(behind: one)
      } else {
        place = max(one, other)
      }
    }
    let records = found.compactMap { state.records[$0]?.record }
    let placedAt = Instant(secondsSinceEpoch: last.moment.seconds, nanoseconds: last.moment.nanoseconds)
    return RecordPage(records, next: RecordCursor(placedAt: placedAt, order: last.order))
  }

  private func min(_ one: Place, _ other: Place) -> Place { one < other ? one : other }
  private func max(_ one: Place, _ other: Place) -> Place { one < other ? other : one }

  /// The first entry of a list that is not before a place.
  private func entry(of list: Int, from place: Place) -> Place? {
    guard let key = state.listed.first(from: TimedKey(list, place.moment, place.order)), isWithin(key, of: list)
    else { return nil }
    return (key.moment, key.order)
  }

  private func isWithin(_ key: TimedKey, of list: Int) -> Bool {
    key.list == list && end.map { key.moment < $0 } ?? true
  }

  /// Whether an order is the customer's of the query, if that names one.
  private func isWanted(_ order: OrderID) -> Bool {
    guard let customer = query.customer else { return true }
    return state.records[order]?.record.customer == customer
  }

  /// The page of the first orders, with a cursor if there are more.
  private func page(of orders: [OrderID]) -> RecordPage {
    let records = orders.prefix(atMost).compactMap { state.records[$0]?.record }
    guard orders.count > atMost, let last = records.last else { return RecordPage(records) }
    return RecordPage(records, next: RecordCursor(placedAt: last.placedAt, order: last.order))
  }
}
