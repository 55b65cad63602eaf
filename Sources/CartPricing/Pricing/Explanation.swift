/// Why promotions were not applied, what became of codes, and what to tell the shopper.
/// Source: PRICING.md sections 8 and 10.
struct Explanation {
  private(set) var decisions: [DecisionRecord] = []
  private(set) var gaps: [GapRecord] = []
  private(set) var coupons: [CouponRecord] = []
  private(set) var messages: [MessageRecord] = []

  init(_ verdicts: [Verdict], course: Course, facts: CartFacts) {
    let applied = Set(course.taken.map(\.index).filter { !(course.sheet.effects[$0]?.isNone ?? true) })
    let taken = Set(course.taken.map(\.index))
    for (place, verdict) in verdicts.enumerated() {
      let index = Int32(place)
      let promotion = facts.set.promotions[place].source
      if applied.contains(index) {
        addApplied(promotion, index, course: course, facts: facts)
        continue
      }
      guard let refusal = Self.refusal(verdict, index, isTaken: taken.contains(index), course: course, facts: facts)
      else { continue }
      addNearMiss(promotion, index, refusal, facts: facts)
      if facts.context.explain == .all || refusal.isRelevant || facts.entered.isEntered(for: index) {
        decisions.append(
          DecisionRecord(
            promotion: index, reason: refusal.reason, limit: refusal.limit, by: refusal.by,
            gaps: gaps.count..<gaps.count + refusal.gaps.count))
        gaps += refusal.gaps
      }
    }
    addCoupons(course: course, applied: applied, facts: facts)
  }

  /// Why a promotion that is not applied is not.
  private static func refusal(
    _ verdict: Verdict, _ index: Int32, isTaken: Bool, course: Course, facts: CartFacts
  ) -> Refusal? {
    if isTaken { return Refusal(reason: .noEffect) }
    switch verdict {
    case .refused(let refusal): return refusal
    case .late:
      guard case .refused(let refusal)? = course.late[index] else { return nil }
      return refusal
    case .eligible:
      let source = facts.set.promotions[Int(index)].source
      let by = course.taken.first { facts.set.promotions[Int($0.index)].source.excludes(source) }
      return Refusal(reason: .excluded, by: by?.index ?? -1, isRelevant: true)
    }
  }

  // MARK: Coupons

  private mutating func addCoupons(course: Course, applied: Set<Int32>, facts: CartFacts) {
    let reasons = Dictionary(decisions.map { ($0.promotion, $0.reason) }, uniquingKeysWith: { first, _ in first })
    for (place, entry) in facts.entered.codes.enumerated() {
      let promotion = entry.known?.promotion ?? -1
      let outcome: CouponOutcome.Outcome
      if entry.known == nil {
        outcome = .unknown
      } else if !entry.counts {
        outcome = .replaced
      } else if applied.contains(promotion),
        course.taken.contains(where: { $0.index == promotion && $0.coupon == Int32(place) })
      {
        outcome = .applied
      } else if entry.limit != nil {
        outcome = .limitReached
      } else if applied.contains(promotion) {
        outcome = .notNeeded
      } else if promotion < 0 {
        outcome = .recognized
      } else {
        // a promotion that has one of its codes entered always has a decision
        outcome = .refused(reasons[promotion] ?? .noEffect)
      }
      coupons.append(CouponRecord(outcome: outcome, promotion: promotion))
    }
  }

  // MARK: Messages

  private mutating func addApplied(_ promotion: Promotion, _ index: Int32, course: Course, facts: CartFacts) {
    guard let text = promotion.messages?.applied else { return }
    let discount = Int64(clamping: course.sheet.effects[index]?.discount ?? 0)
    let filled = Self.filled(text) { key in
      switch key {
      case "name": promotion.displayName
      case "discount": Money(minorUnits: discount, currency: facts.cart.currency).description
      default: nil
      }
    }
    messages.append(MessageRecord(kind: .applied, promotion: index, text: filled))
  }

  private mutating func addNearMiss(_ promotion: Promotion, _ index: Int32, _ refusal: Refusal, facts: CartFacts) {
    guard let nearMiss = promotion.messages?.nearMiss, let gap = refusal.gaps.first else { return }
    let isNear = refusal.gaps.allSatisfy { gap in
      if gap.measure == .reward { return refusal.isRelevant }
      return gap.missing * 1_000_000 <= Int128(nearMiss.within.partsPerMillion) * gap.required
    }
    guard isNear else { return }
    let figure = { (value: Int128) in
      gap.measure == .subtotal
        ? Money(minorUnits: Int64(clamping: value), currency: facts.cart.currency).description : String(value)
    }
    let filled = Self.filled(nearMiss.text) { key in
      switch key {
      case "name": promotion.displayName
      case "missing": figure(gap.missing)
      case "required": figure(gap.required)
      default: nil
      }
    }
    messages.append(MessageRecord(kind: .nearMiss, promotion: index, text: filled))
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

extension Promotion {
  /// What the promotion is called in texts: its name, or else its id.
  var displayName: String { name ?? id.text }
}
