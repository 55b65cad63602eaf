/// Everything that changes while one cart is priced; it keeps the room of its arrays from one cart to the next.
struct PricingState {
  var facts: CartFacts
  /// The cart with the promotions that are taken.
  var sheet = Worksheet()
  /// A sheet on which promotions are tried.
  var trial = Worksheet()
  /// The places of the sheet's promotions in canonical order.
  var order: [Int32] = []
  /// What was found of promotions, in canonical order; those that nobody will ask about are left out.
  var judgements: [Judgement] = []
  /// What was found of late ones in the present course.
  var lateJudgements: [Judgement] = []
  var gaps: [GapRecord] = []
  /// The gaps that were appended last, for a promotion that is near.
  var nearGaps: Range<Int32> = 0..<0
  /// How many gaps belong to `judgements`; those of late ones stand behind.
  var firmGaps = 0
  private(set) var isOptimal = true
  var explanation = Explanation()
  var writer = ResultWriter()
  /// Places of judgements, while promotions are chosen.
  var eligible: [Int32] = []
  private let trialOrder: [Int32] = [0]

  var set: CompiledSet { facts.set }

  /// Room for carts that are priced with a set.
  init(_ set: CompiledSet) { facts = CartFacts(set) }

  /// Prices a cart: judges the promotions, chooses among them and carries out those that are taken.
  mutating func price(_ cart: Cart, _ context: Context) throws(PricingError) {
    try facts.begin(cart, context)
    sheet.begin(facts)
    judgements.removeAll(keepingCapacity: true)
    lateJudgements.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    for index in set.promotions.indices { try judge(Int32(index)) }
    firmGaps = gaps.count
    isOptimal = try choose()
  }

  /// Carries a promotion out alone on a copy of the sheet; whether it has an effect.
  mutating func hasEffect(_ promotion: TakenPromotion) throws(PricingError) -> Bool {
    trial.begin(from: sheet)
    trial.promotions.append(promotion)
    for step in Action.Step.inOrder where promotion.steps & step.bit != 0 {
      try trial.carryOut(step, in: trialOrder, &facts)
    }
    return trial.promotions[0].hasEffect
  }

  /// Prices the cart with promotions that stand in canonical order: all steps, and the late promotions that join on the
  /// way. Source: PRICING.md sections 8 and 9.
  mutating func carryOut(_ taken: [Int32]) throws(PricingError) {
    sheet.begin(facts)
    order.removeAll(keepingCapacity: true)
    lateJudgements.removeAll(keepingCapacity: true)
    gaps.removeLast(gaps.count - firmGaps)
    for place in taken {
      order.append(Int32(order.count))
      sheet.promotions.append(judgements[Int(place)].promotion)
    }
    sheet.closeLines(&facts)
    let exclusive = sheet.promotions.first { $0.combines == .never }?.index
    let hasLate = judgements.contains { $0.state == .late }
    for step in Action.Step.inOrder {
      if hasLate { try judgeLate(beginning: step, besides: exclusive) }
      try sheet.carryOut(step, in: order, &facts)
    }
  }

  /// Judges the late promotions whose first step begins; if one is taken that stands alone, none joins it.
  private mutating func judgeLate(
    beginning step: Action.Step, besides exclusive: Int32?
  ) throws(PricingError) {
    if step == .cart { facts.leftAfterItems = sheet.left }
    if step == .shipping { facts.leftAfterCart = sheet.left }
    for place in judgements.indices where judgements[place].state == .late {
      let index = judgements[place].index
      let record = set.promotions[Int(index)]
      guard record.firstStep == step else { continue }
      var judgement = facts.qualifies(record) ? try judgeQualified(record, index) : notQualified(record, index)
      if judgement.state != .refused {
        if let exclusive {
          judgement.state = .refused
          judgement.reason = .excluded
          judgement.by = exclusive
          judgement.isRelevant = true
        } else {
          order.insert(Int32(sheet.promotions.count), at: placeInOrder(of: index))
          sheet.promotions.append(judgement.promotion)
          sheet.closeLines(&facts)
        }
      }
      lateJudgements.append(judgement)
    }
  }

  /// Where in canonical order a promotion that joins belongs.
  private func placeInOrder(of index: Int32) -> Int {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if sheet.promotions[Int(order[middle])].index < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What the customer gains: all discount and credit.
  var benefit: Int128 {
    var sum: Int128 = 0
    for promotion in sheet.promotions { sum += Int128(promotion.discount) }
    for credit in sheet.credits { sum += credit.amount }
    return sum
  }

  /// How many coupons are issued.
  var issuedCoupons: Int128 {
    var sum: Int128 = 0
    for issue in sheet.issued { sum += Int128(issue.count) }
    return sum
  }
}
