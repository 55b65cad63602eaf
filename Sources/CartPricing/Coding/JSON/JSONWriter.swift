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
    quote(key.utf8.span, isKey: true)
    needsComma = false
  }

  /// Writes the key of the value that comes next.
  mutating func key(_ key: StaticString) { self.key(key.description) }

  /// Writes a string.
  mutating func string(_ string: String) { quote(string.utf8.span) }

  /// Writes a string that is given as UTF-8.
  mutating func string(_ utf8: Span<UInt8>) { quote(utf8) }

  /// Writes the text of an id.
  mutating func string(_ key: TextKey) {
    guard let ascii = key.shortASCII else { return string(key.text) }
    quote(ascii.span.extracting(first: key.utf8Count))
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
  /// Writes a text between quotation marks, with as few escapes as possible, and a colon behind a key.
  ///
  /// A piece that needs no escape is written at once, so that the array is looked at once and not for each byte.
  private mutating func quote(_ utf8: Span<UInt8>, isKey: Bool = false) {
    let separates = needsComma
    needsComma = true
    let count = utf8.count
    var at = 0
    bytes.append(addingCapacity: count + 4) { out in
      if separates { out.append(0x2C) }
      out.append(0x22)
      while at < count {
        let byte = utf8[at]
        if Self.needsEscape(byte) { return }
        out.append(byte)
        at += 1
      }
      out.append(0x22)
      if isKey { out.append(0x3A) }
    }
    if at < count { quoteRest(of: utf8, from: at, isKey: isKey) }
  }

  /// Writes the rest of a text from a byte on that needs an escape.
  @inline(never)
  private mutating func quoteRest(of utf8: Span<UInt8>, from start: Int, isKey: Bool) {
    for at in start..<utf8.count {
      let byte = utf8[at]
      if Self.needsEscape(byte) { escape(byte) } else { bytes.append(byte) }
    }
    bytes.append(0x22)
    if isKey { bytes.append(0x3A) }
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
    let separates = needsComma
    needsComma = true
    bytes.append(addingCapacity: 22) { out in
      if separates { out.append(0x2C) }
      if value < 0 { out.append(0x2D) }
      out.appendDigits(value.magnitude, decimals: 0)
    }
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
    guard 0...18 ~= decimals else { return money(Int128(minorUnits), decimals: decimals) }
    let separates = needsComma
    needsComma = true
    bytes.append(addingCapacity: 26) { out in
      if separates { out.append(0x2C) }
      out.append(0x22)
      if minorUnits < 0 { out.append(0x2D) }
      out.appendDigits(minorUnits.magnitude, decimals: decimals)
      out.append(0x22)
    }
  }

  /// Writes minor units as a decimal string in major units, with exactly that many decimals.
  mutating func money(_ minorUnits: Int128, decimals: Int) {
    separate()
    bytes.append(0x22)
    if minorUnits < 0 { bytes.append(0x2D) }
    digits(minorUnits.magnitude, decimals: max(0, decimals))
    bytes.append(0x22)
  }

  /// Writes decimal digits from the last to the first and turns them round; a point stands before the last `decimals`.
  private mutating func digits(_ magnitude: UInt128, decimals: Int = 0) {
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

extension OutputSpan where Element == UInt8 {
  /// Appends decimal digits, one at least before the point, which stands before the last `decimals`, at most 18.
  @inline(__always)
  fileprivate mutating func appendDigits(_ magnitude: UInt64, decimals: Int) {
    var digits = InlineArray<20, UInt8>(repeating: 0x30)
    var start = 20
    var rest = magnitude
    repeat {
      start -= 1
      digits[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest != 0
    let point = 20 - decimals
    start = Swift.min(start, point - 1)
    for place in start..<point { append(digits[place]) }
    if decimals == 0 { return }
    append(0x2E)
    for place in point..<20 { append(digits[place]) }
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
