extension Worksheet {
  /// `bundle`: sets of different parts, each part filled with the dearest units left. Source: PRICING.md section 6.
  mutating func takeOffBundles(
    _ action: ActionRecord, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let parts = facts.set.parts[Int(action.firstPart)..<Int(action.firstPart + action.partCount)]
    selections.removeAll(keepingCapacity: true)
    for part in parts { selections.append(facts.selection(part.selector)) }
    findClasses(for: promotion, dearestFirst: true, &facts)
    var fits: [[Bool]] = []
    for place in selections.indices {
      var fit = [Bool](repeating: false, count: facts.lines.count)
      for line in fit.indices { fit[line] = facts.contains(line, in: selections[place]) }
      fits.append(fit)
    }
    var limit = action.count == 0 ? Int64.max : Int64(action.count)
    if facts.record(promotion.index).hasRule { limit = min(limit, promotion.applications) }
    var filling = BundleFilling(classes.array, parts: zip(parts, fits).map { (Int64($0.count), $1) })
    var rewarded = Rewarded(discount)
    while limit > 0, let (bundle, times) = filling.next(atMost: limit) {
      rewarded.addWhole(bundle, times: times)
      limit -= times
    }
    try takeOff(rewarded, discount, for: place, &facts)
  }
}

/// Fills bundles from classes of units, one bundle after another, equal ones at once.
private struct BundleFilling {
  private let classes: [UnitClass]
  private let parts: [(count: Int64, fits: [Bool])]
  /// How many units of each class are left.
  private var left: [Int64]
  /// For each part, the first class that may still fill it.
  private var cursors: [Int]
  /// How many units of each class the bundle at hand takes.
  private var used: [Int64]

  init(_ classes: [UnitClass], parts: [(count: Int64, fits: [Bool])]) {
    self.classes = classes
    self.parts = parts
    left = classes.map { $0.count }
    cursors = Array(repeating: 0, count: parts.count)
    used = Array(repeating: 0, count: classes.count)
  }

  /// The next bundle and how many times in a row it comes just so; nil if a part cannot be filled.
  ///
  /// Bundles are equal as long as no class runs out: each part takes from the first class that has units for it. So
  /// there are at most twice as many different bundles as classes.
  mutating func next(atMost limit: Int64) -> (bundle: [UnitClass], times: Int64)? {
    var touched: [Int] = []
    for part in parts.indices {
      var missing = parts[part].count
      while missing > 0 {
        var place = cursors[part]
        while place < classes.count, left[place] == 0 || !parts[part].fits[Int(classes[place].line)] {
          place += 1
        }
        cursors[part] = place
        guard place < classes.count else { return nil }
        let count = min(missing, left[place])
        if used[place] == 0 { touched.append(place) }
        used[place] += count
        left[place] -= count
        missing -= count
      }
    }
    var times: Int64 = 1
    if let more = touched.map({ left[$0] / used[$0] }).min() { times += min(more, limit - 1) }
    let bundle = touched.map { classes[$0].times(used[$0]) }
    for place in touched {
      left[place] -= (times - 1) * used[place]
      used[place] = 0
    }
    return (bundle, times)
  }
}
