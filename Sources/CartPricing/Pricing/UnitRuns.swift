// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Units with their numbers and prices, as the steps of pricing hand them on.

/// Neighbouring units of a line with one current price (§2.11).
struct Run: Sendable {
  var count: Int64
  var price: Int64
  /// Who has discounted the units: ``noOwner``, ``shared``, or the promotion that has them to itself.
  var owner: Int32
  /// The place of the next run of the line; -1 at its end.
  var next: Int32

  static let noOwner: Int32 = -1
  /// Promotions that share units with others.
  static let shared: Int32 = -2
}

/// A discount on neighbouring units of a line, the same on each.
struct UnitDiscount: Sendable {
  let line: Int32
  let start: Int64
  let count: Int64
  let each: Int64
}

/// Neighbouring open units of a line that cost the same.
struct UnitRange: Sendable {
  let line: Int32
  let start: Int64
  let count: Int64
  let price: Int64
}

/// Units of one line that cost the same, in the order in which an action takes units; of such units it is always those with
/// the lowest numbers that are taken.
struct PriceBucket: Sendable {
  let line: Int32
  /// The line's place in the order of line ids.
  let rank: Int32
  let price: Int64
  var count: Int64

  /// Another number of the same units.
  func times(_ count: Int64) -> PriceBucket { PriceBucket(line: line, rank: rank, price: price, count: count) }
}

extension UniqueArray where Element == PriceBucket {
  /// Adds units of a class to what is taken.
  mutating func take(_ count: Int64, of bucket: PriceBucket) {
    guard count > 0 else { return }
    if !isEmpty, self[self.count - 1].line == bucket.line, self[self.count - 1].price == bucket.price {
      self[self.count - 1].count += count
    } else {
      append(bucket.times(count))
    }
  }
}
