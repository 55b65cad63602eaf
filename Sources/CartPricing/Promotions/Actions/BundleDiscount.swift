// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The target `bundle`: units in bundles of different parts.
public struct BundleTarget: Sendable, Hashable {
  /// The parts of each bundle; 1 to 1,000.
  public var parts: [BundlePart]
  /// The largest number of bundles; at least 1, or nil for no limit. Documents have 0 for no limit.
  public var max: Int?
  /// The end from which units fill the parts.
  public var order: UnitOrder

  /// Bundles of these parts.
  public init(parts: [BundlePart], max: Int? = nil, order: UnitOrder = .mostExpensive) {
    self.parts = parts
    self.max = max
    self.order = order
  }
}

/// A part of a bundle: a number of the most expensive units of the selected lines.
public struct BundlePart: Sendable, Hashable {
  /// The lines that can fill the part.
  public var selector: LineSelector
  /// The number of units of the part; at least 1.
  public var count: Int

  /// A part of a bundle.
  public init(_ selector: LineSelector, count: Int = 1) {
    self.selector = selector
    self.count = count
  }
}

// MARK: - Document

extension BundleTarget: DocumentValue {
  /// The keys of the target `bundle` (§6.2, §6.3).
  enum Key: String, DocumentKey {
    case parts, max, order
    static let table = KeyTable(Key.self, "a bundle", required: [.parts])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> BundleTarget {
    var bundle = BundleTarget(parts: [])
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .parts: bundle.parts = source.read(value)
      case .max:
        let max: Int = source.read(value)
        bundle.max = max == 0 ? nil : max
      case .order: bundle.order = source.word(value, or: .mostExpensive)
      }
    }
    return bundle
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.parts, parts)
      writer.member(Key.max, max ?? 0, unless: 0)
      writer.member(Key.order, order, unless: .mostExpensive)
    }
  }
}

extension BundlePart: DocumentValue {
  /// The keys of a part of a bundle (§6.2).
  enum Key: String, DocumentKey {
    case select, count
    static let table = KeyTable(Key.self, "a part of a bundle", required: [.select, .count])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> BundlePart {
    var part = BundlePart(.all)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .select: part.selector = source.read(value)
      case .count: part.count = source.read(value)
      }
    }
    return part
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.select, selector)
      writer.member(Key.count, count)
    }
  }
}

// MARK: - Checks

extension BundleTarget {
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("bundle")
    sink.check(list: parts, at: "parts", atMost: Limits.entries)
    sink.push("parts")
    for (index, part) in parts.enumerated() {
      sink.push(index)
      part.selector.check(at: "select", scope, into: &sink)
      sink.check(part.count, in: 1...Limits.count, at: "count")
      sink.pop()
    }
    sink.pop()
    sink.check(limit: max, at: "max")
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `bundle`. It depends on other promotions: it may choose other units once
  /// some are down to 0.
  mutating func compile(_ bundle: BundleTarget, into record: inout ActionRecord) {
    record.kind = .bundle
    record.count = Int32(bundle.max ?? 0)
    record.firstPart = Int32(parts.count)
    record.partCount = Int32(bundle.parts.count)
    record.isCheapestFirst = bundle.order == .cheapest
    for part in bundle.parts {
      parts.append(PartRecord(part.count, of: id(of: part.selector)))
    }
  }

  /// Appends the index terms of a bundle: those of the part that is cheapest to index by, because a
  /// part that cannot be filled leaves no bundle.
  mutating func appendTerms(ofBundle action: ActionRecord) -> Int? {
    var best: Int?
    let first = terms.count
    for part in action.parts {
      let selector = parts[part].selector
      keepCheaper(&best, from: first) { $0.appendTerms(ofSelector: selector) }
    }
    return best
  }
}

extension ActionRecord {
  /// The indices of the parts of a bundle.
  @inline(__always)
  var parts: Range<Int> { Int(firstPart)..<Int(firstPart + partCount) }
}

// MARK: - Evaluation

