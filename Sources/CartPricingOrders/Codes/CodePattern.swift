// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A pattern of coupon codes: `"SPRING-####-####"`.
///
/// Each `#` is a character of the alphabet, and anything else is itself. The pattern is brought into the
/// normal form of `CouponCode`: white space around it is removed, and ASCII letters become
/// capitals (§O5.1).
///
/// With a check character, the last `#` follows from the others, so that every single wrong character
/// and every swap of two neighbours is noticed by ``accepts(_:)`` without any look-up.
///
/// A pattern that is malformed is kept, accepts no code, and is a fault where codes are made.
public struct CodePattern: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The pattern in its normal form.
  public let text: String
  /// The characters that stand for `#`, in their order and as capitals.
  public let alphabet: String
  /// Whether the last `#` is a check character.
  public let hasCheckCharacter: Bool

  /// The scalars of the pattern; nil for `#`.
  let pieces: [Unicode.Scalar?]
  /// The characters of the alphabet; one that occurs several times is there several times.
  let characters: [Unicode.Scalar]
  /// The number of each character of the alphabet, from 0.
  let numbers: [Unicode.Scalar: UInt8]
  /// The faults of the pattern and the alphabet.
  let faults: [Fault]

  /// The letters without I and O, and the digits 2 to 9: 32 characters that are hard to confuse.
  public static let standardAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

  /// A pattern.
  /// - Parameters:
  ///   - text: The pattern, with at least one `#` that is random.
  ///   - alphabet: 2 to 256 different Unicode scalars, without white space and `#`; 32 with a check
  ///     character (§O5.3).
  ///   - hasCheckCharacter: Whether the last `#` is computed from the others.
  public init(
    _ text: String, alphabet: String = CodePattern.standardAlphabet, checkCharacter hasCheckCharacter: Bool = false
  ) {
    let normal = CouponCode(text).text
    let characters = alphabet.unicodeScalars.map { CodePattern.capital($0) }
    let pieces = normal.unicodeScalars.map { $0 == "#" ? nil : $0 }
    var numbers: [Unicode.Scalar: UInt8] = [:]
    for (number, character) in characters.prefix(256).enumerated() where numbers[character] == nil {
      numbers[character] = UInt8(number)
    }
    var spelled = String.UnicodeScalarView()
    spelled.append(contentsOf: characters)
    self.text = normal
    self.alphabet = String(spelled)
    self.hasCheckCharacter = hasCheckCharacter
    self.pieces = pieces
    self.characters = characters
    self.numbers = numbers
    faults = CodePattern.faults(of: pieces, characters, numbers, hasCheckCharacter)
  }

  /// A pattern with the standard alphabet and without a check character.
  public init(stringLiteral text: String) { self.init(text) }

  /// The pattern in its normal form.
  public var description: String { text }

  /// Whether codes can be made of the pattern with its alphabet.
  public var isWellFormed: Bool { faults.isEmpty }

  /// The number of `#` that are drawn.
  var drawnCount: Int {
    let count = pieces.reduce(0) { $1 == nil ? $0 + 1 : $0 }
    return hasCheckCharacter ? max(0, count - 1) : count
  }

  /// The number of codes that the pattern has, the check character aside; `UInt64.max` for more.
  var codeCount: UInt64 {
    var codes: UInt64 = 1
    for _ in 0..<drawnCount {
      let (product, overflow) = codes.multipliedReportingOverflow(by: UInt64(characters.count))
      if overflow { return .max }
      codes = product
    }
    return codes
  }

  /// Returns an ASCII letter as a capital, and any other scalar as it is.
  private static func capital(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard ("a"..."z").contains(scalar) else { return scalar }
    return Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) - 32)
  }
}

// MARK: - Checks

extension CodePattern {
  /// The largest number of bytes of a code (§O5.6).
  private static let mostBytes = 256

  /// Returns the faults of a pattern and its alphabet.
  private static func faults(
    of pieces: [Unicode.Scalar?], _ characters: [Unicode.Scalar], _ numbers: [Unicode.Scalar: UInt8],
    _ hasCheckCharacter: Bool
  ) -> [Fault] {
    var faults: [Fault] = []
    let places = pieces.reduce(0) { $1 == nil ? $0 + 1 : $0 }
    if places < (hasCheckCharacter ? 2 : 1) {
      let needed =
        hasCheckCharacter ? "needs at least two #: a random character and the check character" : "needs at least one #"
      faults.append(fault(at: "pattern", needed))
    }
    let longest = characters.reduce(1) { max($0, UTF8.width($1)) }
    let bytes = pieces.reduce(0) { $0 + ($1.map { UTF8.width($0) } ?? longest) }
    if bytes > mostBytes {
      faults.append(fault(at: "pattern", "has codes of \(bytes) bytes; a code has at most \(mostBytes)"))
    }
    if let message = alphabetProblem(characters, numbers, hasCheckCharacter) {
      faults.append(fault(at: "alphabet", message))
    }
    return faults
  }

  /// Returns what is wrong with an alphabet; nil for nothing.
  private static func alphabetProblem(
    _ characters: [Unicode.Scalar], _ numbers: [Unicode.Scalar: UInt8], _ hasCheckCharacter: Bool
  ) -> String? {
    if characters.contains("#") { return "has a #, which stands for a character of the alphabet" }
    if characters.contains(where: { isWhiteSpace($0) }) { return "has white space" }
    if !(2...256).contains(characters.count) { return "has \(characters.count) characters; it needs 2 to 256" }
    if numbers.count < characters.count { return "has a character twice; ASCII letters count as capitals" }
    if hasCheckCharacter, characters.count != 32 {
      return "has \(characters.count) characters; a check character needs 32"
    }
    return nil
  }

  /// Returns a fault at a key.
  static func fault(at key: String, _ message: String) -> Fault {
    Fault(.invalid, at: FaultPath([.key(key)]), message)
  }

  /// Whether a scalar has the Unicode property `White_Space`.
  private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
