// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A date of the calendar, without a time and without a time zone: 27 November 2026.
///
/// The calendar is the Gregorian one throughout, also before 1582. Texts have the years 0001 to 9999; the local date of an
/// instant in another offset may be a day or two outside. A literal that is no date is kept, has `isWellFormed == false`,
/// equals no date, and is a fault of the field that holds it; so is `LocalDate("2027-02-29")`, which Swift takes for a
/// literal, and a number of days out of range.
public struct LocalDate: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// Year, month and day in one number that has the order of the dates; 0 for a malformed date.
  private let packed: Int32

  /// The bits of the ``TextStart`` of a malformed date; 0 for a date.
  private let start: UInt64

  /// The days since 1970 of 0001-01-01 and 9999-12-31.
  private static let range: ClosedRange<Int> = -719_162...2_932_896

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    self.packed = Int32(truncatingIfNeeded: year &<< 9 | month &<< 5 | day)
    self.start = 0
  }

  /// The date of a year (1 to 9999), month (1 to 12) and day: `LocalDate(year: 2028, month: 2, day: 29)`. Nil for one that the
  /// calendar does not have, as 29 February 2027.
  public init?(year: Int, month: Int, day: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1 else { return nil }
    guard day <= LocalDate.days(inMonth: month, of: year) else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// The date that `YYYY-MM-DD` spells: `LocalDate(parsing: text)?.day == 27` for `"2026-11-27"`.
  ///
  /// Nil for any other form and for dates that the calendar does not have; the first date is `"0001-01-01"`, the last
  /// `"9999-12-31"`.
  public init?(parsing text: String) { self.init(utf8: text.utf8.span) }

  /// The date of a literal: `let birthday: LocalDate = "1990-05-04"`. A literal that is no date is kept and is a fault where
  /// it is used.
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    self = LocalDate(utf8: bytes) ?? LocalDate(malformed: TextStart(utf8: bytes))
  }

  /// A malformed date with the start of the text that it was made of.
  init(malformed start: TextStart) {
    self.packed = 0
    self.start = start.bits
  }

  /// Whether this is a date; false only for malformed literals and for numbers of days out of
  /// range. Those have year, month and day 0.
  public var isWellFormed: Bool { month > 0 }

  /// The date that these bytes spell; nil as for text. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    guard bytes.count == 10 else { return nil }
    self.init(utf8: bytes, at: 0)
  }

  /// The date that the ten bytes from an index on spell; nil as for text.
  init?(utf8 bytes: Span<UInt8>, at start: Int) {
    guard let year = bytes.number(at: start, length: 4), bytes.has("-", at: start &+ 4),
      let month = bytes.number(at: start &+ 5, length: 2), bytes.has("-", at: start &+ 7),
      let day = bytes.number(at: start &+ 8, length: 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date a number of days after 1 January 1970: `LocalDate(daysSinceEpoch: 365)` is 1 January
  /// 1971; negative ones are before it. Malformed outside 1 January 0001 to 31 December 9999, which
  /// are −719,162 and 2,932,896.
  public init(daysSinceEpoch: Int) {
    if LocalDate.range.contains(daysSinceEpoch) {
      self.init(uncheckedDaysSinceEpoch: daysSinceEpoch)
    } else {
      self.init(malformed: TextStart(Int64(daysSinceEpoch)))
    }
  }

  /// The date a number of days after 1 January 1970, also in the years 0000 and 10000, which a
  /// local date may have.
  init(uncheckedDaysSinceEpoch: Int) {
    // 400 years are 146,097 days, counted from 1 March 0000 so that a leap day is the last of its year.
    let days = uncheckedDaysSinceEpoch &+ 719_468
    let era = (days >= 0 ? days : days &- 146_096) / 146_097
    let dayOfEra = days &- era &* 146_097
    let yearOfEra = (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let marchMonth = (5 &* dayOfYear &+ 2) / 153
    let day = dayOfYear &- (153 &* marchMonth &+ 2) / 5 &+ 1
    let month = marchMonth < 10 ? marchMonth &+ 3 : marchMonth &- 9
    let year = yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0)
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// The year: 2026 for `"2026-11-27"`. 1 to 9999, or 0 or 10000 at the very ends of the calendar.
  public var year: Int { Int(packed &>> 9) }

  /// The month, 1 to 12: 11 for `"2026-11-27"`.
  public var month: Int { Int(packed &>> 5 & 15) }

  /// The day of the month, 1 to 31: 27 for `"2026-11-27"`.
  public var day: Int { Int(packed & 31) }

  /// Days from 1 January 1970, which is 0; 31 December 1969 is −1.
  public var daysSinceEpoch: Int { Self.daysSinceEpoch(year: year, month: month, day: day) }

  /// Days from 1 January 1970 to a date of any year within ±10¹⁶.
  static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year &- 1 : year
    let era = (shifted >= 0 ? shifted : shifted &- 399) / 400
    let yearOfEra = shifted &- era &* 400
    let marchMonth = month > 2 ? month &- 3 : month &+ 9
    let dayOfYear = (153 &* marchMonth &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    return era &* 146_097 &+ dayOfEra &- 719_468
  }

  /// The day of the week: `.thursday` for 1 January 1970, `.friday` for 27 November 2026.
  public var weekday: Weekday {
    Weekday(index: ((daysSinceEpoch &+ 3) % 7 &+ 7) % 7)
  }

  /// The date as documents have it: `"2026-11-27"`, the year with at least four digits. Of a malformed one, the first seven
  /// bytes as written and "…".
  public var description: String {
    guard isWellFormed else { return TextStart(bits: start).text }
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The earlier date comes first; malformed dates come before all others, in the order of their
  /// texts.
  public static func < (left: LocalDate, right: LocalDate) -> Bool {
    left.packed != right.packed ? left.packed < right.packed : left.start < right.start
  }

  /// Whether a year has a 29 February: 2024 and 2000 do, 2026 and 1900 do not. Any number is taken.
  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days of a month (1 to 12) of a year.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Appends the text of the date, without allocating if `bytes` has the capacity.
  func append(to bytes: inout [UInt8]) {
    bytes.append(number: Int64(year), width: 4)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(number: Int64(month), width: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(number: Int64(day), width: 2)
  }
}
