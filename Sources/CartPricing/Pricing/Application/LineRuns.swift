// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The runs of all lines of a cart: a linked list for each line, in the order of unit numbers, all in
/// one array.
///
/// The first run of a line has the line's own index. Adjacent runs that have become equal are merged,
/// so that a line of any quantity has few runs (§2.12). Runs that are not in use are in a free list.
struct LineRuns: ~Copyable, Sendable {
  private var runs = UniqueArray<Run>()
  /// The first run of the free list, which is linked like a line; nil for none.
  private var free: OptionalIndex<Run> = nil
  /// The number of runs of lines.
  private(set) var inUse = 0

  /// The number of runs, with those of the free list.
  @inline(__always)
  var count: Int { runs.count }

  /// For how many runs there is memory.
  @inline(__always)
  var capacity: Int { runs.capacity }

  @inline(__always)
  subscript(run: Index<Run>) -> Run { runs[run] }

  /// Begins with one run for each line.
  @inline(__always)
  mutating func begin(lines: Int, _ run: (Int) -> Run) {
    runs.removeAll(keepingCapacity: true)
    runs.append(lines, run)
    free = nil
    inUse = lines
  }

  /// Replaces all runs by those of another value.
  mutating func copy(_ other: borrowing LineRuns) {
    runs.copy(other.runs)
    free = other.free
    inUse = other.inUse
  }

  /// The first run of a line, which has the line's own index.
  @inline(__always)
  static func first(ofLine line: LineIndex) -> Index<Run> { Index(rawValue: line.rawValue) }

  /// Advances from a run, whose first unit is `start`, to the run that contains a unit, and splits it
  /// there: the unit is then the first of the run.
  @inline(__always)
  mutating func beginRun(at unit: Int64, from run: inout Index<Run>, _ start: inout Int64) {
    while start + runs[run].count <= unit, let next = runs[run].next.index {
      start += runs[run].count
      run = next
    }
    if start < unit {
      run = split(run, at: unit - start)
      start = unit
    }
  }

  /// Lowers the price of the units of a run.
  @inline(__always)
  mutating func lower(_ run: Index<Run>, by each: Int64, for owner: RunOwner) {
    runs[run].price &-= each
    runs[run].owner = owner
  }

  /// Lowers the prices of the units of a run, those of the first `extra` units by one minor unit
  /// more. Returns the next run of the line.
  @inline(__always)
  @discardableResult
  mutating func lower(
    _ run: Index<Run>, by each: Int64, oneMoreFor extra: Int64, for owner: RunOwner
  ) -> OptionalIndex<Run> {
    let count = runs[run].count
    let next = runs[run].next
    if extra == 0 || extra == count {
      let each = each &+ (extra == 0 ? 0 : 1)
      if each > 0 { lower(run, by: each, for: owner) }
      return next
    }
    let rest = split(run, at: extra)
    lower(run, by: each &+ 1, for: owner)
    if each > 0 { lower(rest, by: each, for: owner) }
    return next
  }

  /// Replaces what promotions with `consumes` have done with the units of a run.
  mutating func setMarks(_ marks: UnitMarks, ofRun run: Index<Run>) { runs[run].marks = marks }

  /// Splits a run after some of its units. Returns the run of the other units.
  @inline(__always)
  @discardableResult
  mutating func split(_ run: Index<Run>, at count: Int64) -> Index<Run> {
    var units = runs[run]
    units.count &-= count
    let rest: Index<Run>
    if let unused = free.index {
      rest = unused
      free = runs[unused].next
      runs[unused] = units
    } else {
      rest = Index(runs.count)
      runs.append(units)
    }
    runs[run].count = count
    runs[run].next = OptionalIndex(rest)
    inUse &+= 1
    return rest
  }

  /// Merges adjacent runs of a line that have become equal, so that a line has few runs (§2.12).
  @inline(__always)
  mutating func joinEqualNeighbours(of line: LineIndex) { joinEqualNeighbours(from: Self.first(ofLine: line)) }

  /// Merges adjacent runs that have become equal, from a run of a line on.
  @inline(__always)
  mutating func joinEqualNeighbours(from first: Index<Run>) {
    var run = first
    while let next = runs[run].next.index {
      let neighbour = runs[next]
      if neighbour.price == runs[run].price, neighbour.owner == runs[run].owner, neighbour.marks == runs[run].marks {
        runs[run].count &+= neighbour.count
        runs[run].next = neighbour.next
        runs[next].next = free
        free = OptionalIndex(next)
        inUse &-= 1
      } else {
        run = next
      }
    }
  }

  #if DEBUG
    /// Traps if a run is in two lists, or in none.
    func checkLists(ofLines lines: Int) {
      var isReached = [Bool](repeating: false, count: runs.count)
      func visit(_ first: Index<Run>?) -> Int {
        var (number, next) = (0, first)
        while let run = next {
          assert(!isReached[run.position], "a run in two lists")
          isReached[run.position] = true
          number += 1
          next = runs[run].next.index
        }
        return number
      }
      let used = (0..<lines).reduce(0) { $0 + visit(Self.first(ofLine: LineIndex($1))) }
      assert(used == inUse, "a wrong number of runs in use")
      assert(used + visit(free.index) == runs.count, "a run that is neither in use nor free")
    }
  #endif
}
