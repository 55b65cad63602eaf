/// A promotion set, compiled: flat tables of small plain records that name one another by place. Immutable, shared by all
/// carts.
///
/// Texts, and what is rarely asked for, stay in the source.
final class CompiledSet: Sendable {
  let source: PromotionSet
  /// The promotions in canonical order: priority descending, then id ascending.
  let promotions: PromotionTable
  let actions: [ActionRecord]
  let parts: [PartRecord]
  let tiers: [TierRecord]
  let steps: [StepRecord]
  let qualifiers: QualifierTable
  let leaves: [QualifierLeaf]
  let selectors: SelectorTable
  let symbols: SymbolTable
  /// Lists of symbols, which operations name by range.
  let symbolLists: SymbolLists
  let amounts: AmountTable
  /// Definitions by the symbol of the segment.
  let segments: [Int32: CompiledSegment]
  /// Whether there is a definition at all.
  let definesSegments: Bool
  let scores: [ScoreID: Score]
  /// Whether a promotion or a definition asks about more of a context than segments, ids and codes.
  let asksAboutContext: Bool
  let index: PromotionIndex

  /// A set without promotions.
  static let empty = CompiledSet(PromotionCompiler())

  init(_ parts: PromotionCompiler) {
    source = parts.source
    promotions = parts.promotions
    actions = parts.actions
    self.parts = parts.parts
    tiers = parts.tiers
    steps = parts.steps
    qualifiers = parts.qualifiers
    leaves = parts.leaves
    selectors = parts.selectors
    symbols = parts.symbols
    symbolLists = parts.symbolLists
    amounts = parts.amounts
    segments = parts.segments
    definesSegments = !parts.segments.isEmpty
    scores = parts.scores
    asksAboutContext = !parts.leaves.isEmpty || !parts.allFlags.isDisjoint(with: .asksAboutContext)
    index = parts.index
  }

  /// A promotion as it was written.
  func source(_ promotion: Int32) -> Promotion { source.promotions[Int(promotions.source(of: promotion))] }

  /// A segment and all that its definition names, itself or through others, each after those that it names; but for
  /// those that are known already. Definitions do not go in circles.
  func segmentsNamed(by symbol: Int32, unless isKnown: (Int32) -> Bool) -> [Int32] {
    var found: [Int32] = []
    var seen: Set<Int32> = []
    var path: [(symbol: Int32, named: ArraySlice<Int32>)] = []
    func enter(_ symbol: Int32) {
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

/// A definition of a segment, compiled.
struct CompiledSegment: Sendable {
  /// The place of the definition's first operation.
  let when: Int32
  let amounts: [Int32]
  /// The symbols of the segments that the definition names.
  let segments: [Int32]
}
