// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A compiled promotion set: flat tables of small records that refer to one another by index. The
/// tables are immutable and shared by all pricings.
///
/// Texts, and values that are rarely read, stay in the source.
final class CompiledSet: PromotionCatalog, @unchecked Sendable {
  /// The set of the first compilation. Its policy, its definitions, and those of its promotions
  /// that have not been removed are in force.
  let source: PromotionSet
  /// The promotions that were added later. Their numbers follow those of the source's promotions.
  let added: Rows<Promotion>
  let order: PromotionOrder
  /// The slots of the promotions by id, including the slots of removed promotions.
  let ids: HashIndex
  /// The names of the groups of promotions, which promotions that are added look up.
  let groups: TextNumbers
  /// The indices of the campaigns of the source.
  let campaigns: [CampaignID: CampaignIndex]
  let segmentTerms: [SymbolID: [SymbolID]]
  let allFlags: PromotionRecord.Flags
  /// The largest number of actions of one promotion, each action counted by its
  /// ``ActionRecord/weight``.
  let mostActions: Int
  /// Whether no promotion can exclude another, close lines to another, or be evaluated late. Every
  /// eligible promotion of such a set is applied.
  let hasNoConflicts: Bool
  /// Whether no promotion can exclude another.
  let hasNoExclusions: Bool
  let promotions: PromotionTable
  let actions: Rows<ActionRecord>
  let parts: Rows<PartRecord>
  let tiers: Rows<TierRecord>
  let steps: Rows<StepRecord>
  let qualifiers: QualifierTable
  let leaves: Rows<Qualifier.Node>
  let selectors: SelectorTable
  let symbols: SymbolTable
  /// Lists of symbols, to which operations refer by range.
  let symbolLists: IndexLists<SymbolTable.Entry>
  let amounts: AmountTable
  /// The definitions of segments by the symbol of the segment.
  let segments: [SymbolID: CompiledSegment]
  /// Whether any segment has a definition.
  let definesSegments: Bool
  let scores: [CompiledScore]
  /// The indices of the scores by id, for promotions that are added.
  let scoreIndices: [ScoreID: ScoreIndex]
  let events: EventTable
  /// The kinds of fees that actions name.
  let feeKinds: TextNumbers
  /// Lists of kinds of fees, to which actions refer by range.
  let feeKindLists: IndexLists<TextKey>
  /// Whether a promotion or a definition reads more of the context than segments, ids and codes.
  let needsContext: Bool
  let index: InvertedIndex
  /// Whether the set has at most 64 promotions, whose slots are their canonical order, and at most
  /// 4,096 symbols.
  let isSmall: Bool
  /// In a small set, a bit for the slot of each promotion without index terms.
  let unindexedSlots: UInt64
  /// In a small set, for each symbol a bit for the slot of each promotion that is indexed by the
  /// symbol.
  let slots: [UInt64]

  /// A set without promotions.
  static let empty = CompiledSet(PromotionCompiler())

  init(_ parts: consuming PromotionCompiler) {
    source = parts.source
    added = parts.added
    order = parts.order
    ids = parts.ids
    groups = parts.groups
    campaigns = parts.campaigns
    segmentTerms = parts.segmentTerms
    allFlags = parts.allFlags
    mostActions = parts.mostActions
    hasNoConflicts =
      parts.allFlags.isDisjoint(with: [.restrictsCombination, .late])
      && parts.source.policy.coupons != .latestOnSubscriptions
    hasNoExclusions = !parts.allFlags.contains(.restrictsCombination)
    promotions = parts.promotions
    actions = parts.actions
    self.parts = parts.parts
    tiers = parts.tiers
    steps = parts.steps
    qualifiers = parts.qualifiers
    leaves = parts.leaves
    selectors = parts.selectors
    symbols = parts.symbols
    symbolLists = parts.symbolLists
    amounts = parts.amounts
    segments = parts.segments
    definesSegments = !parts.segments.isEmpty
    scores = parts.scores
    scoreIndices = parts.scoreIndices
    events = parts.events
    feeKinds = parts.feeKinds
    feeKindLists = parts.feeKindLists
    needsContext = parts.leaves.count > 0 || !parts.allFlags.isDisjoint(with: .needsContext)
    index = parts.index
    isSmall = parts.order.addedCount == 0 && parts.promotions.count <= 64 && parts.symbols.count <= 4_096
    unindexedSlots = isSmall ? parts.index.unindexed.reduce(0) { $0 | $1.bit } : 0
    slots = isSmall ? parts.slotsBySymbol : []
    super.init()
    checkInvariants()
  }

