// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Segments that name one another: in a cycle, or in too long a chain (§4.27).
///
/// The graph has a node for each id, and an edge to each id that a definition of it names.
/// Definitions that share an id, which is a fault by itself, share a node, so that each of them is
/// still reported as one of its cycle.
struct SegmentChains {
  /// For each id, the ids that its definitions name.
  private let named: [[Int]]

  /// Reports each segment of a cycle, and each segment that a chain of more than 64 begins with.
  /// The current path is that of the list.
  static func check(_ segments: [Segment], into sink: inout some FaultSink) {
    var nodes: [SegmentID: Int] = [:]
    for segment in segments where nodes[segment.id] == nil { nodes[segment.id] = nodes.count }
    let edges = segments.map { $0.qualifier.segments.compactMap { nodes[$0] } }
    var named = [[Int]](repeating: [], count: nodes.count)
    for (index, segment) in segments.enumerated() { if let node = nodes[segment.id] { named[node] += edges[index] } }
    let findings = SegmentChains(named: named).findings()
    for (index, segment) in segments.enumerated() {
      guard let node = nodes[segment.id] else { continue }
      var length = 1
      var isInCycle = false
      for other in edges[index] {
        switch findings[other] {
        case .cycle: isInCycle = isInCycle || findings[other] == findings[node]
        case .length(let rest): length = max(length, rest + 1)
        }
      }
      if isInCycle {
        sink.report(at: index, "names itself, in a circle of segments")
      } else if length > Limits.segmentChain {
        sink.report(at: index, "begins a row of \(length) segments that name one another, more than 64")
      }
    }
  }

  private enum Finding: Equatable {
    /// The cycle that the id is in, by one of its nodes.
    case cycle(Int)
    /// The number of segments of the longest chain that begins at the id, without cycles.
    case length(Int)
  }

  /// Tarjan's algorithm for strongly connected components, without recursion: a component is
  /// complete when every component that it names is complete.
  private func findings() -> [Finding] {
    var findings = [Finding](repeating: .length(1), count: named.count)
    var number = [Int](repeating: -1, count: named.count)
    var lowest = [Int](repeating: 0, count: named.count)
    var isOpen = [Bool](repeating: false, count: named.count)
    var open: [Int] = []
    var path: [(segment: Int, next: Int)] = []
    var count = 0
    for start in named.indices where number[start] < 0 {
      path.append((start, 0))
      while let (segment, next) = path.last {
        if next == 0 {
          number[segment] = count
          lowest[segment] = count
          count += 1
          open.append(segment)
          isOpen[segment] = true
        }
        if next < named[segment].count {
          path[path.count - 1].next += 1
          let other = named[segment][next]
          if number[other] < 0 {
            path.append((other, 0))
          } else if isOpen[other] {
            lowest[segment] = min(lowest[segment], number[other])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last { lowest[parent.segment] = min(lowest[parent.segment], lowest[segment]) }
        guard lowest[segment] == number[segment] else { continue }
        var component: [Int] = []
        while let last = open.popLast() {
          isOpen[last] = false
          component.append(last)
          if last == segment { break }
        }
        close(component, &findings)
      }
    }
    return findings
  }

  private func close(_ component: [Int], _ findings: inout [Finding]) {
    guard let segment = component.first else { return }
    guard component.count == 1, !named[segment].contains(segment) else {
      for member in component { findings[member] = .cycle(segment) }
      return
    }
    var longest = 0
    for other in named[segment] { if case .length(let length) = findings[other] { longest = max(longest, length) } }
    findings[segment] = .length(longest + 1)
  }
}
