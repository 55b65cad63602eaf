// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
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

  @Test("A list is encoded as an array of its elements")
  func encoding() throws {
    let result = try ResultSample.result()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(result.redemptions), as: UTF8.self)
    let redemption = #"{"coupon":"TEN","currency":"EUR","customer":"c","discount":"2.40","promotion":"ten"}"#
    #expect(text.hasPrefix("[" + redemption) && text.hasSuffix("]"))
    #expect(try JSONDecoder().decode([Redemption].self, from: Data(text.utf8)) == Array(result.redemptions))
    #expect(try encoder.encode(result.lines) == encoder.encode(Array(result.lines)))
    let empty = try priced(Cart(currency: .eur), [])
    #expect(String(decoding: try encoder.encode(empty.redemptions), as: UTF8.self) == "[]")
  }
}
