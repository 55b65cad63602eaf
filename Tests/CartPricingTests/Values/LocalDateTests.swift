// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.14 and §2.6.
@Suite("Values: dates")
struct LocalDateTests {
  @Test func `Days follow each other through 800 years`() throws {
    let start = try #require(LocalDate(year: 1600, month: 1, day: 1))
    var (year, month, day) = (1600, 1, 1)
    for number in start.daysSinceEpoch..<(start.daysSinceEpoch + 292_194) {
      let date = LocalDate(daysSinceEpoch: number)
      guard date.year == year, date.month == month, date.day == day, date.daysSinceEpoch == number else {
        Issue.record("day \(number): \(date) is not \(year)-\(month)-\(day)")
        return
      }
      day += 1
      if LocalDate(year: year, month: month, day: day) == nil { (month, day) = (month + 1, 1) }
      if month == 13 { (year, month) = (year + 1, 1) }
    }
    #expect(year == 2400 && month == 1 && day == 1)
  }

  @Test func `Dates are numbered from 1970 and have their weekdays`() {
    let days: [(String, Int, Weekday)] = [
      ("1970-01-01", 0, .thursday), ("1969-12-31", -1, .wednesday), ("1970-01-05", 4, .monday),
      ("2000-01-01", 10_957, .saturday),
      ("2026-11-27", 20_784, .friday), ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
      ("1969-12-28", -4, .sunday),
    ]
    for (text, number, weekday) in days {
      let date = LocalDate(parsing: text)
      #expect(date?.daysSinceEpoch == number)
      #expect(date?.weekday == weekday, "\(text)")
      #expect(date?.description == text)
      #expect(LocalDate(daysSinceEpoch: number) == date)
    }
  }

  @Test(
    arguments: [
      (-719_162, "0001-01-01"), (2_932_896, "9999-12-31"), (-719_163, nil), (2_932_897, nil), (.min, nil), (.max, nil),
    ] as [(Int, String?)])
  func `A number of days outside the calendar is a malformed date`(number: Int, text: String?) {
    let date = LocalDate(daysSinceEpoch: number)
    #expect(date.isWellFormed == (text != nil))
    if let text { #expect(date.description == text) } else { #expect((date.year, date.month, date.day) == (0, 0, 0)) }
  }

  @Test(arguments: [
    "", "2026-11-7", "2026-11-31", "2026-02-29", "1900-02-29", "2026/11/27", "2026-11-27T", "0000-12-31", "10000-01-01",
    "2026-11-00", "2026-00-27", "2026-13-01", "+026-11-27",
  ])
  func `Any other text is no date`(_ text: String) {
    #expect(LocalDate(parsing: text) == nil)
  }

  @Test func `Dates order by year, month and day`() throws {
    let dates = try ["0001-01-01", "1999-12-31", "2000-01-01", "2000-01-31", "2000-02-01", "2000-02-29"].map {
      try #require(LocalDate(parsing: $0))
    }
    #expect(dates == dates.reversed().sorted())
    #expect(LocalDate(year: 0, month: 1, day: 1) == nil)
    #expect(LocalDate(year: .max, month: .max, day: .max) == nil)
    #expect(LocalDate(year: .min, month: 1, day: 1) == nil)
    for (year, leap) in [
      (2024, true), (2026, false), (1900, false), (2000, true), (0, true), (Int.min, true), (Int.max, false),
    ] {
      #expect(LocalDate.isLeap(year) == leap, "\(year)")
    }
  }
}
