// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PricedCart {
  /// The promotions that do not qualify, nearest first: those decisions for ``Decision/Reason/notQualified`` that have
  /// gaps.
  ///
  /// ```swift
  /// for miss in priced.nearMisses(within: "50") {
  ///   print(miss.promotion, miss.gaps)
  /// }
  /// ```
  ///
  /// The distance of a gap is the share `missing / required`. The distance of a promotion is the largest of its gaps'
  /// distances; promotions with equal distances keep canonical order.
  ///
  /// A promotion with a gap of ``Gap/Measure/reward`` meets its conditions and lacks only a unit to discount (§10.6). The
  /// distance of this gap is 100 %. It is returned with any `rate`, as a near-miss message is given for it (§10.13).
  ///
  /// By default a result only has decisions on promotions that have something to do with the cart. With
  /// ``PricingContext/Explain/all`` it has decisions on all.
  ///
  /// Complexity: O(n log n) for n decisions.
  /// - Parameter rate: The largest distance of the other gaps, 0 to 100 %: with `"50"`, the cart has at least half of every
  ///   required figure.
  /// - Returns: The decisions, those with the smallest distance first; empty for a malformed rate that is no percentage.
  public func nearMisses(within rate: Rate = .hundredPercent) -> [Decision] {
    guard rate.isWellFormed else { return [] }
    var misses: [(decision: Decision, distance: Distance)] = []
    for decision in decisions {
      if let distance = Distance(of: decision, within: rate) { misses.append((decision, distance)) }
    }
    // The sort is stable, so that equal distances keep canonical order.
    misses.sort { $0.distance < $1.distance }
    return misses.map { $0.decision }
  }
}

/// The share `missing / required` of a gap, as an exact fraction.
private struct Distance: Comparable {
  let missing: Int64
  let required: Int64

  init(_ gap: Gap) {
    missing = gap.missingNumber
    required = gap.requiredNumber
  }

  /// The largest distance of a decision's gaps; nil without a gap and where one is beyond the cut-off.
  init?(of decision: Decision, within rate: Rate) {
    var largest: Distance?
    for gap in decision.gaps {
      let distance = Distance(gap)
      guard gap.measure == .reward || distance.isWithin(rate) else { return nil }
      if largest.map({ $0 < distance }) ?? true { largest = distance }
    }
    guard let largest else { return nil }
    self = largest
  }

  private func isWithin(_ rate: Rate) -> Bool {
    Int128(missing) * 1_000_000 <= Int128(rate.partsPerMillion) * Int128(required)
  }

  static func < (left: Distance, right: Distance) -> Bool {
    Int128(left.missing) * Int128(right.required) < Int128(right.missing) * Int128(left.required)
  }

  static func == (left: Distance, right: Distance) -> Bool {
    Int128(left.missing) * Int128(right.required) == Int128(right.missing) * Int128(left.required)
  }
}
