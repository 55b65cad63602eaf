/// Reads carts and contexts straight from the bytes of a JSON text: one pass that builds nothing but the values.
///
/// It is as strict as ``JSONParser`` and ``WireReader`` together, but has nothing to say about what is wrong: it gives up, and
/// the document is read again by those two. It also gives up where a key is written with escapes.
struct DirectReader: WireSource {
  private let bytes: [UInt8]
  /// Where the next byte is read; at the end once it has given up.
  private var at = 0
  private var hasGivenUp = false

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a document; nil if there may be something wrong with it.
  @inline(__always)
  static func read<Value>(_ bytes: [UInt8], _ body: (inout DirectReader, _ value: Int) -> Value) -> Value? {
    // What is longer is refused, since nodes could not point into it.
    guard UInt64(bytes.count) < 0xFFFF_FFFF else { return nil }
    var reader = DirectReader(bytes)
    _ = reader.nextByte()
    let value = body(&reader, reader.at)
    _ = reader.nextByte()
    return reader.hasGivenUp || reader.at < bytes.count ? nil : value
  }

  /// Gives up: from here on there is nothing more to read.
  @inline(never)
  private mutating func giveUp() {
    hasGivenUp = true
    at = bytes.count
  }

  // MARK: Bytes

  /// The byte at hand; 0, which no value begins with, at the end.
  private var byte: UInt8 {
    @inline(__always) get { at < bytes.count ? bytes[at] : 0 }
  }

  /// The first byte from here on that is no white space, to which it moves.
  @inline(__always)
  private mutating func nextByte() -> UInt8 {
    var found = byte
    while found <= 0x20, JSONScanner.isSpace(found) {
      at &+= 1
      found = byte
    }
    return found
  }

  // MARK: Objects

  struct Walk {
    /// What stands before the next member: the brace that opens the object, or a comma.
    fileprivate var lead: UInt8 = 0x7B
    /// The place behind the one of the last key, where the next one is sought first.
    fileprivate var guess = 0
    /// The places of the keys that were there, a bit each, and how many of the first ones are needed.
    fileprivate var seen: UInt32 = 0
    fileprivate let required: Int
  }

  @inline(__always)
  mutating func open(_ value: Int, _ keys: WireKeys, of what: StaticString, required: Int) -> Walk {
    Walk(required: required)
  }

  mutating func next(_ walk: inout Walk, _ keys: WireKeys) -> WireMember? {
    if byte == 0x7D, walk.lead == 0x2C { return close(walk) }
    guard let member = usualMember(behind: walk, keys) else { return nextInAnyForm(&walk, keys) }
    walk.lead = 0x2C
    walk.guess = member.place &+ 1
    walk.seen |= 1 &<< UInt32(truncatingIfNeeded: member.place)
    at = member.value
    return member
  }

  /// Moves past the end of an object, which has all keys that it needs.
  @inline(__always)
  private mutating func close(_ walk: Walk) -> WireMember? {
    at &+= 1
    let needed = (1 as UInt32) &<< UInt32(truncatingIfNeeded: walk.required) &- 1
    if walk.seen & needed != needed { giveUp() }
    return nil
  }

  /// The next member if it stands as most do: without white space, with a key that is not long, and without `null`.
  @inline(__always)
  private func usualMember(behind walk: Walk, _ keys: WireKeys) -> WireMember? {
    let span = bytes.span
    guard let words = span.words(at: at), UInt8(truncatingIfNeeded: words.0) == walk.lead,
      let (place, length) = keys.place(in: words, from: walk.guess)
    else { return nil }
    let value = at &+ length
    guard value < span.count, span[value] > 0x20, span[value] != 0x6E,  // n
      walk.seen & 1 &<< UInt32(truncatingIfNeeded: place) == 0
    else { return nil }
    return WireMember(place: place, value: value)
  }

  /// The next member, however it is written.
  @inline(never)
  private mutating func nextInAnyForm(_ walk: inout Walk, _ keys: WireKeys) -> WireMember? {
    while true {
      // The end, or what stands before a member: only the brace that opens the object may have no member behind it.
      var found = nextByte()
      if found == 0x7D, walk.lead == 0x2C { return close(walk) }
      guard found == walk.lead else { break }
      at &+= 1
      found = nextByte()
      if found == 0x7D, walk.lead == 0x7B { return close(walk) }
      walk.lead = 0x2C
      guard found == 0x22, let place = key(of: keys, from: walk.guess) else { break }
      let bit = (1 as UInt32) &<< UInt32(truncatingIfNeeded: place)
      guard walk.seen & bit == 0 else { break }
      walk.seen |= bit
      walk.guess = place &+ 1
      guard nextByte() == 0x3A else { break }  // :
      at &+= 1
      guard nextByte() == 0x6E, place >= walk.required else { return WireMember(place: place, value: at) }
      guard take("null") else { break }
    }
    giveUp()
    return nil
  }

