/// Lists of symbols, which operations name by where they begin. A list of one symbol is no more than its place.
struct SymbolLists: Sendable {
  private var symbols: [Int32] = []

  /// Where lists of one symbol begin; all others stand below.
  private static let single: Int32 = 1 << 30

  subscript(place: Int) -> Int32 {
    @inline(__always) get {
      place >= Int(Self.single) ? Int32(truncatingIfNeeded: place &- Int(Self.single)) : symbols[place]
    }
  }

  /// The place of a list of one symbol.
  static func place(of symbol: Int32) -> Int32 { single + symbol }

  /// Appends a list, ascending and each symbol once: its place and its length.
  mutating func append(_ found: [Int32]) -> (first: Int32, count: Int32) {
    if found.count == 1 { return (Self.place(of: found[0]), 1) }
    let first = symbols.count
    for symbol in found.sorted() where symbols.count == first || symbols[symbols.count - 1] != symbol {
      symbols.append(symbol)
    }
    if symbols.count == first + 1 { return (Self.place(of: symbols.removeLast()), 1) }
    return (Int32(first), Int32(symbols.count - first))
  }

  /// Gives back room that is not needed.
  mutating func close() { symbols.trim() }
}
