// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import RequestGenerator
import Testing

@testable import CartPricing

@Suite("Candidates found by the index")
struct CandidatesTests {
  @Test("finds all that a look at every promotion finds", arguments: [PricingContext.Explain.relevant, .all])
  func scan(explain: PricingContext.Explain) throws {
    var scanning = PricingWorkspace()
    scanning.scans = true
    var indexed = PricingWorkspace()
    for seed in UInt64(6_000_000)..<6_001_000 {
      let request = RequestGenerator.request(seed: seed)
      var context = request.context
      context.explain = explain
      guard let engine = try? PricingEngine(request.promotions),
        let one = try? engine.price(request.cart, in: context, using: &indexed)
      else { continue }
      let other = try engine.price(request.cart, in: context, using: &scanning)
      if one.json != other.json { Issue.record("seed \(seed): \(one.json) instead of \(other.json)") }
    }
  }
}
