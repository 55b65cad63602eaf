// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Checks

extension Promotion {
  /// Checks the lists by which a promotion says with which others it is not applied (§7.4).
  static func checkExclusions(
    _ excludes: [PromotionID], _ ownClass: PromotionClass?, combinesWith classes: [PromotionClass],
    into sink: inout some FaultSink
  ) {
    sink.check(excludes, at: "excludes", atMost: Limits.exclusions, mayBeEmpty: true)
    if let ownClass { sink.check(ownClass, at: "class") }
    sink.check(classes, at: "combinesWith", atMost: Limits.exclusions, mayBeEmpty: true)
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether two candidates, of different indices, are never applied together: one of them combines
  /// with none, both are in a group of which one member is applied, or one of them excludes the other
  /// (§7.4).
  mutating func excludeEachOther(_ left: CandidateIndex, _ right: CandidateIndex) throws(PricingError) -> Bool {
    let (leftRecord, rightRecord) = (record(left), record(right))
    if leftRecord.combines == .never || rightRecord.combines == .never { return true }
    if let group = leftRecord.group.index, rightRecord.group == group { return true }
    if try excludes(left, leftRecord, right) { return true }
    return try excludes(right, rightRecord, left)
  }

  /// Whether one candidate excludes another one by its list, by the other's class, or since the other
  /// one comes after it and it stops what follows (§7.4).
  mutating func excludes(
    _ one: CandidateIndex, _ record: PromotionRecord, _ other: CandidateIndex
  ) throws(PricingError) -> Bool {
    guard record.flags.contains(.excludes) else { return false }
    try budget.spend(128)
    if record.combines == .stop, other > one { return true }
    let (slot, otherSlot) = (slot(of: one), slot(of: other))
    let (excluded, classes) = set.read(slot) { ($0.excludes, $0.combinesWith) }
    try budget.spend(2 &* (excluded.count &+ classes.count))
    if !excluded.isEmpty, excluded.contains(set.id(of: otherSlot)) { return true }
    if classes.isEmpty { return false }
    guard let ownClass = set.read(otherSlot, { $0.promotionClass }) else { return true }
    return !classes.contains(ownClass)
  }
}

extension Combination {
  /// Whether the best set always has an eligible promotion that combines so, unless another rule
  /// excludes it (§7.15).
  var isFree: Bool { self == .always || self == .notOnDiscounted }
}
