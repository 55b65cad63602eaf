// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A whole pricing of the cart with some promotions.
struct Pricing {
  /// The promotions that were chosen before the first step.
  var chosen: [Int]
  /// All that were taken, late ones included, in canonical order.
  var taken: [Int]
  /// Why late promotions were not taken.
  var lateVerdicts: [Int: Verdict] = [:]
  var sheet: Worksheet

  /// "discount + credits of the whole pricing, late promotions included" (§7.14).
  var benefit: Int128 { sum(sheet.takenBy.values) + sum(sheet.credits.map(\.amount)) }

  var couponsIssued: Int { sheet.issued.reduce(0) { $0 + $1.count } }
}

/// Which promotions are taken (§7.8 to §7.16, §9.2).
extension Interpreter {
  /// Prices the cart with these promotions, and with the late ones that turn out to hold.
  func price(with chosen: [Int]) -> Pricing {
    var pricing = Pricing(chosen: chosen, taken: chosen, sheet: freshWorksheet())
    for step in Step.allCases {
      begin(step, &pricing.sheet)
      // "Late promotions of one step are judged in canonical order before any of them is carried
      // out; what one closes is closed from then on, and finished steps stand." (§9.5)
      for index in promotions.indices {
        let promotion = promotions[index]
        guard isLate(promotion), earliestStep(promotion) == step, earlyVerdict(promotion) == nil else { continue }
        if let verdict = verdict(index, from: step, taken: pricing.taken, on: pricing.sheet) {
          pricing.lateVerdicts[index] = verdict
        } else if let never = pricing.taken.first(where: { promotions[$0].combination == .never }) {
          // "taken if it holds and no never promotion is (else excluded by that one)" (§9.2)
          pricing.lateVerdicts[index] = Verdict(reason: "excluded", by: never, isRelevant: true)
        } else if pricing.taken.contains(where: { excludeEachOther($0, index) }) {
          // "nor any other taken promotion, late or not, with which it cannot stand (else excluded,
          // by the first such of the selection, if there is one)"
          let by = chosen.first { excludeEachOther($0, index) }
          pricing.lateVerdicts[index] = Verdict(reason: "excluded", by: by, isRelevant: true)
        } else {
          pricing.taken = (pricing.taken + [index]).sorted()
        }
      }
      carryOut(step, of: pricing.taken, taken: pricing.taken, &pricing.sheet)
      end(step, &pricing.sheet)
    }
    return pricing
  }

  /// "in canonical order, each eligible promotion is taken unless one taken before excludes it or
  /// it excludes one taken before" (§7.12).
  func chosenByPriority(_ eligible: [Int]) -> [Int] {
    var taken: [Int] = []
    for index in eligible where !taken.contains(where: { excludeEachOther($0, index) }) { taken.append(index) }
    return taken
  }

  /// "W = (lines + fees + 1) × the number of actions of the eligible promotions, each part of a
  /// bundle counted as one" (§7.16).
  func work(of eligible: [Int]) -> Int {
    let actions = eligible.flatMap { promotions[$0].actions }.map { action in
      if case .discount(_, .bundle(let bundle)) = action { return bundle.parts.count }
      return 1
    }
    return (lines.count + feesByID.count + 1) * actions.reduce(0, +)
  }

  /// The best pricing, and whether all candidate sets were looked at.
  func choose(_ eligible: [Int]) -> (pricing: Pricing, isOptimal: Bool) {
    let byPriority = chosenByPriority(eligible)
    if set.policy.selection == .priority { return (price(with: byPriority), true) }
    // "the limit in force is at most ⌊10⁹ / W⌋, and at least 1" (§7.16)
    let work = work(of: eligible)
    let limit = work == 0 ? set.policy.searchLimit : max(1, min(set.policy.searchLimit, 1_000_000_000 / work))
    // "If there are more than searchLimit sets in all, the best of the first searchLimit is taken"
    // (§7.16)
    let sets = candidateSets(eligible, atMost: limit + 1)
    var best = price(with: sets[0])
    for set in sets.prefix(limit).dropFirst() {
      let pricing = price(with: set)
      if isBetter(pricing, than: best) { best = pricing }
    }
    return (best, sets.count <= limit)
  }

  /// "the largest benefit …; ties: more coupons issued, then fewer promotions, then the set whose
  /// members come first in canonical order" (§7.14).
  private func isBetter(_ one: Pricing, than other: Pricing) -> Bool {
    if one.benefit != other.benefit { return one.benefit > other.benefit }
    if one.couponsIssued != other.couponsIssued { return one.couponsIssued > other.couponsIssued }
    if one.chosen.count != other.chosen.count { return one.chosen.count < other.chosen.count }
    return one.chosen.lexicographicallyPrecedes(other.chosen)
  }

  /// The candidate sets, "each once, in this order" (§7.15), no more than so many of them.
  private func candidateSets(_ eligible: [Int], atMost most: Int) -> [[Int]] {
    // "what priority would take (before anything is struck); each never promotion alone,
    // canonically"
    let byPriority = chosenByPriority(eligible)
    var sets = [byPriority]
    for index in eligible where promotions[index].combination == .never {
      if sets.count < most, [index] != byPriority { sets.append([index]) }
    }
    let (free, choices) = freeAndChoices(eligible)
    addSets(free, choices[...], to: &sets, besides: byPriority, atMost: most)
    return sets
  }

  /// "all free promotions (always or notOnDiscounted, no group or one per line, excluding and
  /// excluded by none of the eligible ones but never ones) together with any choice of at most one
  /// (not never) per group and any subset of the other ungrouped ones (notOnSameItems, stop,
  /// excluding)", the choices in the order of "the groups (by their first member) and ungrouped
  /// ones in canonical order".
  private func freeAndChoices(_ eligible: [Int]) -> (free: [Int], choices: [[Int]]) {
    let others = eligible.filter { promotions[$0].combination != .never }
    var free: [Int] = []
    var choices: [[Int]] = []
    var groups: [(name: String, choice: Int)] = []
    for index in others {
      let promotion = promotions[index]
      if let group = promotion.group, !group.isPerLine {
        if let known = groups.first(where: { same($0.name, group.name.text) }) {
          choices[known.choice].append(index)
        } else {
          groups.append((group.name.text, choices.count))
          choices.append([index])
        }
        continue
      }
      let isOfFreeKind = promotion.combination == .always || promotion.combination == .notOnDiscounted
      if isOfFreeKind, !others.contains(where: { $0 != index && excludeEachOther($0, index) }) {
        free.append(index)
      } else {
        choices.append([index])
      }
    }
    return (free, choices)
  }

  /// "choices counted like an odometer …, the last turning fastest, members first canonically, none
  /// last"; "sets that hold two which exclude one another left out uncounted".
  private func addSets(
    _ chosen: [Int], _ choices: ArraySlice<[Int]>, to sets: inout [[Int]], besides byPriority: [Int],
    atMost most: Int
  ) {
    if sets.count >= most { return }
    guard let choice = choices.first else {
      let set = chosen.sorted()
      if set != byPriority { sets.append(set) }
      return
    }
    for member in choice where !chosen.contains(where: { excludeEachOther($0, member) }) {
      addSets(chosen + [member], choices.dropFirst(), to: &sets, besides: byPriority, atMost: most)
    }
    addSets(chosen, choices.dropFirst(), to: &sets, besides: byPriority, atMost: most)
  }
}
