// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The tax of lines, shipping and fees.
public struct PricedTax: Sendable {
  @usableFromInline let storage: PricedStorage

  @inlinable @inline(__always) init(storage: PricedStorage) { self.storage = storage }

  @inlinable @inline(__always) var record: TaxRecord { storage.layout.tax }

  /// The tax on the totals of lines, shipping and fees, before discounts on tax.
  @inlinable @inline(__always) public var amount: Money { storage.money(record.amount) }

  /// The amount that promotions took off the tax.
  @inlinable @inline(__always) public var discount: Money { storage.money(record.discount) }

  /// `amount` − `discount`.
  @inlinable @inline(__always) public var total: Money { storage.money(record.amount - record.discount) }

  /// The amount that each promotion took off, in canonical order.
  @inlinable @inline(__always) public var adjustments: ResultList<Adjustment> {
    ResultList(storage: storage, range: record.adjustments.indices)
  }
}

extension PricedTax: Hashable {
  /// Whether all fields are equal.
  public static func == (left: PricedTax, right: PricedTax) -> Bool {
    left.amount == right.amount && left.discount == right.discount && left.adjustments == right.adjustments
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(amount)
    hasher.combine(discount)
    hasher.combine(adjustments)
  }
}

extension PricedTax: CustomStringConvertible {
  /// The figures of the tax, such as `tax: 4.00 EUR, 0.40 EUR off, 3.60 EUR`.
  public var description: String {
    "tax: " + (discount.minorUnits == 0 ? "\(total)" : "\(amount), \(discount) off, \(total)")
  }
}
