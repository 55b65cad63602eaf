// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §4.19.
@Suite("Values: weekdays")
struct WeekdayTests {
  @Test func `Weekdays have the names of schedules`() {
    #expect(Weekday.allCases.map(\.name) == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    for day in Weekday.allCases { #expect(Weekday(name: day.name) == day) }
    for name in ["", "Mon", "monday", "mo"] { #expect(Weekday(name: name) == nil) }
  }
}
