// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Runs, ranges and price buckets: several units of a line as one value.

/// Consecutive units of a line with the same current price (§2.11).
struct Run: Sendable {
  /// The number of units, which is within 32 bits (§11.14), so that a run has 24 bytes.
  private var units: Int32
  /// What promotions with `consumes` have done with the units.
  var marks: UnitMarks = []
  var price: Int64
  var owner: RunOwner
  /// The next run of the line; nil at its end.
  var next: OptionalIndex<Run>

  @inline(__always)
  init(count: Int64, price: Int64, owner: RunOwner) {
    units = Int32(truncatingIfNeeded: count)
    self.price = price
    self.owner = owner
    next = nil
  }

  @inline(__always)
  var count: Int64 {
    get { Int64(units) }
    set { units = Int32(truncatingIfNeeded: newValue) }
  }
}

/// Which promotions have discounted the units of a run, in four bytes.
struct RunOwner: Equatable, Sendable {
  /// The index of a promotion; -1, -2, or -3 less the index of a promotion for the other owners.
  private let rawValue: Int32

  private init(_ rawValue: Int32) { self.rawValue = rawValue }

  /// No promotion has discounted the units.
  static var none: RunOwner {
    @inline(__always) get { RunOwner(-1) }
  }

  /// Promotions that share units have discounted them.
  static var shared: RunOwner {
    @inline(__always) get { RunOwner(-2) }
  }

  /// A promotion that does not share its units has discounted them.
  @inline(__always)
  static func exclusive(_ promotion: CandidateIndex) -> RunOwner { RunOwner(promotion.rawValue) }

  /// Only one promotion with `notOnDiscounted` has discounted the units, which are open to all
  /// promotions that share units.
  @inline(__always)
  static func only(_ promotion: CandidateIndex) -> RunOwner { RunOwner(-3 - promotion.rawValue) }

  /// Whether a promotion owns the units that does not share them.
  @inline(__always)
  var isExclusive: Bool { rawValue >= 0 }
}

/// The same discount on each of some consecutive units of a line.
struct UnitDiscount: Sendable {
  let line: LineIndex
  let start: Int64
  let count: Int64
  var each: Int64
}

/// Consecutive open units of a line with the same price.
struct UnitRange: Sendable {
  let line: LineIndex
  let start: Int64
  let count: Int64
  let price: Int64
  /// What the price has above the minimum of the line (§2.14).
  let room: Int64
}

/// A price bucket: units of one line with the same price. An action takes the units of one bucket
/// after the other, and of a bucket the units with the lowest numbers.
struct PriceBucket: Sendable {
  let line: LineIndex
  /// The line's rank in the order of line ids.
  let rank: Int32
  let price: Int64
  /// What the price has above the minimum of the line (§2.14).
  let room: Int64
  var count: Int64

  /// Returns a bucket with the same line and price and another count.
  func times(_ count: Int64) -> PriceBucket {
    PriceBucket(line: line, rank: rank, price: price, room: room, count: count)
  }
}

extension UniqueArray where Element == PriceBucket {
  /// Appends a number of units of a bucket.
  mutating func take(_ count: Int64, of bucket: PriceBucket) {
    guard count > 0 else { return }
    if !isEmpty, self[self.count - 1].line == bucket.line, self[self.count - 1].price == bucket.price {
      self[self.count - 1].count += count
    } else {
      append(bucket.times(count))
    }
  }
}
