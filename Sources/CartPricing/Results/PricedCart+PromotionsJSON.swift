// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The second half of the result's document: which promotions were applied, and why others were not.
extension PricedStorage {
  /// Writes the members from `promotions` to `redemptions`.
  func writeExplanation(to writer: inout JSONWriter, _ decimals: Int) {
    writer.key("promotions")
    writer.array(applied.indices) { index, writer in writer.object { writeApplied(index, to: &$0, decimals) } }
    if !coupons.isEmpty {
      writer.key("coupons")
      writer.array(coupons.indices) { index, writer in writer.object { writeCoupon(index, to: &$0) } }
    }
    writer.key("decisions")
    writer.array(decisions.indices) { index, writer in writer.object { writeDecision(index, to: &$0, decimals) } }
    writer.key("messages")
    writer.array(messages.indices) { index, writer in writer.object { writeMessage(index, to: &$0) } }
    writer.key("credits")
    writer.array(credits.indices) { index, writer in writer.object { writeCredit(index, to: &$0, decimals) } }
    if !points.isEmpty {
      writer.key("points")
      writer.array(points.indices) { index, writer in writer.object { writePoints(index, to: &$0) } }
    }
    writer.key("issuedCoupons")
    writer.array(issued.indices) { index, writer in writer.object { writeIssued(index, to: &$0) } }
    if !offers.isEmpty {
      writer.key("choices")
      writer.array(offers.indices) { index, writer in writer.object { writeOffer(index, to: &$0) } }
    }
    writer.key("redemptions")
    writer.array(applied.indices) { index, writer in writer.object { writeRedemption(index, to: &$0, decimals) } }
  }

  /// Writes the members of an applied promotion (§8.19, §8.37).
  func writeApplied(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let record: AppliedRecord = record(index, of: layout.applied)
    writer.member("id", promotionID(record.promotion))
    writer.member("name", ifPresent: promotionName(record.promotion))
    writeCode(record.coupon, to: &writer)
    writer.key("applications")
    writer.integer(record.applications)
    writer.money("discount", record.discount, decimals)
    if let gap = nextStep(ofApplied: index) {
      writer.key("next")
      writer.object { writeGap(gap, to: &$0, decimals) }
    }
  }

  /// Writes the members of a redemption (§8.28).
  func writeRedemption(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let record: AppliedRecord = record(index, of: layout.applied)
    writer.member("promotion", promotionID(record.promotion))
    writer.member("campaign", ifPresent: campaign(ofApplied: index))
    writeCode(record.coupon, to: &writer)
    writer.member("batch", ifPresent: batch(ofApplied: index))
    writer.member("customer", ifPresent: customer)
    writer.money("discount", record.discount, decimals)
    if redemption(ofApplied: index)?.isRenewal ?? false { writer.member("renewal", true) }
  }

  private func writeCode(_ index: Int32, to writer: inout JSONWriter) {
    if index >= 0 { writer.member("coupon", enteredCodes[Int(index)]) }
  }

  /// Writes the members of a coupon outcome (§8.22).
  func writeCoupon(_ index: Int, to writer: inout JSONWriter) {
    let record: CouponRecord = record(index, of: layout.coupons)
    writer.member("code", enteredCodes[index])
    writer.member("outcome", record.outcome.name)
    if record.promotion >= 0 { writer.member("promotion", promotionID(record.promotion)) }
  }

  /// Writes the members of a decision (§8.20).
  func writeDecision(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let record: DecisionRecord = record(index, of: layout.decisions)
    writer.member("promotion", promotionID(record.promotion))
    writer.member("reason", record.reason)
    writer.member("limit", ifPresent: record.limit)
    if record.reason == .notQualified {
      writer.key("gaps")
      writer.array(record.gaps.indices) { index, writer in writer.object { writeGap(index, to: &$0, decimals) } }
    }
    if let failed = record.failed {
      writer.key("failed")
      writer.array(failed.indices) { index, writer in writer.string(failedPaths[index]) }
    }
    if record.by >= 0 { writer.member("by", promotionID(record.by)) }
  }

  /// Writes the members of a gap (§8.21, §10.7).
  func writeGap(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let gap: GapRecord = record(index, of: layout.gaps)
    let isMoney = gap.measure == .subtotal
    writer.member("measure", gap.measure)
    writer.member("of", selector(gap.selector))
    writer.member("after", ifPresent: gap.after)
    writer.figure("required", gap.required, isMoney: isMoney, decimals)
    writer.figure("current", gap.current, isMoney: isMoney, decimals)
    writer.figure("missing", gap.missing, isMoney: isMoney, decimals)
  }

  /// Writes the members of a message (§8.23).
  func writeMessage(_ index: Int, to writer: inout JSONWriter) {
    writer.member("kind", messages[index].kind)
    writer.member("promotion", promotionID(messages[index].promotion))
    writer.member("text", messages[index].text)
  }

  /// Writes the members of a credit (§8.24).
  func writeCredit(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let record: CreditRecord = record(index, of: layout.credits)
    writer.member("promotion", promotionID(record.promotion))
    writer.money("amount", record.amount, decimals)
  }

  /// Writes the members of points (§8.25).
  func writePoints(_ index: Int, to writer: inout JSONWriter) {
    writer.member("promotion", promotionID(points[index].promotion))
    writer.key("count")
    writer.integer(points[index].count)
  }

  /// Writes the members of gifts to choose (§8.27).
  func writeOffer(_ index: Int, to writer: inout JSONWriter) {
    writer.member("promotion", promotionID(offers[index].promotion))
    writer.key("action")
    writer.integer(Int64(offers[index].action))
    writer.member("oneOf", offers[index].skus)
  }

  /// Writes the members of issued coupons (§8.26).
  func writeIssued(_ index: Int, to writer: inout JSONWriter) {
    let record: IssuedRecord = record(index, of: layout.issued)
    writer.member("promotion", promotionID(record.promotion))
    if case .issueCoupon(let issue) = action(record.action, of: record.promotion) {
      writer.member("template", issue.template)
      writer.key("count")
      writer.integer(record.count)
      writer.member("validFor", ifPresent: issue.validFor)
    }
  }
}

extension JSONWriter {
  /// Writes a figure of a gap as a member: money, or a count.
  fileprivate mutating func figure(_ key: StaticString, _ figure: Int64, isMoney: Bool, _ decimals: Int) {
    self.key(key)
    if isMoney { money(figure, decimals: decimals) } else { integer(figure) }
  }
}

extension Decision.Reason: JSONWritable {}
extension Decision.Limit: JSONWritable {}
extension Gap.Measure: JSONWritable {}
extension Message.Kind: JSONWritable {}
