// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Lists of symbols. Operations refer to a list by its index and length. A list of one symbol uses
/// no memory: its index is computed from the symbol.
struct SymbolLists: Sendable {
  private var symbols = Rows<Int32>()

  /// The first index of lists of one symbol. The indices of all other lists are below it.
  private static let single: Int32 = 1 << 30

  subscript(place: Int) -> Int32 {
    @inline(__always) get {
      place >= Int(Self.single) ? Int32(truncatingIfNeeded: place &- Int(Self.single)) : symbols[place]
    }
  }

  /// Whether an index is that of a list of one symbol.
  @inline(__always)
  static func isOne(_ place: Int32) -> Bool { place >= single }

  /// Returns the only symbol of a list of one symbol.
  @inline(__always)
  static func symbol(ofOne place: Int32) -> Int32 { place &- single }

  /// Returns the index of a list of one symbol.
  static func place(of symbol: Int32) -> Int32 { single + symbol }

  /// Appends a list, sorted and without duplicates. Returns its index and its length.
  mutating func append(_ found: [Int32]) -> (first: Int32, count: Int32) {
    let sorted = found.sorted()
    if let symbol = sorted.first, symbol == sorted.last { return (Self.place(of: symbol), 1) }
    let first = symbols.count
    for place in sorted.indices where place == 0 || sorted[place - 1] != sorted[place] { symbols.append(sorted[place]) }
    return (Int32(first), Int32(symbols.count - first))
  }

  /// Releases unused capacity.
  mutating func close() { symbols.close() }
}
