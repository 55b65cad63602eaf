/// Units in bundles of different parts. Source: PRICING.md section 6.
public struct BundleTarget: Sendable, Hashable {
  /// What each bundle is made of; 1 to 1,000 parts.
  public var parts: [BundlePart]
  /// How many bundles at most; 0 for no limit.
  public var max: Int

  /// Bundles of these parts.
  public init(parts: [BundlePart], max: Int = 0) {
    self.parts = parts
    self.max = max
  }
}

/// One part of a bundle: so many of the dearest units of the selected lines. Source: PRICING.md section 6.
public struct BundlePart: Sendable, Hashable {
  /// The lines that can fill the part.
  public var select: LineSelector
  /// How many units the part takes; at least 1.
  public var count: Int

  /// A part of a bundle.
  public init(_ select: LineSelector, count: Int = 1) {
    self.select = select
    self.count = count
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `bundle`. It depends on other promotions: it may choose other units once some are down to 0.
  mutating func compile(_ bundle: BundleTarget, into record: inout ActionRecord) {
    record.kind = .bundle
    record.count = Int32(bundle.max)
    record.firstPart = Int32(parts.count)
    record.partCount = Int32(bundle.parts.count)
    for part in bundle.parts {
      parts.append(PartRecord(selector: place(of: part.select), count: Int32(part.count)))
    }
  }

  /// Appends the index terms of a bundle: those of the part that is cheapest to index by, because a part that cannot be
  /// filled leaves no bundle.
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
  /// The places of the parts of a bundle.
  @inline(__always)
  var parts: Range<Int> { Int(firstPart)..<Int(firstPart + partCount) }
}

// MARK: - Evaluation
