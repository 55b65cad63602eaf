// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension CartFacts {
  /// Whether a promotion was redeemed at an earlier bill (§2.24).
  @inline(__always)
  mutating func isRedeemed(_ index: CandidateIndex) -> Bool {
    !redeemed.isEmpty && redeemed.contains(set.id(of: candidates[index.position]))
  }

  /// The code with which a promotion is taken (§2.25).
  mutating func takenCode(of index: CandidateIndex) -> TakenCode {
    if let code = countingCode(of: index) { return .entered(code) }
    return isRedeemed(index) ? .ofRenewal : .none
  }
}
