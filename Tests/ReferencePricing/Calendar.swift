// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Division that rounds to minus infinity.
func floorDivide(_ value: Int, by divisor: Int) -> Int {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}

/// Whether a year of the Gregorian calendar has a 29 February.
func isLeap(_ year: Int) -> Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }

/// The days of a month.
func daysIn(month: Int, of year: Int) -> Int {
  switch month {
  case 2: isLeap(year) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

/// The days before 1 January of a year, counted from 1 January of year 1.
func daysBefore(year: Int) -> Int {
  let past = year - 1
  return 365 * past + floorDivide(past, by: 4) - floorDivide(past, by: 100) + floorDivide(past, by: 400)
}

/// The number of a date, 1 January 1970 being 0.
func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
  var days = daysBefore(year: year) - daysBefore(year: 1970)
  for earlier in 1..<month { days += daysIn(month: earlier, of: year) }
  return days + day - 1
}

/// A local date and time of day, to the whole second.
struct LocalMoment {
  /// The date's number, 1 January 1970 being 0.
  var dayNumber: Int
  var year: Int
  var month: Int
  var day: Int
  var secondOfDay: Int

  /// The days since the last Monday: Monday is 0. 1 January 1970 was a Thursday.
  var weekday: Int { (dayNumber % 7 + 7 + 3) % 7 }
  /// The number of the week, which starts on Monday.
  var week: Int { floorDivide(dayNumber + 3, by: 7) }

  /// An instant read in an offset from UTC.
  init(_ instant: Instant, offsetMinutes: Int) {
    let local = Int(instant.secondsSinceEpoch) + 60 * offsetMinutes
    dayNumber = floorDivide(local, by: 86_400)
    secondOfDay = local - dayNumber * 86_400
    let fromYearOne = dayNumber + daysBefore(year: 1970)
    year = floorDivide(fromYearOne, by: 366)
    while daysBefore(year: year + 1) <= fromYearOne { year += 1 }
    var rest = fromYearOne - daysBefore(year: year)
    month = 1
    while rest >= daysIn(month: month, of: year) {
      rest -= daysIn(month: month, of: year)
      month += 1
    }
    day = rest + 1
  }
}

/// Nanoseconds since the epoch: comparisons are between instants (§1.15).
func nanoseconds(_ instant: Instant) -> Int128 {
  Int128(instant.secondsSinceEpoch) * 1_000_000_000 + Int128(instant.nanoseconds)
}

/// "within: now − 30 days < at ≤ now"; without a span any time up to now (§4.21, §4.23).
func lies(_ at: Instant, within span: TimeSpan?, before now: Instant) -> Bool {
  if nanoseconds(at) > nanoseconds(now) { return false }
  guard let span else { return true }
  return nanoseconds(now) - Int128(span.seconds) * 1_000_000_000 < nanoseconds(at)
}

/// "now and at fall in the same local calendar period" (§4.22).
func lies(_ at: Instant, during period: CalendarPeriod, of now: Instant) -> Bool {
  if nanoseconds(at) > nanoseconds(now) { return false }
  let here = LocalMoment(now, offsetMinutes: Int(now.offsetMinutes))
  let there = LocalMoment(at, offsetMinutes: Int(now.offsetMinutes))
  switch period {
  case .day: return here.dayNumber == there.dayNumber
  case .week: return here.week == there.week
  case .month: return here.year == there.year && here.month == there.month
  case .year: return here.year == there.year
  }
}

extension Interpreter {
  /// "validFrom ≤ now"; "with days: validFrom ≤ local date of now" (§5.4, §5.5).
  func hasBegun(_ bound: ValidityBound) -> Bool {
    if let day = bound.day { return dayNumber(day.year, day.month, day.day) <= today }
    return bound.instant.map { nanoseconds($0) <= nanoseconds(context.now) } ?? true
  }

  /// Not "now < validUntil"; "with days: … local date of now ≤ validUntil" (§5.4, §5.5).
  func hasEnded(_ bound: ValidityBound) -> Bool {
    if let day = bound.day { return dayNumber(day.year, day.month, day.day) < today }
    return bound.instant.map { nanoseconds($0) <= nanoseconds(context.now) } ?? false
  }

  private var today: Int { LocalMoment(context.now, offsetMinutes: Int(context.now.offsetMinutes)).dayNumber }
}

/// Whether today is within some days of a yearly return of a date (§4.18).
func isAnniversary(_ anniversary: Anniversary, of date: LocalDate, now: Instant) -> Bool {
  let today = LocalMoment(now, offsetMinutes: Int(now.offsetMinutes))
  /// "29 Feb returns on 28 Feb in common years; the date itself is no return".
  func isNear(_ years: Int) -> Bool {
    let year = Int(date.year) + years
    let day = min(Int(date.day), daysIn(month: Int(date.month), of: year))
    let distance = dayNumber(year, Int(date.month), day) - today.dayNumber
    return abs(distance) <= anniversary.withinDays
  }
  if let years = anniversary.years { return isNear(years) }
  // The nearest return is the first one or one up to next year.
  for years in 1...max(1, today.year - Int(date.year) + 1) where isNear(years) { return true }
  return false
}

/// Whether local time lies in a window (§4.19).
func lies(_ now: Instant, in window: ScheduleWindow) -> Bool {
  let local = LocalMoment(now, offsetMinutes: Int(now.offsetMinutes))
  let minute = local.secondOfDay / 60
  let from = Int(window.start.minutes)
  let until = Int(window.end.minutes)
  func starts(on weekday: Int) -> Bool {
    guard let days = window.days else { return true }
    return days.contains { weekdayNumber($0) == weekday }
  }
  if from < until { return starts(on: local.weekday) && from <= minute && minute < until }
  // "until ≤ from passes midnight and belongs to the day it starts on"
  if starts(on: local.weekday) && from <= minute { return true }
  return starts(on: (local.weekday + 6) % 7) && minute < until
}

/// Monday is 0.
private func weekdayNumber(_ weekday: Weekday) -> Int {
  switch weekday {
  case .monday: 0
  case .tuesday: 1
  case .wednesday: 2
  case .thursday: 3
  case .friday: 4
  case .saturday: 5
  case .sunday: 6
  }
}
