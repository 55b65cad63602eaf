// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The eight decimal digits of a number from 0 to 99,999,999, computed in parallel (SWAR): each is
/// a byte of a word, the first one the lowest byte.
struct EightDigits {
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
