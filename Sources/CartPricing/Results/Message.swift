// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A text for the shopper.
public struct Message: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The message with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: MessageRecord { storage.messages[index] }

  /// Whether the promotion is applied or nearly so.
  @inlinable @inline(__always) public var kind: Kind { record.kind }

  /// The id of the promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// The merchant's text, filled in.
  @inlinable @inline(__always) public var text: String { record.text }

  /// The occasions of a message.
  @nonexhaustive
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The promotion is applied.
    case applied
    /// The cart is near the promotion.
    case nearMiss
    /// The promotion is applied, and the cart is near the next step of its tiers.
    case nextStep
  }
}

extension Message: Hashable {
  /// Whether kind, promotion and the bytes of the text are equal.
  public static func == (left: Message, right: Message) -> Bool {
    left.kind == right.kind && left.promotion == right.promotion && left.text.hasSameBytes(as: right.text)
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(promotion)
    hasher.combine(text)
  }
}

extension Message: CustomStringConvertible {
  /// The kind, the promotion and the text, such as `nearMiss, ten: Only 10.50 EUR to go.`
  public var description: String { "\(kind.rawValue), \(promotion): \(text)" }
}
