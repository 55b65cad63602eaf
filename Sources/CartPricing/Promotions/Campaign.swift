// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A campaign: one schedule, one budget and one limit of uses for several promotions.
///
/// A promotion of a campaign holds only where both do. One cart is one use of the campaign, however
/// many of its promotions are applied.
public struct Campaign: Sendable, Hashable, Identifiable {
  /// The campaign's id, distinct within the set; 1 to 256 bytes.
  public var id: CampaignID
  /// A name for people, at most 256 bytes.
  public var name: String?
  /// Whether the campaign is switched on.
  public var isActive: Bool
  /// The first instant or day at which the campaign is valid; nil for no start.
  public var validFrom: ValidityBound?
  /// The first instant at which the campaign is no longer valid, or its last day; nil for no end.
  public var validUntil: ValidityBound?
  /// The largest sum of all discounts of its promotions; nil for no limit.
  public var budget: AmountByCurrency?
  /// The largest number of uses by all customers; nil for no limit.
  public var maxUsesTotal: Int?
  /// The largest number of uses by each customer; nil for no limit.
  public var maxUsesPerCustomer: Int?

  /// A campaign of these parts.
  public init(
    _ id: CampaignID, name: String? = nil, isActive: Bool = true, validFrom: ValidityBound? = nil,
    validUntil: ValidityBound? = nil, budget: AmountByCurrency? = nil, maxUsesTotal: Int? = nil,
    maxUsesPerCustomer: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.isActive = isActive
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.budget = budget
    self.maxUsesTotal = maxUsesTotal
    self.maxUsesPerCustomer = maxUsesPerCustomer
  }
}

// MARK: - Document

extension Campaign: DocumentValue {
  /// The keys of a campaign (§5.3).
  enum Key: String, DocumentKey {
    case id, name, active, validFrom, validUntil, budget, maxUsesTotal, maxUsesPerCustomer
    static let table = KeyTable(Key.self, "a campaign", required: [.id])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Campaign {
    var campaign = Campaign(CampaignID(key: .empty))
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: campaign.id = source.read(value)
      case .name: campaign.name = source.read(value)
      case .active: campaign.isActive = source.read(value)
      case .validFrom: campaign.validFrom = source.read(value)
      case .validUntil: campaign.validUntil = source.read(value)
      case .budget: campaign.budget = source.read(value)
      case .maxUsesTotal: campaign.maxUsesTotal = source.read(value)
      case .maxUsesPerCustomer: campaign.maxUsesPerCustomer = source.read(value)
      }
    }
    return campaign
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, id)
      writer.member(Key.name, ifPresent: name)
      writer.member(Key.active, isActive, unless: true)
      writer.member(Key.validFrom, ifPresent: validFrom)
      writer.member(Key.validUntil, ifPresent: validUntil)
      writer.member(Key.budget, ifPresent: budget)
      writer.member(Key.maxUsesTotal, ifPresent: maxUsesTotal)
      writer.member(Key.maxUsesPerCustomer, ifPresent: maxUsesPerCustomer)
    }
  }
}

#if !hasFeature(Embedded)
  // Bounds are checked when a set with the campaign is compiled.
  extension Campaign: JSONCodable {}
#endif

// MARK: - Checks

extension Campaign {
  /// Checks the campaigns of a set, under the key `campaigns`.
  static func check(_ campaigns: [Campaign], _ scope: PromotionScope, into sink: inout some FaultSink) {
    if campaigns.isEmpty { return }
    sink.check(list: campaigns, at: "campaigns", atMost: Limits.definitions, mayBeEmpty: true)
    sink.push("campaigns")
    for index in campaigns.indices {
      sink.push(index)
      campaigns[index].check(scope, into: &sink)
      sink.pop()
    }
    sink.checkDistinct(campaigns) { $0[$1].id }
    sink.pop()
  }

