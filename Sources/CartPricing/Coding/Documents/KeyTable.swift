// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The keys of one object: its title, the required keys, and the keys in the forms in which they
/// are compared with the bytes of a document. There is one table for each enum of keys.
package final class KeyTable: Sendable {
  /// The title of the object in messages: "a line".
  let title: StaticString
  /// An object that is valid, for the message about a value that is no object.
  let example: StaticString?
  /// The keys, in the order of their cases.
  let names: [String]
  let count: Int
  /// The required keys, one bit each. A `null` for a required key does not count as absent.
  let required: UInt32
  /// The keys of which exactly one must be present, one bit each; 0 for an object without such
  /// keys.
  let alternatives: UInt32

  /// The first words of the keys have their own array, since they differ for nearly all pairs of
  /// keys.
  private let firsts: InlineArray<24, UInt64>
  private let rests: InlineArray<24, Rest>
  private let patterns: InlineArray<24, Pattern>

  private struct Rest: Equatable {
    let second: UInt64
    let third: UInt64
    let count: Int
  }

  // A convenience initializer, because Embedded Swift has no generic initializers of classes that
  // other modules could override.
  package convenience init<Key: DocumentKey>(
    _ keys: Key.Type, _ title: StaticString, required: KeySet<Key> = [], oneOf alternatives: KeySet<Key> = [],
    example: StaticString? = nil
  ) {
    let names = Key.allCases.map { $0.rawValue }
    precondition(names.allSatisfy { $0.utf8.count <= 24 } && names.count <= 24, "too many keys, or too long ones")
    precondition(
      Key.allCases.enumerated().allSatisfy { ordinal(of: $1) == $0 && enumCase(at: $0, of: Key.self) == $1 },
      "keys that are not stored as their ordinals")
    self.init(
      title, names, required: required.bits,
      alternatives: alternatives == .all ? 1 &<< UInt32(names.count) &- 1 : alternatives.bits, example: example)
  }

  private init(
    _ title: StaticString, _ names: [String], required: UInt32, alternatives: UInt32, example: StaticString?
  ) {
    self.title = title
    self.example = example
    self.required = required
    self.names = names
    count = names.count
    self.alternatives = alternatives
    var firsts = InlineArray<24, UInt64>(repeating: 0)
    var rests = InlineArray<24, Rest>(repeating: Rest(second: 0, third: 0, count: -1))
    var patterns = InlineArray<24, Pattern>(repeating: Pattern(""))
    for (place, name) in names.enumerated() {
      patterns[place] = Pattern(name)
      let word = Word(name.utf8.span)
      firsts[place] = word.first
      rests[place] = Rest(second: word.second, third: word.third, count: word.count)
    }
    self.firsts = firsts
    self.rests = rests
    self.patterns = patterns
  }

  /// The ordinal of a key. The search starts at `guess`, the ordinal in the usual order of the
  /// keys.
  @inline(__always)
  func find(_ word: Word, from guess: Int) -> Int? {
    for place in guess..<max(guess, count) where isKey(word, at: place) { return place }
    for place in 0..<min(guess, count) where isKey(word, at: place) { return place }
    return nil
  }

  /// The ordinal of the key in sixteen bytes whose first byte can have any value, and the number of
  /// bytes up to and including the colon; nil if the bytes have no key in this form.
  @inline(__always)
  func find(in bytes: (UInt64, UInt64), from guess: Int) -> (ordinal: Int, length: Int)? {
    var place = guess
    while place < count {
      if let length = patterns[place].length(in: bytes) { return (place, length) }
      place &+= 1
    }
    place = 0
    while place < guess {
      if let length = patterns[place].length(in: bytes) { return (place, length) }
      place &+= 1
    }
    return nil
  }

  @inline(__always)
  private func isKey(_ word: Word, at place: Int) -> Bool {
    firsts[place] == word.first
      && rests[place] == Rest(second: word.second, third: word.third, count: word.count)
  }
}

extension KeyTable {
  /// A comma or a brace, a key of at most 12 bytes in its quotation marks, and a colon.
  private struct Pattern {
    private let first: UInt64
    private let firstMask: UInt64
    private let second: UInt64
    private let secondMask: UInt64
    private let length: Int

    /// The pattern of a key. The pattern of a longer key matches nothing.
    init(_ key: String) {
      let bytes = [0, 0x22] + Array(key.utf8) + [0x22, 0x3A]
      length = bytes.count
      let isShort = length <= 16
      first = isShort ? bytes.span.word(at: 0) : 1
      second = isShort ? bytes.span.word(at: 8) : 1
      firstMask = isShort ? Self.mask(length) & ~0xFF : 0
      secondMask = isShort ? Self.mask(length - 8) : 0
    }

    /// The length of the pattern if sixteen bytes begin with it; the first byte can have any value.
    @inline(__always)
    func length(in bytes: (UInt64, UInt64)) -> Int? {
      bytes.0 & firstMask == first && bytes.1 & secondMask == second ? length : nil
    }

    /// A mask of the lowest `count` bytes.
    private static func mask(_ count: Int) -> UInt64 { count <= 0 ? 0 : .max &>> UInt64(64 - 8 * min(count, 8)) }
  }

  /// A key of up to 24 bytes as three integers, so that keys are compared word by word. A longer
  /// key, which no object has, is equal to none.
  struct Word: Equatable {
    fileprivate let first: UInt64
    fileprivate let second: UInt64
    fileprivate let third: UInt64
    /// The number of bytes, or -2 for a longer key.
    fileprivate let count: Int

    /// The key with these bytes.
    init(_ bytes: Span<UInt8>) { self.init(bytes, from: 0, count: bytes.count) }

    /// The key with `count` bytes of a text, from `start` on.
    @inline(__always)
    init(_ bytes: Span<UInt8>, from start: Int, count: Int) {
      self.count = count <= 24 ? count : -2
      first = Self.word(bytes, start, count)
      second = count > 8 ? Self.word(bytes, start &+ 8, count &- 8) : 0
      third = count > 16 ? Self.word(bytes, start &+ 16, count &- 16) : 0
    }

    /// Up to eight of the bytes that are left.
    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, _ place: Int, _ left: Int) -> UInt64 {
      let word = bytes.word(at: place)
      return left >= 8 ? word : word & (1 &<< UInt64(truncatingIfNeeded: 8 &* left) &- 1)
    }

    /// The key with `count` of these bytes.
    @inline(__always)
    init(first: UInt64, second: UInt64, third: UInt64 = 0, count: Int) {
      self.first = first
      self.second = second
      self.third = third
      self.count = count
    }
  }
}
