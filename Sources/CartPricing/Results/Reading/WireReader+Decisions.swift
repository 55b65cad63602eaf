/// Reading why promotions were not applied, what became of codes, and the texts for the shopper.
extension WireReader {
  private static let decisionKeys: WireKeys = ["promotion", "reason", "limit", "gaps", "by", "currency"]
  private static let gapKeys: WireKeys = ["measure", "of", "required", "current", "missing", "currency"]
  private static let outcomeKeys: WireKeys = ["code", "outcome", "promotion"]
  private static let messageKeys: WireKeys = ["kind", "promotion", "text"]

  /// Reads a decision. A decision by itself has a currency.
  mutating func decision(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(node, Self.decisionKeys, of: "a decision", required: 2) else { return }
    takeCurrency(members[5], alone, &builder)
    let before = faults.count
    let promotion = self.promotion(members[0], at: "promotion", &builder)
    let reason: Decision.Reason = read(members[1], at: "reason") { $0.word($1, or: .noEffect) } ?? .noEffect
    let limit: Decision.Limit? = read(members[2], at: "limit") { $0.word($1, or: .budget) }
    let first = builder.gaps.count
    _ = read(members[3], at: "gaps") { reader, node in
      reader.list(node) { reader, node in reader.gap(node, &builder) }
    }
    let by = members[4].map { self.promotion($0, at: "by", &builder) }
    if faults.count == before {
      check(members[2], at: "limit", isThere: reason == .limitReached, for: "limitReached")
      check(members[3], at: "gaps", isThere: reason == .notQualified, for: "notQualified")
      if by != nil { check(members[4], at: "by", isThere: reason == .excluded, for: "excluded") }
    }
    builder.decisions.append(
      DecisionRecord(
        promotion: promotion, reason: reason, limit: limit, by: by ?? -1,
        gaps: IndexRange(first, builder.gaps.count)))
  }

  /// Checks a key that one reason has and no other has.
  private mutating func check(_ node: Int?, at key: StaticString, isThere: Bool, for reason: StaticString) {
    if isThere == (node != nil) { return }
    faults.report(at: key, isThere ? "is missing; the reason \(reason) needs it" : "is only there for \(reason)")
  }

  /// Reads a gap. A gap by itself has a currency.
  mutating func gap(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(node, Self.gapKeys, of: "a gap", required: 5) else { return }
    takeCurrency(members[5], alone, &builder)
    let measure: Gap.Measure = read(members[0], at: "measure") { $0.word($1, or: .quantity) } ?? .quantity
    let selector = read(members[1], at: "of") { $0.selector($1) } ?? .all
    let before = faults.count
    let isMoney = measure == .subtotal
    let required =
      isMoney ? money(members[2], at: "required", builder) : count(members[2], at: "required", atLeast: 0)
    let current = isMoney ? money(members[3], at: "current", builder) : count(members[3], at: "current", atLeast: 0)
    let missing = isMoney ? money(members[4], at: "missing", builder) : count(members[4], at: "missing", atLeast: 0)
    if faults.count == before {
      if missing != required - current {
        faults.report(at: "missing", "is not required − current")
      } else if missing < 1 {
        faults.report(at: "missing", "is below 1; such a gap is none")
      }
    }
    builder.gaps.append(
      GapRecord(measure: measure, selector: builder.promotions.add(selector), required: required, current: current))
  }

  /// Reads what became of a code.
  mutating func couponOutcome(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(node, Self.outcomeKeys, of: "a coupon outcome", required: 2) else { return }
    let code = read(members[0], at: "code") { $0.resultCode($1) } ?? CouponCode("")
    if builder.index(of: code) != nil { faults.report(at: "code", "is there already") }
    let outcome =
      read(members[1], at: "outcome") { $0.word($1, CouponOutcome.Outcome.words, or: .unknown) } ?? .unknown
    let promotion = members[2].map { self.promotion($0, at: "promotion", &builder) }
    builder.enteredCodes.append(code)
    builder.coupons.append(CouponRecord(outcome: outcome, promotion: promotion ?? -1))
  }

  /// Reads a text for the shopper.
  mutating func message(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(node, Self.messageKeys, of: "a message", required: 3) else { return }
    let kind: Message.Kind = read(members[0], at: "kind") { $0.word($1, or: .applied) } ?? .applied
    let promotion = self.promotion(members[1], at: "promotion", &builder)
    let text = read(members[2], at: "text") { $0.string($1) } ?? ""
    builder.messages.append(MessageRecord(kind: kind, promotion: promotion, text: text))
  }
}

extension CouponOutcome.Outcome {
  /// The outcomes by the words of the document. `limitReached` is the outcome of a code here, as the document does not say
  /// whether a limit of the code or of its promotion is reached.
  static var words: [(name: String, word: CouponOutcome.Outcome)] {
    let plain: [CouponOutcome.Outcome] = [.unknown, .replaced, .applied, .limitReached, .notNeeded, .recognized]
    let refused = Decision.Reason.allCases.filter { $0 != .limitReached }.map { CouponOutcome.Outcome.refused($0) }
    return (plain + refused).map { ($0.name, $0) }
  }
}
