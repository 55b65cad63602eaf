/// The keys that an object may have, in the order in which they usually stand.
struct WireKeys: Sendable, ExpressibleByArrayLiteral {
  /// The keys as texts.
  let names: [String]
  /// The keys as they are compared.
  let words: [Word]

  init(arrayLiteral names: String...) {
    self.names = names
    words = names.map { Word($0.utf8.span) }
  }

  /// How many keys there are.
  var count: Int { names.count }

  /// The text of a key.
  subscript(place: Int) -> String { names[place] }

  /// A key of up to 32 bytes as integers, so that keys compare at once and not byte by byte; a longer one, which no object
  /// has, is like no key.
  struct Word: Sendable, Equatable {
    private var bytes: SIMD4<UInt64> = .zero
    private var count: Int

    init(_ utf8: Span<UInt8>) {
      count = utf8.count
      guard count <= 32 else {
        count = -1
        return
      }
      var at = 0
      for place in 0..<4 where at < count {
        var word: UInt64 = 0
        let end = min(at + 8, count)
        while at < end {
          word = word &<< 8 | UInt64(utf8[at])
          at += 1
        }
        bytes[place] = word
      }
    }
  }
}
