// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Policy {
  /// The policy that decides which entered codes count.
  @nonexhaustive
  public enum CouponPolicy: String, Sendable, Hashable, CaseIterable {
    /// All known codes.
    case all
    /// The last known code.
    case latest
    /// All known codes, but on a subscription line only the last of them.
    case latestOnSubscriptions
  }
}

// MARK: - Document

extension Policy.CouponPolicy: JSONWritable {}

// MARK: - Evaluation

extension PricingState {
  /// Under `latest`, lets only one of the known codes count: the last one that does something were it
  /// the only one, or that a leaf names; if there is none, the last one (§5.40).
  ///
  /// Under the other policies every known code counts (§5.39).
  @inline(__always)
  mutating func chooseLatestCode() throws(PricingError) {
    guard set.source.policy.coupons == .latest, facts.entered.count > 1 else { return }
    try chooseAmongCodes()
  }

  private mutating func chooseAmongCodes() throws(PricingError) {
    var last = -1
    var place = facts.entered.count - 1
    while place >= 0 {
      defer { place -= 1 }
      guard facts.entered[place].isKnown else { continue }
      let isLast = last < 0
      if isLast { last = place }
      facts.letCount(only: place)
      // A single known code counts whatever it does.
      if isLast, !facts.entered.indices.contains(where: { $0 < place && facts.entered[$0].isKnown }) { return }
      if let symbol = facts.entered[place].symbol.index, set.symbols.isNamedByQualifier(symbol) { return }
      if try doesSomething(place) { return }
    }
    guard last >= 0 else { return }
    facts.letCount(only: last)
    for other in facts.entered.indices { facts.entered[other].reasonAlone = nil }
  }

  /// Whether a promotion that lists the only code that counts is eligible, or taken late. Records
  /// otherwise why it is not.
  private mutating func doesSomething(_ place: Int) throws(PricingError) -> Bool {
    evaluation.removeAll()
    try evaluateCandidates()
    try tryAll()
    defer { evaluation.removeAll() }
    let entry = facts.entered[place]
    for eligible in evaluation.eligible.indices
    where entry.listing(of: evaluation.eligible[eligible].index) != nil {
      return true
    }
    var hasLate = false
    for late in evaluation.late.indices where entry.listing(of: evaluation.late[late]) != nil { hasLate = true }
    if hasLate {
      _ = try select()
      try apply()
      for taken in worksheet.promotions.indices
      where entry.listing(of: worksheet.promotions[taken].index) != nil {
        return true
      }
    }
    let first = entry.firstListing.candidate
    for refusal in evaluation.refusals.indices where first == evaluation.refusals[refusal].promotion {
      facts.entered[place].reasonAlone = evaluation.refusals[refusal].reason
    }
    return false
  }

  /// Under `latestOnSubscriptions`, closes each subscription line to the taken promotions whose code was
  /// entered before the last code of a taken promotion that takes something from the line when it is
  /// priced alone (§5.41).
  ///
  /// The promotions are those of a range of the worksheet's; the others have closed their lines already.
  @inline(__always)
  mutating func closeLines(of range: Range<Int>) throws(PricingError) {
    guard set.source.policy.coupons == .latestOnSubscriptions else { return }
    try closeSubscriptionLines(of: range)
  }

  private mutating func closeSubscriptionLines(of range: Range<Int>) throws(PricingError) {
    for place in range where worksheet.promotions[place].code != .none {
      let promotion = worksheet.promotions[place]
      try carryOutAlone(promotion)
      worksheet.closeLines(fromWhich: promotion, takesOn: trial, &facts)
    }
  }

  /// Carries a promotion out alone on the cart before any discount, up to the last step that takes
  /// something from lines: a cap falls on the steps in their order.
  private mutating func carryOutAlone(_ promotion: TakenPromotion) throws(PricingError) {
    try facts.budget.spend(64 &+ 2 &* (facts.cart.lines.count &+ facts.targetCount))
    trial.begin(&facts)
    trial.promotions.append(promotion)
    for step in PromotionAction.Step.allCases where step <= .order && promotion.steps & step.bit != 0 {
      try trial.carryOut(step, &facts)
    }
  }
}

extension CartFacts {
  /// Lets only one of the entered codes count. Those entered before it are replaced.
  mutating func letCount(only place: Int) {
    for other in entered.indices { entered[other].counts = other == place }
    // The definition of a segment may name codes.
    if !segments.isEmpty { segments = [:] }
  }
}

extension Worksheet {
  /// Whether a line is closed to a promotion by `latestOnSubscriptions` (§5.41).
  @inline(__always)
  func isClosed(line: Int, to promotion: TakenPromotion, _ facts: inout CartFacts) -> Bool {
    guard !closedBefore.isEmpty, facts.cart.lines[line].isSubscription, promotion.code != .none,
      let last = closedBefore[line].index
    else { return false }
    guard let own = promotion.code.index else { return true }
    return own < last
  }

  /// Closes the lines from which a promotion takes something on a worksheet of its own.
  mutating func closeLines(
    fromWhich promotion: TakenPromotion, takesOn trial: borrowing Worksheet, _ facts: inout CartFacts
  ) {
    if closedBefore.isEmpty { closedBefore.append(repeating: nil, count: left.count) }
    guard let own = promotion.code.index else { return }
    for line in left.indices where trial.left[line] < facts.cart.lines[line].value {
      if closedBefore[line].index.map({ $0 < own }) ?? true { closedBefore[line] = OptionalIndex(own) }
    }
  }
}
