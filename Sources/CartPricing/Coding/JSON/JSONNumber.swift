// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension JSONDocument {
  /// The value of number `i` if it is whole and fits 64 bits, however it is written: `2`, `2.0`,
  /// `1e2`, `100e-2`. Nil for every other node.
  func integer(_ i: Int) -> Int? {
    kind(i) == .number ? JSONNumber.integer(bytes.span.extracting(byteRange(i))) : nil
  }

  /// The IEEE double nearest to number `i`. Nil for a number beyond the largest double, and for
  /// every other node.
  func double(_ i: Int) -> Double? {
    kind(i) == .number ? JSONNumber.double(bytes.span.extracting(byteRange(i))) : nil
  }
}

extension JSONNumber {
  /// The value of a number by the grammar if it is whole and fits 64 bits, however it is written
  /// (§11.7).
  static func integer(_ text: Span<UInt8>) -> Int? {
    let isNegative = text[0] == 0x2D
    let first = isNegative ? 1 : 0
    // Nearly every number has only up to 18 digits.
    if text.count - first <= 18 {
      var value: Int64 = 0
      var at = first
      while at < text.count, JSONScanner.isDigit(text[at]) {
        value = value * 10 + Int64(text[at] &- 0x30)
        at += 1
      }
      if at == text.count { return Int(exactly: isNegative ? -value : value) }
    }
    return JSONNumber(text).integer
  }

  /// The IEEE double nearest to a number by the grammar; nil for a number beyond the largest
  /// double.
  static func double(_ text: Span<UInt8>) -> Double? {
    if let integer = integer(text), integer.magnitude <= 1 << 53, integer != 0 { return Double(integer) }
    return JSONNumber(text).double
  }
}

/// A number as a sign, its significant digits and a power of ten, exactly as it was written.
struct JSONNumber {
  /// Whether there is a minus sign.
  let isNegative: Bool
  /// The digits without zeros at either end; of more than 800 only the first 800, and a 1 for the
  /// others. No double, and no midpoint between two doubles, needs more digits.
  private var digits: [UInt8] = []
  /// The number of digits without zeros at either end.
  private var digitCount: Int64 = 0
  /// The power of ten of the last digit, clamped to a large range.
  private var exponent: Int64 = 0

  /// Decomposes a number, which must conform to the grammar. O(n) in its length.
  init(_ text: Span<UInt8>) {
    isNegative = text[0] == 0x2D
    var zeros: Int64 = 0  // since the last significant digit
    var fraction: Int64 = 0
    var isFraction = false
    var at = isNegative ? 1 : 0
    while at < text.count, text[at] | 0x20 != 0x65 {
      let byte = text[at]
      at += 1
      if byte == 0x2E {
        isFraction = true
        continue
      }
      if isFraction { fraction += 1 }
      if byte == 0x30 {
        zeros += digitCount == 0 ? 0 : 1
        continue
      }
      append(byte, after: zeros)
      zeros = 0
    }
    exponent = zeros - fraction + Self.written(text, from: at + 1)
  }

  /// Adds a digit that follows some zeros.
  private mutating func append(_ digit: UInt8, after zeros: Int64) {
    digitCount += zeros + 1
    var zeros = zeros
    while zeros > 0, digits.count < 800 {
      digits.append(0x30)
      zeros -= 1
    }
    if digits.count < 800 { digits.append(digit) } else if digits.count == 800 { digits.append(0x31) }
  }

  /// The exponent that is written from `start` on, clamped to a range that the digits of a text
  /// cannot compensate.
  private static func written(_ text: Span<UInt8>, from start: Int) -> Int64 {
    var value: Int64 = 0
    var isNegative = false
    var at = start
    while at < text.count {
      let byte = text[at]
      if byte == 0x2D { isNegative = true }
      if JSONScanner.isDigit(byte), value < 1 << 40 { value = value * 10 + Int64(byte &- 0x30) }
      at += 1
    }
    return isNegative ? -value : value
  }

  /// The value if it is whole and fits 64 bits.
  var integer: Int? {
    guard digitCount > 0 else { return 0 }
    guard exponent >= 0, digitCount + exponent <= 19 else { return nil }
    var magnitude: UInt64 = 0
    for digit in digits { magnitude = magnitude * 10 + UInt64(digit &- 0x30) }
    for _ in 0..<exponent { magnitude *= 10 }  // below 10¹⁹ < 2⁶⁴
    guard magnitude <= UInt64(Int64.max) else {
      return isNegative && magnitude == 1 << 63 ? Int(exactly: Int64.min) : nil
    }
    return Int(exactly: isNegative ? -Int64(magnitude) : Int64(magnitude))
  }

  /// The nearest double if it is finite.
  var double: Double? {
    let zero = isNegative ? -0.0 : 0.0
    guard digitCount > 0, digitCount + exponent > -330 else { return zero }
    guard digitCount + exponent <= 310 else { return nil }
    let power = digitCount + exponent - Int64(digits.count)
    #if hasFeature(Embedded)
      return exactDouble(digits, exponent: Int(power)).map { isNegative ? -$0 : $0 }
    #else
      guard let value = Double(String(decoding: digits, as: UTF8.self) + "e\(power)"), value.isFinite else {
        return nil
      }
      return isNegative ? -value : value
    #endif
  }
}
