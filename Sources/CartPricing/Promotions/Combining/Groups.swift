// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Compilation

extension PromotionCompiler {
  /// Gives the group of a promotion a number, the same for all its members (§7.9).
  mutating func compile(_ group: PromotionGroup, into record: inout PromotionRecord) {
    let number = groups.intern(group.name.key)
    if group.isPerLine {
      record.lineGroup = OptionalIndex(number)
      // The first member with an effect decides when all of them are carried out.
      flags.insert(.dependsOnOthers)
    } else {
      record.group = OptionalIndex(number)
    }
  }
}
