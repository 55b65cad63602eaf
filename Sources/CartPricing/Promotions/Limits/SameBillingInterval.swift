// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension CartFacts {
  /// Whether subscription lines of the cart have different billing intervals (§5.35).
  var hasMixedBillingIntervals: Bool {
    var shared: BillingInterval?
    for line in cart.members.lines {
      guard let interval = line.billing else { continue }
      if let shared, shared != interval { return true }
      shared = interval
    }
    return false
  }
}
