// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// The period in which all of several validities hold.
struct Period: Sendable, Hashable {
  private(set) var starts: [ValidityBound] = []
  private(set) var ends: [ValidityBound] = []

  /// Offsets of local time are within ±23:59; a day can begin this much earlier or later in UTC.
  private static let mostOffset: Int64 = 86_340

  mutating func add(from start: ValidityBound?, until end: ValidityBound?) {
    if let start { starts.append(start) }
    if let end { ends.append(end) }
  }

  /// Whether no instant is within the period, whatever the local time.
  var isEmpty: Bool {
    starts.contains { start in ends.contains { end in Self.isEmpty(from: start, until: end) } }
  }

  private static func isEmpty(from start: ValidityBound, until end: ValidityBound) -> Bool {
    switch (start.instant, end.instant) {
    case (let first?, let last?): return last.isAtOrBefore(first)
    case (nil, nil): return start.firstSecond >= end.lastSecond
    case (let first?, nil): return first.secondsSinceEpoch >= end.lastSecond + mostOffset
    case (nil, let last?): return start.firstSecond - mostOffset >= last.secondsSinceEpoch
    }
  }

  /// Whether the period certainly includes another one.
  func covers(_ other: Period) -> Bool {
    starts.allSatisfy { start in other.starts.contains { start.isAtOrBefore($0) } }
      && ends.allSatisfy { end in other.ends.contains { $0.isAtOrBefore(end) } }
  }

  /// Whether the period has ended at an instant.
  func hasEnded(at now: Instant) -> ValidityBound? {
    ends.first { end in
      if let instant = end.instant { return instant.isAtOrBefore(now) }
      return end.day.map { $0 < now.localDate } ?? false
    }
  }

  /// Whether an instant is within the period.
  func contains(_ now: Instant) -> Bool {
    if hasEnded(at: now) != nil { return false }
    return starts.allSatisfy { start in
      if let instant = start.instant { return instant.isAtOrBefore(now) }
      return start.day.map { $0 <= now.localDate } ?? true
    }
  }

  /// The minutes of the week that are within the period in local time. Where the bounds are written in UTC,
  /// the local time of the shop is not known, and the period is widened by the offsets that exist.
  var weekMinutes: WeekMinutes {
    guard let start = starts.map({ $0.localMinutes(isEnd: false) }).max(),
      let end = ends.map({ $0.localMinutes(isEnd: true) }).min()
    else { return .all }
    let length = end - start
    if length >= Int64(WeekMinutes.count) { return .all }
    var minutes = WeekMinutes()
    // 1970-01-01 was a Thursday.
    let first = (start + 3 * 1_440) % Int64(WeekMinutes.count)
    minutes.insert(Int(first < 0 ? first + Int64(WeekMinutes.count) : first), count: Int(max(0, length)))
    return minutes
  }
}

extension ValidityBound {
  /// Whether the bound is certainly not after another one. Days are not compared with instants.
  func isAtOrBefore(_ other: ValidityBound) -> Bool {
    if let instant, let otherInstant = other.instant { return instant.isAtOrBefore(otherInstant) }
    if let day, let otherDay = other.day { return day <= otherDay }
    return false
  }

  /// The first second of the day in UTC, or the second of the instant.
  fileprivate var firstSecond: Int64 {
    if let day { return Int64(day.daysSinceEpoch) * 86_400 }
    return instant?.secondsSinceEpoch ?? 0
  }

  /// The first second behind the day in UTC, or the second of the instant.
  fileprivate var lastSecond: Int64 { firstSecond + (day == nil ? 0 : 86_400) }

  /// The bound in minutes of local time since 1970, where an end is exclusive.
  fileprivate func localMinutes(isEnd: Bool) -> Int64 {
    guard let instant else { return (isEnd ? lastSecond : firstSecond) / 60 }
    let seconds = instant.secondsSinceEpoch + Int64(instant.offsetMinutes) * 60
    let minutes = (seconds + (isEnd ? 59 : 0)) / 60
    if instant.offsetMinutes != 0 { return minutes }
    return minutes + (isEnd ? 14 * 60 : -12 * 60)
  }
}
