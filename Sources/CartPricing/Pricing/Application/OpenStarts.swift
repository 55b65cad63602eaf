// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Where the units of each line begin that may be open in the items step.
///
/// A promotion that does not share its units closes them to all others, and takes them in the order of
/// unit numbers. With a start for each line, later promotions do not walk the closed runs again, so
/// that many such promotions on one line take linear time.
struct OpenStarts: ~Copyable, Sendable {
  /// A run of a line, and the number of the line's units before it.
  struct Start: Sendable {
    var run: Index<Run>
    var units: Int64 = 0
  }

  /// Whether the actions of an items step are carried out on lines with many runs. In later steps a
  /// promotion may take from its own units again, which are before a start.
  private(set) var isInUse = false
  /// The start of each line; empty until a promotion needs one. All runs before it are owned by
  /// promotions whose actions in the items step are done.
  private(set) var starts = UniqueArray<Start>()

  /// The least number of runs besides the first ones of lines with which starts are found. With few
  /// runs a walk costs less. Debug builds find starts for all, so that every test covers them.
  private static var leastRuns: Int {
    #if DEBUG
      0
    #else
      64
    #endif
  }

  /// Forgets all starts.
  @inline(__always)
  mutating func begin() {
    isInUse = false
    if !starts.isEmpty { starts.removeAll(keepingCapacity: true) }
  }

  /// Begins the actions of a promotion in a step, if a promotion owns units of a worksheet with a number
  /// of runs besides the first ones of its lines.
  @inline(__always)
  mutating func begin(_ step: PromotionAction.Step, besides runs: Int) {
    isInUse = step == .items && runs > Self.leastRuns
  }

  /// Advances the start of a line past the runs that other promotions than one own, and returns it.
  fileprivate mutating func advance(
    _ line: LineIndex, of lineCount: Int, in runs: borrowing LineRuns, for promotion: CandidateIndex
  ) -> Start {
    if starts.isEmpty { starts.append(lineCount) { Start(run: LineRuns.first(ofLine: LineIndex($0))) } }
    var start = starts[line.position]
    while runs[start.run].owner.isExclusive, runs[start.run].owner != .exclusive(promotion),
      let next = runs[start.run].next.index
    {
      start.units += runs[start.run].count
      start.run = next
    }
    starts[line.position] = start
    return start
  }
}

extension Worksheet {
  /// Returns the first run of a line that may be open to a promotion whose turn it is, and the number
  /// of units before it.
  @inline(__always)
  mutating func openStart(ofLine line: LineIndex, for promotion: TakenPromotion) -> OpenStarts.Start {
    guard openStarts.isInUse else { return OpenStarts.Start(run: LineRuns.first(ofLine: line)) }
    return openStarts.advance(line, of: left.count, in: runs, for: promotion.index)
  }
}
