// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The mutable state of a pricing. Its arrays keep their capacity from one cart to the next.
struct PricingState: ~Copyable, Sendable {
  var facts: CartFacts
  /// The worksheet of the cart with the promotions that are taken.
  var worksheet = Worksheet(keepsDiscounts: true)
  /// The worksheet on which promotions are tried.
  var trial = Worksheet(keepsDiscounts: false)
  /// The indices of the worksheet's promotions, in canonical order.
  var order = UniqueArray<Int32>()
  /// The judgements of promotions, in canonical order. There is no judgement of a promotion that
  /// was taken at once, or whose judgement no later step needs.
  var judgements = UniqueArray<Judgement>()
  /// The judgements of late promotions since the steps were last begun.
  var lateJudgements = UniqueArray<Judgement>()
  private(set) var hasLate = false
  /// Whether each promotion is taken as soon as it is found eligible: no promotion can exclude
  /// another.
  private(set) var takesAll = false
  /// A bit for each step in which a taken promotion has an action.
  private(set) var takenSteps: UInt8 = 0
  var gaps = UniqueArray<GapRecord>()
  /// The number of gaps that belong to `judgements`. The gaps of late promotions follow them.
  var gapsBeforeLate = 0
  private(set) var isOptimal = true
  var explanation = Explanation()
  var writer = ResultWriter()
  /// Indices of judgements, while promotions are selected.
  var eligible = UniqueArray<Int32>()
  var search = PromotionSetSearch()
  /// The order of a worksheet with a single promotion.
  private var trialOrder = UniqueArray<Int32>()

  var set: CompiledSet { facts.set }

  /// Creates a state without a cart.
  init(_ set: CompiledSet) {
    facts = CartFacts(set)
    trialOrder.append(0)
  }

  /// Whether the arrays have more capacity than is kept for the next carts, some megabytes. Only
  /// the arrays that can become the longest are counted.
  var isLarge: Bool {
    // Mutating, because the compiler would copy the whole state for a call that only reads it.
    mutating get {
      let inFacts = facts.bits.capacity + facts.candidates.capacity + facts.attributes.entries.capacity
      return inFacts + judgements.capacity + gaps.capacity + worksheet.capacity + trial.capacity > Limits.keptElements
    }
  }

  /// Prices a cart: judges the promotions, selects among them and carries out the selected ones.
  mutating func price(
    _ cart: borrowing Cart, _ context: borrowing PricingContext, with set: CompiledSet, explaining: Explaining
  ) throws(PricingError) {
    // Reset first, so that nothing of the previous cart is left if this cart has a fault.
    order.removeAll(keepingCapacity: true)
    try facts.begin(cart, context, with: set, explaining: explaining)
    facts.findCandidates(context)
    worksheet.begin(&facts)
    takenSteps = 0
    judgements.removeAll(keepingCapacity: true)
    lateJudgements.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    // If the work could be too much, the eligible promotions have to be known before one is carried
    // out.
    takesAll =
      set.hasNoConflicts && facts.candidates.count * set.mostActions * facts.targetCount <= Limits.work
    for index in facts.candidates.indices { try judge(Int32(truncatingIfNeeded: index)) }
    try facts.budget.check()
    gapsBeforeLate = gaps.count
    hasLate = false
    isOptimal = true
    if takesAll { return try carryOutTaken() }
    for place in judgements.indices where judgements[place].state == .late { hasLate = true }
    isOptimal = try choose()
  }

  /// Tries a promotion: carries it out alone on a copy of the worksheet. Returns whether it has an
  /// effect.
  mutating func hasEffect(_ promotion: TakenPromotion) throws(PricingError) -> Bool {
    try facts.budget.spend(64 &+ 2 &* (worksheet.inUse &+ facts.targetCount))
    trial.begin(from: &worksheet)
    trial.promotions.append(promotion)
    for step in PromotionAction.Step.allCases where promotion.steps & step.bit != 0 {
      try trial.carryOut(step, in: trialOrder, &facts)
    }
    return trial.promotions[0].hasEffect
  }

  /// Carries out promotions, which are in canonical order, in all steps. Late promotions are judged
  /// when their first step begins.
  mutating func carryOut(_ taken: borrowing UniqueArray<Int32>) throws(PricingError) {
    if !worksheet.isUnchanged { worksheet.begin(&facts) }
    order.removeAll(keepingCapacity: true)
    takenSteps = 0
    lateJudgements.removeAll(keepingCapacity: true)
    gaps.removeSubrange(gapsBeforeLate...)
    for index in taken.indices { take(judgements[Int(taken[index])].promotion) }
    try carryOutTaken()
  }

  /// Takes a promotion that follows all taken promotions in canonical order.
  @inline(__always)
  mutating func take(_ promotion: TakenPromotion) {
    order.append(Int32(truncatingIfNeeded: worksheet.promotions.count))
    worksheet.promotions.append(promotion)
    takenSteps |= promotion.steps
  }

  /// Carries out the taken promotions.
  private mutating func carryOutTaken() throws(PricingError) {
    let steps = takenSteps | (facts.cart.isTaxed || facts.shippingRate > 0 ? PromotionAction.Step.tax.bit : 0)
    var exclusive: Int32 = -1
    for place in worksheet.promotions.indices where hasLate && exclusive < 0 {
      if worksheet.promotions[place].combines == .never { exclusive = worksheet.promotions[place].index }
    }
    worksheet.closeLines(from: 0, &facts)
    for step in PromotionAction.Step.allCases where hasLate || steps & step.bit != 0 {
      if hasLate { try judgeLate(beginning: step, excludedBy: exclusive) }
      if step == .cart, facts.explaining == .nothing, !hasLate { worksheet.sumLinesIfPossible(order, &facts) }
      try worksheet.carryOut(step, in: order, &facts)
    }
  }

  /// Returns the index in canonical order at which a late promotion is inserted (binary search).
  mutating func placeInOrder(of index: Int32) -> Int {
    order.indices.partitionPoint { worksheet.promotions[Int(order[$0])].index < index }
  }
}
