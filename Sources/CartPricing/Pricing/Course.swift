/// A whole pricing with a set of taken promotions: all steps, and the late promotions that join on the way.
/// Source: PRICING.md sections 8 and 9.
struct Course {
  private(set) var sheet: Worksheet
  /// The promotions that are carried out, in canonical order, late ones included.
  private(set) var taken: [TakenPromotion]
  /// What was found of late promotions, by their place.
  private(set) var late: [Int32: Verdict] = [:]

  /// Prices the cart with promotions that stand in canonical order.
  init(_ taken: [TakenPromotion], late waiting: [Int32], by eligibility: Eligibility) throws(PricingError) {
    let facts = eligibility.facts
    self.taken = taken
    sheet = eligibility.untouched
    sheet.closeLines(for: taken)
    var left = StageValues()
    for step in Action.Step.allCases {
      if !waiting.isEmpty {
        if step == .cart { left.items = sheet.lineValues }
        if step == .shipping { left.cart = sheet.lineValues }
        for index in waiting where facts.set.promotions[Int(index)].firstStep == step {
          try judgeLate(index, after: left, by: eligibility)
        }
      }
      try sheet.carryOut(step, for: self.taken)
    }
  }

  private mutating func judgeLate(
    _ index: Int32, after left: StageValues, by eligibility: Eligibility
  ) throws(PricingError) {
    var verdict = try eligibility.judgeQualified(index, on: sheet, after: left)
    if case .eligible(let promotion) = verdict {
      if let exclusive = taken.first(where: { $0.combines == .never }) {
        verdict = .refused(Refusal(reason: .excluded, by: exclusive.index, isRelevant: true))
      } else {
        let place = taken.firstIndex { $0.index > index } ?? taken.endIndex
        taken.insert(promotion, at: place)
        sheet.closeLines(for: taken)
      }
    }
    late[index] = verdict
  }

  /// What the customer gains: all discount and credit.
  var benefit: Int128 {
    sheet.effects.values.reduce(Int128(0)) { $0 + $1.discount }
      + sheet.credits.reduce(Int128(0)) { $0 + $1.amount }
  }

  /// How many coupons are issued.
  var issuedCoupons: Int128 { sheet.issued.reduce(Int128(0)) { $0 + Int128($1.count) } }
}

extension Worksheet {
  /// What is left of the value of each line of the cart.
  var lineValues: [Int64] { (0..<facts.lines.count).map { units.value(of: $0) } }
}
