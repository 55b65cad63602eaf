// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A fee, priced.
public struct PricedFee: ResultElement, Sendable, Identifiable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The fee with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: FeeRecord { storage.record(index, of: storage.layout.fees) }

  /// The id of the fee.
  @inlinable @inline(__always) public var id: FeeID { storage.cart.fees[index].id }

  /// The cost of the fee before discounts.
  @inlinable @inline(__always) public var amount: Money { storage.money(record.amount) }

  /// The amount that promotions took off.
  @inlinable @inline(__always) public var discount: Money { storage.money(record.discount) }

  /// `amount` − `discount`.
  @inlinable @inline(__always) public var total: Money { storage.money(record.amount - record.discount) }

  /// The tax on ``total``; nil for a fee without a rate of tax.
  @inlinable @inline(__always) public var tax: Money? {
    storage.tax(ofFee: index).map { storage.money($0) }
  }

  /// The amount that each promotion took off, in canonical order.
  @inlinable @inline(__always) public var adjustments: ResultList<Adjustment> {
    ResultList(storage: storage, range: record.adjustments.indices)
  }
}

extension PricedFee: Hashable {
  /// Whether all fields are equal.
  public static func == (left: PricedFee, right: PricedFee) -> Bool {
    left.id == right.id && left.amount == right.amount && left.discount == right.discount && left.tax == right.tax
      && left.adjustments == right.adjustments
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(amount)
    hasher.combine(discount)
    hasher.combine(adjustments)
  }
}

extension PricedFee: CustomStringConvertible {
  /// The fee and its figures, such as `fee wrap: 2.00 EUR, 0.50 EUR off, 1.50 EUR`.
  public var description: String {
    "fee \(id): " + (discount.minorUnits == 0 ? "\(total)" : "\(amount), \(discount) off, \(total)")
  }
}
