/// The keys that an object may have, in the order in which they usually stand: at most 24, of at most 24 bytes each.
final class WireKeys: Sendable, ExpressibleByArrayLiteral {
  /// The keys as texts.
  let names: [String]
  /// How many keys there are.
  let count: Int
  /// The keys as they are compared. Their first words stand by themselves, since hardly any two keys agree in them.
  private let firsts: InlineArray<24, UInt64>
  private let rests: InlineArray<24, Rest>

  /// The keys as they usually stand in a text.
  private let patterns: InlineArray<24, Pattern>

  private struct Rest: Equatable {
    let second: UInt64
    let third: UInt64
    let count: Int
  }

  init(arrayLiteral names: String...) {
    self.names = names
    count = names.count
    precondition(names.allSatisfy { $0.utf8.count <= 24 } && names.count <= 24, "too many keys, or too long ones")
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

  /// The text of a key.
  subscript(place: Int) -> String { names[place] }

  /// The place of a key, which is sought first where the keys' usual order has it.
  @inline(__always)
  func place(of word: Word, from guess: Int) -> Int? {
    for place in guess..<max(guess, count) where isKey(word, at: place) { return place }
    for place in 0..<min(guess, count) where isKey(word, at: place) { return place }
    return nil
  }

  /// The place of the key that stands in sixteen bytes behind a byte of any kind, and how many of them both take up, with
  /// the quotation marks and the colon; nil if none stands there like that.
  @inline(__always)
  func place(in bytes: (UInt64, UInt64), from guess: Int) -> (place: Int, length: Int)? {
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

  /// What stands behind a comma or a brace: a key of at most 12 bytes in its quotation marks, and a colon.
  private struct Pattern {
    private let first: UInt64
    private let firstMask: UInt64
    private let second: UInt64
    private let secondMask: UInt64
    private let length: Int

    /// The pattern of a key; that of a longer one stands nowhere.
    init(_ key: String) {
      let bytes = [0, 0x22] + Array(key.utf8) + [0x22, 0x3A]
      length = bytes.count
      let isShort = length <= 16
      first = isShort ? bytes.span.word(at: 0) : 1
      second = isShort ? bytes.span.word(at: 8) : 1
      firstMask = isShort ? Self.mask(length) & ~0xFF : 0
      secondMask = isShort ? Self.mask(length - 8) : 0
    }

    /// How many bytes it takes up if it stands in sixteen, whatever the first one is.
    @inline(__always)
    func length(in bytes: (UInt64, UInt64)) -> Int? {
      bytes.0 & firstMask == first && bytes.1 & secondMask == second ? length : nil
    }

    /// The lowest so many bytes.
    private static func mask(_ count: Int) -> UInt64 { count <= 0 ? 0 : .max &>> UInt64(64 - 8 * min(count, 8)) }
  }

  /// A key of up to 24 bytes as integers, so that keys compare at once and not byte by byte; a longer one, which no object
  /// has, is like no key.
  struct Word: Equatable {
    fileprivate let first: UInt64
    fileprivate let second: UInt64
    fileprivate let third: UInt64
    /// The number of bytes, or -2 for a longer one.
    fileprivate let count: Int

    /// The key with these bytes.
    init(_ bytes: Span<UInt8>) { self.init(bytes, from: 0, count: bytes.count) }

    /// The key with so many bytes of a text from a place on.
    @inline(__always)
    init(_ bytes: Span<UInt8>, from start: Int, count: Int) {
      self.count = count <= 24 ? count : -2
      first = Self.word(bytes, start, count)
      second = count > 8 ? Self.word(bytes, start &+ 8, count &- 8) : 0
      third = count > 16 ? Self.word(bytes, start &+ 16, count &- 16) : 0
    }

    /// Up to eight bytes of the so many that are left from a place on.
    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, _ place: Int, _ left: Int) -> UInt64 {
      let word = bytes.word(at: place)
      return left >= 8 ? word : word & (1 &<< UInt64(truncatingIfNeeded: 8 &* left) &- 1)
    }

    /// The key with so many of these bytes.
    @inline(__always)
    init(first: UInt64, second: UInt64, count: Int) {
      self.first = first
      self.second = second
      third = 0
      self.count = count
    }
  }
}