  /// Moves past the key at hand, which has at most 15 bytes as all keys here do; its place among the known ones.
  @inline(__always)
  private mutating func key(of keys: WireKeys, from guess: Int) -> Int? {
    let start = at &+ 1
    var first = bytes.span.word(at: start)
    var second: UInt64 = 0
    let stops = JSONWord.stops(in: first)
    let count: Int
    if stops != 0 {
      first = JSONWord.before(stops, in: first)
      count = stops.trailingZeroBitCount &>> 3
    } else {
      second = bytes.span.word(at: start &+ 8)
      let stops = JSONWord.stops(in: second)
      guard stops != 0 else { return nil }
      second = JSONWord.before(stops, in: second)
      count = 8 &+ stops.trailingZeroBitCount &>> 3
    }
    let end = start &+ count
    guard end < bytes.count, bytes[end] == 0x22 else { return nil }
    at = end &+ 1
    return keys.place(of: .init(first: first, second: second, count: count), from: guess)
  }

  // MARK: Lists and maps

  @inline(__always)
  mutating func list<Element>(_ value: Int, _ body: (inout DirectReader, _ element: Int) -> Element) -> [Element] {
    var elements: [Element] = []
    guard byte == 0x5B else {
      giveUp()
      return elements
    }
    at &+= 1
    if nextByte() == 0x5D {
      at &+= 1
      return elements
    }
    let start = at
    let first = body(&self, start)
    var found = nextByte()
    at &+= 1
    if found == 0x5D { return [first] }
    // There is room for more elements like the first, up to a few, so that they need not move.
    elements.reserveCapacity(min(MemoryLayout<Element>.stride > 64 ? 16 : 4, 1 &+ (bytes.count &- at) / (at &- start)))
    elements.append(first)
    while found == 0x2C {
      _ = nextByte()
      elements.append(body(&self, at))
      found = nextByte()
      at &+= 1
    }
    if found != 0x5D { giveUp() }
    return elements
  }

  mutating func map(
    _ value: Int, of what: StaticString, _ body: (inout DirectReader, _ key: String, _ value: Int) -> Void
  ) {
    guard byte == 0x7B else { return giveUp() }
    at &+= 1
    if nextByte() == 0x7D {
      at &+= 1
      return
    }
    while true {
      let key = string(at)
      guard nextByte() == 0x3A else { break }
      at &+= 1
      _ = nextByte()
      body(&self, key, at)
      let found = nextByte()
      at &+= 1
      if found == 0x7D { return }
      guard found == 0x2C else { break }
      _ = nextByte()
    }
    giveUp()
  }

  // MARK: Scalars

  func kind(_ value: Int) -> JSONDocument.Kind {
    switch byte {
    case 0x7B: .object
    case 0x5B: .array
    case 0x22: .string
    case 0x74: .true
    case 0x66: .false
    case 0x2D, 0x30...0x39: .number
    default: .null
    }
  }

  mutating func string(_ value: Int) -> String { text { $0.repairedText } ?? "" }

  mutating func integer(_ value: Int, or standIn: Int) -> Int {
    let start = at
    var end = byte == 0x2D ? start &+ 1 : start
    let first = end
    var magnitude: Int64 = 0
    while end < bytes.count, JSONScanner.isDigit(bytes[end]) {
      magnitude = magnitude &* 10 &+ Int64(bytes[end] &- 0x30)
      end &+= 1
    }
    // Up to 18 digits and nothing else, as nearly every number is.
    let digits = end &- first
    guard digits > 0, digits <= 18, digits == 1 || bytes[first] != 0x30, end < bytes.count,
      bytes[end] != 0x2E, bytes[end] | 0x20 != 0x65,
      let integer = Int(exactly: first > start ? -magnitude : magnitude)
    else { return number { JSONNumber.integer($0) } ?? standIn }
    at = end
    return integer
  }

  mutating func number(_ value: Int) -> Double { number { JSONNumber.double($0) } ?? 0 }

