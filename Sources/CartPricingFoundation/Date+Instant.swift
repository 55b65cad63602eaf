// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Instant {
  /// The moment of a date, with the offset that a time zone has at that moment. The offset determines local dates and times.
  ///
  /// ```swift
  /// let now = Instant(Date(timeIntervalSince1970: 1_795_797_000), in: TimeZone(identifier: "Europe/Berlin")!)
  /// now.description  // "2026-11-27T17:30:00+01:00"
  /// ```
  ///
  /// The date is rounded to microseconds, which is about its precision, and the offset to whole
  /// minutes, since offsets of the 19th century had seconds. The instant is malformed, and a fault
  /// where it is used, if the date is not a number or if the local year is outside 0001 to 9999.
  /// `Date.distantPast` is malformed, since it is in the year 0: a promotion without a start has no
  /// `validFrom`, so write nil.
  /// - Parameters:
  ///   - date: The moment.
  ///   - timeZone: Where local dates and times are read: usually the store's or the customer's.
  public init(_ date: Date, in timeZone: TimeZone) {
    let interval = date.timeIntervalSinceReferenceDate
    // No year of the calendar is 10¹² seconds away from 2001. Not a number fails here too.
    guard interval.magnitude <= 1e12 else {
      self.init(stringLiteral: "\(interval)")
      return
    }
    let whole = interval.rounded(.down)
    let microseconds = Int32(((interval - whole) * 1_000_000).rounded())
    let offset = (Double(timeZone.secondsFromGMT(for: date)) / 60).rounded()
    self.init(
      secondsSinceEpoch: Int64(whole) + Instant.referenceSeconds, nanoseconds: microseconds * 1000,
      offsetMinutes: Int16(exactly: offset) ?? .max)
  }

  /// Seconds from 1970 to 2001, the reference date of Foundation.
  fileprivate static let referenceSeconds: Int64 = 978_307_200
}

extension Date {
  /// The moment of an instant, to the precision of a date and without the offset.
  ///
  /// `Date("1970-01-01T01:00:00+01:00" as Instant).timeIntervalSince1970 == 0`. A malformed instant is 1970-01-01T00:00:00Z.
  public init(_ instant: Instant) {
    self.init(
      timeIntervalSinceReferenceDate: Double(instant.secondsSinceEpoch - Instant.referenceSeconds)
        + Double(instant.nanoseconds) / 1_000_000_000)
  }
}

extension LocalDate {
  /// The date of the calendar that a moment has in a time zone: 28 November for 23:30Z on the 27th
  /// in Berlin. Malformed for a moment that is no ``Instant``.
  ///
  /// - Parameters:
  ///   - date: The moment.
  ///   - timeZone: Where the date is read.
  public init(_ date: Date, in timeZone: TimeZone) { self = Instant(date, in: timeZone).localDate }
}
