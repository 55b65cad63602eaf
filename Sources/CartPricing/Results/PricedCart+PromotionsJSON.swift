// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The second half of the result's document: which promotions were applied, and why others were not.
extension PricedStorage {
  /// Writes the members from `promotions` to `redemptions`.
  func writeExplanation(to writer: inout JSONWriter, _ format: ResultFormat) {
    writer.key("promotions")
    writer.array(applied.indices) { index, writer in writer.object { writeApplied(index, to: &$0, format) } }
    if !coupons.isEmpty {
      writer.key("coupons")
      writer.array(coupons.indices) { index, writer in writer.object { writeCoupon(index, to: &$0, format) } }
    }
    writer.key("decisions")
    writer.array(decisions.indices) { index, writer in writer.object { writeDecision(index, to: &$0, format) } }
    writer.key("messages")
    writer.array(messages.indices) { index, writer in writer.object { writeMessage(index, to: &$0, format) } }
    writer.key("credits")
    writer.array(credits.indices) { index, writer in writer.object { writeCredit(index, to: &$0, format) } }
    if !points.isEmpty {
      writer.key("points")
      writer.array(points.indices) { index, writer in writer.object { writePoints(index, to: &$0, format) } }
    }
    writer.key("issuedCoupons")
    writer.array(issued.indices) { index, writer in writer.object { writeIssued(index, to: &$0, format) } }
    if !offers.isEmpty {
      writer.key("choices")
      writer.array(offers.indices) { index, writer in writer.object { writeOffer(index, to: &$0, format) } }
    }
    writer.key("redemptions")
    writer.array(applied.indices) { index, writer in writer.object { writeRedemption(index, to: &$0, format) } }
  }

  /// Writes the members of an applied promotion (§8.19, §8.37).
  @inline(never)
  func writeApplied(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let record: AppliedRecord = record(index, of: layout.applied)
    writePromotion(record.promotion, after: #""id":""#, to: &writer, format)
    writer.member("name", ifPresent: promotionName(record.promotion))
    writeCode(record.coupon.index, to: &writer)
    writer.text.append(atMost: 2 * ReservedBytes.mostOfMember) { text in
      text.integer(#""applications":"#, record.applications)
      text.money(#""discount":""#, record.discount, format.decimals)
    }
    if layout.nextSteps.count > 0, let gap = nextStep(ofApplied: index) {
      writer.key("next")
      writer.object { writeGap(gap, to: &$0, format) }
    }
  }

  /// Writes the members of a redemption (§8.28).
  @inline(never)
  func writeRedemption(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let record: AppliedRecord = record(index, of: layout.applied)
    writePromotion(record.promotion, to: &writer, format)
    if format.hasCampaigns { writer.member("campaign", ifPresent: campaign(ofApplied: index)) }
    writeCode(record.coupon.index, to: &writer)
    let special = layout.redemptions.count > 0 ? redemption(ofApplied: index) : nil
    if special.isSome { writer.member("batch", ifPresent: batch(ofApplied: index)) }
    writer.member("customer", ifPresent: customer)
    writer.text.append(atMost: ReservedBytes.mostOfMember) { text in
      text.money(#""discount":""#, record.discount, format.decimals)
    }
    if special?.isRenewal ?? false { writer.member("renewal", true) }
  }

  private func writeCode(_ index: EnteredCodeIndex?, to writer: inout JSONWriter) {
    if let index { writer.member("coupon", enteredCode(index.position)) }
  }

  /// Writes the members of a coupon outcome (§8.22).
  @inline(never)
  func writeCoupon(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let record: CouponRecord = record(index, of: layout.coupons)
    writer.member("code", enteredCode(index))
    writer.member("outcome", record.outcome.name)
    if let promotion = record.promotion.index { writePromotion(promotion, to: &writer, format) }
  }

  /// Writes the members of a decision (§8.20).
  @inline(never)
  func writeDecision(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let record: DecisionRecord = record(index, of: layout.decisions)
    writePromotion(record.promotion, to: &writer, format)
    writer.member("reason", record.reason)
    writer.member("limit", ifPresent: record.limit)
    if record.reason == .notQualified {
      writer.key("gaps")
      writer.array(record.gaps.indices) { index, writer in writer.object { writeGap(index, to: &$0, format) } }
    }
    if let failed = record.failed {
      writer.key("failed")
      writer.array(failed.indices) { index, writer in writer.string(failedPaths[index]) }
    }
    if let by = record.by.index { writePromotion(by, after: #""by":""#, to: &writer, format) }
  }

  /// Writes the members of a gap (§8.21, §10.7).
  @inline(never)
  func writeGap(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let gap: GapRecord = record(index, of: layout.gaps)
    writer.member("measure", gap.measure)
    if gap.selector.index == nil {
      writer.text.append(#""of":"all","#)
    } else {
      writer.member("of", selector(gap.selector))
    }
    writer.member("after", ifPresent: gap.after)
    writer.text.append(atMost: 3 * ReservedBytes.mostOfMember) { text in
      if gap.measure == .subtotal {
        text.money(#""required":""#, gap.required, format.decimals)
        text.money(#""current":""#, gap.current, format.decimals)
        text.money(#""missing":""#, gap.missing, format.decimals)
      } else {
        text.integer(#""required":"#, gap.required)
        text.integer(#""current":"#, gap.current)
        text.integer(#""missing":"#, gap.missing)
      }
    }
  }

  /// Writes the members of a message (§8.23).
  func writeMessage(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    writer.member("kind", messages[index].kind)
    writePromotion(messages[index].promotion, to: &writer, format)
    writer.member("text", messages[index].text)
  }

  /// Writes the members of a credit (§8.24).
  func writeCredit(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let record: CreditRecord = record(index, of: layout.credits)
    writePromotion(record.promotion, to: &writer, format)
    writer.text.append(atMost: ReservedBytes.mostOfMember) { text in
      text.money(#""amount":""#, record.amount, format.decimals)
    }
  }

  /// Writes the members of points (§8.25).
  func writePoints(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    writePromotion(points[index].promotion, to: &writer, format)
    writer.key("count")
    writer.integer(points[index].count)
  }

  /// Writes the members of gifts to choose (§8.27).
  func writeOffer(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    writePromotion(offers[index].promotion, to: &writer, format)
    writer.key("action")
    writer.integer(Int64(offers[index].action.rawValue))
    writer.member("oneOf", offers[index].skus)
  }

  /// Writes the members of issued coupons (§8.26).
  func writeIssued(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let record: IssuedRecord = record(index, of: layout.issued)
    writePromotion(record.promotion, to: &writer, format)
    if case .issueCoupon(let issue) = action(record.action, of: record.promotion) {
      writer.member("template", issue.template)
      writer.key("count")
      writer.integer(record.count)
      writer.member("validFor", ifPresent: issue.validFor)
    }
  }
}

extension Decision.Reason: JSONWritable {}
extension Decision.Limit: JSONWritable {}
extension Gap.Measure: JSONWritable {}
extension Message.Kind: JSONWritable {}
