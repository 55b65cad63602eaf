// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension CodePattern {
  /// Whether a code can be one of the pattern's: it has its form, characters of the alphabet in the
  /// places of `#`, and the right check character. Nothing is looked up. O(n) in the length of the
  /// code (§O5.10).
  public func accepts(_ code: CouponCode) -> Bool { numbers(of: code) != nil }

  /// Returns the numbers of the characters in the places of `#`, the check character included; nil if
  /// the code does not fit.
  func numbers(of code: CouponCode) -> [UInt8]? {
    guard isWellFormed else { return nil }
    var found: [UInt8] = []
    found.reserveCapacity(drawnCount + 1)
    var place = 0
    for scalar in code.text.unicodeScalars {
      guard place < pieces.count else { return nil }
      if let piece = pieces[place] {
        guard piece == scalar else { return nil }
      } else {
        guard let number = numbers[scalar] else { return nil }
        found.append(number)
      }
      place += 1
    }
    guard place == pieces.count else { return nil }
    return hasCheckCharacter && CodePattern.checksum(of: found) != 0 ? nil : found
  }

  /// Returns the number of the check character behind characters with these numbers, 0 to 31.
  ///
  /// It makes the checksum of all of them 0: a polynomial over the field of 32 elements, which is made
  /// with x⁵ + x² + 1 (37), is 0 at x (§O5.9).
  static func checkNumber(behind numbers: some Sequence<UInt8>) -> UInt8 { doubled(checksum(of: numbers)) }

  /// Returns the checksum of characters with these numbers, 0 to 31; 0 if the last one is the right
  /// check character.
  private static func checksum(of numbers: some Sequence<UInt8>) -> UInt8 {
    var sum: UInt8 = 0
    for number in numbers { sum = doubled(sum) ^ number }
    return sum
  }

  /// Returns the product of an element of the field and x.
  private static func doubled(_ element: UInt8) -> UInt8 {
    let shifted = element << 1
    return shifted > 31 ? shifted ^ 37 : shifted
  }
}
