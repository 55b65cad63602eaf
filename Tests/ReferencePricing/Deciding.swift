// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// What is decided about all promotions of a request.
struct Decided {
  /// The promotions that are eligible, before any is struck.
  var eligible: [Int]
  var pricing: Pricing
  /// Why promotions are not applied.
  var verdicts: [Int: Verdict]
  var isOptimal: Bool
}

extension Interpreter {
  /// Judges each promotion, chooses among the eligible ones and prices the cart.
  func decided() -> Decided {
    // "All of this is judged on the cart before any promotion." (§7.3)
    let sheet = freshWorksheet()
    var verdicts: [Int: Verdict] = [:]
    var eligible: [Int] = []
    for (index, promotion) in promotions.enumerated() {
      if let verdict = earlyVerdict(promotion) {
        verdicts[index] = verdict
      } else if isLate(promotion) {
        // "it takes no part in the selection" (§9.2)
        continue
      } else if let verdict = verdict(index, from: .items, taken: [], on: sheet) {
        verdicts[index] = verdict
      } else {
        eligible.append(index)
      }
    }
    // What is above the most work is refused by the caller, which needs no pricing then.
    if work(of: eligible) > 10_000_000 {
      return Decided(
        eligible: eligible, pricing: Pricing(chosen: [], taken: [], sheet: sheet), verdicts: verdicts,
        isOptimal: false)
    }
    var remaining = eligible
    var (pricing, isOptimal) = choose(remaining)
    // "What does nothing stands in nobody's way: if, when all is carried out, a taken promotion …
    // had no effect after all, the first such (canonically) is struck from the eligible ones
    // (noEffect), and the cart is priced anew, until there is none."
    while set.policy.selection == .priority, let idle = idleObstacle(pricing, remaining) {
      verdicts[idle] = Verdict(reason: "noEffect")
      remaining.removeAll { $0 == idle }
      (pricing, isOptimal) = choose(remaining)
    }
    addVerdicts(of: pricing, to: &verdicts)
    return Decided(eligible: eligible, pricing: pricing, verdicts: verdicts, isOptimal: isOptimal)
  }

  /// The first "taken promotion (not a late one) with which one that was left out, eligible or
  /// late, cannot stand" and that "had no effect after all".
  private func idleObstacle(_ pricing: Pricing, _ eligible: [Int]) -> Int? {
    let leftOut =
      eligible.filter { !pricing.chosen.contains($0) }
      + pricing.lateVerdicts.filter { $0.value.reason == "excluded" }.map(\.key)
    return pricing.chosen.first { index in
      !pricing.sheet.hasEffect(of: index) && leftOut.contains { excludeEachOther(index, $0) }
    }
  }

  private func addVerdicts(of pricing: Pricing, to verdicts: inout [Int: Verdict]) {
    for (index, verdict) in pricing.lateVerdicts { verdicts[index] = verdict }
    for index in promotions.indices where verdicts[index] == nil {
      if pricing.taken.contains(index) {
        // "A taken promotion that had no effect is not in promotions and makes no redemption; it is
        // noEffect." (§8.38)
        if !pricing.sheet.hasEffect(of: index) { verdicts[index] = Verdict(reason: "noEffect") }
      } else {
        // "excluded (with by: the first promotion taken in the selection, late ones aside, that
        // cannot stand with it; absent if the best set merely does without it)" (§8.42)
        let by = pricing.chosen.first { excludeEachOther($0, index) }
        verdicts[index] = Verdict(reason: "excluded", by: by, isRelevant: true)
      }
    }
  }
}
