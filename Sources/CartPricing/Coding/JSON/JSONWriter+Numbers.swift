// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension JSONWriter {
  /// Writes a whole number.
  @inline(__always) mutating func integer(_ value: Int) { integer(Int64(value)) }

  /// Writes a whole number.
  @inline(__always) mutating func integer(_ value: Int64) {
    if 0..<10 ~= value {
      text.append(0x2C30 | UInt64(truncatingIfNeeded: value), count: 2)
    } else {
      longInteger(value)
    }
  }

  private mutating func longInteger(_ value: Int64) {
    guard let digits = EightDigits(value) else { return integer(Int128(value)) }
    let start = digits.zeros(most: 7)
    text.append(digits.ascii(from: start), count: 8 &- start, 0x2C, count: 1)
  }

  /// Writes a whole number.
  mutating func integer(_ value: Int128) {
    sign(value)
    digits(value.magnitude)
    text.append(0x2C)
  }

  /// Writes a number: a whole number within ±2⁵³ as an integer, another in the shortest form that
  /// reads back as the same double, and `null` for a number that is not finite.
  mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    if value.magnitude <= 0x1p53 {
      // not Int64(exactly:), which would make an embedder without Foundation link the mathematical
      // library
      let whole = Int64(value)
      if Double(whole) == value { return integer(whole) }
    }
    rawASCII(value.description)
  }

  /// Writes minor units as a decimal string in major units, with exactly that many decimals.
  mutating func money(_ minorUnits: Int64, decimals: Int) {
    if decimals == 2, UInt64(bitPattern: minorUnits) < 10_000 {
      return smallMoney(UInt64(bitPattern: minorUnits))
    }
    guard let digits = EightDigits(minorUnits), 0...4 ~= decimals else {
      return money(Int128(minorUnits), decimals: decimals)
    }
    switch decimals {
    case 0:
      let start = digits.zeros(most: 7)
      text.append(0x22)
      text.append(digits.ascii(from: start), count: 8 &- start, 0x2C22, count: 2)
    case 2:
      // Nearly all currencies have two decimals: with a constant the compiler specialises the call.
      money(digits, decimals: 2)
    default: money(digits, decimals: decimals)
    }
  }

  /// Writes at most 99.99 with its quotation marks and the comma as one word of eight bytes.
  @inline(__always) private mutating func smallMoney(_ minorUnits: UInt64) {
    // Units and hundredths as two lanes, then the four digits, computed in parallel (SWAR).
    let units = (minorUnits &* 5_243) &>> 19
    let pairs = units | (minorUnits &- units &* 100) &<< 24
    let tens = (pairs &* 103) &>> 10 & 0x0F00_000F
    let digits = tens | (pairs &- tens &* 10) &<< 8
    let word = digits &<< 8 | 0x2C22_3030_2E30_3022
    if units >= 10 {
      text.append(word, count: 8)
    } else {
      text.append(word &>> 8 & ~0xFF | 0x22, count: 7)
    }
  }

  /// Writes minor units of a currency with decimals, one to four.
  @inline(__always) private mutating func money(_ digits: EightDigits, decimals: Int) {
    let point = 8 &- decimals
    let start = digits.zeros(most: point &- 1)
    // A quotation mark and up to seven digits; a point, up to four digits, a quotation mark and a
    // comma.
    let front = digits.ascii(from: start) &<< 8 | 0x22
    let back = 0x2C22 &<< UInt64(8 &* (decimals &+ 1)) | digits.ascii(from: point) &<< 8 | 0x2E
    text.append(front, count: point &- start &+ 1, back, count: decimals &+ 3)
  }

  /// Writes minor units as a decimal string in major units, with exactly that many decimals.
  mutating func money(_ minorUnits: Int128, decimals: Int) {
    text.append(0x22)
    sign(minorUnits)
    digits(minorUnits.magnitude, decimals: max(0, decimals))
    text.append(0x2C22, count: 2)
  }

  private mutating func sign(_ value: Int128) {
    if value < 0 { text.append(0x2D) }
  }

  /// Writes decimal digits from the last to the first and reverses them; there is a point before
  /// the last `decimals` digits.
  private mutating func digits(_ magnitude: UInt128, decimals: Int = 0) {
    let start = text.count
    var written = 0
    var rest = magnitude
    while rest > UInt128(UInt64.max) {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      append(digit: UInt8(truncatingIfNeeded: digit), after: written, decimals: decimals)
      rest = quotient
      written &+= 1
    }
    var small = UInt64(truncatingIfNeeded: rest)
    repeat {
      append(digit: UInt8(truncatingIfNeeded: small % 10), after: written, decimals: decimals)
      small /= 10
      written &+= 1
    } while small != 0 || written <= decimals
    text.reverse(from: start)
  }

  @inline(__always) private mutating func append(digit: UInt8, after written: Int, decimals: Int) {
    if written == decimals, decimals > 0 { text.append(0x2E) }
    text.append(0x30 &+ digit)
  }
}

/// The eight decimal digits of a number from 0 to 99,999,999, computed in parallel (SWAR): each is
/// a byte of a word, the first one the lowest byte.
private struct EightDigits {
  private let digits: UInt64

  /// The digits of a number; nil for a number outside of this range.
  @inline(__always)
  init?(_ number: Int64) {
    guard number >= 0, number < 100_000_000 else { return nil }
    let number = UInt64(truncatingIfNeeded: number)
    // The upper and the lower four digits as two lanes, then pairs as four, then digits as eight.
    // Each division is a multiplication by the reciprocal and a shift, which is exact for all
    // values of a lane.
    let upper = number / 10_000
    let fours = upper | (number &- upper &* 10_000) &<< 32
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    digits = tens | (pairs &- tens &* 10) &<< 8
  }

  /// The number of leading zeros, at most `most`.
  @inline(__always)
  func zeros(most: Int) -> Int { min(digits.trailingZeroBitCount &>> 3, most) }

  /// The digits from an index on as ASCII, followed by zero bytes.
  @inline(__always)
  func ascii(from place: Int) -> UInt64 { (digits | 0x3030_3030_3030_3030) &>> UInt64(8 &* place) }
}
