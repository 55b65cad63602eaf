/// Chooses which of the eligible promotions are taken. Source: PRICING.md section 7.
struct Selection {
  /// The eligible promotions in canonical order.
  private let eligible: [TakenPromotion]
  private let late: [Int32]
  private let eligibility: Eligibility
  private var facts: CartFacts { eligibility.facts }

  /// The most that lines × eligible promotions may be. Source: PRICING.md section 11.
  private static let mostWork = 100_000_000
  /// What `searchLimit` × lines × eligible promotions may be.
  private static let mostSearch = 1_000_000_000

  init(_ eligible: [TakenPromotion], late: [Int32], by eligibility: Eligibility) throws(PricingError) {
    guard eligible.count * eligibility.facts.lines.count <= Self.mostWork else { throw .tooComplex }
    self.eligible = eligible
    self.late = late
    self.eligibility = eligibility
  }

  /// The pricing with the promotions that the policy takes, and whether no candidate set was left out.
  func best() throws(PricingError) -> (course: Course, isOptimal: Bool) {
    switch facts.set.policy.selection {
    case .priority: return (try course(of: priority), true)
    case .bestForCustomer: return try bestForCustomer()
    }
  }

  private func course(of places: [Int]) throws(PricingError) -> Course {
    try Course(places.map { eligible[$0] }, late: late, by: eligibility)
  }

  private func source(_ place: Int) -> Promotion { facts.set.promotions[Int(eligible[place].index)].source }

  /// Places of the eligible promotions that canonical order takes.
  private var priority: [Int] {
    var taken: [Int] = []
    for place in eligible.indices
    where !taken.contains(where: { source($0).excludes(source(place)) }) {
      taken.append(place)
      // nothing stands beside one that stands alone
      if eligible[place].combines == .never { break }
    }
    return taken
  }

  private func bestForCustomer() throws(PricingError) -> (course: Course, isOptimal: Bool) {
    let first = priority
    var best = (course: try course(of: first), places: first)
    var priced = 1
    let limit = searchLimit
    var candidates = CandidateSets(eligible.indices.map { source($0) })
    while let places = candidates.next() {
      if places == first { continue }
      guard priced < limit else { return (best.course, false) }
      priced += 1
      let course = try course(of: places)
      if Self.isBetter((course, places), than: best) { best = (course, places) }
    }
    return (best.course, true)
  }

  /// The search limit in force.
  private var searchLimit: Int {
    let work = facts.lines.count * eligible.count
    return work == 0 ? facts.set.policy.searchLimit : min(facts.set.policy.searchLimit, max(1, Self.mostSearch / work))
  }

  private static func isBetter(
    _ new: (course: Course, places: [Int]), than old: (course: Course, places: [Int])
  ) -> Bool {
    if new.course.benefit != old.course.benefit { return new.course.benefit > old.course.benefit }
    if new.course.issuedCoupons != old.course.issuedCoupons {
      return new.course.issuedCoupons > old.course.issuedCoupons
    }
    if new.places.count != old.places.count { return new.places.count < old.places.count }
    return new.places.lexicographicallyPrecedes(old.places)
  }
}

/// The sets of promotions that may be taken, in the order of PRICING.md section 7, save the one that priority takes.
private struct CandidateSets {
  /// Promotions that stand alone, then sets of the others.
  private var alone: [Int]
  private let free: [Int]
  /// What each turn chooses from: the members of a group, or a single promotion; one more choice is none.
  private let turns: [[Int]]
  /// The choice of each turn; nil when all have been made.
  private var choices: [Int]?

  init(_ promotions: [Promotion]) {
    var alone: [Int] = []
    var free: [Int] = []
    var turns: [[Int]] = []
    var groups: [GroupName: Int] = [:]
    for (place, promotion) in promotions.enumerated() {
      if promotion.combines == .never {
        alone.append(place)
      } else if let group = promotion.group {
        if let turn = groups[group] {
          turns[turn].append(place)
        } else {
          groups[group] = turns.count
          turns.append([place])
        }
      } else if promotion.combines == .notOnSameItems {
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
  mutating func next() -> [Int]? {
    if let place = alone.popLast() { return [place] }
    guard var made = choices else { return nil }
    let chosen = zip(turns, made).compactMap { turn, choice in choice < turn.count ? turn[choice] : nil }
    choices = nil
    for turn in turns.indices.reversed() {
      if made[turn] < turns[turn].count {
        made[turn] += 1
        choices = made
        break
      }
      made[turn] = 0
    }
    return (free + chosen).sorted()
  }
}

extension Promotion {
  /// Whether two promotions cannot both be taken.
  func excludes(_ other: Promotion) -> Bool {
    combines == .never || other.combines == .never || (group != nil && group == other.group)
  }
}
