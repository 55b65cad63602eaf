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
    var actions: [Int32: PromotionAction] = [:]
  }

  private init(_ entries: [Entry], _ selectors: [LineSelector], version: String?) {
    self.entries = entries
    self.selectors = selectors
    setVersion = version
  }

  override func id(of slot: Int32) -> PromotionID { entries[Int(slot)].id }

  override var version: String? { setVersion }

  override func name(of slot: Int32) -> String? { entries[Int(slot)].name }

  override func campaign(of slot: Int32) -> CampaignID? { entries[Int(slot)].campaign }

  override func validity(of slot: Int32) -> (from: ValidityBound?, until: ValidityBound?) { (nil, nil) }

  override func limitsUsesPerCustomer(_ code: CouponCode, _ batch: CouponBatchID?, of slot: Int32) -> Bool? { nil }

  override func action(_ index: Int32, of slot: Int32) -> PromotionAction {
    guard let action = entries[Int(slot)].actions[index] else {
      preconditionFailure("an action that the document does not show")
    }
    return action
  }

  override func selector(_ index: Int32, in currency: Currency) -> LineSelector { selectors[Int(index)] }

  /// Collects the promotions and selectors of a document while it is read.
  struct Builder {
    private var entries: [Entry] = []
    private var slots: [PromotionID: Int32] = [:]
    private var selectors: [LineSelector] = []
    /// The name of the state of the set.
    var version: String?

    /// The slot of a promotion, a new one for an id that was not named before.
    mutating func slot(of id: PromotionID) -> Int32 {
      if let slot = slots[id] { return slot }
      let slot = Int32(truncatingIfNeeded: entries.count)
      slots[id] = slot
      entries.append(Entry(id: id))
      return slot
    }

    /// Sets the name of a promotion.
    mutating func set(name: String, of slot: Int32) { entries[Int(slot)].name = name }

    /// Sets the campaign of a promotion.
    mutating func set(campaign: CampaignID, of slot: Int32) { entries[Int(slot)].campaign = campaign }

    /// Sets an action of a promotion. Returns false if the promotion has an action with this index already.
    mutating func set(_ action: PromotionAction, at index: Int32, of slot: Int32) -> Bool {
      guard entries[Int(slot)].actions[index] == nil else { return false }
      entries[Int(slot)].actions[index] = action
      return true
    }

    /// Adds an action of a promotion whose index the document does not say. Returns an index above those of all
    /// actions that a promotion may have.
    mutating func add(_ action: PromotionAction, of slot: Int32) -> Int32 {
      var index = Int32(Limits.actions)
      while entries[Int(slot)].actions[index] != nil { index += 1 }
      entries[Int(slot)].actions[index] = action
      return index
    }

    /// Adds a selector and returns its index.
    mutating func add(_ selector: LineSelector) -> Int32 {
      selectors.append(selector)
      return Int32(truncatingIfNeeded: selectors.count - 1)
    }

    /// The records of the promotions: each has its slot for its index.
    var named: [NamedRecord] {
      entries.indices.map { NamedRecord(entries[$0].id, slot: Int32(truncatingIfNeeded: $0)) }
    }

    /// The promotions that were collected.
    func finished() -> StoredPromotions { StoredPromotions(entries, selectors, version: version) }
  }
}