  private func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.check(id, at: "id")
    if let name { sink.check(text: name, atMost: Limits.nameBytes, at: "name") }
    ValidityBound.check(from: validFrom, until: validUntil, of: "campaign", into: &sink)
    if let budget { sink.check(budget, plainIn: scope.currency, at: "budget") }
    sink.check(maxUsesTotal, at: "maxUsesTotal")
    sink.check(maxUsesPerCustomer, at: "maxUsesPerCustomer")
  }
}

// MARK: - Compilation

/// The index of a campaign of a set.
typealias CampaignIndex = Index<Campaign>

extension PromotionCompiler {
  /// Sets the flags of the current promotion for its campaign.
  mutating func compile(_ campaign: CampaignID) {
    flags.insert(.campaign)
    guard let index = campaigns[campaign], let budget = source.campaigns[index.position].budget else { return }
    flags.insert(.budget)
    addAmountFlags(budget)
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// The campaign of a candidate; nil for none.
  mutating func campaign(of index: CandidateIndex) -> Campaign? { campaign(of: source(of: index)) }

  /// The campaign of a promotion; nil for none.
  mutating func campaign(of promotion: Promotion) -> Campaign? {
    guard !set.campaigns.isEmpty, let id = promotion.campaign, let index = set.campaigns[id] else { return nil }
    return set.source.campaigns[index.position]
  }

  /// The first limit that a campaign has reached (§8.40); of a renewal only the budget counts.
  mutating func limit(of campaign: Campaign, isRenewal: Bool) -> Decision.Limit? {
    let usage = context.usage.campaigns[campaign.id] ?? CampaignUsage()
    if !isRenewal {
      if let most = campaign.maxUsesPerCustomer, usage.customerTotal >= most { return .campaignMaxUsesPerCustomer }
      if let most = campaign.maxUsesTotal, usage.total >= most { return .campaignMaxUsesTotal }
    }
    return budgetLeft(of: campaign) == 0 ? .campaignBudget : nil
  }

  /// What is left of a campaign's budget; nil without a budget.
  mutating func budgetLeft(of campaign: Campaign) -> Int64? {
    guard let budget = campaign.budget, let most = minorUnits(budget) else { return nil }
    let spent = context.usage.campaigns[campaign.id]?.spent.minorUnits(in: currency) ?? 0
    return max(0, most - spent)
  }
}

extension CartFacts {
  /// The index of a candidate's campaign; nil for none.
  @inline(__always)
  fileprivate mutating func campaignIndex(of index: CandidateIndex) -> CampaignIndex? {
    guard set.allFlags.contains(.campaign), let id = source(of: index).campaign else { return nil }
    return set.campaigns[id]
  }
}

extension Worksheet {
  /// Lowers the cap of a promotion to what its campaign's budget has left, before its actions of a step
  /// are carried out (§5.37). Returns the promotion's discount so far.
  @inline(__always)
  mutating func shareCampaignBudget(with place: Int, _ facts: inout CartFacts) -> Int64 {
    let before = promotions[place].discount
    // The budget is part of the cap. A promotion without a cap is tried without its caps.
    guard promotions[place].cap != TakenPromotion.noCap else { return before }
    guard let campaign = facts.campaignIndex(of: promotions[place].index),
      let left = facts.budgetLeft(of: facts.set.source.campaigns[campaign.position])
    else { return before }
    let (rest, overflows) = before.addingReportingOverflow(max(0, left &- (campaignDiscounts[campaign] ?? 0)))
    if !overflows { promotions[place].cap = min(promotions[place].cap, rest) }
    return before
  }

  /// Adds what a promotion has taken off since it had a discount to the discount of its campaign.
  @inline(__always)
  mutating func countCampaignDiscount(of place: Int, since before: Int64, _ facts: inout CartFacts) {
    guard let campaign = facts.campaignIndex(of: promotions[place].index), promotions[place].discount > before else {
      return
    }
    campaignDiscounts[campaign, default: 0] &+= promotions[place].discount &- before
  }
}
