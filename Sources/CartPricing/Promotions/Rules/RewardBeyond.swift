// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension Worksheet {
  /// Chooses the units of a range of ``buckets`` that are rewarded beyond the units that the rule counted
  /// (§6.36). Returns n'; 0 if no unit is rewarded.
  ///
  /// With |A| units counted, k for each application and c rewarded by each, n' applications reward
  /// r(n') = min(n'·c, |T|, |A ∪ T| − n'·k) units. The first term grows with n' and the last one
  /// decreases, so the largest r is next to n' = |A ∪ T| / (c + k), and the smallest n' with that r
  /// is ⌈r / c⌉.
  mutating func chooseBeyond(
    _ range: Range<Int>, each: Int64, units: Int64, _ counted: LineSelection, _ countedUnits: Int64,
    _ applications: Int64, _ facts: inout CartFacts
  ) -> Int64 {
    var available: Int128 = 0
    var union = Int128(countedUnits)
    for place in range {
      available += Int128(buckets[place].count)
      if !facts.contains(buckets[place].line.position, in: counted) { union += Int128(buckets[place].count) }
    }
    let (k, c) = (Int128(units), Int128(each))
    let reward = { (n: Int128) in min(n * c, available, union - n * k) }
    let crossing = union / (c + k)
    let most = Int128(applications)
    let best = max(reward(min(max(crossing, 1), most)), reward(min(max(crossing + 1, 1), most)))
    guard best > 0 else { return 0 }
    let used = (best + c - 1) / c
    var countedLeft = Int128(countedUnits) - used * k
    var left = best
    for place in range {
      guard left > 0 else { break }
      let isCounted = facts.contains(buckets[place].line.position, in: counted)
      let count = min(isCounted ? min(left, countedLeft) : left, Int128(buckets[place].count))
      guard count > 0 else { continue }
      chosenUnits.take(Int64(count), of: buckets[place])
      left -= count
      if isCounted { countedLeft -= count }
    }
    return Int64(used)
  }
}

extension PricingState {
  /// The refusal of a promotion that holds, but whose action on items finds no unit to reward: one
  /// gap, which shopping a unit of the selector closes (§10.6).
  mutating func nothingToReward(_ record: PromotionRecord, _ index: CandidateIndex, _ selector: SelectorID) -> Refusal {
    var refusal = Refusal(index, for: .notQualified)
    refusal.gaps = Int32(evaluation.gaps.count)..<Int32(evaluation.gaps.count + 1)
    evaluation.gaps.append(GapRecord(measure: .reward, selector: OptionalIndex(selector), required: 1, current: 0))
    refusal.isRelevant = record.countedSelector != .all || facts.selection(selector).count > 0
    return refusal
  }
}

// MARK: - Words

extension ReceiptWords {
  /// "Add one more item in shoes to be discounted"
  func adviceOnReward(_ items: ReceiptSelector) -> String { "Add one more \(items.text(one: true)) to be discounted" }
}
