/// Writes JSON without white space. It puts the commas itself; what is opened must be closed by the caller.
struct JSONWriter: Sendable {
  /// What has been written.
  private(set) var bytes: [UInt8] = []
  /// Whether a value stands before the next one.
  private var needsComma = false

  /// An empty writer, with room for as many bytes.
  init(capacity: Int = 0) {
    if capacity > 0 { bytes.reserveCapacity(capacity) }
  }

  /// Opens an object.
  mutating func beginObject() { open(0x7B) }
  /// Closes an object.
  mutating func endObject() { close(0x7D) }
  /// Opens an array.
  mutating func beginArray() { open(0x5B) }
  /// Closes an array.
  mutating func endArray() { close(0x5D) }

  /// Writes the key of the value that comes next.
  mutating func key(_ key: String) {
    separate()
    quote(key)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes the key of the value that comes next.
  mutating func key(_ key: StaticString) { self.key(key.description) }

  /// Writes a string.
  mutating func string(_ string: String) {
    separate()
    quote(string)
  }

  /// Writes a string that is given as UTF-8.
  mutating func string(_ utf8: Span<UInt8>) {
    separate()
    quote(utf8)
  }

  /// Writes `true` or `false`.
  mutating func boolean(_ value: Bool) { rawASCII(value ? "true" : "false") }

  /// Writes `null`.
  mutating func null() { rawASCII("null") }

  /// Writes a value that is JSON already, as it is.
  mutating func rawASCII(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  /// Makes room for a value: a comma where one stands before it.
  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }
}

// MARK: - Strings

extension JSONWriter {
  /// Writes a text between quotation marks, with as few escapes as possible.
  private mutating func quote(_ text: String) {
    bytes.append(0x22)
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    // Bytes in an array are looked through much faster than those of a string.
    if needsEscape(from: start) {
      bytes.removeSubrange(start...)
      for byte in text.utf8 { append(byte) }
    }
    bytes.append(0x22)
  }

  /// Whether one of the bytes from a place on cannot stand in a string as it is.
  private func needsEscape(from start: Int) -> Bool {
    let written = bytes.span
    var at = start
    while at < written.count {
      if Self.needsEscape(written[at]) { return true }
      at += 1
    }
    return false
  }

  private mutating func quote(_ utf8: Span<UInt8>) {
    bytes.append(0x22)
    for i in utf8.indices { append(utf8[i]) }
    bytes.append(0x22)
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    if Self.needsEscape(byte) { escape(byte) } else { bytes.append(byte) }
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0A: bytes.append(0x6E)
    case 0x0C: bytes.append(0x66)
    case 0x0D: bytes.append(0x72)
    case 0x22, 0x5C: bytes.append(byte)
    default:
      bytes.append(contentsOf: [0x75, 0x30, 0x30, byte < 0x10 ? 0x30 : 0x31])
      let digit = byte & 0x0F
      bytes.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
    }
  }
}

// MARK: - Numbers

extension JSONWriter {
  /// Writes a whole number.
  mutating func integer(_ value: Int) { integer(Int64(value)) }

  /// Writes a whole number.
  mutating func integer(_ value: Int64) {
    separate()
    if value < 0 { bytes.append(0x2D) }
    digits(value.magnitude)
  }

  /// Writes a whole number.
  mutating func integer(_ value: Int128) {
    separate()
    if value < 0 { bytes.append(0x2D) }
    digits(value.magnitude)
  }

  /// Writes a number: a whole one within ±2⁵³ as an integer, another as briefly as it can be read back, and `null` for
  /// one that is not finite.
  mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    if value.magnitude <= 0x1p53 {
      // not Int64(exactly:), which would have an embedder without Foundation link the mathematical library
      let whole = Int64(value)
      if Double(whole) == value { return integer(whole) }
    }
    rawASCII(value.description)
  }

  /// Writes minor units as a decimal string in major units, with exactly that many decimals.
  mutating func money(_ minorUnits: Int64, decimals: Int) {
    money(minorUnits.magnitude, isNegative: minorUnits < 0, decimals)
  }

  /// Writes minor units as a decimal string in major units, with exactly that many decimals.
  mutating func money(_ minorUnits: Int128, decimals: Int) {
    money(minorUnits.magnitude, isNegative: minorUnits < 0, decimals)
  }

  private mutating func money<Magnitude: FixedWidthInteger>(
    _ magnitude: Magnitude, isNegative: Bool, _ decimals: Int
  ) {
    separate()
    bytes.append(0x22)
    if isNegative { bytes.append(0x2D) }
    digits(magnitude, decimals: max(0, decimals))
    bytes.append(0x22)
  }

  /// Writes decimal digits from the last to the first and turns them round; a point stands before the last `decimals`.
  private mutating func digits<Magnitude: FixedWidthInteger>(_ magnitude: Magnitude, decimals: Int = 0) {
    let start = bytes.count
    var rest = magnitude
    var written = 0
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      if written == decimals, decimals > 0 { bytes.append(0x2E) }
      bytes.append(0x30 + UInt8(truncatingIfNeeded: digit))
      rest = quotient
      written += 1
    } while rest != 0 || written <= decimals
    bytes.reverseTail(from: start)
  }
}

// MARK: - Texts that are made while they are written

extension JSONWriter {
  /// Writes a string whose UTF-8 `body` appends; there must be nothing in it that needs an escape.
  mutating func plain(_ body: (inout [UInt8]) -> Void) {
    separate()
    bytes.append(0x22)
    body(&bytes)
    bytes.append(0x22)
  }
}
