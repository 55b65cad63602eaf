// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Lists of results")
struct ResultListTests {
  @Test("Lists are collections: counted, indexed and walked both ways")
  func lists() throws {
    let lines = ["a", "b", "c"].map { CartLine(LineID($0), sku: "A", unitPrice: "1") }
    let result = try priced(Cart(currency: .eur, lines: lines), [])
    #expect(result.lines.map(\.id) == ["a", "b", "c"])
    #expect(result.lines.reversed().map(\.id) == ["c", "b", "a"])
    #expect((result.lines.startIndex, result.lines.endIndex, result.lines.count) == (0, 3, 3))
    #expect(result.lines[1].id == "b")
    #expect(result.promotions.isEmpty)
  }
}
