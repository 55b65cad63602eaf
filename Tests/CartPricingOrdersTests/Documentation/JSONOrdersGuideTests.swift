// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import Testing

@testable import CartPricingOrders

@Suite("The guide to the documents of orders")
struct JSONOrdersGuideTests {
  private static let path = URL(filePath: #filePath).appending(path: "../../../../Docs/JSON-Orders.md").standardized
  private static let page = try? String(contentsOf: path, encoding: .utf8)

  /// The text below a heading, up to the next one.
  private func section(_ heading: String) throws -> Substring {
    let page = try #require(Self.page)
    let start = try #require(page.range(of: "# \(heading)\n"), "no heading \(heading)")
    let rest = page[start.upperBound...]
    return rest.range(of: "\n#").map { rest[..<$0.lowerBound] } ?? rest
  }

  /// The keys of the first cells of the tables of a section.
  private func keys(_ heading: String) throws -> Set<String> {
    Set(
      try section(heading).split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { line in
        line.dropFirst().prefix { $0 != "|" }.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
          .map { String($0.element) }
      })
  }

  private func example(_ heading: String) throws -> String {
    let parts = try section(heading).components(separatedBy: "```")
    try #require(parts.count == 3 && parts[1].hasPrefix("json\n"), "\(heading) has one example")
    return String(parts[1].dropFirst(5))
  }

  /// Two documents are equal, apart from white space and the order of keys.
  private func expectSame(_ left: String, _ right: String) throws {
    func sorted(_ text: String) throws -> Data {
      let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
      return try JSONSerialization.data(withJSONObject: value, options: .sortedKeys)
    }
    #expect(try sorted(left) == sorted(right))
  }

  @Test("Each table has exactly the keys that are read or written")
  func tables() throws {
    func names<Key: CaseIterable & RawRepresentable<String>>(_ key: Key.Type) -> Set<String> {
      Set(Key.allCases.map(\.rawValue))
    }
    #expect(try keys("RefundRequest") == names(RefundRequest.Key.self))
    #expect(try keys("Return") == names(Return.Key.self))
    #expect(try keys("ReturnedLine") == names(ReturnedLine.Key.self))
    #expect(try keys("RefundPolicy") == names(RefundPolicy.Key.self))
    #expect(try keys("RefundResult") == names(RefundResult.Key.self))
    #expect(try keys("Refund") == names(Refund.Key.self))
    #expect(try keys("Claim") == names(Claim.Key.self))
    #expect(try keys("Counter") == names(Counter.Key.self))
    #expect(try keys("RedemptionRecord") == names(RedemptionRecord.Key.self))
    #expect(try keys("Note") == names(RefusalNote.LineKey.self))
    let promotion = names(PromotionOverview.Key.self).subtracting(["day", "byCurrency"])
    #expect(try keys("Overview") == promotion.union(names(Overview.Key.self)))
  }

  @Test("Each example is read, and written again as it stands")
  func examples() throws {
    let request = try example("RefundRequest")
    #expect(try RefundResult(of: RefundRequest(json: request)).refunded.amountText == "180.00")
    let record = try example("RedemptionRecord")
    try expectSame(RedemptionRecord(json: record).json, record)
    let note = try example("Note")
    try expectSame(OverviewLine(json: note).json, note)
  }

  @Test("The keys of a claim may stand in any order")
  func order() throws {
    let counter = #""counter":{"from":"2026-12-01","during":"month","promotion":"p"}"#
    let claim = try Claim(json: #"{"limit":3,"count":1,\#(counter)}"#)
    #expect(claim.count == 1)
    #expect(claim.limit == 3)
    #expect(claim.counter.period == Counter.Period(during: .month, from: "2026-12-01"))
  }
}
