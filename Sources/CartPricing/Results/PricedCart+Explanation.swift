/// The second half of the result's document: which promotions were applied, and why others were not.
extension PricedStorage {
  /// Writes the members from `promotions` to `redemptions`.
  func writeExplanation(to writer: inout JSONWriter, _ decimals: Int) {
    writer.key("promotions")
    writer.array(layout.applied.places) { writeApplied(record($0, of: layout.applied), to: &$1, decimals) }
    if !coupons.isEmpty {
      writer.key("coupons")
      writer.array(coupons.indices) { writeCoupon($0, to: &$1) }
    }
    writer.key("decisions")
    writer.array(layout.decisions.places) { writeDecision(record($0, of: layout.decisions), to: &$1, decimals) }
    writer.key("messages")
    writer.array(messages) { message, writer in
      writer.beginObject()
      writer.member("kind", message.kind)
      writer.member("promotion", promotionID(message.promotion))
      writer.member("text", message.text)
      writer.endObject()
    }
    writer.key("credits")
    writer.array(credits) { credit, writer in
      writer.beginObject()
      writer.member("promotion", promotionID(credit.promotion))
      writer.money("amount", credit.amount, decimals)
      writer.endObject()
    }
    writer.key("issuedCoupons")
    writer.array(issued) { writeIssued($0, to: &$1) }
    writer.key("redemptions")
    writer.array(layout.applied.places) { writeRedemption(record($0, of: layout.applied), to: &$1, decimals) }
  }

  private func writeApplied(_ record: AppliedRecord, to writer: inout JSONWriter, _ decimals: Int) {
    writer.beginObject()
    writer.member("id", promotionID(record.promotion))
    writeCode(record.coupon, to: &writer)
    writer.key("applications")
    writer.integer(record.applications)
    writer.money("discount", record.discount, decimals)
    writer.endObject()
  }

  private func writeRedemption(_ record: AppliedRecord, to writer: inout JSONWriter, _ decimals: Int) {
    writer.beginObject()
    writer.member("promotion", promotionID(record.promotion))
    writeCode(record.coupon, to: &writer)
    writer.member("customer", ifPresent: customer)
    writer.money("discount", record.discount, decimals)
    writer.endObject()
  }

  private func writeCode(_ place: Int32, to writer: inout JSONWriter) {
    if place >= 0 { writer.member("coupon", enteredCodes[Int(place)]) }
  }

  private func writeCoupon(_ index: Int, to writer: inout JSONWriter) {
    let record: CouponRecord = record(index, of: layout.coupons)
    writer.beginObject()
    writer.member("code", enteredCodes[index])
    writer.member("outcome", record.outcome.name)
    if record.promotion >= 0 { writer.member("promotion", promotionID(record.promotion)) }
    writer.endObject()
  }

  private func writeDecision(_ record: DecisionRecord, to writer: inout JSONWriter, _ decimals: Int) {
    writer.beginObject()
    writer.member("promotion", promotionID(record.promotion))
    writer.member("reason", record.reason)
    writer.member("limit", ifPresent: record.limit)
    if record.reason == .notQualified {
      writer.key("gaps")
      writer.array(record.gaps.places) { writeGap(self.record($0, of: layout.gaps), to: &$1, decimals) }
    }
    if record.by >= 0 { writer.member("by", promotionID(record.by)) }
    writer.endObject()
  }

  private func writeGap(_ gap: GapRecord, to writer: inout JSONWriter, _ decimals: Int) {
    let isMoney = gap.measure == .subtotal
    writer.beginObject()
    writer.member("measure", gap.measure)
    writer.member("of", selector(gap.selector))
    writer.figure("required", gap.required, isMoney: isMoney, decimals)
    writer.figure("current", gap.current, isMoney: isMoney, decimals)
    writer.figure("missing", gap.missing, isMoney: isMoney, decimals)
    writer.endObject()
  }

  private func writeIssued(_ record: IssuedRecord, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("promotion", promotionID(record.promotion))
    if case .issueCoupon(let issue) = promotions.action(record.action, of: record.promotion) {
      writer.member("template", issue.template)
      writer.key("count")
      writer.integer(record.count)
      writer.member("validFor", ifPresent: issue.validFor)
    }
    writer.endObject()
  }
}

extension JSONWriter {
  /// Writes a figure of a gap as a member: money, or a count.
  fileprivate mutating func figure(_ key: StaticString, _ figure: Int64, isMoney: Bool, _ decimals: Int) {
    self.key(key)
    if isMoney { money(figure, decimals: decimals) } else { integer(figure) }
  }
}

extension Decision.Reason: WireValue {}
extension Decision.Limit: WireValue {}
extension Gap.Measure: WireValue {}
extension Message.Kind: WireValue {}
