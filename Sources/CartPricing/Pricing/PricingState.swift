// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Everything that changes while one cart is priced; it keeps its room from one cart to the next.
struct PricingState: ~Copyable, Sendable {
  var facts: CartFacts
  /// The cart with the promotions that are taken.
  var worksheet = Worksheet(keepsDiscounts: true)
  /// A sheet on which promotions are tried.
  var trial = Worksheet(keepsDiscounts: false)
  /// The places of the sheet's promotions in canonical order.
  var order = UniqueArray<Int32>()
  /// What was found of promotions, in canonical order; those that nobody will ask about are left out, and those that were
  /// taken as soon as they were found to hold.
  var judgements = UniqueArray<Judgement>()
  /// What was found of late ones in the present course.
  var lateJudgements = UniqueArray<Judgement>()
  private(set) var hasLate = false
  /// Whether promotions are taken as soon as they are found to hold, since none can stand in another's way.
  private(set) var takesAll = false
  /// A bit for each step in which a taken promotion has an action.
  private(set) var takenSteps: UInt8 = 0
  var gaps = UniqueArray<GapRecord>()
  /// How many gaps belong to `judgements`; those of late ones stand behind.
  var gapsBeforeLate = 0
  private(set) var isOptimal = true
  var explanation = Explanation()
  var writer = ResultWriter()
  /// Places of judgements, while promotions are chosen.
  var eligible = UniqueArray<Int32>()
  var search = PromotionSetSearch()
  /// The order of a single promotion.
  private var trialOrder = UniqueArray<Int32>()

  var set: CompiledSet { facts.set }

  /// Room for carts.
  init(_ set: CompiledSet) {
    facts = CartFacts(set)
    trialOrder.append(0)
  }

  /// Whether a cart has left more memory behind than is kept for the next ones, some megabytes: the lists that can be the
  /// longest are counted.
  var isLarge: Bool {
    // Mutating, since the compiler would copy the whole state for a call that only reads it.
    mutating get {
      let inFacts = facts.bits.capacity + facts.candidates.capacity + facts.attributes.entries.capacity
      return inFacts + judgements.capacity + gaps.capacity + worksheet.capacity + trial.capacity > Limits.keptElements
    }
  }

  /// Prices a cart: judges the promotions, chooses among them and carries out those that are taken.
  mutating func price(
    _ cart: borrowing Cart, _ context: borrowing PricingContext, with set: CompiledSet, explaining: Explaining
  ) throws(PricingError) {
    // Nothing is left of the cart before if this one has a fault.
    order.removeAll(keepingCapacity: true)
    try facts.begin(cart, context, with: set, explaining: explaining)
    facts.findCandidates(context)
    worksheet.begin(&facts)
    takenSteps = 0
    judgements.removeAll(keepingCapacity: true)
    lateJudgements.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    // If the work could be too much, the eligible promotions have to be known before one is carried out.
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

  /// Carries a promotion out alone on a copy of the sheet; whether it has an effect.
  mutating func hasEffect(_ promotion: TakenPromotion) throws(PricingError) -> Bool {
    try facts.budget.spend(64 &+ 2 &* (worksheet.inUse &+ facts.targetCount))
    trial.begin(from: &worksheet)
    trial.promotions.append(promotion)
    for step in PromotionAction.Step.allCases where promotion.steps & step.bit != 0 {
      try trial.carryOut(step, in: trialOrder, &facts)
    }
    return trial.promotions[0].hasEffect
  }

  /// Prices the cart with promotions that stand in canonical order: all steps, and the late
  /// promotions that join on the way.
  mutating func carryOut(_ taken: borrowing UniqueArray<Int32>) throws(PricingError) {
    if !worksheet.isFresh { worksheet.begin(&facts) }
    order.removeAll(keepingCapacity: true)
    takenSteps = 0
    lateJudgements.removeAll(keepingCapacity: true)
    gaps.removeSubrange(gapsBeforeLate...)
    for index in taken.indices { take(judgements[Int(taken[index])].promotion) }
    try carryOutTaken()
  }

  /// Puts a promotion that stands behind all others in canonical order among the taken ones.
  @inline(__always)
  mutating func take(_ promotion: TakenPromotion) {
    order.append(Int32(truncatingIfNeeded: worksheet.promotions.count))
    worksheet.promotions.append(promotion)
    takenSteps |= promotion.steps
  }

  /// Carries out what has been taken.
  private mutating func carryOutTaken() throws(PricingError) {
    let steps = takenSteps | (facts.cart.isTaxed || facts.shippingRate > 0 ? PromotionAction.Step.tax.bit : 0)
    var exclusive: Int32 = -1
    for place in worksheet.promotions.indices where hasLate && exclusive < 0 {
      if worksheet.promotions[place].combines == .never { exclusive = worksheet.promotions[place].index }
    }
    worksheet.closeLines(from: 0, &facts)
    for step in PromotionAction.Step.allCases where hasLate || steps & step.bit != 0 {
      if hasLate { try judgeLate(beginning: step, besides: exclusive) }
      if step == .cart, facts.explaining == .nothing, !hasLate { worksheet.sumLinesIfPossible(order, &facts) }
      try worksheet.carryOut(step, in: order, &facts)
    }
  }

  /// Where in canonical order a promotion that joins belongs.
  mutating func placeInOrder(of index: Int32) -> Int {
    order.indices.partitionPoint { worksheet.promotions[Int(order[$0])].index < index }
  }
}
