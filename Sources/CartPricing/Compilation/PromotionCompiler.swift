// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Compiles a promotion set to the tables of a ``CompiledSet`` and checks the set in the same pass.
struct PromotionCompiler: ~Copyable {
  let source: PromotionSet
  private(set) var added = Rows<Promotion>()
  var order = PromotionOrder()
  private(set) var ids = HashIndex()
  private(set) var promotions = PromotionTable()
  private(set) var actions = Rows<ActionRecord>()
  var parts = Rows<PartRecord>()
  var tiers = Rows<TierRecord>()
  var steps = Rows<StepRecord>()
  var qualifiers = QualifierTable()
  var leaves = Rows<Qualifier.Node>()
  var selectors = SelectorTable()
  var symbols = SymbolTable()
  var symbolLists = IndexLists<SymbolTable.Entry>()
  var amounts: AmountTable
  var segments: [SymbolID: CompiledSegment] = [:]
  /// The index terms of the definitions of segments. Definitions without terms, or with too many,
  /// have no entry.
  var segmentTerms: [SymbolID: [SymbolID]] = [:]
  var index = InvertedIndex()
  /// The index terms of the current promotion, while they are derived.
  var terms: [SymbolID] = []
  /// The symbols of the current promotion's codes.
  private(set) var codes: [SymbolID] = []
  /// The flags of the current promotion.
  var flags: PromotionRecord.Flags = []
  /// The union of the flags of all promotions.
  private(set) var allFlags: PromotionRecord.Flags = []
  /// The largest number of actions of one promotion, each action counted by its
  /// ``ActionRecord/weight``.
  private(set) var mostActions = 0
  var scores: [CompiledScore] = []
  var scoreIndices: [ScoreID: ScoreIndex] = [:]
  var events = EventTable()
  /// The kinds of fees that actions name.
  var feeKinds = TextNumbers()
  var feeKindLists = IndexLists<TextKey>()
  /// The indices of the campaigns of the set.
  var campaigns: [CampaignID: CampaignIndex] = [:]
  /// The names of the groups of promotions.
  var groups = TextNumbers()
  private var soleActions = SoleActions()
  /// The number of elementary steps that the compilation may still take.
  var budget = WorkBudget(Limits.compilationSteps)
  /// The sum of the prefetched slots, stored so that the optimiser cannot remove the prefetch
  /// loads.
  var prefetchSum: UInt32 = 0

  /// Compiles a set. O(nodes of all promotions), and O(P log P) for sorting P promotions that are
  /// not in canonical order.
  /// - Throws: ``PricingError`` with every fault of the set, or `tooComplex` if it takes more steps
  ///   than a budget.
  static func compile(
    _ set: PromotionSet, mostSteps: Int64 = Limits.compilationSteps
  ) throws(PricingError) -> CompiledSet {
    CompiledSet(try PromotionCompiler(set, mostSteps))
  }

  /// Creates a compiler of a set without promotions.
  init() {
    source = PromotionSet([])
    amounts = AmountTable(plainIn: nil)
    _ = id(of: .all)
    close()
  }

  /// Creates a compiler with the tables of a compiled set, to which promotions can be added.
  init(_ set: CompiledSet) {
    source = set.source
    added = set.added
    order = set.order
    ids = set.ids
    promotions = set.promotions
    actions = set.actions
    parts = set.parts
    tiers = set.tiers
    steps = set.steps
    qualifiers = set.qualifiers
    leaves = set.leaves
    selectors = set.selectors
    symbols = set.symbols
    symbolLists = set.symbolLists
    amounts = set.amounts
    segments = set.segments
    segmentTerms = set.segmentTerms
    index = set.index
    allFlags = set.allFlags
    mostActions = set.mostActions
    scores = set.scores
    scoreIndices = set.scoreIndices
    events = set.events
    feeKinds = set.feeKinds
    feeKindLists = set.feeKindLists
    groups = set.groups
    campaigns = set.campaigns
  }

  /// Adds the promotion at an index of a list that has been checked.
  mutating func add(_ list: [Promotion], at place: Int) throws(PricingError) {
    let slot = promotions.count
    let (source, added, promotions) = (self.source.promotions, self.added, self.promotions)
    let index = SourceIndex(source.count + added.count)
    let (priority, id) = (list[place].priority, list[place].id)
    order.add { other in
      let number = promotions.source(of: other).position
      let (itsPriority, itsID) =
        number < source.count
        ? (source[number].priority, source[number].id)
        : (added[number - source.count].priority, added[number - source.count].id)
      return itsPriority != priority ? itsPriority > priority : itsID < id
    }
    let hash = SymbolTable.hash(id.key, .sku)
    let order = order
    func key(_ slot: Int) -> TextKey {
      let number = promotions.source(of: PromotionSlot(slot)).position
      return (number < source.count ? source[number].id : added[number - source.count].id).key
    }
    if ids.isFull { ids.grow { order.isRemoved(PromotionSlot($0)) ? nil : SymbolTable.hash(key($0), .sku) } }
    ids.insert(hash, slot) { key($0) == id.key }
    self.added.append(list[place])
    try compile(list, at: place, as: index)
  }

