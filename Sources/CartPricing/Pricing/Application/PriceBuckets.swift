// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Finds the units that an action may take, and their order.
extension Worksheet {
  /// Replaces ``buckets`` by the open units of ``selections`` that are not used up for the promotion,
  /// by price, the highest or the lowest first, then by line id.
  ///
  /// O(lines + runs), and O(r log r) for sorting the r selected runs.
  mutating func findBuckets(for promotion: TakenPromotion, dearestFirst: Bool, _ facts: inout CartFacts)
    throws(PricingError)
  {
    findBucketsInCartOrder(for: promotion, &facts)
    try facts.budget.spend(sorting: buckets.count)
    buckets.sort { left, right in
      left.price != right.price ? (left.price < right.price) != dearestFirst : left.rank < right.rank
    }
    var merged = 0
    for place in buckets.indices {
      let found = buckets[place]
      if merged > 0, buckets[merged &- 1].line == found.line, buckets[merged &- 1].price == found.price {
        buckets[merged &- 1].count += found.count
      } else {
        buckets[merged] = found
        merged += 1
      }
    }
    buckets.removeSubrange(merged...)
  }

  /// Replaces ``buckets`` by the open units of the lines that are in one of ``selections``, by the
  /// index of the line in the cart, then by unit number.
  mutating func findBucketsInCartOrder(for promotion: TakenPromotion, _ facts: inout CartFacts) {
    buckets.removeAll(keepingCapacity: true)
    if selections.count == 1 {
      let selection = selections[0]
      var next = facts.firstLine(of: selection, from: 0)
      while let line = next {
        addBuckets(ofLine: line, for: promotion, &facts)
        next = facts.firstLine(of: selection, from: line &+ 1)
      }
      return
    }
    for line in left.indices {
      for place in selections.indices where facts.contains(line, in: selections[place]) {
        addBuckets(ofLine: line, for: promotion, &facts)
        break
      }
    }
  }

  /// Adds the open units of a line to ``buckets`` (§6.24).
  @inline(__always)
  private mutating func addBuckets(ofLine line: Int, for promotion: TakenPromotion, _ facts: inout CartFacts) {
    guard isOpen(line: line, for: promotion, &facts) else { return }
    let floor = facts.cart.lines[line].floor
    var next: Index<Run>? = openStart(ofLine: LineIndex(line), for: promotion).run
    while let place = next {
      let run = runs[place]
      if isAvailable(run, floor: floor, for: promotion) {
        buckets.append(
          PriceBucket(
            line: LineIndex(line), rank: facts.cart.lines[line].rank, price: run.price,
            room: run.price - floor, count: run.count))
      }
      next = run.next.index
    }
  }

  /// Replaces ``ranges`` by the units of ``chosenUnits``: for each line and price the open units
  /// with the lowest numbers (§6.29), by line id, then unit number. The counts of ``chosenUnits``
  /// are reduced by the units that are found.
  mutating func findChosenRanges(for promotion: TakenPromotion, _ facts: inout CartFacts) {
    ranges.removeAll(keepingCapacity: true)
    chosenUnits.sort { left, right in
      left.rank != right.rank ? left.rank < right.rank : left.price < right.price
    }
    var first = 0
    while first < chosenUnits.count {
      let line = chosenUnits[first].line
      var end = first
      // Buckets with the same price are merged.
      for place in first..<chosenUnits.count {
        guard chosenUnits[place].line == line else { break }
        if place > first, chosenUnits[place].price == chosenUnits[place &- 1].price {
          chosenUnits[place].count += chosenUnits[place &- 1].count
          chosenUnits[place &- 1].count = 0
        }
        end = place &+ 1
      }
      findChosenRanges(first..<end, for: promotion, floor: facts.cart.lines[line.position].floor)
      first = end
    }
  }

  /// Appends ranges of the chosen units of one line, which are sorted by price.
  private mutating func findChosenRanges(_ chosenUnits: Range<Int>, for promotion: TakenPromotion, floor: Int64) {
    let line = self.chosenUnits[chosenUnits.lowerBound].line
    let first = openStart(ofLine: line, for: promotion)
    var next: Index<Run>? = first.run
    var start = first.units
    while let place = next {
      let run = runs[place]
      if isAvailable(run, floor: floor, for: promotion), let chosen = lastChosen(of: run.price, in: chosenUnits) {
        let count = min(self.chosenUnits[chosen].count, run.count)
        if count > 0 {
          self.chosenUnits[chosen].count -= count
          ranges.append(
            UnitRange(line: line, start: start, count: count, price: run.price, room: run.price - floor))
        }
      }
      start += run.count
      next = run.next.index
    }
  }

  /// Returns the index of the last of some chosen units that has a price (binary search); nil for
  /// none. The chosen units in the range are sorted by price.
  private mutating func lastChosen(of price: Int64, in range: Range<Int>) -> Int? {
    let end = range.partitionPoint { chosenUnits[$0].price <= price }
    return end > range.lowerBound && chosenUnits[end &- 1].price == price ? end &- 1 : nil
  }

  /// Replaces ``ranges`` by all open units of the selected lines, by line id, then unit number.
  /// Returns the sum of their prices and the sum of their room (§2.15, §6.24).
  mutating func findAllRanges(
    of selection: LineSelection, for promotion: TakenPromotion, _ facts: inout CartFacts
  ) -> (value: Int64, room: Int64) {
    ranges.removeAll(keepingCapacity: true)
    var value: Int64 = 0
    var room: Int64 = 0
    var nextRank = facts.firstRank(of: selection, from: 0)
    while let rank = nextRank {
      let line = facts.cart.line(rank: rank)
      nextRank = facts.firstRank(of: selection, from: rank &+ 1)
      guard isOpen(line: line.position, for: promotion, &facts) else { continue }
      let floor = facts.cart.lines[line.position].floor
      var next: Index<Run>? = LineRuns.first(ofLine: line)
      var start: Int64 = 0
      while let place = next {
        let run = runs[place]
        if isOpen(run, floor: floor, for: promotion) {
          ranges.append(
            UnitRange(line: line, start: start, count: run.count, price: run.price, room: run.price - floor))
          value += run.price * run.count
          room += (run.price - floor) * run.count
        }
        start += run.count
        next = run.next.index
      }
    }
    return (value, room)
  }
}
