// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reads of ASCII from UTF-8 bytes, one position at a time; a position outside of the text gives nil and never traps.
extension Span where Element == UInt8 {
  /// The byte at `position`, or nil outside the text.
  func byte(at position: Int) -> UInt8? {
    position >= 0 && position < count ? self[position] : nil
  }

  /// Whether the byte at `position` is `expected`; false outside the text.
  func has(_ expected: Unicode.Scalar, at position: Int) -> Bool {
    byte(at: position) == UInt8(ascii: expected)
  }

  /// The value of the decimal digit at `position`; nil for any other byte and outside the text.
  func digit(at position: Int) -> Int? {
    guard let byte = byte(at: position), byte >= 0x30, byte <= 0x39 else { return nil }
    return Int(byte &- 0x30)
  }

  /// The number that exactly `length` digits (at most 18) starting at `position` spell; nil if any of them is missing.
  func number(at position: Int, length: Int) -> Int? {
    var value = 0
    for offset in 0..<Swift.min(length, 18) {
      guard let digit = digit(at: position &+ offset) else { return nil }
      value = value &* 10 &+ digit
    }
    return value
  }

  /// The number that the digits from `position` on spell, which moves behind them. Nil without a digit, or above `limit`
  /// (which is at most 10¹⁷). Leading zeros are read.
  func number(from position: inout Int, upTo limit: Int) -> Int? {
    guard digit(at: position) != nil else { return nil }
    var value: Int64 = 0  // `Int` may have 32 bits, which ten times a limit exceeds.
    while let digit = digit(at: position) {
      value = value &* 10 &+ Int64(digit)
      guard value <= limit else { return nil }
      position &+= 1
    }
    return Int(value)
  }

  /// A string of these bytes; invalid UTF-8 becomes U+FFFD.
  var repairedText: String {
    if let valid = try? UTF8Span(validating: self) { return String(copying: valid) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in indices { bytes.append(self[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Array where Element == UInt8 {
  /// Appends `number` in decimal, with leading zeros up to `width` digits; a negative number begins with "-".
  mutating func append(number: Int64, width: Int = 1) {
    if number < 0 { append(UInt8(ascii: "-")) }
    let start = count
    var rest = number.magnitude
    while rest > 0 || count &- start < width {
      append(UInt8(truncatingIfNeeded: rest % 10) &+ 0x30)
      rest /= 10
    }
    reverseTail(from: start)
  }

  /// Reverses the bytes from `start` to the end in place.
  mutating func reverseTail(from start: Int) {
    var low = start
    var high = count &- 1
    while low < high {
      swapAt(low, high)
      low &+= 1
      high &-= 1
    }
  }
}
