// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The amount that one promotion took off one target: a line, shipping, a fee or the tax.
public struct Adjustment: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The adjustment with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: AdjustmentRecord { storage.record(index, of: storage.layout.adjustments) }

  /// The id of the promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The amount that the promotion took off; at least one minor unit.
  @inlinable @inline(__always) public var amount: Money { storage.money(record.amount) }

  /// The target that the amount was taken off. O(log n) for n lines and fees.
  public var target: Target { storage.target(ofAdjustment: index) }

  /// The figures that an adjustment can lower.
  @nonexhaustive
  public enum Target: Sendable, Hashable {
    /// The line with this id, of the cart or of a gift.
    case line(LineID)
    /// Shipping.
    case shipping
    /// The fee with this id.
    case fee(FeeID)
    /// The tax of lines and shipping.
    case tax
  }
}

extension Adjustment: Hashable {
  /// Whether promotion, target and amount are equal.
  public static func == (left: Adjustment, right: Adjustment) -> Bool {
    left.promotion == right.promotion && left.amount == right.amount && left.target == right.target
  }

  /// Hashes promotion, target and amount.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(promotion)
    hasher.combine(amount)
    hasher.combine(target)
  }
}

extension Adjustment: CustomStringConvertible {
  /// The promotion, the amount and the target, such as `ten: 2.00 EUR off line 1`.
  public var description: String { "\(promotion): \(amount) off \(target)" }
}

extension Adjustment.Target: CustomStringConvertible {
  /// The target in words: `line 1`, `shipping`, `fee wrap` or `tax`.
  public var description: String {
    switch self {
    case .line(let id): "line \(id)"
    case .shipping: "shipping"
    case .fee(let id): "fee \(id)"
    case .tax: "tax"
    }
  }
}

extension PricedStorage {
  /// The target of the adjustment with an index. The adjustments of lines come first, in the order of the lines; then
  /// those of shipping, of fees and of the tax.
  fileprivate func target(ofAdjustment index: Int) -> Adjustment.Target {
    let index = Int32(truncatingIfNeeded: index)
    if let shipping, shipping.adjustments.contains(index) { return .shipping }
    if tax.adjustments.contains(index) { return .tax }
    if let first = fees.first, index >= first.adjustments.first {
      return .fee(cart.fees[last(of: fees.indices) { fees[$0].adjustments.first <= index }].id)
    }
    let line = last(of: 0..<lineCount) { adjustments(ofLine: $0).first <= index }
    return .line(PricedLine(storage: self, index: line).id)
  }

  /// The last of the targets whose adjustments start at or before an index: binary search, as their ranges ascend. The
  /// last of equal starts is the one whose range is not empty.
  private func last(of targets: Range<Int>, where starts: (Int) -> Bool) -> Int {
    targets.partitionPoint(starts) - 1
  }
}

extension IndexRange {
  fileprivate func contains(_ index: Int32) -> Bool { index >= first && index < end }
}
