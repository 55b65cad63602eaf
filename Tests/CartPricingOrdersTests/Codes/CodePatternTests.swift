// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import RequestGenerator
import Testing

/// Tests §O5.9 and §O5.10.
@Suite("Check characters")
struct CheckCharacterTests {
  /// Worked out by hand: s ← 2s ⊕ c with 2s = 2s ⊕ 37 above 31, from A = 0 to 9 = 31.
  static let completed: [(code: String, check: String)] = [
    ("AB3K", "T"),  // 0, 1, 2⊕25 = 27, 54⊕37 = 19, 19⊕9 = 26; 52⊕37 = 17
    ("AAAA", "A"),
    ("B", "C"),  // 1; 2
    ("99", "J"),  // 31, 62⊕37 = 27, 27⊕31 = 4; 8
    ("Z2", "D"),  // 23, 46⊕37 = 11, 11⊕24 = 19; 38⊕37 = 3
    ("QR", "D"),  // 14, 28⊕15 = 19; 38⊕37 = 3
  ]

  @Test("A code is completed by the character that makes its checksum 0", arguments: completed)
  func check(code: String, check: String) {
    let pattern = CodePattern(String(repeating: "#", count: code.count + 1), checkCharacter: true)
    for character in CodePattern.standardAlphabet {
      #expect(pattern.accepts(CouponCode(code + String(character))) == (String(character) == check))
    }
  }

  @Test("Every single wrong character and every swap of two neighbours is noticed")
  func errors() throws {
    let pattern = CodePattern("N-####-#####", checkCharacter: true)
    var dice = Dice(seed: 4)
    var swaps = 0
    for code in try pattern.batch(20, using: &dice) {
      #expect(pattern.accepts(code))
      let characters = Array(code.text)
      for place in characters.indices {
        var wrong = characters
        for character in CodePattern.standardAlphabet where character != characters[place] {
          wrong[place] = character
          #expect(!pattern.accepts(CouponCode(String(wrong))))
        }
        guard place > 0, characters[place] != characters[place - 1] else { continue }
        var swapped = characters
        swapped.swapAt(place, place - 1)
        #expect(!pattern.accepts(CouponCode(String(swapped))))
        swaps += 1
      }
    }
    #expect(swaps > 150)
  }
}

/// Tests §O5.1, §O5.2, §O5.3, §O5.4, §O5.5, §O5.6, §O5.7 and §O5.8.
@Suite("Code patterns")
struct CodePatternTests {
  /// A pattern, and a code that it accepts or not.
  static let codes: [(pattern: String, code: String, isAccepted: Bool)] = [
    ("SPRING-##", "SPRING-A9", true),
    (" spring-##\t", "Spring-a9 ", true),
    ("SPRING-##", "SPRING-A", false),
    ("SPRING-##", "SPRING-A99", false),
    ("SPRING-##", "SPRIN-A9", false),
    ("SPRING-##", "SPRING-A0", false),
    ("SPRING-##", "SPRING-A#", false),
    ("##", "", false),
    ("É##", "ÉAB", true),
    ("É##", "éAB", false),
    ("FIXED", "FIXED", false),
  ]

  @Test("A pattern accepts the codes that fit it in their normal form", arguments: codes)
  func accepts(pattern: String, code: String, isAccepted: Bool) {
    #expect(CodePattern(pattern).accepts(CouponCode(code)) == isAccepted)
  }

