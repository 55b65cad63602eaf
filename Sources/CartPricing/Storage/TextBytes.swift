// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Comparisons of texts by their UTF-8 bytes (§1.26), several bytes at a time. `==` and `<` of strings
/// have canonical equivalence instead, and the views of strings compare much more slowly.
extension String {
  /// Whether the bytes are equal. O(n)
  package func hasSameBytes(as other: String) -> Bool {
    let (bytes, others) = (utf8.span, other.utf8.span)
    return bytes.count == others.count && bytes.commonPrefixCount(with: others) == bytes.count
  }

  /// Whether the text precedes another one in the lexicographic order of the bytes. O(n)
  package func precedesByBytes(_ other: String) -> Bool {
    let (bytes, others) = (utf8.span, other.utf8.span)
    let place = bytes.commonPrefixCount(with: others)
    guard place < others.count else { return false }
    return place == bytes.count || bytes[place] < others[place]
  }

  /// Whether the text begins with the bytes of another one. O(n) for the n bytes of the other one.
  package func beginsWithBytes(of other: String) -> Bool {
    let (bytes, others) = (utf8.span, other.utf8.span)
    return others.count <= bytes.count && bytes.commonPrefixCount(with: others) == others.count
  }
}

extension Span where Element == UInt8 {
  /// The number of bytes at the start that are equal to those of another span.
  fileprivate func commonPrefixCount(with other: Span<UInt8>) -> Int {
    let end = Swift.min(count, other.count)
    var place = 0
    while let (first, second) = words(at: place), let (otherFirst, otherSecond) = other.words(at: place),
      first == otherFirst, second == otherSecond
    {
      place &+= 16
    }
    while place < end {
      // A word has zeros after the end of its span.
      let difference = word(at: place) ^ other.word(at: place)
      if difference != 0 { return Swift.min(end, place &+ difference.trailingZeroBitCount / 8) }
      place &+= 8
    }
    return end
  }
}

/// A text that is looked for in other texts, byte for byte: the search of Knuth, Morris and Pratt,
/// whose cost does not depend on how often the texts nearly match.
struct TextPattern: Sendable {
  private let bytes: [UInt8]
  /// For each byte, the length of the longest proper prefix of the pattern that ends with this byte.
  private let borders: [Int32]

  /// O(n) for a text of n bytes.
  init(_ text: String) {
    bytes = Array(text.utf8)
    var borders = [Int32](repeating: 0, count: bytes.count)
    var matched = 0
    for place in bytes.indices.dropFirst() {
      matched = Self.matched(after: bytes[place], matched, bytes, borders)
      borders[place] = Int32(truncatingIfNeeded: matched)
    }
    self.borders = borders
  }

  /// Whether the pattern is somewhere in a text. O(n) for a text of n bytes.
  func isPart(of text: String) -> Bool {
    guard !bytes.isEmpty else { return true }
    let text = text.utf8.span
    var matched = 0
    for place in text.indices {
      // A match would end after the text.
      if text.count &- place < bytes.count &- matched { return false }
      matched = Self.matched(after: text[place], matched, bytes, borders)
      if matched == bytes.count { return true }
    }
    return false
  }

  /// The number of bytes of the pattern that match after one byte more, of which `matched`, fewer than
  /// all, matched before it.
  @inline(__always)
  private static func matched(after byte: UInt8, _ matched: Int, _ bytes: [UInt8], _ borders: [Int32]) -> Int {
    var matched = matched
    while matched > 0, bytes[matched] != byte { matched = Int(borders[matched &- 1]) }
    return bytes[matched] == byte ? matched &+ 1 : matched
  }
}
