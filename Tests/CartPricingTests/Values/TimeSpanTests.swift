// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.17.
@Suite("Values: spans of time")
struct TimeSpanTests {
  /// Text, seconds, canonical text (nil: as given).
  static let spans: [(String, Int64, String?)] = [
    ("P30D", 2_592_000, nil), ("PT24H", 86_400, nil), ("P1D", 86_400, nil), ("P1DT12H", 129_600, nil),
    ("P4W", 2_419_200, nil), ("PT6H", 21_600, nil), ("PT1M", 60, nil), ("PT1S", 1, nil), ("P1DT2H3M4S", 93_784, nil),
    ("PT2H4S", 7204, nil), ("P0DT1H", 3600, nil), ("P1DT0S", 86_400, nil), ("P007D", 604_800, "P7D"),
    ("P00000000000000000000001D", 86_400, "P1D"), ("P1000000000W", 604_800_000_000_000, nil),
    ("PT1000000000S", 1_000_000_000, nil), ("P1000000000DT1000000000H1000000000M1000000000S", 90_061_000_000_000, nil),
  ]

  @Test(arguments: spans)
  func `A span is read and written`(_ text: String, _ seconds: Int64, _ canonical: String?) throws {
    let span = try #require(TimeSpan(parsing: text))
    #expect(span.seconds == seconds)
    #expect(span.description == canonical ?? text)
    #expect(span.isWellFormed)
    #expect(span == TimeSpan(stringLiteral: canonical ?? text))
  }

  @Test(arguments: [
    "", "P", "PT", "P1", "P1DT", "1D", "p1d", "P1d", "P-1D", "P+1D", "P1.5D", "P1M", "P1Y", "P1W1D", "P1D1W", "P1WT1H",
    "PT1H1D", "PT1D", "P1H", "PT1M1H", "PT1S1M", "PT1H1H", "P1D1D", "PTT1H", "PT1HT1M", "P0D", "P0W", "PT0S",
    "P0DT0H0M0S",
    "P1000000001D", "PT1000000001S", "P1000000001W", "P99999999999999999999999D", "P1D ", " P1D", "P T1H",
  ])
  func `Any other text is no span`(_ text: String) {
    #expect(TimeSpan(parsing: text) == nil)
    let literal = TimeSpan(stringLiteral: text)
    #expect(!literal.isWellFormed)
    #expect(literal.seconds == 0)
    #expect(text.utf8.count > 7 || literal.description == text)
  }

  @Test func `Spans are made of counts and equal as written`() {
    #expect(TimeSpan.days(30) == "P30D")
    #expect(TimeSpan.weeks(4) == "P4W")
    #expect(TimeSpan.hours(6) == "PT6H")
    #expect(TimeSpan.minutes(90) == "PT90M")
    #expect(TimeSpan.days(1) != TimeSpan.hours(24))
    for (count, fits) in [
      (Int.min, false), (-1, false), (0, false), (1, true), (1_000_000_000, true), (1_000_000_001, false),
      (.max, false),
    ] {
      #expect(TimeSpan.days(count).isWellFormed == fits, "\(count)")
      #expect(TimeSpan.weeks(count).isWellFormed == fits, "\(count)")
      #expect(TimeSpan.hours(count).isWellFormed == fits, "\(count)")
      #expect(TimeSpan.minutes(count).isWellFormed == fits, "\(count)")
    }
  }
}
