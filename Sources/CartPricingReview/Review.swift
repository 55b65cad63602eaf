// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// A search of a promotion set for what its author probably did not mean.
///
/// What can be decided without a cart is decided by reasoning. For the rest, carts are made from the constants of
/// the set, priced, and compared. The search is a state that the caller advances, so that a caller without tasks
/// can divide its work:
///
/// ```swift
/// var review = try Review(of: promotions)
/// while !review.isFinished { review.advance(pricings: 1_000) }
/// for finding in review.findings { print(finding.sentence) }
/// ```
///
/// The same set and options have the same findings, on every machine and in pieces of any size.
public struct Review: Sendable {
  /// The number of pricings so far. It can exceed the budget by those that confirm the findings.
  public private(set) var pricings = 0
  /// Whether the search is over.
  public private(set) var isFinished = false
  /// The findings, the worst first, no two of the same kind about the same promotions; empty until the search
  /// is over.
  public private(set) var findings: [Finding] = []

  let prober: Prober
  private var plan: ScenePlan
  private var scenes: [Scene] = []
  private var results: [ProbeResult] = []
  private var table = CandidateTable()
  private var applied: Set<Int> = []
  private var selected: [Candidate]?
  private var ranked: [Ranked] = []
  private var shrunk = 0
  /// The most pricings for each candidate.
  private var shrinkLimit = 0
  private var hasStopped = false

  /// The carts that are examined with the same knowledge.
  static let roundSize = 64

  /// The share of the budget in percent that carts may take before candidates are shrunk.
  private static let searchShare = 70

  /// The most pricings that shrink a candidate.
  private static let mostShrinking = 600

  /// Prepares the review of a set. O(n) for a set of n promotions with conditions of bounded size.
  /// - Throws: `PricingError` with every fault of the set and of the catalogue.
  public init(of set: PromotionSet, options: ReviewOptions = ReviewOptions()) throws(PricingError) {
    let engine = try PricingEngine(set)
    let reviewed = ReviewedSet(set, options)
    try reviewed.checkCatalogue()
    let reasoning = Reasoning(reviewed)
    ranked = reasoning.findings
    prober = Prober(reviewed: reviewed, engine: engine, ways: reasoning.ways)
    let bounds = reasoning.ways.map { $0.boundCount }
    let percentages = reasoning.ways.map { reviewed.promotions[$0.place].largestPercentage }
    plan = ScenePlan(bounds: bounds, percentages: percentages, seed: options.seed)
  }

  private var budget: Int { prober.reviewed.options.budget }

  /// Continues the search by about so many pricings; at least one cart is examined. Does nothing when the search
  /// is over.
  public mutating func advance(pricings count: Int) {
    let end = pricings.saturatingSum(max(1, count))
    while !isFinished, pricings < end {
      if selected == nil {
        let scenes = nextScenes()
        guard results.count < scenes.count else {
          fold()
          continue
        }
        let result = prober.examine(scenes[results.count], known: table)
        pricings += result.pricings
        results.append(result)
        if pricings >= searchBudget { endRound() }
      } else {
        add(shrinkNext(shrinkLimit))
      }
    }
  }

  /// Ends the search early. The candidates so far become findings, without more carts.
  public mutating func stop() {
    if isFinished { return }
    hasStopped = true
    fold()
    if selected == nil { select() }
    while !isFinished { add(shrinkNext(0)) }
  }

  // MARK: - Search

  private var searchBudget: Int { budget / 100 * Self.searchShare + budget % 100 * Self.searchShare / 100 }

  /// The carts of the current round; a new round if the last one is over.
  private mutating func nextScenes() -> [Scene] {
    if scenes.isEmpty, pricings < searchBudget {
      while scenes.count < Self.roundSize, let scene = plan.next() { scenes.append(scene) }
    }
    if scenes.isEmpty { select() }
    return scenes
  }

  /// Ends the round and the search of carts, since the budget is used up.
  private mutating func endRound() {
    fold()
    select()
  }

  /// Adds what the round has shown.
  private mutating func fold() {
    for result in results {
      for candidate in result.candidates { table.add(candidate) }
      applied.formUnion(result.applied)
    }
    results.removeAll(keepingCapacity: true)
    scenes.removeAll(keepingCapacity: true)
  }

  // MARK: - Rounds of several tasks

  /// The candidates so far.
  var candidates: CandidateTable { table }

  /// The carts of the current round that are not examined yet; nil if the search of carts is over.
  mutating func beginRound() -> [Scene]? {
    guard selected == nil else { return nil }
    let all = nextScenes()
    return selected == nil ? Array(all[results.count...]) : nil
  }

  /// Adds what the carts of the current round have shown, up to the end of the budget.
  mutating func endRound(_ found: [ProbeResult]) {
    for result in found {
      pricings += result.pricings
      results.append(result)
      if pricings >= searchBudget { return endRound() }
    }
    fold()
  }

  /// The candidates without a finding so far, and the most pricings for each.
  func openCandidates() -> (list: [Candidate], limit: Int)? {
    guard let selected, !isFinished else { return nil }
    return (Array(selected[shrunk...]), shrinkLimit)
  }

  /// Adds the findings of all open candidates.
  mutating func endShrinking(_ found: [(ranked: Ranked?, pricings: Int)]) {
    for result in found { add(result) }
  }

  // MARK: - Findings

  private mutating func select() {
    guard selected == nil else { return }
    // What has been seen to apply does not contradict what was reasoned, or the reasoning is left out.
    let (applied, reviewed) = (applied, prober.reviewed)
    ranked.removeAll { ranked in
      guard let subject = ranked.subject, let place = reviewed.place(of: subject) else { return false }
      return applied.contains(place)
    }
    let found = table.selected()
    shrinkLimit = min(Self.mostShrinking, max(0, budget - pricings) / max(1, found.count))
    selected = found
    if selected?.isEmpty ?? true { finish() }
  }

  private func shrinkNext(_ limit: Int) -> (ranked: Ranked?, pricings: Int) {
    guard let selected, shrunk < selected.count else { return (nil, 0) }
    return prober.finding(of: selected[shrunk], limit: limit)
  }

  private mutating func add(_ result: (ranked: Ranked?, pricings: Int)) {
    pricings += result.pricings
    if let found = result.ranked { ranked.append(found) }
    shrunk += 1
    if shrunk >= selected?.count ?? 0 { finish() }
  }

  private mutating func finish() {
    isFinished = true
    var seen: Set<Finding> = []
    var keys: Set<Candidate.Key> = []
    findings = ranked.sorted { $0.precedes($1) }.map { $0.finding }.filter { finding in
      guard seen.insert(finding).inserted else { return false }
      guard case .requests = finding.proof else { return true }
      return keys.insert(Candidate.Key(kind: finding.kind, promotions: finding.promotions)).inserted
    }
  }
}

extension Prober {
  /// The finding of a candidate, with a cart that is as small as some pricings allow.
  func finding(of candidate: Candidate, limit: Int) -> (ranked: Ranked?, pricings: Int) {
    let shrinker = Shrinker(reviewed: reviewed, engine: engine, most: limit)
    let (smallest, count) = shrinker.shrink(candidate)
    var pricings = count
    let ranked = ProofMaker(reviewed: reviewed, engine: engine).finding(of: smallest, &pricings)
    return (ranked, pricings)
  }
}
