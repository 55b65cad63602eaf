// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.14 and §1.15.
@Suite("Values: instants")
struct InstantTests {
  /// Text, seconds since 1970, nanoseconds, offset in minutes, canonical text (nil: as given).
  static let instants: [(String, Int64, Int32, Int16, String?)] = [
    ("1970-01-01T00:00:00Z", 0, 0, 0, nil),
    ("1970-01-01T01:00:00+01:00", 0, 0, 60, nil),
    ("1969-12-31T23:59:59Z", -1, 0, 0, nil),
    ("1969-12-31T23:59:59.999999999Z", -1, 999_999_999, 0, nil),
    ("2000-03-01T00:00:00Z", 951_868_800, 0, 0, nil),
    ("2001-09-09T01:46:40Z", 1_000_000_000, 0, 0, nil),
    ("2001-09-09T01:46:40.5-00:00", 1_000_000_000, 500_000_000, 0, "2001-09-09T01:46:40.5Z"),
    ("2001-09-09T03:46:40.120000000+02:00", 1_000_000_000, 120_000_000, 120, "2001-09-09T03:46:40.12+02:00"),
    ("2001-09-08T20:16:40.000-05:30", 1_000_000_000, 0, -330, "2001-09-08T20:16:40-05:30"),
    ("2001-09-09T01:46:40+00:00", 1_000_000_000, 0, 0, "2001-09-09T01:46:40Z"),
    ("2001-09-09T01:46:40.000000001Z", 1_000_000_000, 1, 0, nil),
    ("0001-01-01T00:00:00Z", -62_135_596_800, 0, 0, nil),
    ("0001-01-01T00:00:00+23:59", -62_135_596_800 - 86_340, 0, 1439, nil),
    ("9999-12-31T23:59:59Z", 253_402_300_799, 0, 0, nil),
    ("9999-12-31T23:59:59.999999999-23:59", 253_402_300_799 + 86_340, 999_999_999, -1439, nil),
    ("2028-02-29T12:00:00Z", 1_835_438_400, 0, 0, nil),
  ]

  @Test(arguments: instants)
  func `An instant is read and written`(
    _ text: String, _ seconds: Int64, _ nanos: Int32, _ offset: Int16, _ canonical: String?
  ) throws {
    let instant = try #require(Instant(rfc3339: text))
    #expect(instant.secondsSinceEpoch == seconds)
    #expect(instant.nanoseconds == nanos)
    #expect(instant.offsetMinutes == offset)
    #expect(instant.description == canonical ?? text)
    #expect(instant == Instant(secondsSinceEpoch: seconds, nanoseconds: nanos, offsetMinutes: offset))
  }