  private init(_ set: PromotionSet, _ mostSteps: Int64) throws(PricingError) {
    source = set
    budget = WorkBudget(mostSteps)
    amounts = AmountTable(plainIn: set.currency)
    var flag = FaultFlag()
    set.checkFrame(into: &flag)
    try validateIf(flag.isRaised)
    _ = id(of: .all)
    for index in set.campaigns.indices { campaigns[set.campaigns[index].id] = CampaignIndex(index) }
    compile(set.scores)
    compile(set.segments)
    try compilePromotions(set.promotions, PromotionScope(set))
    close()
  }

  /// Throws all faults of the set if a check has found one.
  @inline(__always)
  private func validateIf(_ isFaulty: Bool) throws(PricingError) {
    if isFaulty { try PricingError.throwFaults(of: source) }
  }

  private mutating func compilePromotions(
    _ source: [Promotion], _ scope: PromotionScope
  ) throws(PricingError) {
    promotions.reserve(source.count)
    symbols.reserve(source.count)
    reserveOperations(for: source)
    ids.resize(for: source.count) { _ in 0 }
    if source.isInCanonicalOrder {
      try registerIDs(of: source)
      for place in source.indices {
        if place % Self.prefetchDistance == 0 {
          prefetchKeys(source, place..<min(place + Self.prefetchDistance, source.count))
        }
        try validateIf(Self.isFaulty(source, at: place, scope))
        try compile(source, at: place, as: SourceIndex(place))
      }
    } else {
      for index in source.canonicalOrder() {
        try validateIf(Self.isFaulty(source, at: index.position, scope))
        try registerID(of: source, at: index.position)
        try compile(source, at: index.position, as: index)
      }
    }
  }

  /// Reserves capacity for the operations of qualifiers. Their number is estimated from a sample of
  /// the promotions.
  private mutating func reserveOperations(for source: [Promotion]) {
    let distance = source.count / 256 + 1
    var found = 0
    for place in stride(from: 0, to: source.count, by: distance) { found += source[place].qualifier?.nodes.count ?? 0 }
    qualifiers.reserve(found * distance + found * distance / 64)
  }

  /// Registers the ids of all promotions, which are in canonical order. This is a loop of its own,
  /// so that the cache misses of the look-ups overlap.
  private mutating func registerIDs(of source: [Promotion]) throws(PricingError) {
    for place in source.indices {
      let id = source[place].id.key
      let hash = SymbolTable.hash(id, .sku)
      try validateIf(ids.find(hash) { source[$0].id.key == id } != nil)
      ids.insert(hash, place)
    }
  }

  /// Registers the id of the next promotion.
  private mutating func registerID(of source: [Promotion], at place: Int) throws(PricingError) {
    let id = source[place].id.key
    let hash = SymbolTable.hash(id, .sku)
    try validateIf(ids.find(hash) { source[promotions.source(of: PromotionSlot($0)).position].id.key == id } != nil)
    ids.insert(hash, promotions.count)
  }

  /// Whether the promotion at an index has a fault.
  private static func isFaulty(_ source: [Promotion], at place: Int, _ scope: PromotionScope) -> Bool {
    var flag = FaultFlag()
    Promotion.check(source, at: place, scope, into: &flag)
    return flag.isRaised
  }

  private mutating func close() {
    promotions.close()
    ids.close()
    qualifiers.close()
    actions.close()
    parts.close()
    groups.close()
    tiers.close()
    steps.close()
    leaves.close()
    added.close()
    order.close(promotions.count)
    symbolLists.close()
    amounts.close()
    selectors.close()
    symbols.close()
    events.close()
    feeKinds.close()
    feeKindLists.close()
  }

  // MARK: Promotions

  private mutating func compile(_ source: [Promotion], at place: Int, as index: SourceIndex) throws(PricingError) {
    let slot = PromotionSlot(promotions.count)
    var record = PromotionRecord(source: index)
    flags = []
    codes.removeAll(keepingCapacity: true)
    for index in source[place].coupons.indices {
      flags.insert(.coupons)
      let symbol = symbols.intern(source[place].coupons[index].symbolKey, .coupon)
      try validateIf(symbols[symbol].owner.index != nil)
      symbols[symbol].owner = OptionalIndex(slot)
      symbols.addMention(of: symbol)
      codes.append(symbol)
    }
    if let when = source[place].qualifier { record.when = OptionalIndex(compile(when.nodes)) }
    recordTerms(source, place, &record)
    compileActions(source[place].actions, &record, hasRule: source[place].calculateRule.isSome)
    if source[place].calculateRule.isSome, let rule = source[place].calculateRule { compile(rule, into: &record) }
    record.flags = flags
    guard budget.take(Self.steps(of: source, at: place)) else { throw .tooManyStepsOfCompilation }
    allFlags.formUnion(flags)
    addToIndex(record, at: slot)
    promotions.append(record)
  }

