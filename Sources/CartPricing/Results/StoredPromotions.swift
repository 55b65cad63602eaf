// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The promotions that a result document names, as far as it says something of them.
///
/// A document has ids, gifts and issued coupons, the names and campaigns of applied promotions, but
/// no validity.
final class StoredPromotions: PromotionCatalog, @unchecked Sendable {
  private let entries: [Entry]
  private let selectors: [LineSelector]
  private let setVersion: String?

  /// A promotion, and those of its actions that the document shows, by their index.
  private struct Entry: Sendable {
    let id: PromotionID
    var name: String?
    var campaign: CampaignID?
    var actions: [ActionIndex: PromotionAction] = [:]
  }

  private init(_ entries: [Entry], _ selectors: [LineSelector], version: String?) {
    self.entries = entries
    self.selectors = selectors
    setVersion = version
  }

  override func id(of slot: PromotionSlot) -> PromotionID { entries[slot.position].id }

  override var version: String? { setVersion }

  override func name(of slot: PromotionSlot) -> String? { entries[slot.position].name }

  override func campaign(of slot: PromotionSlot) -> CampaignID? { entries[slot.position].campaign }

  override func validity(of slot: PromotionSlot) -> (from: ValidityBound?, until: ValidityBound?) { (nil, nil) }

  override func limitsUsesPerCustomer(_ code: CouponCode, _ batch: CouponBatchID?, of slot: PromotionSlot) -> Bool? {
    nil
  }

  override func action(_ index: ActionIndex, of slot: PromotionSlot) -> PromotionAction {
    guard let action = entries[slot.position].actions[index] else {
      preconditionFailure("an action that the document does not show")
    }
    return action
  }

  override func selector(_ id: SelectorID, in currency: Currency) -> LineSelector { selectors[id.position] }

  /// Collects the promotions and selectors of a document while it is read.
  struct Builder {
    private var entries: [Entry] = []
    private var indices: [PromotionID: NamedIndex] = [:]
    private var selectors: [LineSelector] = []
    /// The name of the state of the set.
    var version: String?

    /// The index of a promotion, a new one for an id that was not named before.
    mutating func index(of id: PromotionID) -> NamedIndex {
      if let index = indices[id] { return index }
      let index = NamedIndex(entries.count)
      indices[id] = index
      entries.append(Entry(id: id))
      return index
    }

    /// Sets the name of a promotion.
    mutating func set(name: String, of promotion: NamedIndex) { entries[promotion.position].name = name }

    /// Sets the campaign of a promotion.
    mutating func set(campaign: CampaignID, of promotion: NamedIndex) {
      entries[promotion.position].campaign = campaign
    }

    /// Sets an action of a promotion. Returns false if the promotion has an action with this index already.
    mutating func set(_ action: PromotionAction, at index: ActionIndex, of promotion: NamedIndex) -> Bool {
      guard entries[promotion.position].actions[index] == nil else { return false }
      entries[promotion.position].actions[index] = action
      return true
    }

    /// Adds an action of a promotion whose index the document does not say. Returns an index above those of all
    /// actions that a promotion may have.
    mutating func add(_ action: PromotionAction, of promotion: NamedIndex) -> ActionIndex {
      var position = Limits.actions
      while entries[promotion.position].actions[ActionIndex(position)] != nil { position += 1 }
      entries[promotion.position].actions[ActionIndex(position)] = action
      return ActionIndex(position)
    }

    /// Adds a selector and returns its index.
    mutating func add(_ selector: LineSelector) -> SelectorID {
      selectors.append(selector)
      return SelectorID(selectors.count - 1)
    }

    /// The records of the promotions: each has its slot for its index.
    var named: [NamedRecord] {
      entries.indices.map { NamedRecord(entries[$0].id, slot: PromotionSlot($0)) }
    }

    /// The promotions that were collected.
    func finished() -> StoredPromotions { StoredPromotions(entries, selectors, version: version) }
  }
}
