// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §4.19.
@Suite("Values: weekdays")
struct WeekdayTests {
  @Test func `Weekdays have the names of schedules`() {
    #expect(Weekday.allCases.map(\.rawValue) == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    for name in ["", "Mon", "monday", "mo"] { #expect(Weekday(rawValue: name) == nil) }
  }

  @Test func `Weekdays are counted from Monday`() {
    #expect(Weekday.allCases.map(\.index) == Array(0...6))
    for day in Weekday.allCases { #expect(Weekday(index: day.index) == day) }
  }
}
