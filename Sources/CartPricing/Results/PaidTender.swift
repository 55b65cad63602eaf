// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What a tender of the cart pays.
public struct PaidTender: ResultElement, Sendable, Identifiable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The payment with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: TenderRecord { storage.record(index, of: storage.layout.tenders) }

  /// The id of the tender.
  @inlinable @inline(__always) public var id: TenderID { storage.cart.tenders[index].id }

  /// The amount that the tender pays, at most its balance.
  @inlinable @inline(__always) public var amount: Money { storage.money(record.amount) }
}

extension PaidTender: Hashable {
  /// Whether all fields are equal.
  public static func == (left: PaidTender, right: PaidTender) -> Bool {
    left.id == right.id && left.amount == right.amount
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(amount)
  }
}

extension PaidTender: CustomStringConvertible {
  /// The tender and the amount, such as `card-1: 20.00 EUR`.
  public var description: String { "\(id): \(amount)" }
}
