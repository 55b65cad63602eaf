// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

@Suite("Worked cases of codes")
struct CodeCasesTests {
  @Test("Each call answers what its case says", arguments: try OrderCase.all("codes-"))
  func answers(of worked: OrderCase) throws {
    let calls: [[String: Any]] = try worked["calls"]
    let answers: [Any] = try worked["answers"]
    try #require(calls.count == answers.count)
    for (index, call) in calls.enumerated() {
      let differences = try OrderCase.differences(from: answers[index], of: Self.answer(to: call), at: "\(index)")
      #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }
  }

  static func answer(to call: [String: Any]) throws -> [String: Any] {
    let text = try #require(call["pattern"] as? String)
    let pattern = CodePattern(
      text, alphabet: call["alphabet"] as? String ?? CodePattern.standardAlphabet,
      checkCharacter: call["checkCharacter"] as? Bool ?? false)
    if let code = call["code"] as? String { return ["accepts": pattern.accepts(CouponCode(code))] }
    let words = try #require(call["words"] as? [String]).compactMap { UInt64($0) }
    var generator = WordGenerator(words)
    do {
      let batch = try pattern.batch(
        try #require(call["count"] as? Int), guessable: call["guessable"] as? Bool ?? false,
        besides: (call["besides"] as? [String] ?? []).map { CouponCode($0) }, using: &generator)
      #expect(generator.count <= words.count)
      return ["codes": batch.map { $0.text }]
    } catch is PricingError {
      return ["error": "fault"]
    }
  }
}
