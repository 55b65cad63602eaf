// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §2.11 and §2.12 of the table of runs alone.
@Suite("The runs of lines")
struct LineRunsTests {
  /// Two lines, of 10 units at 500 and of 3 units at 200.
  private static func made() -> LineRuns {
    var runs = LineRuns()
    runs.begin(lines: 2) { Run(count: $0 == 0 ? 10 : 3, price: $0 == 0 ? 500 : 200, owner: .none) }
    return runs
  }

  /// The runs of a line as "units x price", in order.
  private static func text(_ runs: borrowing LineRuns, _ line: Int) -> String {
    var parts: [String] = []
    var next: Index<Run>? = LineRuns.first(ofLine: LineIndex(line))
    while let run = next {
      parts.append("\(runs[run].count)x\(runs[run].price)")
      next = runs[run].next.index
    }
    return parts.joined(separator: " ")
  }

  @Test("are one for each line at first")
  func first() {
    let runs = Self.made()
    #expect(Self.text(runs, 0) == "10x500")
    #expect(Self.text(runs, 1) == "3x200")
    #expect(runs.inUse == 2)
  }

  @Test("are split where units are lowered by one more than others")
  func loweredByOneMore() {
    var runs = Self.made()
    let first = LineRuns.first(ofLine: LineIndex(0))
    // 107 = 10 × 10 + 7
    #expect(runs.lower(first, by: 10, oneMoreFor: 7, for: .shared).index == nil)
    #expect(Self.text(runs, 0) == "7x489 3x490")
    #expect(Self.text(runs, 1) == "3x200")
    #expect(runs.inUse == 3)
    // all units by one more, and none
    let next = runs.lower(first, by: 0, oneMoreFor: 7, for: .shared).index
    #expect(Self.text(runs, 0) == "7x488 3x490")
    if let next { runs.lower(next, by: 2, oneMoreFor: 0, for: .shared) }
    #expect(Self.text(runs, 0) == "7x488 3x488")
  }

  @Test("that have become equal are joined, and the room of the others is used again")
  func joined() {
    var runs = Self.made()
    let line = LineIndex(0)
    let first = LineRuns.first(ofLine: line)
    let last = runs.split(runs.split(first, at: 4), at: 5)
    #expect(Self.text(runs, 0) == "4x500 5x500 1x500")
    #expect((runs.inUse, runs.count) == (4, 4))
    runs.lower(last, by: 1, for: .none)
    runs.joinEqualNeighbours(of: line)
    #expect(Self.text(runs, 0) == "9x500 1x499")
    #expect((runs.inUse, runs.count) == (3, 4))
    runs.split(LineRuns.first(ofLine: LineIndex(1)), at: 2)
    #expect(Self.text(runs, 1) == "2x200 1x200")
    #expect((runs.inUse, runs.count) == (4, 4))
  }

  @Test("of one price remain apart if others own them, or count them")
  func apart() {
    var runs = Self.made()
    let line = LineIndex(0)
    let first = LineRuns.first(ofLine: line)
    let second = runs.split(first, at: 4)
    runs.lower(second, by: 0, for: .shared)
    runs.joinEqualNeighbours(of: line)
    #expect(Self.text(runs, 0) == "4x500 6x500")
    runs.lower(first, by: 0, for: .shared)
    runs.setMarks(.used, ofRun: first)
    runs.joinEqualNeighbours(of: line)
    #expect(Self.text(runs, 0) == "4x500 6x500")
    runs.setMarks(.used, ofRun: second)
    runs.joinEqualNeighbours(of: line)
    #expect(Self.text(runs, 0) == "10x500")
  }

  @Test("begin at a unit of the line", arguments: [(0, "10x500", 0), (4, "4x500 6x500", 4), (9, "9x500 1x500", 9)])
  func beginAt(unit: Int64, text: String, start: Int64) {
    var runs = Self.made()
    var run = LineRuns.first(ofLine: LineIndex(0))
    var first: Int64 = 0
    runs.beginRun(at: unit, from: &run, &first)
    #expect(Self.text(runs, 0) == text)
    #expect(first == start)
    #expect(runs[run].count == 10 - unit)
  }

  @Test("are copied with their free list")
  func copied() {
    var runs = Self.made()
    let line = LineIndex(0)
    runs.split(LineRuns.first(ofLine: line), at: 4)
    runs.joinEqualNeighbours(of: line)
    var copy = LineRuns()
    copy.copy(runs)
    runs.split(LineRuns.first(ofLine: line), at: 1)
    #expect(Self.text(copy, 0) == "10x500")
    copy.split(LineRuns.first(ofLine: line), at: 7)
    #expect(Self.text(copy, 0) == "7x500 3x500")
    #expect((copy.inUse, copy.count) == (3, 3))
    #expect(Self.text(runs, 0) == "1x500 9x500")
  }
}
