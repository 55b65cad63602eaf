// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A moment without an offset, so that moments have an order.
struct Moment: Sendable, Hashable, Comparable {
  /// Whole seconds since 1970, rounded down.
  let seconds: Int64
  /// Nanoseconds after the whole second.
  let nanoseconds: Int32

  init(_ instant: Instant) { self.init(seconds: instant.secondsSinceEpoch, nanoseconds: instant.nanoseconds) }

  private init(seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// A moment before all instants.
  static var first: Moment { Moment(seconds: .min, nanoseconds: 0) }

  /// A moment that is later than this one, and not later than any instant that is.
  var next: Moment { Moment(seconds: seconds, nanoseconds: nanoseconds + 1) }

  /// The number of the day in UTC: 0 for 1 January 1970.
  var day: Int { Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400) }

  static func < (left: Moment, right: Moment) -> Bool {
    left.seconds != right.seconds ? left.seconds < right.seconds : left.nanoseconds < right.nanoseconds
  }
}

/// A place in one of many lists that are ordered by time and then by order id. One tree has all
/// lists, one after the other.
struct TimedKey: Sendable, Hashable, Comparable {
  /// The number of the list.
  let list: Int
  /// When the order was placed, or when its reservation ends.
  let moment: Moment
  /// The order.
  let order: OrderID

  init(_ list: Int, _ moment: Moment = .first, _ order: OrderID = "") {
    self.list = list
    self.moment = moment
    self.order = order
  }

  static func < (left: TimedKey, right: TimedKey) -> Bool {
    if left.list != right.list { return left.list < right.list }
    if left.moment != right.moment { return left.moment < right.moment }
    return left.order < right.order
  }
}
