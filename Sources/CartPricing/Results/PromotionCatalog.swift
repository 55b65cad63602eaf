// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The slot of a promotion in a ``PromotionCatalog``.
@usableFromInline typealias PromotionSlot = Index<PromotionCatalog>

/// The index of an action in its promotion.
@usableFromInline typealias ActionIndex = Index<PromotionAction>

/// The index of a selector in a ``PromotionCatalog``.
@usableFromInline typealias SelectorID = Index<LineSelector>

/// The promotions that a result names, each by its slot: the results' view of a promotion set.
///
/// A result stores slots instead of ids and texts, so that a pricing copies neither. There are two subclasses: the
/// compiled set of an engine, and ``StoredPromotions`` for a result that was read from a document. A base class and not
/// a protocol, since Embedded Swift has no existential values.
///
/// It is `@unchecked Sendable` because a class with subclasses cannot be checked: every subclass has constants of
/// `Sendable` types only.
@usableFromInline
class PromotionCatalog: @unchecked Sendable {
  /// The id of the promotion in a slot.
  func id(of slot: PromotionSlot) -> PromotionID { preconditionFailure("a catalog without promotions") }

  /// The name of the state of the set; nil if it has none.
  var version: String? { nil }

  /// Whether a promotion may have a campaign.
  var hasCampaigns: Bool { true }

  /// The campaign of the promotion in a slot; nil if it has none.
  func campaign(of slot: PromotionSlot) -> CampaignID? { nil }

  /// The display name of the promotion in a slot; nil if it has none.
  func name(of slot: PromotionSlot) -> String? { preconditionFailure("a catalog without promotions") }

  /// The bounds between which the promotion in a slot holds; nil for an open end.
  func validity(of slot: PromotionSlot) -> (from: ValidityBound?, until: ValidityBound?) {
    preconditionFailure("a catalog without promotions")
  }

  /// Whether a code of the promotion in a slot, or the batch of the code, has a limit of uses per customer; nil if the catalog does not know.
  func limitsUsesPerCustomer(_ code: CouponCode, _ batch: CouponBatchID?, of slot: PromotionSlot) -> Bool? {
    preconditionFailure("a catalog without promotions")
  }

  /// An action of the promotion in a slot, by its index.
  func action(_ index: ActionIndex, of slot: PromotionSlot) -> PromotionAction {
    preconditionFailure("a catalog without promotions")
  }

  /// A selector by its index, with its amounts in a currency.
  func selector(_ id: SelectorID, in currency: Currency) -> LineSelector {
    preconditionFailure("a catalog without promotions")
  }
}
