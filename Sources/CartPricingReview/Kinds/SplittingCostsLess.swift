// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Relation {
  /// The second and the third order have the units of the first one, and cost less.
  func splittingCostsLess(_ proofs: [PricedProof]) -> Shown? {
    guard proofs.count == 3 else { return nil }
    let whole = proofs[0].priced
    let (first, second) = (proofs[1].priced, proofs[2].priced)
    let (sum, overflows) = first.total.minorUnits.addingReportingOverflow(second.total.minorUnits)
    guard !overflows, sum < whole.total.minorUnits else { return nil }
    let drop = whole.total.minorUnits - sum
    // What rounding alone can make of it is left out.
    guard drop > whole.mostRounding + first.mostRounding + second.mostRounding else { return nil }
    let together = whole.discounts
    let (one, other) = (first.discounts, second.discounts)
    let ids = Set(one.keys).union(other.keys)
    let gaining = ids.filter { (one[$0] ?? 0).saturatingSum(other[$0] ?? 0) > together[$0] ?? 0 }.sorted()
    guard !gaining.isEmpty, !gaining.contains(where: { dependsOnPrices($0) }) else { return nil }
    let share = Self.share(drop, of: whole.total.minorUnits)
    return Shown(
      promotions: gaining, weight: share, severity: severity(share, gaining),
      sentence: "Two orders cost less than one: \(first.total) and \(second.total) instead of \(whole.total), "
        + "because of \(Words.all(gaining.map { "\"\($0)\"" })).")
  }

  /// What one promotion gives to each order is often meant.
  private func severity(_ share: Int64, _ promotions: [PromotionID]) -> Finding.Severity {
    promotions.count > 1 && share >= 100_000 ? .medium : .low
  }
}