  /// Returns an upper bound of the elementary steps of compiling a promotion. Selectors and lists of
  /// ids count their steps themselves.
  private static func steps(of source: [Promotion], at place: Int) -> Int {
    let nodes = source[place].qualifier?.nodes.count ?? 0
    return 1_000 &+ 200 &* nodes &+ 400 &* source[place].actions.count &+ 300 &* source[place].coupons.count
  }

  /// Records the terms of a promotion that do not depend on its actions.
  private mutating func recordTerms(_ source: [Promotion], _ place: Int, _ record: inout PromotionRecord) {
    record.combines = source[place].combination
    if source[place].hasGroup, let group = source[place].group { compile(group, into: &record) }
    if record.combines == .stop { flags.insert(.excludes) }
    if source[place].hasRareMembers { recordRareTerms(of: source[place]) }
    if record.combines != .always || record.group.index != nil || flags.contains(.excludes) {
      flags.insert(.restrictsCombination)
    }
    record.billingCycles = source[place].billingCycles.last
    if case .range(let first, _) = source[place].billingCycles, first > 1 { flags.insert(.laterBills) }
    if source[place].maxDiscount.isSome { record.maxDiscount = OptionalIndex(id(of: source[place].maxDiscount)) }
    if !source[place].isActive { flags.insert(.inactive) }
    if source[place].validFrom != nil || source[place].validUntil != nil { flags.insert(.dates) }
    if source[place].experiment.isSome { flags.insert(.experiment) }
    if source[place].messages.isSome { flags.insert(.messages) }
    guard source.hasConstraints(at: place) else { return }
    flags.insert(.constraints)
    for limit in source[place].constraints.limits {
      guard let amount = limit.amount else { continue }
      flags.insert(.budget)
      addAmountFlags(amount)
    }
    if let budget = source[place].constraints.budget {
      flags.insert(.budget)
      addAmountFlags(budget)
    }
    if let spend = source[place].constraints.customerSpend {
      addAmountFlags(spend.range)
      events.addSpend()
    }
  }

  /// Records the terms of the members that few promotions have. A promotion with a list of promotions
  /// or of classes excludes others, as one does that stops what follows (§7.4).
  @inline(never)
  private mutating func recordRareTerms(of promotion: Promotion) {
    if !promotion.excludes.isEmpty || !promotion.combinesWith.isEmpty { flags.insert(.excludes) }
    if !campaigns.isEmpty, let campaign = promotion.campaign { compile(campaign) }
    if promotion.taxEffect == .keeps { flags.insert(.keepsTax) }
  }

  private mutating func compileActions(_ source: [PromotionAction], _ record: inout PromotionRecord, hasRule: Bool) {
    // The rest of a cap can depend on the discounts of other promotions.
    let isCapped = record.maxDiscount.index != nil || flags.contains(.budget)
    record.firstAction = Index(actions.count)
    record.actionCount = Int16(source.count)
    var weight = 0
    for place in source.indices {
      let step = source[place].step
      record.steps |= step.bit
      let action = compile(source[place], step, at: place)
      if source[place].dependsOnOtherPromotions(hasRule: hasRule, isCapped: isCapped) { flags.insert(.dependsOnOthers) }
      weight &+= action.weight
      if source.count == 1 {
        record.firstAction = soleActions.index(of: action, in: &actions)
      } else {
        actions.append(action)
      }
    }
    mostActions = max(mostActions, weight)
  }

  // MARK: Amounts

  /// Returns the index of an amount, and sets the flags of the current promotion for it.
  mutating func id(of amount: AmountByCurrency) -> AmountID {
    addAmountFlags(amount)
    return amounts.id(of: amount)
  }

  /// Returns the index of an amount, if there is one, and sets the flags of the current promotion for
  /// it.
  mutating func id(of amount: AmountByCurrency?) -> AmountID? {
    guard let amount else { return nil }
    return id(of: amount) as AmountID
  }

  /// Sets the flags of the current promotion for an amount.
  mutating func addAmountFlags(_ amount: AmountByCurrency) {
    flags.insert(.amounts)
    if !amount.isPlain { flags.insert(.tables) }
  }
}

extension AmountByCurrency {
  /// Whether the amount is one number in the set's currency.
  var isPlain: Bool {
    if case .plain = self { return true }
    return false
  }
}
