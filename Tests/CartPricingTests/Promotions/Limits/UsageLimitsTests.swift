// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.31, §5.32 and §8.40.
@Suite("Limits on uses")
struct UsageLimitsTests: ExplanationFixture {
  @Test("Limits count the uses so far; with a limit for each customer, a customer without a name is the limit reached")
  func limits() throws {
    func reason(_ constraints: Constraints, total: Int, customer: Int, known: Bool = true) throws -> String? {
      let usage = Usage(promotions: ["p": PromotionUsage(total: total, customerTotal: customer, spent: "0")])
      let context = PricingContext(
        now: .evening, customer: known ? PricingCustomer("c") : nil, usage: usage, explain: .all)
      return try priced(cart, [Promotion("p", actions: tenOff, constraints: constraints)], in: context).reasons.first
    }
    let single = Constraints(isSingleUsePerCustomer: true)
    #expect(try reason(single, total: 9, customer: 0) == nil)
    #expect(try reason(single, total: 0, customer: 1) == "p limitReached singleUsePerCustomer")
    #expect(try reason(single, total: 0, customer: 0, known: false) == "p limitReached customerUnknown")
    let each = Constraints(maxUsesPerCustomer: 3)
    #expect(try reason(each, total: 9, customer: 2) == nil)
    #expect(try reason(each, total: 9, customer: 3) == "p limitReached maxUsesPerCustomer")
    #expect(try reason(each, total: 0, customer: 0, known: false) == "p limitReached customerUnknown")
    let total = Constraints(maxUsesTotal: 3)
    #expect(try reason(total, total: 2, customer: 9, known: false) == nil)
    #expect(try reason(total, total: 3, customer: 0) == "p limitReached maxUsesTotal")
    // the unknown customer comes before every other limit
    let both = Constraints(maxUsesPerCustomer: 3, maxUsesTotal: 3)
    #expect(try reason(both, total: 3, customer: 0, known: false) == "p limitReached customerUnknown")
    #expect(try reason(both, total: 3, customer: 2) == "p limitReached maxUsesTotal")
  }
}
