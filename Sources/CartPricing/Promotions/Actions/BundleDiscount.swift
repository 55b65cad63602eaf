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

// MARK: - Evaluation
