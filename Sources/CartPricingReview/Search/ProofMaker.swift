// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Makes the finding of a candidate: its proof has the promotions that matter, and is priced once more.
struct ProofMaker {
  let reviewed: ReviewedSet
  let engine: PricingEngine

  /// The most promotions that are left out one by one.
  private static let most = 40

  /// The finding; nil if its proof does not show it when it is priced again.
  func finding(of candidate: Candidate, _ pricings: inout Int) -> Ranked? {
    let isAlone = candidate.kind == .tierGivesLess
    let own = isAlone ? (try? PricingEngine(reviewed.subset(Set(candidate.promotions)))) ?? engine : engine
    var examiner = Examiner(reviewed, own)
    defer { pricings += examiner.pricings }
    guard let proofs = examiner.prove(candidate.base, candidate.variation) else { return nil }
    if case .exchanged = candidate.variation {
      return finding(of: candidate, proofs.map { $0.promotions }, proofs, &pricings)
    }
    if isAlone {
      let set = reviewed.subset(Set(candidate.promotions))
      return finding(of: candidate, proofs.map { _ in set }, proofs, &pricings)
    }
    let part = smallestPart(candidate, proofs, &pricings)
    return finding(of: candidate, proofs.map { _ in part }, proofs, &pricings)
      ?? finding(of: candidate, proofs.map { _ in reviewed.set }, proofs, &pricings)
  }

  /// The smallest part of the set that was found to give the same totals; the set itself if there is none.
  private func smallestPart(
    _ candidate: Candidate, _ proofs: [PricedProof], _ pricings: inout Int
  ) -> PromotionSet {
    var ids = Set(candidate.promotions)
    for proof in proofs {
      ids.formUnion(proof.priced.promotions.map { $0.id })
      ids.formUnion(proof.priced.decisions.map { $0.promotion })
    }
    guard hasSameTotals(ids, proofs, &pricings) else { return reviewed.set }
    let others = ids.subtracting(candidate.promotions).sorted().prefix(Self.most)
    if hasSameTotals(ids.subtracting(others), proofs, &pricings) {
      ids.subtract(others)
    } else {
      for id in others where hasSameTotals(ids.subtracting([id]), proofs, &pricings) { ids.remove(id) }
    }
    return reviewed.subset(ids)
  }

  private func hasSameTotals(_ ids: Set<PromotionID>, _ proofs: [PricedProof], _ pricings: inout Int) -> Bool {
    guard let engine = try? PricingEngine(reviewed.subset(ids)) else { return false }
    var examiner = Examiner(reviewed, engine)
    defer { pricings += examiner.pricings }
    for proof in proofs {
      guard let priced = examiner.price(proof.request), priced.total == proof.priced.total,
        priced.discounts == proof.priced.discounts
      else { return false }
    }
    return true
  }

  /// The finding with requests of these promotions, if they show it.
  private func finding(
    of candidate: Candidate, _ sets: [PromotionSet?], _ proofs: [PricedProof], _ pricings: inout Int
  ) -> Ranked? {
    let requests = zip(proofs, sets).map { proof, set in
      PricingRequest(
        promotions: set ?? reviewed.set, cart: proof.request.cart, context: proof.request.context)
    }
    var again: [PricedProof] = []
    for (proof, request) in zip(proofs, requests) {
      pricings += 1
      guard let engine = try? PricingEngine(request.promotions),
        let priced = try? engine.price(request.cart, in: request.context)
      else { return nil }
      again.append(PricedProof(request: proof.request, promotions: request.promotions, priced: priced))
    }
    guard let shown = Relation(reviewed: reviewed).shown(candidate.kind, again, of: candidate.variation) else {
      return nil
    }
    let finding = Finding(
      kind: candidate.kind, severity: shown.severity, promotions: shown.promotions, sentence: shown.sentence,
      proof: .requests(requests))
    return Ranked(finding: finding, weight: shown.weight)
  }
}

/// A finding with its weight among those of its kind.
struct Ranked: Sendable {
  var finding: Finding
  var weight: Int64
  /// The promotion of which the finding says that it is not applied; nil if it says so of none.
  var subject: PromotionID?

  /// Whether this finding comes before another one: the worse first.
  func precedes(_ other: Ranked) -> Bool {
    if finding.severity != other.finding.severity { return finding.severity > other.finding.severity }
    if finding.kind != other.finding.kind { return finding.kind.rank < other.finding.kind.rank }
    if weight != other.weight { return weight > other.weight }
    if finding.promotions != other.finding.promotions {
      return finding.promotions.lexicographicallyPrecedes(other.finding.promotions)
    }
    return finding.sentence.precedesByBytes(other.finding.sentence)
  }
}
