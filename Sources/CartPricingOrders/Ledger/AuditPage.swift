// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A counter that is not the sum of the records that it comes from.
public struct CounterDifference: Sendable, Hashable {
  /// The counter.
  public var counter: Counter
  /// The count that the ledger uses.
  public var counted: Int64
  /// The sum over the records.
  public var recorded: Int64

  /// A difference.
  public init(_ counter: Counter, counted: Int64, recorded: Int64) {
    self.counter = counter
    self.counted = counted
    self.recorded = recorded
  }
}

/// A place in an audit: a counter, and how far its records have been summed.
///
/// A ledger that compares whole counters needs the counter alone, and goes on behind it.
public struct AuditCursor: Sendable, Hashable {
  /// The counter.
  public var counter: Counter
  /// The last record that was summed; nil if the counter is yet to be begun.
  public var position: RecordCursor?
  /// The sum so far.
  public var sum: Int64
  /// A number that changes whenever the counter does; after a change the counter is begun anew.
  public var revision: Int

  /// A place in an audit.
  public init(_ counter: Counter, position: RecordCursor? = nil, sum: Int64 = 0, revision: Int = 0) {
    self.counter = counter
    self.position = position
    self.sum = sum
    self.revision = revision
  }
}

/// A part of an audit.
public struct AuditPage: Sendable, Hashable {
  /// The differences.
  public var differences: [CounterDifference]
  /// Where the audit goes on; nil at its end.
  public var next: AuditCursor?

  /// A page.
  public init(_ differences: [CounterDifference] = [], next: AuditCursor? = nil) {
    self.differences = differences
    self.next = next
  }
}