  /// Reads a number that may be written in any way.
  @inline(never)
  private mutating func number<Value>(_ body: (Span<UInt8>) -> Value?) -> Value? {
    guard kind(at) == .number, let end = try? JSONScanner.number(from: at, in: bytes.span),
      let value = body(bytes.span.extracting(at..<end))
    else {
      giveUp()
      return nil
    }
    at = end
    return value
  }

  mutating func boolean(_ value: Int, or standIn: Bool) -> Bool {
    if take("true") { return true }
    if !take("false") { giveUp() }
    return false
  }

  /// Moves past a word if it stands at hand.
  private mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count &- at >= count else { return false }
    var end = at
    for byte in word.description.utf8 {
      guard bytes[end] == byte else { return false }
      end &+= 1
    }
    at = end
    return true
  }

  @inline(__always)
  mutating func parse<Value>(
    _ value: Int, as what: StaticString, or standIn: @autoclosure () -> Value, _ body: (Span<UInt8>) -> Value?
  ) -> Value {
    text(body) ?? standIn()
  }

  @inline(__always)
  mutating func id<ID: KeyedIdentifier>(_ value: Int) -> ID {
    guard byte == 0x22, let (key, end) = shortKey(from: at &+ 1) else {
      return ID(key: text { TextKey(utf8: $0) } ?? .empty)
    }
    at = end &+ 1
    return ID(key: key)
  }

  /// The key of an id of at most 15 bytes, ASCII without escapes, and where its last quotation mark stands.
  @inline(__always)
  private func shortKey(from start: Int) -> (key: TextKey, end: Int)? {
    let span = bytes.span
    guard let (first, second) = span.words(at: start) else { return nil }
    var stops = JSONWord.stops(in: first)
    let key: TextKey
    let end: Int
    if stops != 0 {
      let count = stops.trailingZeroBitCount &>> 3
      key = TextKey(first: JSONWord.before(stops, in: first), second: 0, count: count)
      end = start &+ count
    } else {
      stops = JSONWord.stops(in: second)
      guard stops != 0 else { return nil }
      let count = 8 &+ stops.trailingZeroBitCount &>> 3
      key = TextKey(first: first, second: JSONWord.before(stops, in: second), count: count)
      end = start &+ count
    }
    return span[end] == 0x22 ? (key, end) : nil
  }

  mutating func amount(_ value: Int) -> Amount {
    var end = at &+ 1
    if byte == 0x22, let amount = Amount(from: &end, in: bytes.span), end < bytes.count, bytes[end] == 0x22 {
      at = end &+ 1
      return amount
    }
    return text { Amount(utf8: $0) } ?? .zero
  }

  mutating func rate(_ value: Int, atMost percent: StaticString) -> Rate { text { Rate(utf8: $0) } ?? .zero }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ value: Int, or standIn: Word
  ) -> Word where Word.RawValue == String {
    text { bytes in Word.allCases.first { TextKey($0.rawValue) == TextKey(utf8: bytes) } } ?? standIn
  }

  /// Reads the string at hand by what makes a value of its bytes; nil once it has given up.
  @inline(__always)
  private mutating func text<Value>(_ body: (Span<UInt8>) -> Value?) -> Value? {
    let start = at &+ 1
    let end = JSONWord.firstStop(from: start, in: bytes.span)
    guard byte == 0x22, end < bytes.count, bytes[end] == 0x22 else { return unusualText(body) }
    at = end &+ 1
    if let value = body(bytes.span.extracting(start..<end)) { return value }
    giveUp()
    return nil
  }

  /// Reads a string that is not ASCII or has escapes.
  @inline(never)
  private mutating func unusualText<Value>(_ body: (Span<UInt8>) -> Value?) -> Value? {
    let start = at &+ 1
    if byte == 0x22, let (end, isEscaped) = try? JSONScanner.string(from: start, in: bytes.span) {
      at = end &+ 1
      let value: Value?
      if isEscaped {
        let node = JSONDocument.Node(
          offset: UInt32(start), size: UInt32(end &- start), end: 0, kind: .string, isEscaped: true)
        let resolved = JSONText.resolved(node, in: bytes.span)
        value = body(resolved.span)
      } else {
        value = body(bytes.span.extracting(start..<end))
      }
      if let value { return value }
    }
    giveUp()
    return nil
  }

  mutating func reject(_ value: Int, _ expected: String) { giveUp() }
  mutating func report(_ message: @autoclosure () -> String) { giveUp() }
}