  @Test(arguments: [
    "", "2026-11-27", "2026-11-27T18:30:00", "2026-11-27t18:30:00Z", "2026-11-27T18:30:00z", "2026-11-27 18:30:00Z",
    "2026-11-27T18:30Z", "2026-11-27T24:00:00Z", "2026-11-27T23:60:00Z", "2026-12-31T23:59:60Z",
    "2026-11-27T18:30:00.Z",
    "2026-11-27T18:30:00.1234567890Z", "2026-11-27T18:30:00,5Z", "2026-11-27T18:30:00+24:00",
    "2026-11-27T18:30:00+23:60",
    "2026-11-27T18:30:00+1:00", "2026-11-27T18:30:00+0100", "2026-11-27T18:30:00+01", "2026-11-27T18:30:00Z ",
    " 2026-11-27T18:30:00Z", "2026-11-27T18:30:00ZZ", "2026-11-27T18:30:00+01:00Z", "2027-02-29T00:00:00Z",
    "2100-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z",
    "2026-01-00T00:00:00Z",
    "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "-001-01-01T00:00:00Z", "2026-1-01T00:00:00Z",
    "2026-11-27T1a:30:00Z",
    "2026-11-27T18:30:00.5", "2026-11-27T18:30:00-", "٢٠٢٦-11-27T18:30:00Z",
  ])
  func `Any other text is no instant`(_ text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test(arguments: [
    "2026-11-27T18:30:00", "2026-11-27T18:30:00.5", "0001-01-01T00:00:00", "9999-12-31T23:59:59.123456789",
  ])
  func `A literal that lacks only its offset is malformed and keeps its text`(_ text: String) {
    let instant = Instant(stringLiteral: text)
    #expect(!instant.isWellFormed && instant.lacksOffset)
    #expect(instant.description == text)
    #expect(instant.secondsSinceEpoch == 0)
    #expect(instant != Instant(stringLiteral: text + "Z"))
    #expect(instant == Instant(stringLiteral: text))
    #expect(instant.localDate.description == text.prefix(7) + "…")
    #expect(Instant(secondsSinceEpoch: 0).localDate(inOffsetOf: instant) == instant.localDate)
  }

  @Test(arguments: [
    "", "2026-11-27", "2026-11-27T18:30", "2026-11-27 18:30:00", "2026-11-27T18:30:00.", "2026-11-27T18:30:00+01",
    "2026-02-29T18:30:00", "2026-11-27T24:00:00", "2026-11-27T18:30:00Z", "2026-11-27T18:30:00.1234567890",
  ])
  func `Any other text does not only lack its offset`(_ text: String) {
    #expect(!Instant(stringLiteral: text).lacksOffset)
  }

  @Test func `Every beginning of an instant is refused`() {
    let text = "2026-11-27T18:30:00.123456789+01:00"
    #expect(Instant(rfc3339: text) != nil)
    for length in 0..<text.count { #expect(Instant(rfc3339: String(text.prefix(length))) == nil) }
  }

  @Test func `Moments compare without their offsets`() throws {
    let paris: Instant = "2026-11-27T18:30:00+01:00"
    let same: Instant = "2026-11-27T17:30:00Z"
    let later: Instant = "2026-11-27T17:30:00.000000001Z"
    #expect(paris != same)
    #expect(!paris.isBefore(same) && !same.isBefore(paris))
    #expect(paris.isAtOrBefore(same) && same.isAtOrBefore(paris))
    #expect(paris.isBefore(later) && !later.isBefore(paris))
    #expect(paris.isAtOrBefore(later) && !later.isAtOrBefore(paris))
  }

  @Test func `Local date and time are those of the offset`() throws {
    let night: Instant = "2026-11-28T00:30:15+01:00"
    let utc: Instant = "2026-11-27T12:00:00Z"
    #expect(night.localDate.description == "2026-11-28")
    #expect(night.localSecondOfDay == 1815)
    #expect(night.localDate(inOffsetOf: utc).description == "2026-11-27")
    #expect(utc.localDate(inOffsetOf: night).description == "2026-11-27")
    let before: Instant = "1969-12-31T23:59:59Z"
    #expect(before.localSecondOfDay == 86_399)
    #expect(before.localDate.description == "1969-12-31")
    let last: Instant = "9999-12-31T23:59:59-23:59"
    let east: Instant = "2026-11-27T12:00:00+23:59"
    let first: Instant = "0001-01-01T00:00:00+23:59"
    #expect(last.localDate(inOffsetOf: east).description == "10000-01-02")
    #expect(first.localDate(inOffsetOf: last).description == "0000-12-30")
    #expect(first.localDate(inOffsetOf: last) < first.localDate)
  }

  @Test func `Nanoseconds are carried over to the seconds`() {
    #expect(Instant(secondsSinceEpoch: 0, nanoseconds: -1).description == "1969-12-31T23:59:59.999999999Z")
    #expect(Instant(secondsSinceEpoch: 0, nanoseconds: 2_000_000_001).description == "1970-01-01T00:00:02.000000001Z")
    #expect(Instant(secondsSinceEpoch: 0, nanoseconds: .min).description == "1969-12-31T23:59:57.852516352Z")
    #expect(Instant(secondsSinceEpoch: 253_402_300_800, nanoseconds: -1).nanoseconds == 999_999_999)
  }

  /// Seconds, nanoseconds, offset in minutes, and the instant; nil for a malformed one.
  static let edges: [(Int64, Int32, Int16, String?)] = [
    (0, 0, 1439, "1970-01-01T23:59:00+23:59"), (0, 0, 1440, nil), (0, 0, -1439, "1969-12-31T00:01:00-23:59"),
    (0, 0, -1440, nil), (0, 0, .min, nil), (0, 0, .max, nil),
    (253_402_300_799, 999_999_999, 0, "9999-12-31T23:59:59.999999999Z"),
    (253_402_300_799, 1_000_000_000, 0, nil), (253_402_300_800, 0, 0, nil),
    (253_402_300_799, 0, 1, nil), (253_402_300_800, 0, -1, "9999-12-31T23:59:00-00:01"),
    (-62_135_596_800, 0, 0, "0001-01-01T00:00:00Z"), (-62_135_596_800, -1, 0, nil), (-62_135_596_801, 0, 0, nil),
    (-62_135_596_800, 0, -1, nil), (-62_135_596_801, 0, 1, "0001-01-01T00:00:59+00:01"),
    (.min, .min, -1439, nil), (.min, 0, 0, nil), (.max, .max, 1439, nil), (.max, 0, 0, nil),
  ]

  @Test(arguments: edges)
  func `Parts out of range make a malformed instant`(
    _ seconds: Int64, _ nanos: Int32, _ offset: Int16, _ text: String?
  ) {
    let instant = Instant(secondsSinceEpoch: seconds, nanoseconds: nanos, offsetMinutes: offset)
    #expect(instant.isWellFormed == (text != nil))
    guard let text else {
      #expect(instant.secondsSinceEpoch == 0 && instant.nanoseconds == 0)
      #expect(!instant.localDate.isWellFormed)
      return
    }
    #expect(instant.description == text)
    #expect(instant == Instant(rfc3339: text))
  }

  @Test func `An instant out of range is a fault that names its field`() throws {
    let engine = try PricingEngine(PromotionSet([]))
    let context = PricingContext(now: Instant(secondsSinceEpoch: .max))
    let error = #expect(throws: PricingError.self) { try engine.price(Cart(currency: .eur), in: context) }
    #expect(error?.faults.map(\.path.description) == ["context.now"])
  }
}
