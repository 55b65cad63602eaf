// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §7.8, §7.12 and §8.42.
@Suite("Promotions that are applied alone")
struct ExclusionTests: CombiningFixture {
  @Test("By priority a promotion that stands alone is taken if it is first, and excluded otherwise")
  func never() throws {
    let alone = off("alone", "20", combines: .never)
    let first = try priced(cart, [off("b", "5"), alone, off("c", "6")])
    #expect(first.taken == ["alone 20.00"])
    #expect(first.reasons == ["b excluded by alone", "c excluded by alone"])
    let later = try priced(cart, [off("b", "5", priority: 1), alone, off("c", "6")])
    #expect(later.taken == ["b 5.00", "c 6.00"])
    #expect(later.reasons == ["alone excluded by b"])
    // one that has no effect alone is not eligible and excludes nobody
    let void = Promotion("a", actions: [.discount(.percent("50"), on: .shipping)], combines: .never)
    #expect(try priced(cart, [void, off("b", "5")]).taken == ["b 5.00"])
  }
}
