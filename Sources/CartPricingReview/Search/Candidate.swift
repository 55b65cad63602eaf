// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A cart that shows something, before it is shrunk.
struct Candidate: Sendable {
  var kind: Finding.Kind
  var promotions: [PromotionID]
  var weight: Int64
  var base: CartRequest
  var variation: Variation

  /// What tells findings apart: the kind and the promotions.
  struct Key: Sendable, Hashable {
    var kind: Finding.Kind
    var promotions: [PromotionID]
  }

  var key: Key { Key(kind: kind, promotions: promotions) }
}

/// The candidates of a search: for each kind and promotions, one that shows nearly as much as any.
struct CandidateTable: Sendable {
  private var candidates: [Candidate.Key: Candidate] = [:]
  private var counts: [Finding.Kind: Int] = [:]

  /// The most candidates of a kind that are kept.
  private static let mostOfKind = 1_000

  /// Keeps a candidate, unless one is known that shows nearly as much: earlier carts are simpler.
  mutating func add(_ candidate: Candidate) {
    if let known = candidates[candidate.key] {
      if candidate.weight > known.weight.saturatingSum(known.weight / 20) { candidates[candidate.key] = candidate }
      return
    }
    guard counts[candidate.kind, default: 0] < Self.mostOfKind else { return }
    counts[candidate.kind, default: 0] += 1
    candidates[candidate.key] = candidate
  }

  /// Whether there is a candidate for a kind and promotions.
  func contains(_ key: Candidate.Key) -> Bool { candidates[key] != nil }

  /// The candidates that are worth a finding, the worst first: of a kind, those about the fewest promotions, as
  /// long as no other one is about some of the same promotions and no others.
  func selected() -> [Candidate] {
    var chosen: [Candidate] = []
    for kind in Finding.Kind.allCases {
      let all = candidates.values.filter { $0.kind == kind }.sorted {
        if $0.promotions.count != $1.promotions.count { return $0.promotions.count < $1.promotions.count }
        if $0.weight != $1.weight { return $0.weight > $1.weight }
        return $0.promotions.lexicographicallyPrecedes($1.promotions)
      }
      var kept: [Candidate] = []
      for candidate in all where kept.count < Self.mostFindings {
        let ids = Set(candidate.promotions)
        if kept.contains(where: { ids.isSuperset(of: $0.promotions) }) { continue }
        kept.append(candidate)
      }
      chosen += kept
    }
    return chosen
  }

  /// The most findings of a kind.
  static let mostFindings = 100
}
