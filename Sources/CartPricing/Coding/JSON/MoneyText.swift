// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// An amount of up to eight digits as JSON has it, without its first quotation mark: the digits
/// before the point, and the rest up to the comma after the value, in little-endian words.
struct MoneyText {
  let front: UInt64
  let frontCount: Int
  let back: UInt64
  let backCount: Int

  /// The text of minor units with exactly so many decimals, `12.40",`; nil for an amount that has
  /// more than eight digits or is negative, and for more than four decimals.
  @inline(__always)
  init?(_ minorUnits: Int64, decimals: Int) {
    guard 0...4 ~= decimals, let digits = EightDigits(minorUnits) else { return nil }
    let point = 8 &- decimals
    let start = digits.zeros(most: point &- 1)
    front = digits.ascii(from: start)
    frontCount = point &- start
    if decimals == 0 {
      back = 0x2C22
      backCount = 2
    } else {
      back = 0x2C22 &<< UInt64(8 &* (decimals &+ 1)) | digits.ascii(from: point) &<< 8 | 0x2E
      backCount = decimals &+ 3
    }
  }

  /// The text of an amount below 100.00 in a currency of two decimals as one word, and its number of
  /// bytes.
  @inline(__always)
  static func small(_ minorUnits: UInt64) -> (word: UInt64, count: Int) {
    // Units and hundredths as two lanes, then the four digits, computed in parallel (SWAR).
    let units = (minorUnits &* 5_243) &>> 19
    let pairs = units | (minorUnits &- units &* 100) &<< 24
    let tens = (pairs &* 103) &>> 10 & 0x0F00_000F
    let digits = tens | (pairs &- tens &* 10) &<< 8
    let word = digits | 0x2C_2230_302E_3030
    return units >= 10 ? (word, 7) : (word &>> 8, 6)
  }
}
