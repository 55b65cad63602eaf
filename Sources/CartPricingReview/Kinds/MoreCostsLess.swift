// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Relation {
  /// The second cart has one unit more and a lower total.
  func moreCostsLess(_ proofs: [PricedProof]) -> Shown? {
    guard proofs.count == 2 else { return nil }
    let (fewer, more) = (proofs[0].priced, proofs[1].priced)
    // A line more is a unit more if it has one.
    guard
      proofs[1].request.cart.lines.count == proofs[0].request.cart.lines.count
        || proofs[1].request.cart.lines.last?.quantity == 1
    else { return nil }
    let drop = fewer.total.minorUnits - more.total.minorUnits
    guard drop > 0 else { return nil }
    let before = fewer.discounts
    let after = more.discounts
    let gaining = after.filter { $0.value > before[$0.key] ?? 0 }.map { $0.key }.sorted()
    guard !gaining.isEmpty, !gaining.contains(where: { dependsOnPrices($0) }) else { return nil }
    let share = Self.share(drop, of: fewer.total.minorUnits)
    let names = Words.all(gaining.map { "\"\($0)\"" })
    let begins = gaining.allSatisfy { before[$0] == nil }
    let reason = begins ? "because \(names) \(gaining.count == 1 ? "begins" : "begin") there" : "because of \(names)"
    return Shown(
      promotions: gaining, weight: share, severity: severity(share, gaining),
      sentence: "One unit more costs less: \(fewer.total) becomes \(more.total), \(reason).")
  }

  /// Where one promotion begins, the total often falls, and shops accept it. How far it falls if single units are
  /// rewarded depends on prices that only a catalogue knows.
  private func severity(_ share: Int64, _ promotions: [PromotionID]) -> Finding.Severity {
    guard promotions.count == 1 else { return share >= 50_000 ? .medium : .low }
    let rewardsUnits = reviewed.promotion(promotions[0])?.rewardsUnits ?? false
    return share < 250_000 || (rewardsUnits && reviewed.catalogue.isEmpty) ? .low : .medium
  }
}

extension Promotion {
  /// Whether a discount is on single units, of which other units of the cart decide the number.
  fileprivate var rewardsUnits: Bool {
    actions.contains { action in
      guard case .discount(_, let target) = action else { return false }
      if case .items(let items) = target { return items.count != nil || calculateRule != nil }
      return target.step == .items
    }
  }
}
