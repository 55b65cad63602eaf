// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension ReviewedSet {
  /// The finding that a promotion contradicts itself; nil if it does not.
  func neverApplies(_ ways: PromotionWays) -> Ranked? {
    guard let reason = ways.contradiction else { return nil }
    let id = promotions[ways.place].id
    let finding = Finding(
      kind: .neverApplies, severity: .high, promotions: [id], sentence: "\"\(id)\" can never be applied: \(reason).",
      proof: .reason(reason))
    return Ranked(finding: finding, weight: 0, subject: id)
  }
}
