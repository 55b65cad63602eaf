// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A daily window of local time, `from` ≤ t < `until`.
public struct ScheduleWindow: Sendable, Hashable {
  /// The weekdays on which it starts; nil for every day, otherwise at least one.
  public var days: [Weekday]?
  /// When it starts; before 24:00.
  public var start: TimeOfDay
  /// When it ends, exclusive. If the end is at or before ``start``, the window ends on the next
  /// day.
  public var end: TimeOfDay

  /// A window of local time.
  public init(days: [Weekday]? = nil, from start: TimeOfDay, until end: TimeOfDay) {
    self.days = days
    self.start = start
    self.end = end
  }
}

extension Qualifier {
  /// The local time is in one of the windows; at least one.
  public static func schedule(_ windows: [ScheduleWindow]) -> Qualifier { Qualifier(.schedule(windows)) }
}

extension Qualifier {
  /// The local time is in a daily window, `from` ≤ t < `until`:
  /// `.schedule(from: "18:00", until: "24:00")`.
  ///
  /// If `until` is at or before `from`, the window passes midnight and belongs to the day on which
  /// it starts.
  /// - Parameters:
  ///   - days: The weekdays on which the window starts; nil for every day.
  ///   - start: When it starts; before 24:00.
  ///   - end: When it ends, exclusive.
  /// - Returns: The qualifier.
  public static func schedule(_ days: [Weekday]? = nil, from start: TimeOfDay, until end: TimeOfDay) -> Qualifier {
    .schedule([ScheduleWindow(days: days, from: start, until: end)])
  }
}

// MARK: - Document

extension ScheduleWindow: DocumentValue {
  enum Key: String, DocumentKey {
    case days, from, until
    static let table = KeyTable(Key.self, "a window of time", required: [.from, .until])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> ScheduleWindow {
    var window = ScheduleWindow(from: "00:00", until: "24:00")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .days: window.days = source.read(value)
      case .from: window.start = source.read(value)
      case .until: window.end = source.read(value)
      }
    }
    return window
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.days, ifPresent: days)
      writer.member(Key.from, start)
      writer.member(Key.until, end)
    }
  }
}

// MARK: - Checks

extension ScheduleWindow {
  /// Checks the windows of a schedule, under the key `schedule`.
  static func check(_ windows: [ScheduleWindow], into sink: inout some FaultSink) {
    sink.check(list: windows, at: "schedule")
    sink.push("schedule")
    for (index, window) in windows.enumerated() {
      sink.push(index)
      window.check(into: &sink)
      sink.pop()
    }
    sink.pop()
  }

  private func check(into sink: inout some FaultSink) {
    if let days { sink.check(list: days, at: "days") }
    if !start.isWellFormed || start.minutes == 24 * 60 {
      sink.report(at: "from", "\"\(start)\" is not a time of day such as \"18:00\"")
    }
    if !end.isWellFormed {
      sink.report(at: "until", "\"\(end)\" is not a time of day such as \"18:00\" or \"24:00\"")
    }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the local time is in one of the windows (§4.19).
  mutating func holds(_ windows: [ScheduleWindow]) -> Bool { windows.contains { $0.contains(context.now) } }
}

extension ScheduleWindow {
  /// Whether the local time of an instant is in the window. A window that passes midnight belongs
  /// to the day on which it starts.
  fileprivate func contains(_ now: Instant) -> Bool {
    let second = now.localSecondOfDay
    let today = now.localDate.weekday
    let begin = start.minutes * 60
    let end = self.end.minutes * 60
    if begin < end { return starts(on: today) && begin <= second && second < end }
    let yesterday = Weekday(index: (today.index + 6) % 7)
    return (starts(on: today) && second >= begin) || (starts(on: yesterday) && second < end)
  }

  private func starts(on day: Weekday) -> Bool { days?.contains(day) ?? true }
}
