// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Gifts of which the shopper can choose one; see ``Cart/choices``.
public struct GiftOffer: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The offer with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: OfferRecord { storage.offers[index] }

  /// The id of the promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The index of the action that gives the gift.
  @inlinable @inline(__always) public var action: Int { record.action.position }

  /// The SKUs that are available, in the order of the promotion.
  @inlinable @inline(__always) public var oneOf: [SKU] { record.skus }
}

extension GiftOffer: Hashable {
  /// Whether all fields are equal.
  public static func == (left: GiftOffer, right: GiftOffer) -> Bool {
    left.promotion == right.promotion && left.action == right.action && left.oneOf == right.oneOf
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(promotion)
    hasher.combine(action)
    hasher.combine(oneOf)
  }
}

extension GiftOffer: CustomStringConvertible {
  /// The promotion and what can be chosen, such as `gift: one of MUG, PEN`.
  public var description: String { "\(promotion): one of \(oneOf.map { $0.text }.joined(separator: ", "))" }
}
