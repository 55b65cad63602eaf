// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Neighbouring units of a line with one final price.
public struct UnitRun: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  /// The index of the run; negative for the only run of a line that has no record.
  @usableFromInline let index: Int

  /// The run with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: RunRecord {
    index >= 0 ? storage.record(index, of: storage.layout.runs) : storage.onlyRun(ofLine: -1 &- index)
  }

  /// The range of the only run of a line, which has no record: its index is -1 for the first line, -2 for the second one.
  @inlinable @inline(__always) static func only(ofLine line: Int) -> Range<Int> { (-1 &- line)..<(0 &- line) }

  /// The number of units.
  @inlinable @inline(__always) public var count: Int { Int(record.count) }

  /// The final price of each of the units.
  @inlinable @inline(__always) public var price: Money { storage.money(record.price) }
}

extension UnitRun: Hashable {
  /// Whether count and price are equal.
  public static func == (left: UnitRun, right: UnitRun) -> Bool {
    left.count == right.count && left.price == right.price
  }

  /// Hashes count and price.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(price)
  }
}

extension UnitRun: CustomStringConvertible {
  /// The count and the price, such as `2 × 9.00 EUR`.
  public var description: String { "\(count) × \(price)" }
}
