// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A segment of customers, defined by a qualifier.
public struct Segment: Sendable, Hashable {
  /// The segment's id; 1 to 256 bytes.
  public var id: SegmentID
  /// The qualifier that defines the segment; customers that list the segment are in it, too. The
  /// qualifier can name other segments, in chains of at most 64.
  public var qualifier: Qualifier

  /// A definition of a segment.
  public init(_ id: SegmentID, when qualifier: Qualifier) {
    self.id = id
    self.qualifier = qualifier
  }
}

// MARK: - Document

extension Segment: DocumentValue {
  enum Key: String, DocumentKey {
    case id, when
    static let table = KeyTable(Key.self, "a segment", required: [.id, .when])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Segment {
    var id = SegmentID(key: .empty)
    var qualifier: Qualifier?
    var object = source.open(value, Key.self)
    // A fault at a segment as a whole is a cycle or a chain of segments, which no missing key can
    // explain.
    source.forgetUnknownKey()
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: id = source.read(value)
      case .when: qualifier = source.read(value)
      }
    }
    return Segment(id, when: qualifier ?? .all([]))
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, id)
      writer.member(Key.when, qualifier)
    }
  }
}

// MARK: - Checks

extension Segment {
  /// Checks the segments of a set, under the key `segments`.
  static func check(_ segments: [Segment], _ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.check(list: segments, at: "segments", atMost: Limits.definitions, mayBeEmpty: true)
    if segments.isEmpty { return }
    sink.push("segments")
    for (index, segment) in segments.enumerated() {
      sink.push(index)
      sink.check(segment.id, at: "id")
      sink.push("when")
      segment.qualifier.check(scope, .none, into: &sink)
      sink.pop()
      sink.pop()
    }
    sink.checkDistinct(segments) { $0[$1].id }
    SegmentChains.check(segments, into: &sink)
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// The most index terms of a definition that are used: a definition is compiled once and may be
  /// named by every promotion.
  private static let mostTermsOfSegment = 16

  /// Compiles the definitions of segments.
  mutating func compile(_ definitions: [Segment]) {
    for segment in definitions {
      let when = compile(segment.qualifier.nodes)
      segments[symbols.intern(segment.id.key, .segment)] = CompiledSegment(
        when: when, amounts: segment.qualifier.amounts.map { amounts.id(of: $0) },
        segments: segment.qualifier.segments.map { symbols.intern($0.key, .segment) })
    }
    findTermsOfSegments()
  }

  /// Finds the index terms of definitions by a depth-first search: first those of the segments that
  /// a definition names.
  private mutating func findTermsOfSegments() {
    var path: [SymbolID] = []
    var isFound: Set<SymbolID> = []
    for start in segments.keys where !isFound.contains(start) {
      path.append(start)
      while let symbol = path.last {
        guard let segment = segments[symbol], !isFound.contains(symbol) else {
          path.removeLast()
          continue
        }
        let missing = segment.segments.filter { segments[$0] != nil && !isFound.contains($0) }
        guard missing.isEmpty else {
          path += missing
          continue
        }
        terms.removeAll(keepingCapacity: true)
        if appendTerms(ofOperation: segment.when) != nil {
          let found = Set(terms).sorted()
          if found.count <= Self.mostTermsOfSegment { segmentTerms[symbol] = found }
        }
        isFound.insert(symbol)
        path.removeLast()
      }
    }
  }
}

extension CompiledSet {
  /// A segment and all segments that its definition names, itself or through others, each after
  /// those that it names; those that are known already are left out. Definitions have no cycles.
  func segmentsNamed(by symbol: SymbolID, unless isKnown: (SymbolID) -> Bool) -> [SymbolID] {
    var found: [SymbolID] = []
    var seen: Set<SymbolID> = []
    var path: [(symbol: SymbolID, named: ArraySlice<SymbolID>)] = []
    func enter(_ symbol: SymbolID) {
      guard !isKnown(symbol), seen.insert(symbol).inserted else { return }
      path.append((symbol, segments[symbol]?.segments[...] ?? []))
    }
    enter(symbol)
    while let last = path.indices.last {
      if let next = path[last].named.popFirst() {
        enter(next)
      } else {
        found.append(path.removeLast().symbol)
      }
    }
    return found
  }
}
