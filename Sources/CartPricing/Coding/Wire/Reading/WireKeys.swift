/// The keys that an object may have, in the order in which they usually stand: at most 24, of at most 24 bytes each.
final class WireKeys: Sendable, ExpressibleByArrayLiteral {
  /// The keys as texts.
  let names: [String]
  /// How many keys there are.
  let count: Int
  /// The keys as they are compared. Their first words stand by themselves, since hardly any two keys agree in them.
  private let firsts: InlineArray<24, UInt64>
  private let rests: InlineArray<24, Rest>

  /// The keys as they usually stand in a text: with the quotation mark and the colon behind them.
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

  /// The place of the key with which sixteen bytes begin and how many of them it takes up, with the quotation mark and the
  /// colon behind it; nil if none of the keys from the guess on stands there like that.
  @inline(__always)
  func place(in bytes: (UInt64, UInt64), from guess: Int) -> (place: Int, length: Int)? {
    var place = guess
    while place < count {
      let pattern = patterns[place]
      if bytes.0 & pattern.firstMask == pattern.first, bytes.1 & pattern.secondMask == pattern.second {
        return (place, pattern.length)
      }
      place &+= 1
    }
    return nil
  }

  @inline(__always)
  private func isKey(_ word: Word, at place: Int) -> Bool {
    firsts[place] == word.first
      && rests[place] == Rest(second: word.second, third: word.third, count: word.count)
  }

  /// What stands behind the first quotation mark of a key: the key, the other quotation mark and a colon.
  private struct Pattern {
    let first: UInt64
    let firstMask: UInt64
    let second: UInt64
    let secondMask: UInt64
    let length: Int

    /// The pattern of a key of at most 14 bytes; that of a longer one stands nowhere.
    init(_ key: String) {
      let bytes = Array(key.utf8) + [0x22, 0x3A]
      length = bytes.count
      first = length <= 16 ? bytes.span.word(at: 0) : 1
      second = length <= 16 ? bytes.span.word(at: 8) : 1
      firstMask = length <= 16 ? Self.mask(length) : 0
      secondMask = length <= 16 ? Self.mask(length - 8) : 0
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
    init(_ bytes: Span<UInt8>) {
      count = bytes.count <= 24 ? bytes.count : -2
      first = bytes.word(at: 0)
      second = bytes.word(at: 8)
      third = bytes.word(at: 16)
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
