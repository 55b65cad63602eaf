/// Why promotions were not applied, what became of codes, and what to tell the shopper.
/// Source: PRICING.md sections 8 and 10.
struct Explanation {
  private(set) var decisions: [DecisionRecord] = []
  private(set) var gaps: [GapRecord] = []
  private(set) var coupons: [CouponRecord] = []
  private(set) var messages: [MessageRecord] = []

  init(_ state: borrowing PricingState) {
    decisions.reserveCapacity(state.judgements.count)
    var taken = 0
    for judgement in state.judgements {
      // Both stand in canonical order.
      while taken < state.order.count, state.taken(taken).index < judgement.index { taken += 1 }
      let isTaken = taken < state.order.count && state.taken(taken).index == judgement.index
      if isTaken, state.taken(taken).hasEffect {
        addApplied(state.taken(taken), state)
        continue
      }
      var judgement = judgement
      if isTaken {
        judgement = Judgement(refused: judgement.index, for: .noEffect)
      } else {
        switch judgement.state {
        case .refused: break
        case .late:
          guard let found = state.lateJudgements.first(where: { $0.index == judgement.index }) else { continue }
          judgement = found
        case .holds, .eligible: judgement = state.excluded(judgement.index)
        }
      }
      add(judgement, state)
    }
    addCoupons(state)
  }

  private mutating func add(_ judgement: Judgement, _ state: borrowing PricingState) {
    addNearMiss(judgement, state)
    guard
      state.facts.context.explain == .all || judgement.isRelevant || state.facts.hasEntered(for: judgement.index)
    else { return }
    let first = gaps.count
    for place in judgement.gaps { gaps.append(state.gaps[Int(place)]) }
    decisions.append(
      DecisionRecord(
        promotion: judgement.index, reason: judgement.reason, limit: judgement.limit, by: judgement.by,
        gaps: first..<gaps.count))
  }

  // MARK: Coupons

  private mutating func addCoupons(_ state: borrowing PricingState) {
    for place in state.facts.entered.indices {
      let entry = state.facts.entered[place]
      let applied = state.applied(entry.promotion)
      let outcome: CouponOutcome.Outcome
      if entry.symbol < 0 {
        outcome = .unknown
      } else if !entry.counts {
        outcome = .replaced
      } else if let applied, applied.coupon == Int32(place) {
        outcome = .applied
      } else if entry.limit != nil {
        outcome = .limitReached
      } else if applied != nil {
        outcome = .notNeeded
      } else if entry.promotion < 0 {
        outcome = .recognized
      } else {
        // a promotion that has one of its codes entered always has a decision
        outcome = .refused(decisions.first { $0.promotion == entry.promotion }?.reason ?? .noEffect)
      }
      coupons.append(CouponRecord(outcome: outcome, promotion: entry.promotion))
    }
  }

  // MARK: Messages

  private mutating func addApplied(_ promotion: TakenPromotion, _ state: borrowing PricingState) {
    guard state.set.promotions[Int(promotion.index)].flags.contains(.messages) else { return }
    let source = state.set.source(promotion.index)
    guard let text = source.messages?.applied else { return }
    let discount = Money(minorUnits: promotion.discount, currency: state.facts.cart.currency)
    let filled = Self.filled(text) { key in
      switch key {
      case "name": source.displayName
      case "discount": discount.description
      default: nil
      }
    }
    messages.append(MessageRecord(kind: .applied, promotion: promotion.index, text: filled))
  }

  private mutating func addNearMiss(_ judgement: Judgement, _ state: borrowing PricingState) {
    guard let first = judgement.gaps.first, state.set.promotions[Int(judgement.index)].flags.contains(.messages) else {
      return
    }
    let source = state.set.source(judgement.index)
    guard let nearMiss = source.messages?.nearMiss else { return }
    for place in judgement.gaps {
      let gap = state.gaps[Int(place)]
      let isNear =
        gap.measure == .reward
        ? judgement.isRelevant
        : Int128(gap.missing) * 1_000_000 <= Int128(nearMiss.within.partsPerMillion) * Int128(gap.required)
      guard isNear else { return }
    }
    let gap = state.gaps[Int(first)]
    let currency = state.facts.cart.currency
    let figure = { (value: Int64) in
      gap.measure == .subtotal ? Money(minorUnits: value, currency: currency).description : String(value)
    }
    let filled = Self.filled(nearMiss.text) { key in
      switch key {
      case "name": source.displayName
      case "missing": figure(gap.missing)
      case "required": figure(gap.required)
      default: nil
      }
    }
    messages.append(MessageRecord(kind: .nearMiss, promotion: judgement.index, text: filled))
  }

  /// A text with every `{key}` that has a value filled in; what was filled in is not read again.
  ///
  /// It goes by bytes: a brace with an accent behind it is one character, and still a brace. No key is longer than 8 bytes.
  static func filled(_ text: String, with value: (String) -> String?) -> String {
    let open = UInt8(ascii: "{")
    guard text.utf8.contains(open) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var place = 0
    while place < bytes.count {
      if bytes[place] == open,
        let close = bytes[place...].prefix(10).firstIndex(of: UInt8(ascii: "}")),
        let filled = value(String(decoding: bytes[place + 1..<close], as: UTF8.self))
      {
        result += filled.utf8
        place = close + 1
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension PricingState {
  /// The promotion in a place of canonical order.
  fileprivate func taken(_ place: Int) -> TakenPromotion { sheet.promotions[Int(order[place])] }

  /// A promotion if it is applied.
  fileprivate func applied(_ index: Int32) -> TakenPromotion? {
    guard index >= 0 else { return nil }
    return sheet.promotions.first { $0.index == index && $0.hasEffect }
  }

  /// Why a promotion that is eligible was not taken.
  fileprivate func excluded(_ index: Int32) -> Judgement {
    var judgement = Judgement(refused: index, for: .excluded)
    judgement.isRelevant = true
    let record = set.promotions[Int(index)]
    for place in order.indices {
      let other = taken(place).index
      guard set.promotions[Int(other)].excludes(record) else { continue }
      judgement.by = other
      break
    }
    return judgement
  }
}

extension Promotion {
  /// What the promotion is called in texts: its name, or else its id.
  var displayName: String { name ?? id.text }
}
