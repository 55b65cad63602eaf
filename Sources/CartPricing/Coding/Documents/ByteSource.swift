// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reads documents directly from the bytes of a JSON text, in one pass that builds only the values.
///
/// It is as strict as ``JSONParser`` and ``NodeSource`` together, but has no messages: it gives up
/// at the first fault, and those two read the document then. It also gives up at a key that is
/// written with escapes.
struct ByteSource: DocumentSource {
  let bytes: [UInt8]
  /// The offset of the next byte; the end of the text once the source has given up.
  var at = 0
  private(set) var hasGivenUp = false

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a document; nil if the document may have a fault.
  @inline(__always)
  static func read<Value>(_ bytes: [UInt8], _ body: (inout ByteSource, _ value: Int) -> Value) -> Value? {
    // A longer text is rejected, since the offsets of nodes have 32 bits.
    guard UInt64(bytes.count) < 0xFFFF_FFFF else { return nil }
    var source = ByteSource(bytes)
    _ = source.nextByte()
    let value = body(&source, source.at)
    _ = source.nextByte()
    if source.hasGivenUp || source.at < bytes.count { return nil }
    return consume value
  }

  /// Gives up: moves to the end, so that nothing more is read.
  @inline(never)
  mutating func giveUp() {
    hasGivenUp = true
    at = bytes.count
  }

  func noteUnknownKey() {}
  func forgetUnknownKey() {}
  func strings(at key: String, within value: Int) -> [String] { [] }
  mutating func reject(_ value: Int, _ expected: String) { giveUp() }
  mutating func report(_ message: @autoclosure () -> String) { giveUp() }

  /// The next byte; 0, with which no value begins, at the end.
  var byte: UInt8 {
    @inline(__always) get { at < bytes.count ? bytes[at] : 0 }
  }

  /// Moves past white space, and returns the next byte.
  @inline(__always)
  mutating func nextByte() -> UInt8 {
    var found = byte
    while found <= 0x20, JSONScanner.isSpace(found) {
      at &+= 1
      found = byte
    }
    return found
  }

  // MARK: Objects

  struct ObjectState {
    /// The byte before the next member: the brace that opens the object, or a comma.
    fileprivate var lead: UInt8 = 0x7B
    /// The ordinal after that of the last key, at which the search for the next key starts.
    fileprivate var guess = 0
    /// The keys that have been read, one bit each.
    fileprivate var seen: UInt32 = 0
    /// Those of the keys that count as absent, since their value is `null`.
    fileprivate var absent: UInt32 = 0
  }

  @inline(__always)
  mutating func open<Key: DocumentKey>(_ value: Int, _ keys: Key.Type, of title: StaticString) -> ObjectState {
    ObjectState()
  }

  @inline(__always)
  mutating func next<Key: DocumentKey>(_ object: inout ObjectState, _ keys: Key.Type) -> (key: Key, value: Int)? {
    if let ordinal = nextKey(&object, Key.table) { return (enumCase(at: ordinal, of: Key.self), at) }
    var isFaulty = false
    let present = PresentKeys<Key>(keys: KeySet(bits: object.seen & ~object.absent), hasUnknown: false)
    _ = Key.readable(present) { _, _ in isFaulty = true }
    if isFaulty { giveUp() }
    return nil
  }

  /// Moves to the value of the next member, and returns the ordinal of its key; nil at the end of
  /// the object.
  private mutating func nextKey(_ object: inout ObjectState, _ keys: KeyTable) -> Int? {
    if byte == 0x7D, object.lead == 0x2C { return close(object, keys) }
    guard let (ordinal, value) = usualMember(of: object, keys) else { return nextKeyInAnyForm(&object, keys) }
    object.lead = 0x2C
    object.guess = ordinal &+ 1
    object.seen |= 1 &<< UInt32(truncatingIfNeeded: ordinal)
    at = value
    return ordinal
  }