  struct FaultRow: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var pattern = "########"
    var alphabet = CodePattern.standardAlphabet
    var checkCharacter = false
    var count = 1
    var isGuessable = false
    var besides: [CouponCode] = []
    var paths: [String]
  }

  static let latin = String(
    String.UnicodeScalarView((0x100..<0x201 as Range<UInt32>).compactMap { Unicode.Scalar($0) }))

  static let faults: [FaultRow] = [
    FaultRow(testDescription: "no #", pattern: "FIXED", paths: ["pattern"]),
    FaultRow(testDescription: "nothing", pattern: " ", paths: ["pattern"]),
    FaultRow(testDescription: "a check character alone", pattern: "A-#", checkCharacter: true, paths: ["pattern"]),
    FaultRow(testDescription: "257 bytes", pattern: String(repeating: "#", count: 257), paths: ["pattern"]),
    FaultRow(
      testDescription: "128 bytes and 65 characters of two",
      pattern: String(repeating: "-", count: 128)
        + String(repeating: "#", count: 65), alphabet: "éè", paths: ["pattern"]),
    FaultRow(testDescription: "one character", alphabet: "A", paths: ["alphabet"]),
    FaultRow(testDescription: "no character", alphabet: "", paths: ["alphabet"]),
    FaultRow(testDescription: "257 characters", alphabet: latin, paths: ["alphabet"]),
    FaultRow(testDescription: "a character twice", alphabet: "ABCA", paths: ["alphabet"]),
    FaultRow(testDescription: "a letter in both cases", alphabet: "aA", paths: ["alphabet"]),
    FaultRow(testDescription: "a space", alphabet: "A B", paths: ["alphabet"]),
    FaultRow(testDescription: "a no-break space", alphabet: "A\u{A0}B", paths: ["alphabet"]),
    FaultRow(testDescription: "a #", alphabet: "AB#", paths: ["alphabet"]),
    FaultRow(
      testDescription: "31 characters", alphabet: "ABCDEFGHJKLMNPQRSTUVWXYZ2345678", checkCharacter: true,
      paths: ["alphabet"]),
    FaultRow(testDescription: "fewer than none", count: -1, paths: ["count"]),
    FaultRow(testDescription: "too many", pattern: "################", count: 10_000_001, paths: ["count"]),
    FaultRow(testDescription: "more than one in a million", pattern: "####", count: 2, paths: ["count"]),
    FaultRow(testDescription: "more than half", pattern: "#", count: 17, isGuessable: true, paths: ["count"]),
    FaultRow(
      testDescription: "more than half with those in use", pattern: "#", count: 16, isGuessable: true,
      besides: ["A"], paths: ["count"]),
    FaultRow(
      testDescription: "codes in use that are none",
      besides: ["A", "", CouponCode(String(repeating: "A", count: 257))],
      paths: ["besides[1]", "besides[2]"]),
    FaultRow(
      testDescription: "everything", pattern: "", alphabet: "A", count: -1, besides: [""],
      paths: ["pattern", "alphabet", "count", "besides[0]"]),
  ]

  @Test("Faults stand at their paths, all at once", arguments: faults)
  func faultsStand(of row: FaultRow) throws {
    let pattern = CodePattern(row.pattern, alphabet: row.alphabet, checkCharacter: row.checkCharacter)
    let error = #expect(throws: PricingError.self) {
      try pattern.batch(row.count, guessable: row.isGuessable, besides: row.besides)
    }
    #expect(error?.faults.map { $0.path.description } == row.paths)
  }

  /// Patterns and counts that are just within a limit.
  static let allowed: [FaultRow] = [
    FaultRow(testDescription: "256 bytes", pattern: String(repeating: "#", count: 256), paths: []),
    FaultRow(testDescription: "two characters", alphabet: "AB", isGuessable: true, paths: []),
    FaultRow(testDescription: "256 characters", alphabet: String(latin.dropLast()), paths: []),
    FaultRow(testDescription: "none", count: 0, paths: []),
    FaultRow(testDescription: "half of all", pattern: "#", count: 16, isGuessable: true, paths: []),
    FaultRow(
      testDescription: "a code in use that does not fit", pattern: "#", count: 16, isGuessable: true, besides: ["1"],
      paths: []),
    FaultRow(
      testDescription: "two check characters", pattern: "##", checkCharacter: true, isGuessable: true, paths: []),
  ]

  @Test("What is just within a limit is no fault", arguments: allowed)
  func withinLimits(_ row: FaultRow) throws {
    let pattern = CodePattern(row.pattern, alphabet: row.alphabet, checkCharacter: row.checkCharacter)
    let batch = try pattern.batch(row.count, guessable: row.isGuessable, besides: row.besides)
    #expect(batch.count == row.count)
    #expect(batch.allSatisfy { pattern.accepts($0) })
  }

  @Test("Codes of a batch differ from one another and from those in use, in their normal form")
  func distinct() throws {
    let pattern = CodePattern("x###", alphabet: "abcdefghij")
    var dice = Dice(seed: 7)
    let first = try pattern.batch(250, guessable: true, using: &dice)
    let second = try pattern.batch(250, guessable: true, besides: Array(first), using: &dice)
    let third = try pattern.batch(1, guessable: true, besides: [], using: &dice)
    #expect(Set(Array(first) + Array(second)).count == 500)
    #expect(third.allSatisfy { $0.text == $0.text.uppercased() })
    #expect(throws: PricingError.self) {
      try pattern.batch(1, guessable: true, besides: Array(first) + Array(second), using: &dice)
    }
  }

  @Test("A batch that grows its table many times has different codes, and the same words give the same codes")
  func many() throws {
    let pattern: CodePattern = "#########"
    var dice = (Dice(seed: 1), Dice(seed: 1))
    let codes = try pattern.batch(20_000, using: &dice.0)
    #expect(Set(codes).count == 20_000)
    #expect(try Array(pattern.batch(20_000, using: &dice.1)) == Array(codes))
  }

  @Test("With 256 characters a word gives the character of its last byte")
  func largestAlphabet() throws {
    var generator = WordGenerator([0x1FF, 0x100, .max, 3])
    let batch = try CodePattern("####", alphabet: String(Self.latin.dropLast())).batch(1, using: &generator)
    #expect(Array(batch).map { $0.text } == ["\u{1FF}\u{100}\u{1FF}\u{103}"])
  }

  @Test("A generator that is not random is a fault, and not an endless loop")
  func notRandom() {
    var constant = WordGenerator([5])
    let twice = #expect(throws: PricingError.self) { try CodePattern("########").batch(2, using: &constant) }
    #expect(twice?.faults.map { $0.path.description } == ["count"])
    var passedOver = WordGenerator([.max])
    let once = #expect(throws: PricingError.self) {
      try CodePattern("################", alphabet: "ABC").batch(1, using: &passedOver)
    }
    #expect(once?.faults.map { $0.path.description } == ["count"])
  }
}
