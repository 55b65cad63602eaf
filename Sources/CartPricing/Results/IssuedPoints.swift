// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Points to give to the customer; they do not change the total.
public struct IssuedPoints: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The points with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: PointsRecord { storage.record(index, of: storage.layout.points) }

  /// The id of the promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The number of points.
  @inlinable @inline(__always) public var count: Int { Int(record.count) }
}

extension IssuedPoints: Hashable {
  /// Whether all fields are equal.
  public static func == (left: IssuedPoints, right: IssuedPoints) -> Bool {
    left.promotion == right.promotion && left.count == right.count
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(promotion)
    hasher.combine(count)
  }
}

extension IssuedPoints: CustomStringConvertible {
  /// The promotion and the points, such as `bonus: 20 points`.
  public var description: String { "\(promotion): \(count) \(count == 1 ? "point" : "points")" }
}
