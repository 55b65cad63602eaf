extension Worksheet {
  /// `group`: units in groups of the rule's size, dearest first. Source: PRICING.md section 6.
  mutating func takeOffGroups(
    _ action: ActionRecord, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let rule = facts.record(promotion.index)
    selections.removeAll(keepingCapacity: true)
    selections.append(facts.selection(action.selector))
    findClasses(for: promotion, dearestFirst: true, &facts)
    let classes = self.classes.array
    let units = classes.reduce(0) { $0 + $1.count }
    let size = rule.hasRule ? Int64(rule.ruleUnits) : units
    guard units > 0, size > 0 else { return }
    var rewarded = Rewarded(discount)
    Self.forEachGroup(of: size, atMost: rule.hasRule ? promotion.applications : 1, in: classes) { group, times in
      switch action.reward {
      case .all: rewarded.addWhole(group, times: times)
      case .mostExpensive: rewarded.add(Self.costly(Int64(action.count), of: group), times: times)
      case .cheapest: rewarded.add(Self.costly(Int64(action.count), of: group.reversed()), times: times)
      }
    }
    try takeOff(rewarded, discount, for: place, &facts)
  }

  /// Cuts classes into groups of a size and calls a function with each whole group and how many times in a row it comes
  /// just so. O(classes), whatever the quantities.
  private static func forEachGroup(
    of size: Int64, atMost limit: Int64, in classes: [UnitClass], _ body: (_ group: [UnitClass], Int64) -> Void
  ) {
    var groupsLeft = limit
    var group: [UnitClass] = []
    var missing = size
    for var unitClass in classes {
      while groupsLeft > 0, unitClass.count > 0 {
        if group.isEmpty, unitClass.count >= size {
          let times = min(groupsLeft, unitClass.count / size)
          body([unitClass.times(size)], times)
          groupsLeft -= times
          unitClass.count -= times * size
          continue
        }
        let count = min(missing, unitClass.count)
        group.append(unitClass.times(count))
        unitClass.count -= count
        missing -= count
        if missing == 0 {
          body(group, 1)
          groupsLeft -= 1
          group = []
          missing = size
        }
      }
    }
  }

  /// The first so many units that cost more than 0.
  private static func costly(_ count: Int64, of group: [UnitClass]) -> [UnitClass] {
    var left = count
    var found: [UnitClass] = []
    for unitClass in group where unitClass.price > 0 && left > 0 {
      let taken = min(left, unitClass.count)
      found.append(unitClass.times(taken))
      left -= taken
    }
    return found
  }

  /// Takes a discount off rewarded units, or what they save off whole sets.
  mutating func takeOff(
    _ rewarded: Rewarded, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    picks.removeAll(keepingCapacity: true)
    picks.append(contentsOf: rewarded.picks)
    takeUpPicks(for: promotions[place], &facts)
    if rewarded.isBySet { split(rewarded.saving) } else { cutItems(discount, &facts) }
    try takeCuts(for: place)
  }

  /// Units that groups or bundles reward: each for itself, or whole sets that cost less together.
  struct Rewarded {
    private(set) var picks: [UnitClass] = []
    /// What the sets save together, if they are discounted as wholes.
    private(set) var saving: Int64 = 0
    private(set) var isBySet = false
    private let discount: ResolvedDiscount

    init(_ discount: ResolvedDiscount) { self.discount = discount }

    /// Adds units that are discounted each for itself.
    mutating func add(_ units: [UnitClass], times: Int64) {
      for unitClass in units where unitClass.count > 0 { picks.append(unitClass.times(unitClass.count * times)) }
    }

    /// Adds a set, so many times: a percentage is of its units, an amount or a price of the set as a whole. A set that
    /// saves nothing gives nothing.
    mutating func addWhole(_ set: [UnitClass], times: Int64) {
      let value = set.reduce(0) { $0 + $1.price * $1.count }
      switch discount {
      case .percent: add(set, times: times)
      case .amount(let amount, _): addWhole(set, saving: min(amount, value), times: times)
      case .price(let price): addWhole(set, saving: max(value - price, 0), times: times)
      }
    }

    private mutating func addWhole(_ set: [UnitClass], saving each: Int64, times: Int64) {
      isBySet = true
      guard each > 0 else { return }
      saving += each * times
      add(set, times: times)
    }
  }
}
