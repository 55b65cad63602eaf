/// Choosing which of the eligible promotions are taken. Source: PRICING.md section 7.
extension PricingState {
  /// The most that lines × eligible promotions may be. Source: PRICING.md section 11.
  private static let mostWork = 100_000_000
  /// What `searchLimit` × lines × eligible promotions may be.
  private static let mostSearch = 1_000_000_000

  /// Carries out the promotions that the policy takes; whether no candidate set was left out.
  mutating func choose() throws(PricingError) -> Bool {
    findEligible()
    var isChoosy = false
    var excludes = false
    for index in eligible.indices {
      let record = record(eligible[index])
      if record.isChoosy { isChoosy = true }
      if record.combines == .never { excludes = true }
    }
    let isBest = set.source.policy.selection == .bestForCustomer
    // Whether a promotion has an effect alone matters to others only where one may keep another out.
    if excludes || (isBest && isChoosy) || set.source.policy.coupons == .latestOnSubscriptions
      || eligible.count * facts.lines.count > Self.mostWork
    {
      try tryAll()
      findEligible()
    }
    guard eligible.count * facts.lines.count <= Self.mostWork else { throw .tooComplex }
    guard isChoosy else {
      try carryOutEligible()
      return true
    }
    let all = eligible.array
    let first = priority(of: all)
    try carryOut(first)
    return isBest ? try findBest(all, from: first) : true
  }

  private mutating func findEligible() {
    eligible.removeAll()
    for place in judgements.indices {
      switch judgements[place].state {
      case .holds, .eligible: eligible.append(Int32(place))
      case .late, .refused: break
      }
    }
  }

  private mutating func record(_ place: Int32) -> PromotionRecord { facts.record(judgements[Int(place)].index) }

  private mutating func carryOutEligible() throws(PricingError) {
    // lent out for the while
    var taken = Column<Int32>()
    swap(&taken, &eligible)
    defer { swap(&taken, &eligible) }
    try carryOut(taken)
  }

  private mutating func carryOut(_ taken: [Int32]) throws(PricingError) {
    eligible.removeAll()
    eligible.append(contentsOf: taken)
    try carryOutEligible()
  }

  /// What canonical order takes.
  private mutating func priority(of eligible: [Int32]) -> [Int32] {
    var taken: [Int32] = []
    var groups: Set<Int32> = []
    for place in eligible {
      let record = record(place)
      if record.combines == .never {
        guard taken.isEmpty else { continue }
        // nothing stands beside one that stands alone
        return [place]
      }
      if record.group >= 0, !groups.insert(record.group).inserted { continue }
      taken.append(place)
    }
    return taken
  }

  /// Carries out the best of the candidate sets, of which the first has been carried out; whether all were looked at.
  private mutating func findBest(_ eligible: [Int32], from first: [Int32]) throws(PricingError) -> Bool {
    var best = Candidate(places: first, benefit: benefit, issuedCoupons: issuedCoupons)
    var present = first
    var priced = 1
    var isOptimal = true
    let work = facts.lines.count * eligible.count
    let mostSets = set.source.policy.searchLimit
    let limit = work == 0 ? mostSets : min(mostSets, max(1, Self.mostSearch / work))
    var records: [PromotionRecord] = []
    for place in eligible { records.append(record(place)) }
    var candidates = CandidateSets(eligible, records)
    while let places = candidates.next() {
      if places == first { continue }
      guard priced < limit else {
        isOptimal = false
        break
      }
      priced += 1
      try carryOut(places)
      present = places
      let candidate = Candidate(places: places, benefit: benefit, issuedCoupons: issuedCoupons)
      if candidate.isBetter(than: best) { best = candidate }
    }
    if present != best.places { try carryOut(best.places) }
    return isOptimal
  }
}

/// A set of promotions that may be taken, and what it is worth.
private struct Candidate {
  let places: [Int32]
  let benefit: Int128
  let issuedCoupons: Int128

  /// The larger benefit; then more coupons, fewer promotions, and the set whose members come first.
  func isBetter(than other: Candidate) -> Bool {
    if benefit != other.benefit { return benefit > other.benefit }
    if issuedCoupons != other.issuedCoupons { return issuedCoupons > other.issuedCoupons }
    if places.count != other.places.count { return places.count < other.places.count }
    return places.lexicographicallyPrecedes(other.places)
  }
}

/// The sets of promotions that may be taken, in the order of PRICING.md section 7, save the one that priority takes.
private struct CandidateSets {
  /// Promotions that stand alone, the next one last.
  private var alone: [Int32]
  private let free: [Int32]
  /// What each turn chooses from: the members of a group, or a single promotion; one more choice is none.
  private let turns: [[Int32]]
  /// The choice of each turn; nil when all have been made.
  private var choices: [Int]?

  init(_ places: [Int32], _ records: [PromotionRecord]) {
    var alone: [Int32] = []
    var free: [Int32] = []
    var turns: [[Int32]] = []
    var groups: [Int32: Int] = [:]
    for (place, record) in zip(places, records) {
      if record.combines == .never {
        alone.append(place)
      } else if record.group >= 0 {
        if let turn = groups[record.group] {
          turns[turn].append(place)
        } else {
          groups[record.group] = turns.count
          turns.append([place])
        }
      } else if record.combines == .notOnSameItems {
        turns.append([place])
      } else {
        free.append(place)
      }
    }
    self.alone = alone.reversed()
    self.free = free
    self.turns = turns
    choices = Array(repeating: 0, count: turns.count)
  }

  /// The places of the next set's promotions, ascending.
  mutating func next() -> [Int32]? {
    if let place = alone.popLast() { return [place] }
    guard var made = choices else { return nil }
    var chosen = free
    for (turn, choice) in zip(turns, made) where choice < turn.count { chosen.append(turn[choice]) }
    choices = nil
    for turn in turns.indices.reversed() {
      if made[turn] < turns[turn].count {
        made[turn] += 1
        choices = made
        break
      }
      made[turn] = 0
    }
    return chosen.sorted()
  }
}
