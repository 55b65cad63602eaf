// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What one cart of the search has shown.
struct ProbeResult: Sendable {
  var candidates: [Candidate] = []
  /// The places of the promotions that were applied.
  var applied: [Int] = []
  /// The number of pricings.
  var pricings = 0
}

/// Makes and examines one cart of the search after the other.
struct Prober: Sendable {
  let reviewed: ReviewedSet
  let engine: PricingEngine
  /// For each promotion that carts are made for, the ways in which it can be applied.
  let ways: [PromotionWays]

  /// The most lines to which one unit is added, and the most places at which an order is split.
  private static let mostLines = 4

  /// Examines the cart of a scene. `known` are candidates that need not be found again.
  func examine(_ scene: Scene, known: CandidateTable) -> ProbeResult {
    var result = ProbeResult()
    guard let base = makeRequest(scene) else { return result }
    var examiner = Examiner(reviewed, engine)
    if let priced = examiner.price(base) {
      result.applied = priced.promotions.compactMap { reviewed.place(of: $0.id) }
      let proof = PricedProof(request: base, priced: priced)
      examine(proof, &examiner, &result)
      examineTiers(scene, base, &examiner, &result)
      examineOrder(scene, proof, known, &examiner, &result)
    }
    result.pricings = examiner.pricings
    return result
  }

  private func examine(_ base: PricedProof, _ examiner: inout Examiner, _ result: inout ProbeResult) {
    note([.discountAboveShare, .belowCost, .giftDiscounted], base.request, [base], .plain, &result)
    for line in base.request.cart.lines.prefix(Self.mostLines) where line.priceScale.isEmpty {
      let variation = Variation.unitMore(line.id)
      if let proofs = examiner.prove(base, variation) {
        note([.moreCostsLess], base.request, proofs, variation, &result)
        if let more = proofs.last { note([.giftDiscounted], more.request, [more], .plain, &result) }
      }
    }
    let single = base.request.cart.lines.last { $0.quantity == 1 && $0.priceScale.isEmpty }
    if reviewed.countsLines, let line = single {
      let variation = Variation.lineMore(line.id)
      if let proofs = examiner.prove(base, variation) {
        note([.moreCostsLess], base.request, proofs, variation, &result)
      }
    }
    // An order is an event, which a promotion of the next order may need.
    if base.priced.promotions.isEmpty, !reviewed.countsEvents || base.request.context.customer == nil { return }
    if let proofs = examiner.prove(base, .halves) {
      note([.splittingCostsLess], base.request, proofs, .halves, &result)
      if let whole = proofs.first { note([.discountAboveShare, .belowCost], whole.request, [whole], .plain, &result) }
    }
    let lines = base.request.cart.lines.count
    guard lines > 1 else { return }
    for count in 1...min(Self.mostLines, lines - 1) {
      if let proofs = examiner.prove(base, .split(count)) {
        note([.splittingCostsLess], base.request, proofs, .split(count), &result)
      }
    }
  }

  /// Notes what results show of some kinds.
  private func note(
    _ kinds: [Finding.Kind], _ base: CartRequest, _ proofs: [PricedProof], _ variation: Variation,
    _ result: inout ProbeResult
  ) {
    for kind in kinds {
      guard let shown = Relation(reviewed: reviewed).shown(kind, proofs, of: variation) else { continue }
      result.candidates.append(
        Candidate(
          kind: kind, promotions: shown.promotions, weight: shown.weight, base: base, variation: variation))
    }
  }

  /// Compares neighbouring steps of tiers, with the promotion alone.
  private func examineTiers(
    _ scene: Scene, _ base: CartRequest, _ examiner: inout Examiner, _ result: inout ProbeResult
  ) {
    guard scene.promotions.count == 1 else { return }
    let promotion = reviewed.promotions[ways[scene.promotions[0]].place]
    guard promotion.hasTiers, let alone = try? PricingEngine(reviewed.subset([promotion.id])) else { return }
    var single = Examiner(reviewed, alone)
    if let priced = single.price(base), !priced.promotions.isEmpty {
      let proof = PricedProof(request: base, priced: priced)
      for line in base.cart.lines.prefix(Self.mostLines) where line.priceScale.isEmpty {
        for variation in [Variation.unitMore(line.id), .lineMore(line.id)] {
          if let proofs = single.prove(proof, variation) {
            note([.tierGivesLess], base, proofs, variation, &result)
          }
        }
      }
    }
    examiner.add(pricings: single.pricings)
  }

  /// Exchanges the ids of promotions of one priority.
  private func examineOrder(
    _ scene: Scene, _ base: PricedProof, _ known: CandidateTable, _ examiner: inout Examiner,
    _ result: inout ProbeResult
  ) {
    var places = result.applied
    for place in scene.promotions.map({ ways[$0].place }) where !places.contains(place) { places.append(place) }
    guard places.count > 1 else { return }
    var left = 3
    for second in 1..<places.count {
      for first in 0..<second where left > 0 {
        let (one, other) = (reviewed.promotions[places[first]], reviewed.promotions[places[second]])
        let ids = [one.id, other.id].sorted()
        guard one.priority == other.priority,
          !known.contains(Candidate.Key(kind: .idsDecide, promotions: ids))
        else { continue }
        left -= 1
        let variation = Variation.exchanged(ids[0], ids[1])
        if let proofs = examiner.prove(base, variation) {
          note([.idsDecide], base.request, proofs, variation, &result)
        }
      }
    }
  }

  /// The cart of a scene; nil if a promotion of the scene can never be applied.
  func makeRequest(_ scene: Scene) -> CartRequest? {
    var dice = Dice(seed: scene.seed)
    let isOther = reviewed.currencies.count > 1 && dice.below(4) == 0
    let money = reviewed.money(isOther ? dice.below(reviewed.currencies.count) : 0)
    var draft = Draft(reviewed, money, style: scene.style, seed: dice.next())
    draft.lacksEvent = scene.offset == -1 && scene.style == .usual
    var branches: [BranchConditions] = []
    for (index, place) in scene.promotions.enumerated() {
      guard let (way, focus) = ways[place].bound(index == 0 ? scene.focus : 0, in: money) else { return nil }
      draft.add(way, focus: focus, offset: index == 0 ? scene.offset : 0)
      branches.append(way.branch)
    }
    if scene.style == .random { draft.vary() }
    draft.finish(branches)
    return draft.request()
  }
}

extension Examiner {
  /// Counts pricings that another examiner has made.
  mutating func add(pricings count: Int) { pricings += count }
}

extension Draft {
  /// Changes quantities and adds lines at random.
  mutating func vary() {
    if dice.below(3) == 0 { _ = appendLine(of: .all) }
    for index in lines.indices where dice.below(2) == 0 {
      lines[index].quantity = min(Self.mostUnits, lines[index].quantity + dice.below(3))
    }
    if shipping == nil, dice.below(3) == 0 { shipping = CartShipping(method: "standard", cost: amount(units(of: 490))) }
  }
}
