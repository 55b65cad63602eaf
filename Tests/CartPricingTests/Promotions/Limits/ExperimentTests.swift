// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.12.
@Suite("Experiments")
struct ExperimentTests: ReasonFixture {
  /// FNV-1a-64 of `checkout:c1` is 0x60e4cc226414b6ed, 4,941 modulo 10,000; of `checkout:c2` 0x60e4c9226414b1d4, 308;
  /// of `checkout:é` 0x6304342265e21b05, 7,573.
  @Test(
    "An experiment has its share of the customers, from its lower bound to below its upper one",
    arguments: [
      ("c1", "0", "49.41", false), ("c1", "0", "49.42", true), ("c1", "49.41", "100", true),
      ("c1", "49.42", "100", false), ("c2", "0", "3.08", false), ("c2", "3.08", "3.09", true),
      ("c2", "3.0801", "4", false), ("é", "75.73", "75.7301", true), ("é", "0", "75.73", false),
      ("c1", "0", "0", false), ("c1", "60", "40", false), ("c1", "0", "100", true),
    ])
  func experiments(customer: String, from: String, until: String, expected: Bool) throws {
    let experiment = Experiment(
      "checkout", from: try #require(Rate(percent: from)), until: try #require(Rate(percent: until)))
    let promotion = Promotion("p", actions: tenOff, experiment: experiment)
    #expect(
      try reason(promotion, in: .of(PricingCustomer(CustomerID(customer)))) == (expected ? nil : "notInExperiment"))
    #expect(try reason(promotion) == "notInExperiment")
  }
}
