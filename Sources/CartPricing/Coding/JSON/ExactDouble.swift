// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The double nearest to `digits` (at least one, the first not 0) times a power of ten, ties to
/// even, with integer arithmetic of any precision only. Nil if it is beyond the largest double.
/// Used in Embedded Swift, whose standard library cannot parse doubles.
func exactDouble(_ digits: [UInt8], exponent: Int) -> Double? {
  var numerator = WholeNumber(0)
  for digit in digits { numerator.multiply(by: 10, adding: UInt32(digit &- 0x30)) }
  var denominator = WholeNumber(1)
  for _ in 0..<max(0, exponent) { numerator.multiply(by: 5) }
  for _ in 0..<max(0, -exponent) { denominator.multiply(by: 5) }
  // The value is numerator / denominator × 2^exponent; make the quotient lie from 1 to below 2.
  var power = exponent
  let shift = numerator.bitCount - denominator.bitCount
  power += shift
  if shift > 0 { denominator.shiftLeft(by: shift) } else { numerator.shiftLeft(by: -shift) }
  if numerator.isBelow(denominator) {
    numerator.shiftLeft(by: 1)
    power -= 1
  }
  // The first 64 bits of the quotient; the last one is also the sticky bit, which is set if any
  // later bit is.
  var quotient: UInt64 = 0
  for _ in 0..<64 {
    quotient <<= 1
    if !numerator.isBelow(denominator) {
      numerator.subtract(denominator)
      quotient |= 1
    }
    numerator.shiftLeft(by: 1)
  }
  if !numerator.isZero { quotient |= 1 }
  return rounded(quotient, power)
}

/// The double nearest to `quotient`, whose highest bit is set and has the value 2^power.
private func rounded(_ quotient: UInt64, _ power: Int) -> Double? {
  guard power <= 1023 else { return nil }
  let dropped = 11 + max(0, -1022 - power)
  guard dropped <= 64 else { return 0 }
  let kept = dropped == 64 ? 0 : quotient >> UInt64(dropped)
  let half: UInt64 = 1 << UInt64(dropped - 1)
  let rest = dropped == 64 ? quotient : quotient & (half << 1 - 1)
  var bits = power >= -1022 ? UInt64(power + 1022) << 52 + kept : kept
  if rest > half || rest == half && kept & 1 == 1 { bits += 1 }
  let value = Double(bitPattern: bits)
  return value.isFinite ? value : nil
}

/// An integer of any size that is not negative (a big integer), as words of 32 bits: the lowest
/// first, the highest not 0.
private struct WholeNumber {
  private var words: [UInt32]

  init(_ value: UInt32) { words = value == 0 ? [] : [value] }

  var isZero: Bool { words.isEmpty }

  var bitCount: Int { words.count * 32 - (words.last?.leadingZeroBitCount ?? 0) }

  mutating func multiply(by factor: UInt32, adding summand: UInt32 = 0) {
    var carry = UInt64(summand)
    for i in words.indices {
      carry += UInt64(words[i]) * UInt64(factor)
      words[i] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { words.append(UInt32(carry)) }
  }

  mutating func shiftLeft(by bits: Int) {
    let rest = bits % 32
    if rest > 0 { multiply(by: 1 << UInt32(rest)) }
    if bits >= 32, !words.isEmpty { words.insert(contentsOf: [UInt32](repeating: 0, count: bits / 32), at: 0) }
  }

  func isBelow(_ other: WholeNumber) -> Bool {
    guard words.count == other.words.count else { return words.count < other.words.count }
    for i in words.indices.reversed() where words[i] != other.words[i] { return words[i] < other.words[i] }
    return false
  }

  /// Subtracts a number that is at most this one.
  mutating func subtract(_ other: WholeNumber) {
    var borrow: UInt64 = 0
    for i in words.indices {
      let subtrahend = (i < other.words.count ? UInt64(other.words[i]) : 0) + borrow
      borrow = UInt64(words[i]) < subtrahend ? 1 : 0
      words[i] = UInt32(truncatingIfNeeded: UInt64(words[i]) &- subtrahend)
    }
    while words.last == 0 { words.removeLast() }
  }
}