  /// Returns the source of the promotion in a slot.
  func source(_ promotion: PromotionSlot) -> Promotion { source(at: promotions.source(of: promotion)) }

  /// Returns a promotion by its index: first those of the source, then those that were added.
  func source(at index: SourceIndex) -> Promotion { read(at: index) { copy $0 } }

  /// Returns what a function reads of the source of the promotion in a slot, without copying the
  /// promotion.
  @inline(__always)
  func read<Value>(_ promotion: PromotionSlot, _ body: (borrowing Promotion) -> Value) -> Value {
    read(at: promotions.source(of: promotion), body)
  }

  @inline(__always)
  private func read<Value>(at index: SourceIndex, _ body: (borrowing Promotion) -> Value) -> Value {
    let position = index.position
    return position < source.promotions.count
      ? body(source.promotions[position]) : body(added[position - source.promotions.count])
  }

  /// Returns the set with those of its promotions whose slots satisfy a predicate, in canonical
  /// order. O(P) for P promotions.
  func promotionSet(keeping isKept: (_ slot: PromotionSlot) -> Bool) -> PromotionSet {
    var promotions: [Promotion] = []
    promotions.reserveCapacity(order.count)
    order.forEachSlot { if isKept($0) { promotions.append(source($0)) } }
    return PromotionSet(
      version: source.version, currency: source.currency, promotions, campaigns: source.campaigns,
      segments: source.segments, scores: source.scores, policy: source.policy)
  }

  // MARK: What a result reads of its promotions

  @inline(__always)
  override func id(of promotion: PromotionSlot) -> PromotionID { read(promotion) { $0.id } }

  override func name(of promotion: PromotionSlot) -> String? { read(promotion) { $0.name } }

  override var version: String? { source.version }

  override var hasCampaigns: Bool { !campaigns.isEmpty }

  override func campaign(of promotion: PromotionSlot) -> CampaignID? {
    campaigns.isEmpty ? nil : read(promotion) { $0.campaign }
  }

  override func validity(of promotion: PromotionSlot) -> (from: ValidityBound?, until: ValidityBound?) {
    read(promotion) { ($0.validFrom, $0.validUntil) }
  }

  override func limitsUsesPerCustomer(
    _ code: CouponCode, _ batch: CouponBatchID?, of promotion: PromotionSlot
  ) -> Bool? {
    let coupons = read(promotion) { $0.coupons }
    // §2.19: the entry of the code comes before that of its batch.
    let listed = coupons.first { $0.code == code } ?? coupons.first { batch != nil && $0.batch == batch }
    return listed?.maxUsesPerCustomer != nil
  }

  override func action(_ index: ActionIndex, of promotion: PromotionSlot) -> PromotionAction {
    read(promotion) { $0.actions[index.position] }
  }

  override func selector(_ id: SelectorID, in currency: Currency) -> LineSelector {
    let selector = selectors.source(of: id)
    // One of an id compares no prices.
    return id.isOfOnlySymbol ? selector : selector.inCurrency(currency, plainIn: source.currency)
  }

  /// Returns the slot of the promotion with an id, or nil. O(1) on average.
  func slot(of id: PromotionID) -> PromotionSlot? {
    let slot = ids.find(SymbolTable.hash(id.key, .sku)) { slot in
      !order.isRemoved(PromotionSlot(slot)) && self.id(of: PromotionSlot(slot)) == id
    }
    return slot.map { PromotionSlot($0) }
  }
}

extension PromotionSlot {
  /// The bit of a promotion in a word that has one for each promotion of a small set.
  @inline(__always)
  var bit: UInt64 { 1 &<< UInt64(truncatingIfNeeded: rawValue) }
}

/// A compiled definition of a segment.
struct CompiledSegment: Sendable {
  /// The definition's first operation.
  let when: OperationIndex
  let amounts: [AmountID]
  /// The symbols of the segments that the definition names.
  let segments: [SymbolID]
}
