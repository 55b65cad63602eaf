// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §4.19.
@Suite("Values: times of day")
struct TimeOfDayTests {
  @Test(arguments: [("00:00", 0), ("00:01", 1), ("09:05", 545), ("18:30", 1110), ("23:59", 1439), ("24:00", 1440)])
  func `A time of day is read and written`(_ text: String, _ minutes: Int) throws {
    let time = try #require(TimeOfDay(parsing: text))
    #expect(time.minutes == minutes)
    #expect(time.description == text)
    #expect(time == TimeOfDay(stringLiteral: text))
    #expect(time.isWellFormed)
    #expect(time == TimeOfDay(hour: minutes / 60, minute: minutes % 60))
  }

  @Test(arguments: [(24, 1), (25, 0), (-1, 0), (0, -1), (0, 60), (.max, .max), (.min, .min)])
  func `An hour or a minute that no time has makes none`(_ hour: Int, _ minute: Int) {
    #expect(TimeOfDay(hour: hour, minute: minute) == nil)
  }

  @Test(arguments: [
    "", "24:01", "25:00", "12:60", "9:00", "09:0", "0900", "09:00:00", " 09:00", "09-00", "-1:00", "99:99",
  ])
  func `Any other text is no time of day`(_ text: String) {
    #expect(TimeOfDay(parsing: text) == nil)
    let literal = TimeOfDay(stringLiteral: text)
    #expect(!literal.isWellFormed)
    #expect(literal.minutes == 0)
    #expect(literal != "00:00")
    #expect(text.utf8.count > 7 || literal.description == text)
  }

  @Test func `Times of day order through the day`() {
    let times: [TimeOfDay] = ["00:00", "00:59", "09:00", "23:59", "24:00", "nine"]
    #expect(times == times.reversed().sorted())
    #expect(("a" as TimeOfDay) < "b" && !(("b" as TimeOfDay) < "a"))
  }
}
