// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Interns texts of one kind that a promotion set names, such as the names of attributes: each text
/// gets a small integer, so that each text of a cart is looked up once and compared as an integer
/// from then on.
struct TextNumbers: Sendable {
  private var texts = Rows<TextKey>()
  private var index = HashIndex()

  /// The number of a text that the set does not name.
  static let unknown: Int32 = -1

  var count: Int { texts.count }

  /// Returns the text of a number.
  func text(_ number: Int32) -> String { texts[Int(number)].text }

  /// Returns the number of a text, or ``unknown``. O(length) on average.
  func number(of key: TextKey) -> Int32 {
    OptionalIndex<TextKey>(index.find(Self.hash(key)) { texts[$0] == key }).rawValue
  }

  /// Returns the number of a text. A text that is new gets the next number.
  mutating func intern(_ key: TextKey) -> Int32 {
    let known = number(of: key)
    if known >= 0 { return known }
    if index.isFull {
      let texts = texts
      index.grow { Self.hash(texts[$0]) }
    }
    index.insert(Self.hash(key), count)
    texts.append(key)
    return Int32(count - 1)
  }

  /// Returns the numbers of some texts, ascending and without duplicates. Texts that are new get
  /// numbers.
  mutating func list(_ keys: [TextKey]) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(keys.count)
    for key in keys { numbers.append(intern(key)) }
    numbers.sort()
    var distinct: [Int32] = []
    for number in numbers where number != distinct.last { distinct.append(number) }
    return distinct
  }

  /// Ends the flat part of the tables. Copies share later additions in chunks (persistent arrays).
  mutating func close() {
    texts.close()
    index.close()
  }

  private static func hash(_ key: TextKey) -> UInt64 { SymbolTable.hash(key, .sku) }
}
