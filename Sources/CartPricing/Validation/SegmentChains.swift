/// Segments that name one another: in a circle, or in too long a row. Source: PRICING.md section 4.
struct SegmentChains {
  /// For each segment, the places of the segments that its definition names.
  private let named: [[Int]]

  /// Reports each segment of a circle, and each that a row of more than 64 begins with; the path at hand is that of the
  /// list.
  static func validate(_ segments: [Segment], _ faults: inout FaultCollector) {
    var places: [SegmentID: Int] = [:]
    for (place, segment) in segments.enumerated() where places[segment.id] == nil { places[segment.id] = place }
    let chains = SegmentChains(named: segments.map { $0.when.segments.compactMap { places[$0] } })
    for (place, finding) in chains.findings().enumerated() {
      switch finding {
      case .circle: faults.report(at: place, "names itself, in a circle of segments")
      case .length(let length) where length > Limits.segmentChain:
        faults.report(at: place, "begins a row of \(length) segments that name one another, more than 64")
      case .length: break
      }
    }
  }

  private enum Finding {
    case circle
    /// How many segments the longest row has that begins here; circles left aside.
    case length(Int)
  }

  /// Tarjan's strongly connected components, without recursion: a component is complete when all that it names is.
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
    guard let segment = component.first, component.count == 1, !named[segment].contains(segment) else {
      for segment in component { findings[segment] = .circle }
      return
    }
    var longest = 0
    for other in named[segment] { if case .length(let length) = findings[other] { longest = max(longest, length) } }
    findings[segment] = .length(longest + 1)
  }
}
