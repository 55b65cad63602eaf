// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A set of minutes of the week, as a bit set; minute 0 is Monday 00:00.
struct WeekMinutes: Sendable, Hashable {
  private var words = [UInt64](repeating: 0, count: 158)

  static let count = 7 * 24 * 60

  /// No minute.
  init() {}

  /// Every minute of the week.
  static var all: WeekMinutes {
    var minutes = WeekMinutes()
    minutes.insert(0, count: count)
    return minutes
  }

  /// The minutes of windows of a schedule.
  init(_ windows: [ScheduleWindow]) {
    for window in windows {
      let start = window.start.minutes
      let end = window.end.minutes > start ? window.end.minutes : window.end.minutes + 24 * 60
      for day in 0..<7 where window.days?.contains(where: { $0.place == day }) ?? true {
        insert(day * 24 * 60 + start, count: end - start)
      }
    }
  }

  /// Adds consecutive minutes, which continue on Monday behind the end of the week.
  mutating func insert(_ first: Int, count: Int) {
    for minute in first..<first + min(max(0, count), Self.count) {
      let place = minute % Self.count
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  mutating func formIntersection(_ other: WeekMinutes) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func subtract(_ other: WeekMinutes) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Whether a minute of the week is in the set.
  func contains(_ minute: Int) -> Bool { words[minute >> 6] >> UInt64(minute & 63) & 1 == 1 }

  /// The first minute that is in the set, at or behind another one, in minutes behind that one; nil if the
  /// set is empty.
  func wait(from minute: Int) -> Int? {
    (0..<Self.count).first { contains((minute + $0) % Self.count) }
  }
}

extension Weekday {
  /// The place of the day in the week, 0 for Monday.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
