// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingFoundation
import Foundation
import Testing

@Suite("Dates and time zones")
struct DateTests {
  private let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

  @Test(
    "A date has the offset that the time zone has then",
    arguments: [
      ("Europe/Berlin", 1_795_797_000, "2026-11-27T17:30:00+01:00"),
      ("Europe/Berlin", 1_782_840_600, "2026-06-30T19:30:00+02:00"),
      ("America/New_York", 1_795_797_000, "2026-11-27T11:30:00-05:00"),
      ("Asia/Kolkata", 1_795_797_000, "2026-11-27T22:00:00+05:30"), ("GMT", 0, "1970-01-01T00:00:00Z"),
      ("GMT", -0.5, "1969-12-31T23:59:59.5Z"), ("GMT", 1_795_797_000.123456, "2026-11-27T16:30:00.123456Z"),
      ("GMT", 1_795_797_000.9999999, "2026-11-27T16:30:01Z"),
    ] as [(String, Double, String)])
  func instants(zone: String, seconds: Double, text: String) throws {
    let zone = try #require(TimeZone(identifier: zone))
    let instant = Instant(Date(timeIntervalSince1970: seconds), in: zone)
    #expect(instant.description == text)
    #expect(abs(Date(instant).timeIntervalSince1970 - seconds) < 0.000_001)
  }

  @Test("Both sides of a change of the clocks are told apart")
  func clocks() {
    let before = Instant(Date(timeIntervalSince1970: 1_792_889_999), in: berlin)
    let after = Instant(Date(timeIntervalSince1970: 1_792_890_000), in: berlin)
    #expect(before.description == "2026-10-25T02:59:59+02:00")
    #expect(after.description == "2026-10-25T02:00:00+01:00")
    #expect(before.isBefore(after))
  }

  @Test("Dates outside the calendar are malformed", arguments: [1e12, 1e13, 1e18, 1e300, .infinity, .nan])
  func extremes(size: Double) {
    for sign in [-1.0, 1.0] {
      let date = Date(timeIntervalSinceReferenceDate: sign * size)
      #expect(!Instant(date, in: .gmt).isWellFormed)
      #expect(!LocalDate(date, in: berlin).isWellFormed)
    }
  }

  /// Foundation counts the days before 1582 by the Julian calendar, so its 1 January 0001 is 30
  /// December 0000 here.
  @Test("The distant past is outside the calendar and malformed, the distant future is the year 4001")
  func distantDates() {
    #expect(!Instant(.distantPast, in: .gmt).isWellFormed)
    #expect(!Instant(.distantPast, in: berlin).isWellFormed)
    #expect(Instant(.distantFuture, in: .gmt).description == "4001-01-01T00:00:00Z")
  }

  @Test("A date that is not a number is a fault of the field that has it")
  func notANumber() throws {
    let now = Instant(Date(timeIntervalSinceReferenceDate: .nan), in: berlin)
    let engine = try PricingEngine(PromotionSet([]))
    let error = #expect(throws: PricingError.self) {
      try engine.price(Cart(currency: .eur), in: PricingContext(now: now))
    }
    #expect(error?.faults.map(\.path.description) == ["context.now"])
    #expect(error?.faults.first?.message.contains("nan") == true)
  }

  @Test("Old offsets are rounded to minutes")
  func oldOffsets() {
    let instant = Instant(Date(timeIntervalSince1970: -3_000_000_000), in: berlin)
    #expect(instant.offsetMinutes == 53)
  }

  @Test("A local date is that of the time zone")
  func localDates() {
    let late = Date("2026-11-27T23:30:00Z" as Instant)
    #expect(LocalDate(late, in: berlin) == "2026-11-28")
    #expect(LocalDate(late, in: .gmt) == "2026-11-27")
  }
}
