// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.4 and §11.6.
@Suite("Validity of a promotion")
struct ValidityTests: ReasonFixture {
  @Test("A promotion is valid from its first instant to before its last, and only if it is active")
  func validity() throws {
    let promotion = Promotion(
      "p", validFrom: .at("2026-11-27T18:30:00+01:00"), validUntil: .at("2026-11-27T18:00:00Z"), actions: tenOff)
    #expect(try reason(promotion, in: .at("2026-11-27T17:29:59.999999999Z")) == "notStarted")
    #expect(try reason(promotion, in: .at("2026-11-27T17:30:00Z")) == nil)
    #expect(try reason(promotion, in: .at("2026-11-27T19:59:59.999999999+02:00")) == nil)
    #expect(try reason(promotion, in: .at("2026-11-27T18:00:00Z")) == "expired")
    var inactive = promotion
    inactive.isActive = false
    #expect(try reason(inactive, in: .at("2030-01-01T00:00:00Z")) == "inactive")
    // never valid: the first that holds is told
    let never = Promotion(
      "p", validFrom: .at("2027-01-01T00:00:00Z"), validUntil: .at("2026-01-01T00:00:00Z"), actions: tenOff)
    #expect(try reason(never) == "notStarted")
    #expect(try reason(never, in: .at("2028-01-01T00:00:00Z")) == "expired")
  }
}
