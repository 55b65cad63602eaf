// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@testable import CartPricingReview

@Suite("Minutes of the week")
struct WeekMinutesTests {
  private static let night = ScheduleWindow(days: [.sunday], from: "22:00", until: "06:00")

  @Test("A window that passes midnight continues on the next day, on Monday behind Sunday")
  func night() {
    let minutes = WeekMinutes([Self.night])
    #expect(minutes.contains(6 * 1_440 + 22 * 60))
    #expect(minutes.contains(0) && minutes.contains(359))
    #expect(!minutes.contains(360) && !minutes.contains(6 * 1_440 + 22 * 60 - 1))
    #expect(minutes.wait(from: 360) == 6 * 1_440 + 22 * 60 - 360)
    #expect(minutes.wait(from: 100) == 0)
    #expect(WeekMinutes().wait(from: 0) == nil)
  }

  @Test("Sets are intersected and subtracted")
  func operations() {
    var minutes = WeekMinutes([Self.night])
    minutes.formIntersection(WeekMinutes([ScheduleWindow(days: [.monday], from: "00:00", until: "24:00")]))
    #expect(minutes.contains(0) && !minutes.contains(6 * 1_440 + 22 * 60))
    minutes.subtract(.all)
    #expect(minutes.isEmpty)
  }

  @Test("A period in days has the minutes of these days")
  func period() {
    var period = Period()
    // A Saturday and a Sunday.
    period.add(from: "2026-11-28", until: "2026-11-29")
    let minutes = period.weekMinutes
    #expect(!minutes.contains(5 * 1_440 - 1) && minutes.contains(5 * 1_440))
    #expect(minutes.contains(7 * 1_440 - 1) && !minutes.contains(0))
    #expect(!period.isEmpty)
    #expect(period.contains("2026-11-28T00:00:00+05:00") && !period.contains("2026-11-30T00:00:00+05:00"))
  }

  @Test("A period is empty only if it is so in every offset")
  func emptiness() {
    let pairs: [(ValidityBound, ValidityBound, Bool)] = [
      ("2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z", true), ("2026-01-02T00:00:00Z", "2026-01-02T00:00:01Z", false),
      ("2026-01-02", "2026-01-02", false), ("2026-01-02", "2026-01-01", true),
      ("2026-01-02", "2026-01-01T12:00:00Z", false), ("2026-01-03", "2026-01-01T12:00:00Z", true),
      ("2026-01-02T12:00:00Z", "2026-01-01", false), ("2026-01-03T12:00:00Z", "2026-01-01", true),
    ]
    for (start, end, expected) in pairs {
      var period = Period()
      period.add(from: start, until: end)
      #expect(period.isEmpty == expected, "\(start) \(end)")
    }
  }
}
