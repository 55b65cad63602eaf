// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Relation {
  /// A line costs less than its attribute `cost`.
  func belowCost(_ proofs: [PricedProof]) -> Shown? {
    guard proofs.count == 1, !reviewed.catalogue.isEmpty else { return nil }
    let priced = proofs[0].priced
    var worst: Shown?
    for (place, line) in proofs[0].request.cart.lines.enumerated() where place < priced.lines.count {
      guard let cost = line.cost(in: priced.currency) else { continue }
      let (whole, overflows) = cost.multipliedReportingOverflow(by: Int64(line.quantity))
      let found = priced.lines[place]
      let promotions = Set(found.adjustments.map { $0.promotion }).sorted()
      guard !overflows, found.total.minorUnits < whole, found.subtotal.minorUnits >= whole, !promotions.isEmpty
      else { continue }
      let share = Self.share(whole - found.total.minorUnits, of: whole)
      if let worst, worst.weight >= share { continue }
      worst = Shown(
        promotions: promotions, weight: share, severity: .high,
        sentence: "\(line.quantity) × \(line.sku) is sold for \(found.total), below its cost of "
          + "\(Money(minorUnits: whole, currency: priced.currency)), because of "
          + "\(Words.all(promotions.map { "\"\($0)\"" })).")
    }
    return worst
  }
}

extension CartLine {
  /// The attribute `cost` in minor units: an amount, or a number that is rounded; nil without one.
  func cost(in currency: Currency) -> Int64? {
    switch attributes["cost"] {
    case .text(let text)?: return Amount(parsing: text)?.minorUnits(in: currency)
    case .number(let number)?:
      var scaled = number
      for _ in 0..<currency.decimals { scaled *= 10 }
      guard scaled >= 0, scaled < 1e15 else { return nil }
      return Int64(scaled.rounded())
    default: return nil
    }
  }
}
