// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reading why promotions were not applied, what became of codes, and the texts for the shopper.
extension NodeSource {
  private enum DecisionKey: String, DocumentKey {
    case promotion, reason, limit, gaps, failed, by, currency
    static let table = KeyTable(DecisionKey.self, "a decision", required: [.promotion, .reason])
  }

  private enum GapKey: String, DocumentKey {
    case measure, of, after, required, current, missing, currency
    static let table = KeyTable(GapKey.self, "a gap", required: [.measure, .of, .required, .current, .missing])
  }

  private enum OutcomeKey: String, DocumentKey {
    case code, outcome, promotion
    static let table = KeyTable(OutcomeKey.self, "a coupon outcome", required: [.code, .outcome])
  }

  private enum MessageKey: String, DocumentKey {
    case kind, promotion, text
    static let table = KeyTable(MessageKey.self, "a message", required: [.kind, .promotion, .text])
  }

  /// Reads a decision. A decision by itself has a currency.
  mutating func decision(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, DecisionKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let before = faults.count
    let promotion = self.promotion(members[.promotion], at: "promotion", &builder)
    let reason: Decision.Reason = read(members[.reason], at: "reason") { $0.word($1, or: .noEffect) } ?? .noEffect
    let limit: Decision.Limit? = read(members[.limit], at: "limit") { $0.word($1, or: .budget) }
    let first = builder.gaps.count
    _ = read(members[.gaps], at: "gaps") { reader, node in
      reader.list(node) { reader, node in reader.gap(node, &builder) }
    }
    let failed = read(members[.failed], at: "failed") { $0.failedPaths($1, &builder) }
    let by = members[.by].map { self.promotion($0, at: "by", &builder) }
    if faults.count == before {
      check(members[.limit], at: "limit", isThere: reason == .limitReached, for: "limitReached")
      check(members[.gaps], at: "gaps", isThere: reason == .notQualified, for: "notQualified")
      if failed != nil {
        check(members[.failed], at: "failed", isThere: reason == .notQualified, for: "notQualified")
      }
      if by != nil { check(members[.by], at: "by", isThere: reason == .excluded, for: "excluded") }
    }
    builder.decisions.append(
      DecisionRecord(
        promotion: promotion, reason: reason, limit: limit, by: OptionalIndex(by),
        gaps: IndexRange(first, builder.gaps.count), failed: failed))
  }

  /// Reads the paths of conditions that do not hold; returns their range.
  private mutating func failedPaths(_ node: Int, _ builder: inout ResultBuilder) -> IndexRange {
    let first = builder.failedPaths.count
    builder.failedPaths += list(node) { $0.string($1) }
    let count = builder.failedPaths.count - first
    if count > Limits.failedPaths { faults.report("has \(count) entries, more than \(Limits.failedPaths)") }
    return IndexRange(first, first + min(count, Limits.failedPaths))
  }

  /// Checks a key that one reason has and no other has.
  private mutating func check(_ node: Int?, at key: StaticString, isThere: Bool, for reason: StaticString) {
    if isThere == (node != nil) { return }
    faults.report(at: key, isThere ? "is missing; the reason \(reason) needs it" : "is only there for \(reason)")
  }

  /// Reads a gap. A gap by itself has a currency.
  mutating func gap(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, GapKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let measure: Gap.Measure = read(members[.measure], at: "measure") { $0.word($1, or: .quantity) } ?? .quantity
    let beforeSelector = faults.count
    let selector = read(members[.of], at: "of") { $0.read($1) as LineSelector } ?? .all
    // A selector that could not be read is a stand-in, which has no faults of its own.
    if faults.count == beforeSelector {
      selector.check(at: "of", PromotionScope(currency: builder.cart.currency), into: &faults)
    }
    let after: DiscountStage? = read(members[.after], at: "after") { $0.word($1, or: .items) }
    let before = faults.count
    let isMoney = measure == .subtotal
    let required =
      isMoney
      ? money(members[.required], at: "required", builder) : count(members[.required], at: "required", atLeast: 0)
    let current =
      isMoney ? money(members[.current], at: "current", builder) : count(members[.current], at: "current", atLeast: 0)
    let missing =
      isMoney ? money(members[.missing], at: "missing", builder) : count(members[.missing], at: "missing", atLeast: 0)
    if faults.count == before {
      if missing != required - current {
        faults.report(at: "missing", "is not required − current")
      } else if missing < 1 {
        faults.report(at: "missing", "is below 1; such a gap is none")
      }
    }
    builder.gaps.append(
      GapRecord(
        measure: measure, selector: OptionalIndex(builder.promotions.add(selector)), required: required,
        current: current, after: after))
  }

  /// Reads what became of a code.
  mutating func couponOutcome(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(of: node, OutcomeKey.self) else { return }
    let code = read(members[.code], at: "code") { $0.resultCode($1, mayBeEmpty: true) } ?? CouponCode("")
    if builder.index(of: code) != nil { faults.report(at: "code", "is there already") }
    let outcome =
      read(members[.outcome], at: "outcome") {
        $0.word($1, of: CouponOutcome.Outcome.words, named: { $0.name }, otherForms: "")?.word ?? .unknown
      } ?? .unknown
    let promotion = members[.promotion].map { self.promotion($0, at: "promotion", &builder) }
    builder.enteredCodes.append(code)
    builder.coupons.append(CouponRecord(outcome: outcome, promotion: OptionalIndex(promotion)))
  }

  /// Reads a text for the shopper.
  mutating func message(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(of: node, MessageKey.self) else { return }
    let kind: Message.Kind = read(members[.kind], at: "kind") { $0.word($1, or: .applied) } ?? .applied
    let promotion = self.promotion(members[.promotion], at: "promotion", &builder)
    let text = read(members[.text], at: "text") { $0.string($1) } ?? ""
    builder.messages.append(MessageRecord(kind: kind, promotion: promotion, text: text))
  }
}

extension CouponOutcome.Outcome {
  /// The outcomes by the words of the document. `limitReached` is the outcome of that name, and
  /// never a reason.
  static var words: [(name: String, word: CouponOutcome.Outcome)] {
    let plain: [CouponOutcome.Outcome] = [
      .unknown, .replaced, .applied, .notForCustomer, .limitReached, .notNeeded, .recognized,
    ]
    let refused = Decision.Reason.allCases.filter { $0 != .limitReached }.map { CouponOutcome.Outcome.refused($0) }
    return (plain + refused).map { ($0.name, $0) }
  }
}
