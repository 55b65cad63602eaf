/// Which units an action may take, and in which order.
extension Worksheet {
  /// The open units of selected lines as classes by price, dearest or cheapest first; ties by line id.
  ///
  /// O(lines + runs), and O(r log r) for sorting the r selected runs.
  func classes(
    of selections: [LineSelection], for promotion: TakenPromotion, dearestFirst: Bool, _ facts: borrowing CartFacts
  ) -> [UnitClass] {
    var found = classesInCartOrder(of: selections, for: promotion, facts)
    let ranks = facts.lines.map { $0.rank }
    found.sort { left, right in
      left.price != right.price
        ? (left.price < right.price) != dearestFirst : ranks[Int(left.line)] < ranks[Int(right.line)]
    }
    var merged: [UnitClass] = []
    merged.reserveCapacity(found.count)
    for unitClass in found { merged.take(unitClass.count, of: unitClass) }
    return merged
  }

  /// The open units of the lines that one of the selections has, by the lines' places in the cart, then unit numbers.
  func classesInCartOrder(
    of selections: [LineSelection], for promotion: TakenPromotion, _ facts: borrowing CartFacts
  ) -> [UnitClass] {
    var found: [UnitClass] = []
    for line in left.indices {
      guard isOpen(line: line, for: promotion, facts) else { continue }
      var isSelected = false
      for selection in selections where facts.contains(line, in: selection) {
        isSelected = true
        break
      }
      guard isSelected else { continue }
      forEachOpenRun(of: line, unitPrice: facts.lines[line].unitPrice, for: promotion) { _, run in
        found.append(UnitClass(line: Int32(line), price: run.price, count: run.count))
      }
    }
    return found
  }

  /// Calls a function with the number of the first unit and the run, for each open run of a line that is open itself.
  @inline(__always)
  func forEachOpenRun(
    of line: Int, unitPrice: Int64, for promotion: TakenPromotion, _ body: (_ start: Int64, Run) -> Void
  ) {
    var place = Int32(line)
    var start: Int64 = 0
    repeat {
      let run = runs[Int(place)]
      if isOpen(run, unitPrice: unitPrice, for: promotion) { body(start, run) }
      start += run.count
      place = run.next
    } while place >= 0
  }

  /// Makes the units behind picks the ranges at hand: of each line and price those with the lowest numbers that are open, by
  /// line id, then unit number.
  mutating func takeUp(_ picks: [UnitClass], for promotion: TakenPromotion, _ facts: borrowing CartFacts) {
    var found: [UnitRange] = []
    let ranks = facts.lines.map { $0.rank }
    let sorted = picks.sorted { left, right in
      left.line != right.line ? ranks[Int(left.line)] < ranks[Int(right.line)] : left.price < right.price
    }
    var first = 0
    while first < sorted.count {
      let line = sorted[first].line
      var wanted: [Int64: Int64] = [:]
      while first < sorted.count, sorted[first].line == line {
        wanted[sorted[first].price, default: 0] += sorted[first].count
        first += 1
      }
      forEachOpenRun(of: Int(line), unitPrice: facts.lines[Int(line)].unitPrice, for: promotion) { start, run in
        guard let left = wanted[run.price], left > 0 else { return }
        let count = min(left, run.count)
        wanted[run.price] = left - count
        found.append(UnitRange(line: line, start: start, count: count, price: run.price))
      }
    }
    ranges = found
  }

  /// Makes all open units of the selected lines the ranges at hand, by line id, then unit number; what they cost together.
  mutating func takeUpAll(of selection: LineSelection, for promotion: TakenPromotion, _ facts: borrowing CartFacts)
    -> Int64
  {
    ranges.removeAll(keepingCapacity: true)
    var value: Int64 = 0
    for rank in facts.byID.indices {
      let line = facts.byID[rank]
      guard facts.contains(Int(line), in: selection), isOpen(line: Int(line), for: promotion, facts) else { continue }
      let unitPrice = facts.lines[Int(line)].unitPrice
      var place = line
      var start: Int64 = 0
      repeat {
        let run = runs[Int(place)]
        if isOpen(run, unitPrice: unitPrice, for: promotion) {
          ranges.append(UnitRange(line: line, start: start, count: run.count, price: run.price))
          value += run.price * run.count
        }
        start += run.count
        place = run.next
      } while place >= 0
    }
    return value
  }
}