  /// Moves past the end of an object. Gives up if a required key is missing.
  @inline(__always)
  private mutating func close(_ object: ObjectState, _ keys: KeyTable) -> Int? {
    at &+= 1
    if object.seen & keys.required != keys.required { giveUp() }
    return nil
  }

  /// The next member in the form that most have: without white space, with a key of at most 12
  /// bytes, not `null`.
  @inline(__always)
  private func usualMember(of object: ObjectState, _ keys: KeyTable) -> (ordinal: Int, value: Int)? {
    let span = bytes.span
    guard let words = span.words(at: at), UInt8(truncatingIfNeeded: words.0) == object.lead,
      let (ordinal, length) = keys.find(in: words, from: object.guess)
    else { return nil }
    let value = at &+ length
    guard value < span.count, span[value] > 0x20, span[value] != 0x6E,  // n
      object.seen & 1 &<< UInt32(truncatingIfNeeded: ordinal) == 0
    else { return nil }
    return (ordinal, value)
  }

  /// The next member in any form.
  @inline(never)
  private mutating func nextKeyInAnyForm(_ object: inout ObjectState, _ keys: KeyTable) -> Int? {
    while true {
      // The end, or the byte before a member. An object may end directly after its first brace, but
      // not after a comma.
      var found = nextByte()
      if found == 0x7D, object.lead == 0x2C { return close(object, keys) }
      guard found == object.lead else { break }
      at &+= 1
      found = nextByte()
      if found == 0x7D, object.lead == 0x7B { return close(object, keys) }
      object.lead = 0x2C
      guard found == 0x22, let ordinal = key(of: keys, from: object.guess) else { break }
      let bit = (1 as UInt32) &<< UInt32(truncatingIfNeeded: ordinal)
      guard object.seen & bit == 0 else { break }
      object.seen |= bit
      object.guess = ordinal &+ 1
      guard nextByte() == 0x3A else { break }  // :
      at &+= 1
      // A `null` for an optional key counts as absent (§1.27).
      guard nextByte() == 0x6E, keys.required & bit == 0 else { return ordinal }
      guard takeLetters("null") else { break }
      object.absent |= bit
    }
    giveUp()
    return nil
  }

  /// Moves past the next key, and returns its ordinal.
  @inline(__always)
  private mutating func key(of keys: KeyTable, from guess: Int) -> Int? {
    let start = at &+ 1
    let end = JSONWord.firstStop(from: start, in: bytes.span)
    guard end < bytes.count, bytes[end] == 0x22 else { return nil }
    at = end &+ 1
    return keys.find(KeyTable.Word(bytes.span, from: start, count: end &- start), from: guess)
  }
}

// MARK: - Lists and maps

extension ByteSource {
  @inline(__always)
  mutating func list<Element>(
    _ value: Int, whole: Int, _ body: (inout ByteSource, _ element: Int) -> Element
  ) -> [Element] {
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
    // Reserves capacity for some more elements of the size of the first, so that few reallocations
    // are needed.
    elements.reserveCapacity(min(MemoryLayout<Element>.stride > 64 ? 16 : 4, 1 &+ (bytes.count &- at) / (at &- start)))
    elements.append(consume first)
    while found == 0x2C {
      _ = nextByte()
      elements.append(body(&self, at))
      found = nextByte()
      at &+= 1
    }
    if found != 0x5D { giveUp() }
    return elements
  }

  mutating func forEachElement(_ value: Int, _ body: (inout ByteSource, _ element: Int) -> Void) -> Int {
    guard byte == 0x5B else {
      giveUp()
      return 0
    }
    at &+= 1
    if nextByte() == 0x5D {
      at &+= 1
      return 0
    }
    var count = 0
    while true {
      body(&self, at)
      count &+= 1
      let found = nextByte()
      at &+= 1
      if found == 0x5D { return count }
      guard found == 0x2C else { break }
      _ = nextByte()
    }
    giveUp()
    return count
  }

  mutating func map(
    _ value: Int, of title: StaticString, _ body: (inout ByteSource, _ key: String, _ value: Int) -> Void
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
}
