// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import LedgerConformance

/// Gives words that are handed in, and then 0.
private struct GivenWords: RandomNumberGenerator {
  var words: ArraySlice<UInt64>

  mutating func next() -> UInt64 { words.popFirst() ?? 0 }
}

extension OrderCaseKind {
  /// Makes batches from given words, and checks codes.
  static func codes(_ document: TraceValue, _ text: String) async -> String? {
    guard let calls = document["calls"]?.list, let answers = document["answers"]?.list, calls.count == answers.count
    else { return "a case of codes has calls and as many answers" }
    for (index, call) in calls.enumerated() {
      guard let answer = answer(to: call) else { return "call \(index) is none: \(call.json)" }
      if let difference = difference(answers[index], answer, at: index) { return difference }
    }
    return nil
  }

  private static func answer(to call: TraceValue) -> TraceValue? {
    guard let text = call["pattern"]?.string else { return nil }
    let pattern = CodePattern(
      text, alphabet: call["alphabet"]?.string ?? CodePattern.standardAlphabet,
      checkCharacter: call["checkCharacter"] == .boolean(true))
    switch call["call"]?.string {
    case "accepts": return call["code"]?.string.map { .object(["accepts": .boolean(pattern.accepts(CouponCode($0)))]) }
    case "batch":
      guard let count = call["count"]?.integer else { return nil }
      var words = GivenWords(words: (call["words"]?.list ?? []).compactMap { $0.string.flatMap { UInt64($0) } }[...])
      let others = (call["besides"]?.list ?? []).compactMap { $0.string }.map { CouponCode($0) }
      do throws(PricingError) {
        let codes = try pattern.batch(
          count, guessable: call["guessable"] == .boolean(true), besides: others, using: &words)
        return .object(["codes": .list(codes.map { .string($0.text) })])
      } catch {
        return .object(["error": "fault"])
      }
    default: return nil
    }
  }
}
