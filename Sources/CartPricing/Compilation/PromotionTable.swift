// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The promotions of a set by slot, 24 bytes each: first those of the first compilation in
/// canonical order, then those that were added. Terms that few promotions have are in a table of
/// their own.
struct PromotionTable: Sendable {
  private var rows = Rows<Row>()
  private var terms = Rows<Terms>()

  /// The fields that every promotion has.
  struct Row: Sendable {
    fileprivate var source: SourceIndex
    /// The qualifier's first operation; nil for none.
    fileprivate(set) var when: OptionalIndex<QualifierOperation>
    fileprivate var firstAction: Index<ActionRecord>
    /// The terms; nil for the usual terms.
    fileprivate var terms: OptionalIndex<Terms> = nil
    fileprivate(set) var flags: PromotionRecord.Flags
    fileprivate var actionCount: UInt8
    fileprivate(set) var steps: UInt8
    fileprivate(set) var combines: Combination

    /// Whether it has the usual terms: no group, no cap and no rule, and it applies in the first
    /// billing cycle only.
    @inline(__always)
    var hasUsualTerms: Bool { terms.index == nil }

    /// The indices of the promotion's actions.
    @inline(__always)
    var actions: Range<Int> { firstAction.position..<firstAction.position &+ Int(actionCount) }
  }

  /// The terms that few promotions have: a group, further billing cycles, a cap or a rule.
  fileprivate struct Terms: Sendable, Equatable {
    var group: OptionalIndex<TextKey>
    var lineGroup: OptionalIndex<TextKey>
    var billingCycles: Int32
    var maxDiscount: OptionalIndex<AmountByCurrency>
    var ruleSelector: OptionalIndex<LineSelector>
    var ruleUnits: Int32
    var ruleLimit: Int32
    var ruleRewarded: Int32
    var rulePartition: Partition?

    init(_ record: PromotionRecord) {
      group = record.group
      lineGroup = record.lineGroup
      billingCycles = record.billingCycles
      maxDiscount = record.maxDiscount
      ruleSelector = record.ruleSelector
      ruleUnits = record.ruleUnits
      ruleLimit = record.ruleLimit
      ruleRewarded = record.ruleRewarded
      rulePartition = record.rulePartition
    }
  }

  var count: Int { rows.count }
  var indices: Range<Int> { 0..<rows.count }

  /// Returns the row of a promotion.
  @inline(__always)
  func row(_ slot: PromotionSlot) -> Row { rows[slot.position] }

  /// Returns the full record of a row.
  @inline(__always)
  func record(of row: Row) -> PromotionRecord {
    var record = PromotionRecord(source: row.source)
    record.flags = row.flags
    record.when = row.when
    record.firstAction = row.firstAction
    record.actionCount = Int16(row.actionCount)
    record.steps = row.steps
    record.combines = row.combines
    if let index = row.terms.index { complete(&record, terms[index]) }
    return record
  }

  @inline(__always)
  private func complete(_ record: inout PromotionRecord, _ terms: Terms) {
    record.group = terms.group
    record.lineGroup = terms.lineGroup
    record.billingCycles = terms.billingCycles
    record.maxDiscount = terms.maxDiscount
    record.ruleSelector = terms.ruleSelector
    record.ruleUnits = terms.ruleUnits
    record.ruleLimit = terms.ruleLimit
    record.ruleRewarded = terms.ruleRewarded
    record.rulePartition = terms.rulePartition
  }

  /// Returns the index of a promotion in the source.
  @inline(__always)
  func source(of slot: PromotionSlot) -> SourceIndex { rows[slot.position].source }

  mutating func reserve(_ capacity: Int) { rows.reserve(capacity) }

  mutating func append(_ record: PromotionRecord) {
    var row = Row(
      source: record.source, when: record.when, firstAction: record.firstAction, flags: record.flags,
      actionCount: UInt8(record.actionCount), steps: record.steps, combines: record.combines)
    if !record.hasUsualTerms {
      let own = Terms(record)
      if terms.last != own { terms.append(own) }
      row.terms = OptionalIndex(terms.count - 1)
    }
    rows.append(row)
  }

  /// Releases unused capacity.
  mutating func close() {
    rows.close()
    terms.close()
  }
}

extension PromotionRecord {
  /// Whether the promotion has no group, no cap and no rule, and applies in the first billing cycle
  /// only.
  fileprivate var hasUsualTerms: Bool {
    group.index == nil && lineGroup.index == nil && billingCycles == 1 && maxDiscount.index == nil && !hasRule
  }
}
