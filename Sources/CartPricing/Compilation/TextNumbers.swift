// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The number of a text.
typealias TextNumber = Index<TextKey>

/// Interns texts of one kind that a promotion set names, such as the names of attributes: each text
/// gets a small integer, so that each text of a cart is looked up once and compared as an integer
/// from then on.
struct TextNumbers: Sendable {
  private var texts = Rows<TextKey>()
  private var index = HashIndex()

  var count: Int { texts.count }

  /// Returns the text of a number.
  func text(_ number: TextNumber) -> String { texts[number.position].text }

  /// Returns the number of a text; nil for a text that the set does not name. O(length) on average.
  func number(of key: TextKey) -> TextNumber? {
    index.find(Self.hash(key)) { texts[$0] == key }.map { TextNumber($0) }
  }

  /// Returns the number of a text. A text that is new gets the next number.
  mutating func intern(_ key: TextKey) -> TextNumber {
    if let known = number(of: key) { return known }
    if index.isFull {
      let texts = texts
      index.grow { Self.hash(texts[$0]) }
    }
    index.insert(Self.hash(key), count)
    texts.append(key)
    return TextNumber(count - 1)
  }

  /// Returns the numbers of some texts, ascending and without duplicates. Texts that are new get
  /// numbers.
  mutating func list(_ keys: [TextKey]) -> [TextNumber] {
    var numbers: [TextNumber] = []
    numbers.reserveCapacity(keys.count)
    for key in keys { numbers.append(intern(key)) }
    numbers.sort()
    var distinct: [TextNumber] = []
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
