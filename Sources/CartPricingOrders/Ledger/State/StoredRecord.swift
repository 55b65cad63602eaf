// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A record with what the state of a ledger keeps beside it.
struct StoredRecord: Sendable {
  var redemption: CountedRedemption
  /// The numbers of the counters of the claims, in their order.
  var counters: [Int]
  /// The numbers of the lists in which the record is.
  var lists: [Int]

  var record: RedemptionRecord { redemption.record }
  /// What each claim still counts.
  var counts: [Int64] { redemption.counts }

  /// When the reservation ends or has ended; before all instants without a reservation.
  var end: Moment { record.expires.map { Moment($0) } ?? .first }

  /// The place of the record in a list.
  func key(in list: Int) -> TimedKey { TimedKey(list, Moment(record.placedAt), record.order) }
}
