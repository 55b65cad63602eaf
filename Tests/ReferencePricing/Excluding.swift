// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Who may not stand beside whom (§7.4, §7.5, §7.8, §7.9).
extension Interpreter {
  /// Whether two promotions cannot be applied together.
  func excludeEachOther(_ left: Int, _ right: Int) -> Bool {
    // "never: it is the only promotion applied."
    if promotions[left].combination == .never || promotions[right].combination == .never { return true }
    // "group: at most one of a group is applied."; of a group per line "all members may be
    // applied".
    if let group = promotions[left].group, let other = promotions[right].group, !group.isPerLine, !other.isPerLine,
      same(group.name.text, other.name.text)
    {
      return true
    }
    return excludes(left, right) || excludes(right, left)
  }

  /// Whether one promotion excludes the other, by one's own words: "Two promotions exclude one
  /// another if one lists the other in excludes; if one has combinesWith and the other's class is
  /// not in it (a promotion without a class is in none); or if one has combines: "stop" and the
  /// other comes after it canonically."
  private func excludes(_ one: Int, _ other: Int) -> Bool {
    let promotion = promotions[one]
    if isOne(promotions[other].id.text, of: promotion.excludes.map(\.text)) { return true }
    if promotion.combination == .stop, other > one { return true }
    if promotion.combinesWith.isEmpty { return false }
    guard let name = promotions[other].promotionClass else { return true }
    return !isOne(name.text, of: promotion.combinesWith.map(\.text))
  }
}
