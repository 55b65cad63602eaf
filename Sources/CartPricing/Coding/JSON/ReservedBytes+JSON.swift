// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Members of JSON, appended to memory that ``JSONWriter`` has reserved for several of them.
///
/// `start` is all of the text before the value: a key with its quotation marks and the colon, and
/// the quotation mark of a string, such as `"total":"`. Its bytes are constants of the program. As
/// with ``JSONWriter``, there is a comma after every value.
extension ReservedBytes {
  /// An upper bound of what a member with an amount, a whole number or a short id needs, with the
  /// comma after it: 16 bytes for the key and 32 for the value.
  static var mostOfMember: Int { 48 }

  /// Appends an amount of minor units as a decimal string in major units, with exactly so many
  /// decimals.
  @inline(__always)
  mutating func money(_ start: StaticString, _ minorUnits: Int64, _ decimals: Int) {
    if decimals == 2, UInt64(bitPattern: minorUnits) < 10_000 {
      let small = MoneyText.small(UInt64(bitPattern: minorUnits))
      append(start, small.word, count: small.count)
    } else {
      append(start)
      append { Self.money($0, minorUnits, decimals) }
    }
  }

  /// Appends a whole number.
  @inline(__always)
  mutating func integer(_ start: StaticString, _ value: Int64) {
    if UInt64(bitPattern: value) < 10 {
      append(start, 0x2C30 | UInt64(bitPattern: value), count: 2)
    } else {
      append(start)
      append { Self.integer($0, value) }
    }
  }

  /// Appends the text of an id.
  @inline(__always)
  mutating func id(_ start: StaticString, _ id: PlainID) {
    append(start, head: id.head, tail: id.tail, count: id.count, then: 0x2C22)
  }

  /// Removes the comma after the last member of an object, closes the object and appends a comma.
  @inline(__always)
  mutating func endObject() {
    removeLast()
    append("},")
  }

  /// Removes the comma after the last element of a list, closes the list and appends a comma.
  @inline(__always)
  mutating func endArray() {
    removeLast()
    append("],")
  }

  /// Appends an amount of any size; returns the number of bytes.
  @inline(never)
  private static func money(_ text: consuming ReservedBytes, _ minorUnits: Int64, _ decimals: Int) -> Int {
    if let money = MoneyText(minorUnits, decimals: decimals) {
      text.append(money.front, count: money.frontCount, money.back, count: money.backCount)
    } else {
      text.append(LongDecimal(minorUnits, decimals: decimals))
      text.append("\",")
    }
    return text.count
  }

  /// Appends a whole number of any size; returns the number of bytes.
  @inline(never)
  private static func integer(_ text: consuming ReservedBytes, _ value: Int64) -> Int {
    if let digits = EightDigits(value) {
      let zeros = digits.zeros(most: 7)
      text.append(digits.ascii(from: zeros), count: 8 &- zeros, 0x2C, count: 1)
    } else {
      text.append(LongDecimal(value))
      text.append(",")
    }
    return text.count
  }

  private mutating func append(_ decimal: LongDecimal) {
    for index in decimal.indices { append(decimal[index]) }
  }
}

/// The decimal text of any amount, written from its last digit to its first.
private struct LongDecimal {
  private var bytes = InlineArray<40, UInt8>(repeating: 0)
  private var start = 40

  /// The text of minor units with exactly so many decimals, from 0 to 18.
  init(_ minorUnits: Int64, decimals: Int = 0) {
    precondition(0...18 ~= decimals, "more decimals than a currency has")
    var rest = minorUnits.magnitude
    var written = 0
    repeat {
      if written == decimals, decimals > 0 { prepend(0x2E) }
      prepend(0x30 &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      written &+= 1
    } while rest > 0 || written <= decimals
    if minorUnits < 0 { prepend(0x2D) }
  }

  private mutating func prepend(_ byte: UInt8) {
    start &-= 1
    bytes[start] = byte
  }

  /// The indices of the bytes of the text.
  var indices: Range<Int> { start..<40 }

  subscript(index: Int) -> UInt8 { bytes[index] }
}
