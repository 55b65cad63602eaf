// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Applied promotions")
struct AppliedPromotionTests: SupportFixture {
  @Test("An applied promotion has its name")
  func names() throws {
    let applied = try result().promotions
    #expect(applied.map(\.id) == ["welcome"])
    #expect(applied.map(\.name) == ["Welcome"])
  }
}
