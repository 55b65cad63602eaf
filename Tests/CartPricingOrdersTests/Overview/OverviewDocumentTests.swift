// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O6.1, §O6.2 and §O6.5.
@Suite("Documents of overviews")
struct OverviewDocumentTests {
  static func fold() throws -> OverviewFold {
    var fold = OverviewFold()
    try fold.add(OverviewFoldTests.record())
    try fold.add(RefusalNote(.unknownCoupon, reason: "unknown"), at: "2026-12-01T10:00:00Z")
    return fold
  }

  @Test("An overview is written with the number of customers, in a fixed order of keys")
  func overview() throws {
    let sums =
      #""uses":1,"orders":1,"customers":1,"discount":{"EUR":"5.00"},"givenBack":{},"reserved":0"#
    #expect(
      try Self.fold().overview.json
        == #"{"promotions":[{"promotion":"p",\#(sums),"byDay":[{"day":"2026-12-01",\#(sums),"refusals":{}}],"#
        + #""byCoupon":[{"coupon":"K","uses":1,"discount":{"EUR":"5.00"}}],"refusals":{}}],"refusals":{"unknown":1}}"#)
  }

  @Test("A part is written with the ids of customers and the counts of each currency")
  func part() throws {
    let sums =
      #""uses":1,"orders":1,"customers":["anna"],"discount":{"EUR":"5.00"},"givenBack":{},"reserved":0"#
    #expect(
      try Self.fold().partJSON
        == #"{"promotions":[{"promotion":"p",\#(sums),"byDay":[{"day":"2026-12-01",\#(sums),"#
        + #""byCurrency":{"EUR":{"uses":1,"orders":1}},"refusals":{}}],"#
        + #""byCoupon":[{"coupon":"K","uses":1,"discount":{"EUR":"5.00"}}],"refusals":{}}],"refusals":{"unknown":1}}"#)
  }

  @Test("The day before the first local date and the one after the last are read again")
  func edges() throws {
    var fold = OverviewFold()
    try fold.add(OverviewFoldTests.record("a", placedAt: "0001-01-01T00:30:00+01:00"))
    try fold.add(OverviewFoldTests.record("b", placedAt: "9999-12-31T23:30:00-01:00"))
    #expect(fold.overview.promotions[0].byDay.map { $0.day.description } == ["0000-12-31", "10000-01-01"])
    #expect(try OverviewFold(part: fold.partJSON).partJSON == fold.partJSON)
  }

  /// A change of the part above, and the fault that it makes.
  static let faults: [(text: String, other: String, fault: String)] = [
    (
      #""customers":["anna"],"discount":{"EUR":"5.00"},"givenBack":{},"reserved":0,"byDay""#,
      #""customers":1,"discount":{"EUR":"5.00"},"givenBack":{},"reserved":0,"byDay""#,
      "promotions[0].customers: is the number of customers; a part that can be merged has a list of their ids"
    ),
    (#""p","uses":1"#, #""p","uses":2"#, "promotions[0]: has 2 uses, but its days have 1"),
    (#""p","uses":1,"orders":1"#, #""p","uses":1,"orders":3"#, "promotions[0]: has 3 orders, but its days have 1"),
    (
      #""p","uses":1,"orders":1,"customers":["anna"]"#, #""p","uses":1,"orders":1,"customers":[]"#,
      "promotions[0]: has other customers than its days"
    ),
    (
      #""uses":1,"orders":1},"#, "", ""  // no such text: the document is unchanged
    ),
    (
      #"{"EUR":{"uses":1,"orders":1}}"#, #"{"EUR":{"uses":0,"orders":1}}"#,
      #"promotions[0].byDay[0]: has 1 uses, but the currencies in "byCurrency" have 0"#
    ),
    (
      #"{"EUR":{"uses":1"#, #"{"EUX":{"uses":1"#,
      #"promotions[0].byDay[0].byCurrency.EUX: "EUX" is not a known currency"#
    ),
    (
      #""day":"2026-12-01""#, #""day":"2026-13-01""#,
      #"promotions[0].byDay[0].day: expected a date such as "2026-11-27", found "2026-13-01""#
    ),
    (#""unknown":1"#, #""unknown":-1"#, "refusals.unknown: -1 is not within 0 and 9223372036854775807"),
    (
      #""coupon":"K","uses":1"#, #""coupon":"K""#,
      #"promotions[0].byCoupon[0].uses: is missing; a code of an overview needs it"#
    ),
  ]

  @Test("A part that is not right is a fault with its path", arguments: faults)
  func isFault(text: String, other: String, fault: String) throws {
    let part = try Self.fold().partJSON
    let changed = part.replacing(text, with: other, maxReplacements: 1)
    if changed == part {
      #expect(fault.isEmpty)
      _ = try OverviewFold(part: changed)
      return
    }
    let error = #expect(throws: PricingError.self) { try OverviewFold(part: changed) }
    #expect(error?.description == fault)
  }

  @Test("A promotion, a day or a code that is there twice is a fault")
  func twice() throws {
    let part = try Self.fold().partJSON
    let day = try #require(part.firstRange(of: #"{"day""#))
    let byCoupon = try #require(part.firstRange(of: #"],"byCoupon""#))
    let repeated = part.replacing(
      #"],"byCoupon""#, with: ",\(part[day.lowerBound..<byCoupon.lowerBound])],\"byCoupon\"")
    let error = #expect(throws: PricingError.self) { try OverviewFold(part: repeated) }
    #expect(error?.description == "promotions[0].byDay[1].day: 2026-12-01 is there already")
    let twice = #expect(throws: PricingError.self) {
      try OverviewFold(part: #"{"promotions":[{"promotion":"p"},{"promotion":"p"}]}"#)
    }
    #expect(twice?.description == #"promotions[1].promotion: "p" is there already"#)
  }

  /// Ids and the field of CSV that they become.
  static let fields: [(id: String, field: String)] = [
    ("plain", "plain"), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("a=1", "a=1"),
    ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("=a,b", "\"'=a,b\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
    ("é", "é"),
  ]

  @Test("A field of CSV is quoted where it must be, and is no formula", arguments: fields)
  func field(id: String, field: String) {
    let sums = OverviewSums(currencies: [.kwd: OverviewSums.InCurrency(uses: 1, orders: 2, discount: 1500)])
    let promotion = PromotionOverview(
      PromotionID(id), sums: sums, byDay: [DayOverview(day: "2026-12-01", sums: sums)])
    #expect(
      Overview(promotions: [promotion]).csv
        == "promotion,day,currency,uses,orders,discount,givenBack\r\n\(field),2026-12-01,KWD,1,2,1.500,0.000\r\n")
  }
}
