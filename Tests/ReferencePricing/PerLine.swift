// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Groups that hold for each line: "all members may be applied, but of each line only one of them
/// takes".
extension Interpreter {
  /// The name of the group of a promotion, if the group holds for each line.
  func groupPerLine(_ promotion: Int) -> String? {
    guard let group = promotions[promotion].group, group.isPerLine else { return nil }
    return group.name.text
  }

  /// Carries out the `items` actions of all acting members "when the first taken member's turn
  /// comes in the items step".
  func carryOutPerLine(_ group: String, of acting: [Int], taken: [Int], isCapped: Bool, _ sheet: inout Worksheet) {
    let members = acting.filter { groupPerLine($0).map { same($0, group) } ?? false }
    // "the one that alone, on all lines and within its caps, would take most of it, as things are …
    // (ties: canonical order)"
    var winners: [Int: Int] = [:]
    var most: [Int: Int128] = [:]
    for member in members {
      var tried = sheet
      carryOutItems(of: member, on: nil, taken: taken, isCapped: isCapped, &tried)
      for line in lines.indices {
        let took = tried.lineTaken[line][member, default: 0] - sheet.lineTaken[line][member, default: 0]
        if took > most[line, default: 0] {
          most[line] = took
          winners[line] = member
        }
      }
    }
    // "All members' items actions are carried out then, each on the lines it won."
    for member in members {
      let won = Set(lines.indices.filter { winners[$0] == member })
      carryOutItems(of: member, on: won, taken: taken, isCapped: isCapped, &sheet)
    }
  }

  private func carryOutItems(
    of member: Int, on onlyLines: Set<Int>?, taken: [Int], isCapped: Bool, _ sheet: inout Worksheet
  ) {
    var situation = situation(member, taken: taken, isCapped: isCapped)
    situation.onlyLines = onlyLines
    for (index, action) in promotions[member].actions.enumerated() where Step(of: action) == .items {
      carryOut(action, index, situation, &sheet)
    }
  }
}
