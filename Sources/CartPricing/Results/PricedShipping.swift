// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Shipping, priced.
public struct PricedShipping: Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let record: ShippingRecord

  @inlinable @inline(__always) init(storage: PricedStorage, record: ShippingRecord) {
    self.storage = storage
    self.record = record
  }

  /// The method in force: that of the cart, or that of an upgrade.
  @inlinable @inline(__always) public var method: String { storage.method }

  /// The cost of that method before discounts.
  @inlinable @inline(__always) public var cost: Money { storage.money(record.cost) }

  /// The amount that promotions took off.
  @inlinable @inline(__always) public var discount: Money { storage.money(record.discount) }

  /// `cost` − `discount`.
  @inlinable @inline(__always) public var total: Money { storage.money(record.cost - record.discount) }

  /// The tax on ``total``.
  @inlinable @inline(__always) public var tax: Money { storage.money(record.tax) }

  /// The amount that each promotion took off, in canonical order.
  @inlinable @inline(__always) public var adjustments: ResultList<Adjustment> {
    ResultList(storage: storage, range: record.adjustments.indices)
  }
}

extension PricedShipping: Hashable {
  /// Whether all fields are equal.
  public static func == (left: PricedShipping, right: PricedShipping) -> Bool {
    left.method == right.method && left.cost == right.cost && left.discount == right.discount
      && left.tax == right.tax && left.adjustments == right.adjustments
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(method)
    hasher.combine(cost)
    hasher.combine(discount)
    hasher.combine(tax)
    hasher.combine(adjustments)
  }
}

extension PricedShipping: CustomStringConvertible {
  /// The method and its figures, such as `shipping, ground: 5.00 EUR, 1.00 EUR off, 4.00 EUR`.
  public var description: String {
    "shipping, \(method): " + (discount.minorUnits == 0 ? "\(total)" : "\(cost), \(discount) off, \(total)")
  }
}
