// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The index of an operation of a qualifier.
typealias OperationIndex = Index<QualifierOperation>

/// The index of a leaf in the table of leaves.
typealias LeafIndex = Index<Qualifier.Node>

/// One operation of a qualifier, 16 bytes. Operations are in preorder: each parent precedes its
/// children.
struct QualifierOperation: Sendable {
  let kind: Kind
  /// For `subtotal`, what is measured.
  let options: SubtotalOptions
  /// The number of operations of its subtree, itself included.
  fileprivate let length: UInt16
  /// A selector, a symbol, or the beginning of a list of symbols; for `other` a leaf.
  fileprivate let first: Int32
  /// The length of a list of symbols, the least count, or the index of the least subtotal. For
  /// `other`, the index of the leaf's series of events, its score or its selector.
  fileprivate let count: Int32
  /// The largest count, or the index of the largest subtotal.
  fileprivate let largest: Int32

  enum Kind: UInt8, Sendable {
    case all, any, not
    case subtotal, quantity, lines, leastQuantity
    case coupon, segment, customer
    /// A leaf of a rare kind, which is in the table of leaves.
    case other
  }

  /// The value that means that there is no largest count.
  fileprivate static let open = Int32.max
}

extension QualifierOperation {
  /// The smallest count, 0 where there is no bound.
  @inline(__always)
  var least: Int64 { Int64(count) }

  /// The smallest amount of a subtotal; nil where there is no bound.
  @inline(__always)
  var leastAmount: AmountID? { OptionalIndex(rawValue: count).index }

  /// The largest amount of a subtotal; nil where there is no bound.
  @inline(__always)
  var mostAmount: AmountID? { OptionalIndex(rawValue: largest).index }

  /// The largest count, the largest number where there is no bound.
  @inline(__always)
  var most: Int64 { largest == Self.open ? .max : Int64(largest) }

  /// Returns the index after the operation's subtree, from its own index.
  @inline(__always)
  func end(from index: OperationIndex) -> OperationIndex {
    OperationIndex(rawValue: index.rawValue &+ Int32(length))
  }

  /// The operation's list of symbols.
  @inline(__always)
  var list: IndexList<SymbolTable.Entry> { IndexList(first: first, count: count) }

  /// The selector of the lines that are measured.
  @inline(__always)
  var selector: SelectorID { SelectorID(rawValue: first) }

  /// The leaf in the table of leaves.
  @inline(__always)
  var leaf: LeafIndex { LeafIndex(rawValue: first) }

  /// The selector of the lines that a leaf of the table of leaves measures.
  var measuredSelector: SelectorID { SelectorID(rawValue: count) }

  /// The series of events that a leaf of the table of leaves measures.
  var series: SeriesIndex { SeriesIndex(rawValue: count) }

  /// The score that a leaf of the table of leaves compares; nil for one without a definition.
  var score: ScoreIndex? { OptionalIndex(rawValue: count).index }

  /// The symbol of a segment.
  @inline(__always)
  var symbol: SymbolID { SymbolID(rawValue: first) }
}

/// What a subtotal measures, and which of its bounds are not part of the range, in one byte.
struct SubtotalOptions: Sendable {
  private let bits: UInt8

  /// The value of the cart as it came; both bounds are part of the range.
  init() { bits = 0 }

  @inline(__always)
  init(_ measured: SubtotalValue, _ excluded: ExcludedBounds) {
    if case .asItCame = measured, excluded == .none { self.init() } else { self.init(rare: measured, excluded) }
  }

  private init(rare measured: SubtotalValue, _ excluded: ExcludedBounds) {
    let value: UInt8 =
      switch measured {
      case .asItCame: 0
      case .after(.items): 1
      case .after(.cart): 2
      case .basis(.net): 3
      case .basis(.gross): 4
      }
    bits = value | (excluded.lower ? 8 : 0) | (excluded.upper ? 16 : 0)
  }

  /// Whether the value of the cart as it came is measured in the cart's own terms, and both bounds
  /// are part of the range.
  @inline(__always)
  var isUsual: Bool { bits == 0 }

  /// The stage of discounts after which the subtotal is measured; nil for the cart as it came.
  var after: DiscountStage? {
    switch bits & 7 {
    case 1: .items
    case 2: .cart
    default: nil
    }
  }

  /// Whether lines are measured before tax or with it; nil for the cart's own terms.
  var basis: FlatDiscount.Basis? {
    switch bits & 7 {
    case 3: .net
    case 4: .gross
    default: nil
    }
  }

  var excludesLower: Bool { bits & 8 != 0 }
  var excludesUpper: Bool { bits & 16 != 0 }
}

/// The operations of all qualifiers of a set.
struct QualifierTable: Sendable {
  private var rows = Rows<QualifierOperation>()

  var count: Int { rows.count }

  subscript(index: OperationIndex) -> QualifierOperation {
    @inline(__always) get { rows[index] }
  }

  /// Returns the index after the subtree of an operation.
  @inline(__always)
  func end(of index: OperationIndex) -> OperationIndex { rows[index].end(from: index) }

  /// Appends an operation whose subtree has a number of operations, itself included.
  mutating func append(_ kind: QualifierOperation.Kind, length: Int) {
    append(kind, length: length, first: 0)
  }

  /// Appends a leaf that counts something of the lines of a selector.
  mutating func append(_ kind: QualifierOperation.Kind, of selector: SelectorID, least: Int?, most: Int?) {
    append(kind, first: selector.rawValue, least: Int32(least ?? 0), most: most.map { Int32($0) })
  }

  /// Appends a leaf that measures the value of the lines of a selector.
  mutating func append(
    subtotalOf selector: SelectorID, least: AmountID?, most: AmountID?, options: SubtotalOptions
  ) {
    append(
      .subtotal, first: selector.rawValue, least: OptionalIndex(least).rawValue, most: OptionalIndex(most).rawValue,
      options: options)
  }

  /// Appends a leaf that names one of a list of symbols.
  mutating func append(_ kind: QualifierOperation.Kind, _ list: IndexList<SymbolTable.Entry>) {
    append(kind, first: list.first, least: list.count)
  }

  /// Appends a leaf that names a segment.
  mutating func append(segment: SymbolID) { append(.segment, first: segment.rawValue) }

  /// Appends a leaf of the table of leaves.
  mutating func append(leaf: LeafIndex) { append(.other, first: leaf.rawValue) }

  /// Appends a leaf of the table of leaves about a series of events.
  mutating func append(leaf: LeafIndex, about series: SeriesIndex) {
    append(.other, first: leaf.rawValue, least: series.rawValue)
  }

  /// Appends a leaf of the table of leaves about a score; nil for a score without a definition.
  mutating func append(leaf: LeafIndex, about score: ScoreIndex?) {
    append(.other, first: leaf.rawValue, least: OptionalIndex(score).rawValue)
  }

  /// Appends a leaf of the table of leaves about the lines of a selector.
  mutating func append(leaf: LeafIndex, about selector: SelectorID) {
    append(.other, first: leaf.rawValue, least: selector.rawValue)
  }

  private mutating func append(
    _ kind: QualifierOperation.Kind, length: Int = 1, first: Int32, least: Int32 = 0, most: Int32? = nil,
    options: SubtotalOptions = SubtotalOptions()
  ) {
    rows.append(
      QualifierOperation(
        kind: kind, options: options, length: UInt16(truncatingIfNeeded: length), first: first, count: least,
        largest: most ?? QualifierOperation.open))
  }

  mutating func reserve(_ capacity: Int) { rows.reserve(capacity) }

  /// Releases unused capacity.
  mutating func close() { rows.close() }
}
