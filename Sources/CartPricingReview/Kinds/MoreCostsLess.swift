// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Relation {
  /// The second cart has one unit more and a lower total.
  func moreCostsLess(_ proofs: [PricedProof]) -> Shown? {
    guard proofs.count == 2 else { return nil }
    let (fewer, more) = (proofs[0].priced, proofs[1].priced)
    let drop = fewer.total.minorUnits - more.total.minorUnits
    guard drop > 0 else { return nil }
    let before = fewer.discounts
    let after = more.discounts
    let gaining = after.filter { $0.value > before[$0.key] ?? 0 }.map { $0.key }.sorted()
    guard !gaining.isEmpty, !gaining.contains(where: { dependsOnPrices($0) }) else { return nil }
    let share = Self.share(drop, of: fewer.total.minorUnits)
    return Shown(
      promotions: gaining, weight: share, severity: share >= 50_000 ? .medium : .low,
      sentence: "One unit more costs less: \(fewer.total) becomes \(more.total), because of "
        + "\(Words.all(gaining.map { "\"\($0)\"" })).")
  }
}
