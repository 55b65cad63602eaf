// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// One operation of a qualifier. Operations are in preorder: each parent precedes its children, and
/// each operation has the end of its subtree.
struct QualifierOperation: Sendable {
  var kind: Kind
  /// For `subtotal`, what is measured.
  var options = SubtotalOptions()
  /// The index after the operation's subtree.
  var end: Int32
  /// A selector, a symbol, or the beginning of a list of symbols; for `other` a leaf.
  var first: Int32 = 0
  /// The length of a list of symbols. For `other`, the index of the leaf's series of events or of
  /// its score.
  var count: Int32 = 0
  /// The bounds of a count: the smallest and the largest number where there is no bound. For a
  /// subtotal the indices of its bounds among the amounts; -1 where there is none.
  var least = Int64.min
  var most = Int64.max

  enum Kind: UInt8, Sendable {
    case all, any, not
    case subtotal, quantity, lines, leastQuantity
    case coupon, segment, customer
    /// A leaf of a rare kind, which is in the table of leaves.
    case other
  }
}

extension QualifierOperation {
  /// Whether a count is within the operation's bounds.
  @inline(__always)
  func contains(_ count: Int64) -> Bool { count >= least && count <= most }

  /// The operation's list of symbols.
  var list: Range<Int> { Int(first)..<Int(first + count) }
}

/// What a subtotal measures, and which of its bounds are not part of the range, in one byte.
struct SubtotalOptions: Sendable {
  private let bits: UInt8

  /// The value of the cart as it came; both bounds are part of the range.
  init() { bits = 0 }

  init(_ measured: SubtotalValue, _ excluded: ExcludedBounds) {
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

/// The operations of all qualifiers of a set, 16 bytes each.
struct QualifierTable: Sendable {
  private var rows = Rows<Row>()

  /// The compact form of an operation: its end is relative to its own index, its bounds have 32
  /// bits.
  private struct Row: Sendable {
    var kind: QualifierOperation.Kind
    var options: SubtotalOptions
    /// The number of operations of its subtree.
    var length: UInt16
    var first: Int32
    /// The length of a list of symbols, the least count, or the index of the least subtotal.
    var least: Int32
    /// The largest count, or the index of the largest subtotal.
    var most: Int32
  }

  /// The value that means that there is no largest count.
  private static let open = Int32.max

  var count: Int { rows.count }

  subscript(place: Int) -> QualifierOperation {
    @inline(__always) get {
      let row = rows[place]
      return QualifierOperation(
        kind: row.kind, options: row.options, end: Int32(truncatingIfNeeded: place &+ Int(row.length)), first: row.first,
        count: row.least, least: Int64(row.least), most: row.most == Self.open ? .max : Int64(row.most))
    }
  }

  /// Returns the index after the subtree of an operation.
  @inline(__always)
  func end(of place: Int32) -> Int32 { place &+ Int32(rows[Int(place)].length) }

  /// Appends an operation whose subtree has a number of operations, itself included.
  mutating func append(
    _ kind: QualifierOperation.Kind, length: Int, first: Int32 = 0, least: Int32 = 0, most: Int32? = nil,
    options: SubtotalOptions = SubtotalOptions()
  ) {
    rows.append(
      Row(
        kind: kind, options: options, length: UInt16(truncatingIfNeeded: length), first: first, least: least,
        most: most ?? Self.open))
  }

  mutating func reserve(_ capacity: Int) { rows.reserve(capacity) }

  /// Releases unused capacity.
  mutating func close() { rows.close() }
}
