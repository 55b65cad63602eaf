// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.26, §7.1, §7.9 and §7.12.
@Suite("Exclusive groups")
struct GroupsTests: CombiningFixture {
  @Test("At most one of a group is taken; canonical order is priority descending, then id ascending by bytes")
  func groups() throws {
    let promotions = [
      off("b", "5", group: "g"), off("a", "3", group: "g"), off("Z", "1", group: "h"), off("é", "2"), off("z", "2"),
    ]
    let taken = try priced(cart, promotions)
    #expect(taken.taken == ["Z 1.00", "a 3.00", "z 2.00", "é 2.00"])
    #expect(taken.reasons == ["b excluded by a"])
    var preferred = promotions
    preferred[0].priority = 1
    #expect(try priced(cart, preferred).taken == ["b 5.00", "Z 1.00", "z 2.00", "é 2.00"])
  }
}
