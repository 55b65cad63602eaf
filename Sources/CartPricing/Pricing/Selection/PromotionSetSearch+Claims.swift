// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Computes the upper bounds of the candidates' discounts and credits, whatever other promotions
/// have taken before.
///
/// Other promotions only lower prices and close units. So a percentage, an amount or a price never
/// takes more off a line than off the same line before any discount. An action that chooses a
/// number of units takes at most its discount on that number of the most expensive units. A cap
/// limits all discounts of a promotion, and fees, shipping and tax are never more than without
/// discounts.
extension PromotionSetSearch {
  /// The largest number of claims on single lines: 16 MiB.
  private static let mostLineClaims = 1 << 20

  /// Adds a candidate and its claims.
  mutating func add(_ candidate: consuming Candidate, _ record: PromotionRecord, _ facts: inout CartFacts) {
    var candidate = candidate
    candidate.firstClaim = Index(claims.count)
    for index in record.actions where facts.set.actions[index].step == .items {
      addClaims(of: facts.set.actions[index], record, to: &candidate, &facts)
    }
    candidate.firstCartClaim = Index(claims.count)
    for index in record.actions where facts.set.actions[index].step != .items {
      addClaims(of: facts.set.actions[index], record, to: &candidate, &facts)
    }
    candidate.endClaim = Index(claims.count)
    // It has a single claim, which is on all units of lines and which no cap lowers.
    candidate.hasDisjointUnits =
      candidate.isExclusive && !candidate.isGrouped && candidate.firstClaim.position + 1 == candidate.endClaim.position
      && claims[candidate.firstClaim.position].isOfAllUnits
      && candidate.promotion.cap >= claims[candidate.firstClaim.position].most && !record.flags.contains(.campaign)
    if candidate.hasDisjointUnits {
      candidate.besideDisjointClaim = candidate.gifts + candidate.extras + candidate.credit
      // A percentage of several lines together is rounded once, by less than one minor unit.
      if candidate.firstClaim == candidate.firstCartClaim { candidate.besideDisjointClaim += 1 }
    }
    candidates.append(candidate)
  }

  /// Whether one of ``selections`` has a line.
  @inline(__always)
  mutating func isSelected(_ line: Int, _ facts: inout CartFacts) -> Bool {
    for place in selections.indices where facts.contains(line, in: selections[place]) { return true }
    return false
  }

  /// Adds a claim on at most `units` units of ``selections`` (nil: on all of them), which are
  /// discounted each by itself, or in `sets` sets.
  mutating func claimUnits(
    _ units: Int128?, _ discount: ResolvedDiscount, sets: Int128?, _ facts: inout CartFacts
  ) {
    let first = lineClaims.count
    let most = units.map { Int64(clamping: $0) } ?? .max
    var sum: Int64 = 0
    var dearest: Int64 = 0
    for line in facts.cart.lines.indices where isSelected(line, &facts) {
      let line = (place: LineIndex(line), facts: facts.cart.lines[line])
      guard line.facts.isDiscountable else { continue }
      let price = line.facts.unitPrice
      let count = min(line.facts.quantity, most)
      var each = price
      var amount = price * count
      switch discount {
      case .percent(let rate, _), .percentUpTo(let rate, _, _):
        amount = facts.round(amount, times: rate)
        each = Int64(clamping: Claim.roundedUp(price, times: rate))
      case .amount(let figure, _) where sets == nil:
        each = min(figure, price)
        amount = each * count
      case .price(let figure) where sets == nil:
        each = max(price - figure, 0)
        amount = each * count
      case .amount, .price, .priceByAttribute: break
      }
      guard amount > 0 else { continue }
      lineClaims.append(LineClaim(line: line.place, most: amount))
      sum += amount
      dearest = max(dearest, each)
    }
    var total = min(Int128(sum), Int128(most) * Int128(dearest))
    if let sets, case .amount(let figure, _) = discount { total = min(total, sets * Int128(figure)) }
    append(from: first, most: total, isOfAllUnits: units == nil)
  }

  /// Adds a claim on the lines of the line claims from an index on; on all lines if there is no index.
  mutating func append(
    from first: Int?, most: Int128, rate: Int64 = Claim.whole, isOfAllUnits: Bool = false
  ) {
    var first = first
    if let index = first, most <= 0 || rate <= 0 || lineClaims.count > Self.mostLineClaims {
      // The open value of all lines is an upper bound as well, but a higher one.
      lineClaims.removeSubrange(index...)
      first = nil
    }
    guard most > 0, rate > 0 else { return }
    claims.append(
      Claim(
        most: Int64(clamping: most), rate: rate, isOfAllUnits: isOfAllUnits && first != nil,
        isOfAllLines: first == nil,
        lines: Int32(truncatingIfNeeded: first ?? lineClaims.count)..<Int32(truncatingIfNeeded: lineClaims.count)))
  }
}
