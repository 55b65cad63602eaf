// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Store credit to give; it does not change the total.
public struct IssuedCredit: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The credit with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: CreditRecord { storage.record(index, of: storage.layout.credits) }

  /// The id of the promotion that gives the credit.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The amount of the credit.
  @inlinable @inline(__always) public var amount: Money { storage.money(record.amount) }
}

extension IssuedCredit: Hashable {
  /// Whether all fields are equal.
  public static func == (left: IssuedCredit, right: IssuedCredit) -> Bool {
    left.promotion == right.promotion && left.amount == right.amount
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(promotion)
    hasher.combine(amount)
  }
}

extension IssuedCredit: CustomStringConvertible {
  /// The promotion and the amount, such as `bonus: 2.00 EUR store credit`.
  public var description: String { "\(promotion): \(amount) store credit" }
}
