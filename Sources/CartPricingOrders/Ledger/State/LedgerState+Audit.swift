// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension LedgerState {
  /// Compares counters with the sums of the records that they come from, one counter after the other in
  /// the order in which they were first claimed (§O4.13).
  ///
  /// A call reads at most `atMost` records and counters, O(log n) each, so that a page may end within a
  /// counter. If the counter changes before the next page, its records are summed anew; let `atMost` be
  /// more than the records of a promotion that is redeemed all the time.
  /// - Returns: The differences of the counters that were finished, and where the audit goes on.
  /// - Throws: `invalid` if `atMost` is below 1, or for a cursor that this ledger has not given.
  public func audit(at: Instant, after cursor: AuditCursor? = nil, atMost: Int) throws(LedgerError) -> AuditPage {
    try Self.check(at)
    try Self.check(atMost: atMost)
    var left = atMost
    var page = AuditPage()
    var first = 0
    var partial: AuditCursor?
    if let cursor {
      guard let number = numbers[cursor.counter] else { throw .invalid("the cursor is none of this ledger") }
      if let position = cursor.position { try Self.check(position.placedAt, "after") }
      first = number
      partial = counters[number].revision == cursor.revision ? cursor : nil
    }
    for number in first..<max(first, counters.count) {
      let counter = counters[number].counter
      var sum = partial ?? AuditCursor(counter, revision: counters[number].revision)
      partial = nil
      guard left > 0, addRecords(to: &sum, number, at: at, &left) else {
        page.next = sum
        return page
      }
      left -= 1
      let counted = Int64(clamping: count(onCounter: number, at: Moment(at)))
      if counted != sum.sum { page.differences.append(CounterDifference(counter, counted: counted, recorded: sum.sum)) }
    }
    return page
  }

  /// Adds what further records count to the sum of a counter; false if records are left when `left`
  /// of them were read.
  private func addRecords(to sum: inout AuditCursor, _ number: Int, at: Instant, _ left: inout Int) -> Bool {
    let counter = counters[number].counter
    guard let list = lists[ListName(subject: counter.subject, customer: counter.customer)] else { return true }
    var start = TimedKey(list)
    if let position = sum.position { start = TimedKey(list, Moment(position.placedAt), position.order) }
    var isFinished = true
    listed.forEach(from: start) { key in
      guard key.list == list else { return false }
      if sum.position != nil, key == start { return true }
      guard left > 0 else {
        isFinished = false
        return false
      }
      left -= 1
      guard let stored = records[key.order] else { return true }
      sum.position = RecordCursor(placedAt: stored.record.placedAt, order: key.order)
      guard stored.redemption.isLive(at: at), let place = stored.counters.firstIndex(of: number) else { return true }
      sum.sum = Int64(clamping: Int128(sum.sum) + Int128(stored.counts[place]))
      return true
    }
    return isFinished
  }
}
