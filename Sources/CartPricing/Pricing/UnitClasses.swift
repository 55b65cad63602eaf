/// Units of one line that cost the same, in the order in which an action takes units.
struct UnitClass: Sendable {
  let line: Int32
  let price: Int64
  var count: Int64
}

/// How many units of each class an action takes; of a class it is always those with the lowest numbers.
struct UnitPick: Sendable {
  let line: Int32
  let price: Int64
  var count: Int64
}

extension Array where Element == UnitPick {
  /// Adds units of a class to what is taken.
  mutating func take(_ count: Int64, of unitClass: UnitClass) {
    guard count > 0 else { return }
    if let last = indices.last, self[last].line == unitClass.line, self[last].price == unitClass.price {
      self[last].count += count
    } else {
      append(UnitPick(line: unitClass.line, price: unitClass.price, count: count))
    }
  }
}

extension Worksheet {
  /// The open units of the selected lines, as classes by price, dearest or cheapest first; ties by line id.
  ///
  /// O(lines + runs), and O(r log r) for sorting the r selected runs.
  func classes(in selected: LineSet, for promotion: TakenPromotion, dearestFirst: Bool) -> [UnitClass] {
    var found: [UnitClass] = []
    forEachOpenRun(in: selected, for: promotion) { line, run in
      found.append(UnitClass(line: Int32(line), price: run.price, count: run.count))
    }
    let lines = facts.lines.lines
    found.sort { left, right in
      left.price != right.price
        ? (left.price < right.price) != dearestFirst : lines[Int(left.line)].rank < lines[Int(right.line)].rank
    }
    var merged: [UnitClass] = []
    merged.reserveCapacity(found.count)
    for unitClass in found {
      if let last = merged.indices.last, merged[last].line == unitClass.line, merged[last].price == unitClass.price {
        merged[last].count += unitClass.count
      } else {
        merged.append(unitClass)
      }
    }
    return merged
  }

  /// The open units of the selected lines by the lines' places in the cart, then unit numbers.
  func classesInCartOrder(in selected: LineSet, for promotion: TakenPromotion) -> [UnitClass] {
    var found: [UnitClass] = []
    forEachOpenRun(in: selected, for: promotion) { line, run in
      found.append(UnitClass(line: Int32(line), price: run.price, count: run.count))
    }
    return found
  }

  /// Calls a function with each run of open units of the selected lines, by line place, then unit number.
  private func forEachOpenRun(
    in selected: LineSet, for promotion: TakenPromotion, _ body: (_ line: Int, UnitRuns.Run) -> Void
  ) {
    selected.forEach { line in
      guard isOpen(line: line, for: promotion) else { return }
      units.forEachRun(of: line) { _, run in
        if isOpen(run, of: line, for: promotion) { body(line, run) }
      }
    }
  }

  /// The units behind picks: of each line and price those with the lowest numbers that are open, by line id, then unit
  /// number.
  func ranges(of picks: [UnitPick], for promotion: TakenPromotion) -> [UnitRange] {
    let lines = facts.lines.lines
    let sorted = picks.sorted { left, right in
      left.line != right.line ? lines[Int(left.line)].rank < lines[Int(right.line)].rank : left.price < right.price
    }
    var found: [UnitRange] = []
    var first = 0
    while first < sorted.count {
      let line = sorted[first].line
      var wanted: [Int64: Int64] = [:]
      while first < sorted.count, sorted[first].line == line {
        wanted[sorted[first].price, default: 0] += sorted[first].count
        first += 1
      }
      units.forEachRun(of: Int(line)) { start, run in
        guard let left = wanted[run.price], left > 0, isOpen(run, of: Int(line), for: promotion) else { return }
        let count = min(left, run.count)
        wanted[run.price] = left - count
        found.append(UnitRange(line: line, start: start, count: count, price: run.price))
      }
    }
    return found
  }

  /// All open units of the selected lines, by line id, then unit number.
  func openRanges(of selector: Int32, for promotion: TakenPromotion) -> [UnitRange] {
    let selected = facts.selection(selector).lines
    var found: [UnitRange] = []
    for line in facts.lines.byID where selected.contains(Int(line)) && isOpen(line: Int(line), for: promotion) {
      units.forEachRun(of: Int(line)) { start, run in
        guard isOpen(run, of: Int(line), for: promotion) else { return }
        found.append(UnitRange(line: line, start: start, count: run.count, price: run.price))
      }
    }
    return found
  }
}
