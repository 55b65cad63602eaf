// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension JSONWriter {
  /// Writes a whole number.
  @inline(__always) package mutating func integer(_ value: Int) { integer(Int64(value)) }

  /// Writes a whole number.
  @inline(__always) package mutating func integer(_ value: Int64) {
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
  package mutating func money(_ minorUnits: Int128, decimals: Int) {
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
