// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Qualifier {
  /// The customer is in the segment: listed in ``PricingCustomer/segments``, or the set's
  /// definition of it holds.
  public static func segment(_ segment: SegmentID) -> Qualifier { Qualifier(.segment(segment)) }
}

// MARK: - Document

extension Qualifier.Node {
  /// Reads the id of a segment; nil for a value that is no string, since it names no segment.
  static func readSegment<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self? {
    let isString = source.kind(value) == .string
    let id: SegmentID = source.read(value)
    return isString ? .segment(id) : nil
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the leaf. If the set defines the segment, the promotion may have amounts of any kind:
  /// those of the definition.
  mutating func compileSegment(_ id: SegmentID) {
    let symbol = symbols.intern(id.key, .segment)
    if segments[symbol] != nil { flags.formUnion([.amounts, .tables]) }
    qualifiers.append(segment: symbol)
  }

  /// Appends the index terms of the leaf: the segment, which customers list, and the terms of its
  /// definition. There are no terms if the set defines the segment by a qualifier that has none.
  mutating func appendTerms(ofSegment symbol: SymbolID) -> Int? {
    let cost = appendTerm(symbol)
    guard segments[symbol] != nil else { return cost }
    guard let more = segmentTerms[symbol] else {
      terms.removeLast()
      return nil
    }
    return more.reduce(into: cost) { $0 += appendTerm($1) }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the customer lists a segment. O(log n) for n segments.
  private mutating func isListed(_ symbol: SymbolID) -> Bool {
    let place = customerSegments.indices.partitionPoint { place in
      steps.add()
      return customerSegments[place] < symbol
    }
    return place < customerSegments.count && customerSegments[place] == symbol
  }

  /// Whether the customer is in a segment: it is listed by the customer, or its definition holds
  /// (§4.9).
  ///
  /// A definition does not depend on discounts, so the answer holds for the whole pricing. The
  /// segments that the definition names are evaluated before it, so that recursion is bounded by
  /// the depth of one qualifier.
  mutating func isInSegment(_ symbol: SymbolID) -> Bool {
    guard hasCustomer else { return false }
    if isListed(symbol) { return true }
    guard set.definesSegments, set.segments[symbol] != nil else { return false }
    if segments[symbol] == nil {
      for next in set.segmentsNamed(by: symbol, unless: { segments[$0] != nil }) {
        segments[next] = isListed(next) || (set.segments[next].map { holds(at: $0.when) } ?? false)
      }
    }
    return segments[symbol] ?? false
  }

  /// Whether the customer can be in a segment for some cart.
  mutating func mayBeInSegment(_ symbol: SymbolID) -> Finding {
    guard hasCustomer else { return .fails }
    if isListed(symbol) { return .holds }
    for next in set.segmentsNamed(by: symbol, unless: { possibleSegments[$0] != nil }) {
      var finding = isListed(next) ? Finding.holds : .fails
      if finding == .fails, let definition = set.segments[next] {
        var gaps = UniqueArray<GapRecord>()
        finding = evaluate(definition.when, for: AnyCart.self, &gaps)
      }
      possibleSegments[next] = finding
    }
    return possibleSegments[symbol] ?? .fails
  }
}
