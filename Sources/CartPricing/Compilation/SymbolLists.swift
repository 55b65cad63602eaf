// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Lists of symbols, which operations name by where they begin. A list of one symbol is no more than its place.
struct SymbolLists: Sendable {
  private var symbols = Rows<Int32>()

  /// Where lists of one symbol begin; all others stand below.
  private static let single: Int32 = 1 << 30

  subscript(place: Int) -> Int32 {
    @inline(__always) get {
      place >= Int(Self.single) ? Int32(truncatingIfNeeded: place &- Int(Self.single)) : symbols[place]
    }
  }

  /// Whether a place is that of a list of one symbol.
  @inline(__always)
  static func isOne(_ place: Int32) -> Bool { place >= single }

  /// The symbol of which a list has no other.
  @inline(__always)
  static func symbol(ofOne place: Int32) -> Int32 { place &- single }

  /// The place of a list of one symbol.
  static func place(of symbol: Int32) -> Int32 { single + symbol }

  /// Appends a list, ascending and each symbol once: its place and its length.
  mutating func append(_ found: [Int32]) -> (first: Int32, count: Int32) {
    let sorted = found.sorted()
    if let symbol = sorted.first, symbol == sorted.last { return (Self.place(of: symbol), 1) }
    let first = symbols.count
    for place in sorted.indices where place == 0 || sorted[place - 1] != sorted[place] { symbols.append(sorted[place]) }
    return (Int32(first), Int32(symbols.count - first))
  }

  /// Gives back room that is not needed.
  mutating func close() { symbols.close() }
}
