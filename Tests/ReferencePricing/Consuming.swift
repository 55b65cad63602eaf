// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// What a consuming promotion does in its turn of the `items` step.
struct Turn {
  /// The units that its `items` actions reward.
  var rewarded: Set<UnitPlace> = []
  /// The units of its groups and bundles.
  var grouped: Set<UnitPlace> = []
  /// The largest n' of its `beyond` actions, by part.
  var beyond: [Int: Int] = [:]
}

/// `consumes`: "units that such a promotion counts or rewards are used up for the others that
/// consume".
extension Interpreter {
  /// Whether a promotion consumes: "Late promotions do not consume."
  func consumes(_ promotion: Int) -> Bool {
    promotions[promotion].calculateRule?.consumes == true && !isLate(promotions[promotion])
  }

  /// Whether a unit is used up for a promotion.
  func isUsedUp(_ place: UnitPlace, for promotion: Int, _ sheet: Worksheet) -> Bool {
    sheet.units[place.line][place.number].isUsedUp && consumes(promotion)
  }

  /// A, of a part: the units that the rule of a promotion counts, less those that are used up for
  /// it.
  func countedUnits(_ promotion: Int, in part: [Int], _ sheet: Worksheet) -> [UnitPlace] {
    var found: [UnitPlace] = []
    for line in part where counts(line, by: promotions[promotion]) {
      for number in sheet.units[line].indices {
        let place = UnitPlace(line: line, number: number)
        if !isUsedUp(place, for: promotion, sheet) { found.append(place) }
      }
    }
    return found
  }

  /// "When its items step comes, A and a leave out units that were used up, n is formed anew (not
  /// above what it was)".
  func beginTurn(of promotion: Int, _ sheet: inout Worksheet) {
    guard consumes(promotion), let rule = promotions[promotion].calculateRule else { return }
    sheet.turn = Turn()
    sheet.formed[promotion] = parts(rule.partition).map { part in
      applications(rule, of: countedUnits(promotion, in: part, sheet).count)
    }
  }

  /// "When its actions of the step are done, it uses up: the units of its groups and bundles, the
  /// units that its items actions reward, and, unless groups and bundles are all its actions of the
  /// step (a promotion without an action of the step too), so many further counted ones".
  func endTurn(of promotion: Int, _ sheet: inout Worksheet) {
    guard consumes(promotion), let rule = promotions[promotion].calculateRule else { return }
    let turn = sheet.turn
    var used = turn.rewarded.union(turn.grouped)
    if countsFurtherUnits(promotions[promotion]) {
      for (number, part) in parts(rule.partition).enumerated() {
        used.formUnion(furtherUnits(promotion, rule, number, part, sheet))
      }
    }
    for place in used { sheet.units[place.line][place.number].isUsedUp = true }
  }

  private func countsFurtherUnits(_ promotion: Promotion) -> Bool {
    let actions = promotion.actions.filter { Step(of: $0) == .items }
    if actions.isEmpty { return true }
    return !actions.allSatisfy { action in
      switch action {
      case .discount(_, .group), .discount(_, .bundle): return true
      default: return false
      }
    }
  }

  private func rewardsBeyond(_ promotion: Promotion, _ rule: CalculateRule) -> Bool {
    rule.reward == .beyond
      && promotion.actions.contains {
        if case .discount(_, .items) = $0 { return true }
        return false
      }
  }

  /// "so many further counted ones, of highest current price first (same ties as in section 6),
  /// that n·k (the largest n'·k) counted units in all are used up, part by part: with within the
  /// rewarded count among them, with beyond not".
  private func furtherUnits(
    _ promotion: Int, _ rule: CalculateRule, _ number: Int, _ part: [Int], _ sheet: Worksheet
  ) -> [UnitPlace] {
    let isBeyond = rewardsBeyond(promotions[promotion], rule)
    let times = isBeyond ? sheet.turn.beyond[number] ?? 0 : partApplications(promotion, sheet)[number]
    let countedUnits = countedUnits(promotion, in: part, sheet)
    let among = countedUnits.filter { place in
      if isBeyond, sheet.turn.rewarded.contains(place) { return false }
      return sheet.turn.grouped.contains(place) || sheet.turn.rewarded.contains(place)
    }
    let missing = times * unitsPerApplication(rule) - among.count
    if missing <= 0 { return [] }
    let further = countedUnits.filter { !sheet.turn.grouped.contains($0) && !sheet.turn.rewarded.contains($0) }
    return Array(ordered(further, UnitOrder.mostExpensive, sheet).prefix(missing))
  }
}
