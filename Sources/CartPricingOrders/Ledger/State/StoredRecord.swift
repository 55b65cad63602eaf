// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A record with what the state of a ledger keeps beside it.
struct StoredRecord: Sendable {
  var record: RedemptionRecord
  /// The numbers of the counters of the claims, in their order.
  var counters: [Int]
  /// What each claim still counts: less than its count after returns, 0 if it was taken back.
  var counts: [Int64]
  /// The promotions whose uses returns have taken back.
  var released: Set<PromotionID> = []
  /// The numbers of the lists in which the record is.
  var lists: [Int]

  /// Whether the record is a reservation that has not ended at a moment and was not taken back.
  func isReserved(at moment: Moment) -> Bool { record.state == .reserved && moment < end }

  /// Whether the claims of the record count at a moment.
  func isLive(at moment: Moment) -> Bool { record.state == .redeemed || isReserved(at: moment) }

  /// When the reservation ends or has ended; before all instants without a reservation.
  var end: Moment { record.expires.map { Moment($0) } ?? .first }

  /// The place of the record in a list.
  func key(in list: Int) -> TimedKey { TimedKey(list, Moment(record.placedAt), record.order) }

  /// The discounts of a return, which may be empty. O(log n) for n entries before it.
  func discounts(ofReturn number: Int) -> ArraySlice<RedemptionRecord.GivenBack> {
    let entries = record.returned
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].number < number { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < entries.count, entries[end].number == number { end += 1 }
    return entries[low..<end]
  }
}

extension Claim {
  /// The promotions that share what the claim counts: its own, or those that a code or a campaign
  /// brought.
  var sharing: [PromotionID] {
    if case .promotion(let promotion) = counter.subject { return [promotion] }
    return promotions
  }

  /// Whether discount is counted, and not uses.
  var isMoney: Bool { counter.currency != nil }
}
