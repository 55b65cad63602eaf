// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// All that a ledger knows, as a value that decides every call: records of redemptions, their
/// counters, and what is derived from them.
///
/// The state has no storage and no clock. A ledger on a database can use it to test itself, and
/// ``InMemoryLedger`` is an actor around it. A call that throws has changed nothing.
///
/// Each call takes time for its claims, its keys or the records of its page, each times O(log n); no
/// call reads all records. `giveBack` takes time for what was given back of the order before, too. A call
/// that counts, and `expire`, also take back the reservations that have ended; each reservation is taken
/// back once (§O4.19).
public struct LedgerState: Sendable {
  /// A counter with the sum of the redeemed claims on it. Its reserved claims are in `reserved`.
  struct CounterEntry: Sendable {
    let counter: Counter
    var redeemed: Int128 = 0
    /// A number that changes with each change of the counter.
    var revision = 0
  }

  /// What a list of records has in common; both nil for the list of all records.
  struct ListName: Sendable, Hashable {
    var subject: Counter.Subject?
    var customer: CustomerID?
  }

  var records: [OrderID: StoredRecord] = [:]
  /// The counters that were ever claimed. Their numbers are indices into this array.
  var counters: [CounterEntry] = []
  var numbers: [Counter: Int] = [:]
  /// The reservations that were not taken back: for each counter a list by their ends with their
  /// counts, and in the list -1 each reservation once, with the count 1.
  var reserved = SummedTree<TimedKey>()
  /// The lists of records by promotion, code, campaign and customer, each by time and order.
  var listed = SummedTree<TimedKey>()
  var lists: [ListName: Int] = [:]
  var statistics = LedgerStatistics()

  /// An empty ledger.
  public init() {}

  /// The list in `reserved` that has each reservation once.
  static var allReservations: Int { -1 }

  // MARK: Reading

  /// The record of an order; nil if the ledger does not know the order. O(1).
  public func record(of order: OrderID) -> RedemptionRecord? { records[order]?.record }

  /// What is counted on a counter: redeemed, and reserved by reservations that end after a moment.
  /// O(log n).
  func count(onCounter number: Int, at moment: Moment) -> Int128 {
    counters[number].redeemed + reserved.sum(from: TimedKey(number, moment.next), to: TimedKey(number + 1))
  }

  // MARK: Numbers

  /// The number of a counter, which is new if nobody has claimed it.
  mutating func number(of counter: Counter) -> Int {
    if let number = numbers[counter] { return number }
    numbers[counter] = counters.count
    counters.append(CounterEntry(counter: counter))
    return counters.count - 1
  }

  /// The numbers of the lists that have an order's record.
  mutating func listNumbers(for order: OrderClaims) -> [Int] {
    var names: Set<ListName> = [ListName()]
    if let customer = order.customer { names.insert(ListName(customer: customer)) }
    for claim in order.claims {
      let subject = claim.counter.subject
      names.insert(ListName(subject: subject))
      if let customer = order.customer { names.insert(ListName(subject: subject, customer: customer)) }
      if let customer = claim.counter.customer { names.insert(ListName(subject: subject, customer: customer)) }
    }
    return names.map { name in
      if let number = lists[name] { return number }
      lists[name] = lists.count
      return lists.count - 1
    }
  }
}
