/// The units of a cart's lines with their current prices, as runs of equal units.
///
/// Each line is a chain of runs in the order of unit numbers. Promotions cut runs and lower their prices; neighbours
/// that have become equal are joined again, so that a line of any quantity stays a few runs.
struct UnitRuns: Sendable {
  private(set) var runs: [Run] = []
  /// The first run of each line.
  private var heads: [Int32] = []
  /// The first of the runs that are not in use, chained like a line; -1 for none.
  private var free: Int32 = -1
  /// How many runs are in use.
  private(set) var inUse = 0

  /// The most runs that a pricing may cut. Source: PRICING.md section 11.
  static let limit = 1_000_000

  struct Run: Sendable {
    var count: Int64
    var price: Int64
    /// Who has discounted the units.
    var owner: Owner
    /// The place of the next run of the line; -1 at its end.
    var next: Int32
  }

  /// Who has discounted a unit, as far as anybody asks.
  enum Owner: Sendable, Equatable {
    case nobody
    /// This promotion alone, which shares units with no other.
    case exclusive(Int32)
    /// Promotions that share.
    case shared
  }

  /// One run for each line, at its unit price.
  init(_ lines: [LineFacts]) {
    runs.reserveCapacity(lines.count * 2)
    heads.reserveCapacity(lines.count)
    for line in lines {
      heads.append(Int32(runs.count))
      runs.append(Run(count: line.quantity, price: line.unitPrice, owner: .nobody, next: -1))
    }
    inUse = lines.count
  }

  /// Calls a function with the number of the first unit and the run, for each run of a line in unit order.
  func forEachRun(of line: Int, _ body: (_ start: Int64, Run) -> Void) {
    var place = heads[line]
    var start: Int64 = 0
    while place >= 0 {
      let run = runs[Int(place)]
      body(start, run)
      start += run.count
      place = run.next
    }
  }

  /// What is left of a line's value.
  func value(of line: Int) -> Int64 {
    var sum: Int64 = 0
    forEachRun(of: line) { _, run in sum += run.count * run.price }
    return sum
  }

  /// Takes discounts off units of one line: `cuts` in the order of their first units, not overlapping, none above its
  /// units' price.
  mutating func take(_ cuts: ArraySlice<UnitCut>, from line: Int, for owner: Owner) {
    var place = heads[line]
    var start: Int64 = 0
    for cut in cuts where cut.each > 0 {
      // Find the run that the cut begins in, and let it begin there.
      while start + runs[Int(place)].count <= cut.start {
        start += runs[Int(place)].count
        place = runs[Int(place)].next
      }
      if start < cut.start {
        split(place, at: cut.start - start)
        start = cut.start
        place = runs[Int(place)].next
      }
      var left = cut.count
      while left > 0 {
        if runs[Int(place)].count > left { split(place, at: left) }
        let run = runs[Int(place)]
        runs[Int(place)].price = run.price - cut.each
        runs[Int(place)].owner = owner
        left -= run.count
        if left > 0 {
          start += run.count
          place = run.next
        }
      }
    }
    joinEqualNeighbours(of: line)
  }

  private mutating func split(_ place: Int32, at count: Int64) {
    var rest = runs[Int(place)]
    rest.count -= count
    let restPlace: Int32
    if free >= 0 {
      restPlace = free
      free = runs[Int(free)].next
      runs[Int(restPlace)] = rest
    } else {
      restPlace = Int32(runs.count)
      runs.append(rest)
    }
    runs[Int(place)].count = count
    runs[Int(place)].next = restPlace
    inUse += 1
  }

  private mutating func joinEqualNeighbours(of line: Int) {
    var place = heads[line]
    while true {
      let next = runs[Int(place)].next
      guard next >= 0 else { return }
      let neighbour = runs[Int(next)]
      if neighbour.price == runs[Int(place)].price, neighbour.owner == runs[Int(place)].owner {
        runs[Int(place)].count += neighbour.count
        runs[Int(place)].next = neighbour.next
        runs[Int(next)].next = free
        free = next
        inUse -= 1
      } else {
        place = next
      }
    }
  }
}

/// A discount on neighbouring units of a line, the same on each.
struct UnitCut: Sendable {
  let line: Int32
  let start: Int64
  let count: Int64
  let each: Int64
}

/// Neighbouring open units of a line that cost the same.
struct UnitRange: Sendable {
  let line: Int32
  let start: Int64
  let count: Int64
  let price: Int64
}