extension Worksheet {
  /// Discounts bundles: each part in turn takes the most expensive open units that are left (§6.13,
  /// §6.40).
  mutating func takeOffBundles(
    _ action: ActionRecord, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let parts = action.parts.map { facts.set.parts[$0] }
    selections.removeAll(keepingCapacity: true)
    for part in parts { selections.append(facts.selection(part.selector)) }
    try findBuckets(for: promotion, dearestFirst: !action.isCheapestFirst, &facts)
    var fits: [[Bool]] = []
    for place in selections.indices {
      var fit = [Bool](repeating: false, count: facts.cart.lines.count)
      for line in fit.indices { fit[line] = facts.contains(line, in: selections[place]) }
      fits.append(fit)
    }
    // §6.41
    var limit = action.count == 0 ? Int64.max : Int64(action.count)
    if facts.record(promotion.index).hasRule { limit = min(limit, promotion.applications) }
    var filling = BundleFilling(buckets.array, parts: zip(parts, fits).map { ($0.count, $1) })
    var rewarded = Rewarded(discount, keepsMembers: promotion.consumes)
    var bundle = UniqueArray<PriceBucket>()
    while limit > 0, let times = filling.fill(&bundle, atMost: limit) {
      rewarded.addMembers(bundle, times: times)
      rewarded.addWhole(bundle, times: times)
      limit -= times
    }
    try takeOff(rewarded, discount, for: place, &facts)
  }

  /// Fills bundles from price buckets, one bundle after another; equal bundles are filled at once.
  private struct BundleFilling {
    private let buckets: [PriceBucket]
    private let parts: [(count: Int64, fits: [Bool])]
    /// The units of each bucket that are left.
    private var left: [Int64]
    /// For each part, the first bucket that may still fill it.
    private var cursors: [Int]
    /// The units of each bucket that the current bundle takes.
    private var used: [Int64]

    init(_ buckets: [PriceBucket], parts: [(count: Int64, fits: [Bool])]) {
      self.buckets = buckets
      self.parts = parts
      left = buckets.map { $0.count }
      cursors = Array(repeating: 0, count: parts.count)
      used = Array(repeating: 0, count: buckets.count)
    }

    /// Replaces a bundle by the next one. Returns how many equal bundles follow in a row, itself
    /// included; nil if a part cannot be filled.
    ///
    /// Bundles are equal as long as no bucket is used up, because each part takes from the first
    /// bucket that has units for it. So there are at most twice as many different bundles as
    /// buckets.
    mutating func fill(_ bundle: inout UniqueArray<PriceBucket>, atMost limit: Int64) -> Int64? {
      var touched: [Int] = []
      for part in parts.indices {
        var missing = parts[part].count
        while missing > 0 {
          var place = cursors[part]
          while place < buckets.count, left[place] == 0 || !parts[part].fits[buckets[place].line.position] {
            place += 1
          }
          cursors[part] = place
          guard place < buckets.count else { return nil }
          let count = min(missing, left[place])
          if used[place] == 0 { touched.append(place) }
          used[place] += count
          left[place] -= count
          missing -= count
        }
      }
      var times: Int64 = 1
      if let more = touched.map({ left[$0] / used[$0] }).min() { times += min(more, limit - 1) }
      bundle.removeAll(keepingCapacity: true)
      for place in touched {
        bundle.append(buckets[place].times(used[place]))
        left[place] -= (times - 1) * used[place]
        used[place] = 0
      }
      return times
    }
  }
}

extension CartFacts {
  /// Appends the selection of each part of a bundle.
  mutating func appendMerchandise(ofBundle action: ActionRecord, to found: inout UniqueArray<LineSelection>) {
    for part in action.parts { found.append(selection(set.parts[part].selector)) }
  }
}

extension PromotionSetSearch {
  /// Adds the upper bound of what bundles can take.
  mutating func boundBundles(
    _ action: ActionRecord, _ record: PromotionRecord, _ discount: ResolvedDiscount, applications: Int128,
    _ facts: inout CartFacts
  ) {
    var size: Int128 = 0
    for part in action.parts {
      selections.append(facts.selection(facts.set.parts[part].selector))
      size += Int128(facts.set.parts[part].count)
    }
    var all: Int128 = 0
    for line in facts.cart.lines.indices where isSelected(line, &facts) {
      all += Int128(facts.cart.lines[line].quantity)
    }
    var bundles = all / max(size, 1)
    if action.count > 0 { bundles = min(bundles, Int128(action.count)) }
    if record.hasRule { bundles = min(bundles, applications) }
    claimUnits(bundles * size, discount, sets: bundles, &facts)
  }
}
