// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A day of the week; weeks start on Monday.
public enum Weekday: UInt8, Sendable, Hashable, CaseIterable {
  /// Monday, the first day of a week.
  case monday
  /// Tuesday.
  case tuesday
  /// Wednesday.
  case wednesday
  /// Thursday, as 1 January 1970 was.
  case thursday
  /// Friday.
  case friday
  /// Saturday.
  case saturday
  /// Sunday, the last day of a week.
  case sunday

  /// The weekday with this name: `Weekday(name: "sat") == .saturday`. Nil for any other text, `"Sat"` and `"saturday"` included.
  public init?(name: String) {
    for day in Weekday.allCases where day.name.utf8.elementsEqual(name.utf8) {
      self = day
      return
    }
    return nil
  }

  /// The name as schedules write it, three small letters: `Weekday.saturday.name == "sat"`; never empty.
  public var name: String {
    switch self {
    case .monday: "mon"
    case .tuesday: "tue"
    case .wednesday: "wed"
    case .thursday: "thu"
    case .friday: "fri"
    case .saturday: "sat"
    case .sunday: "sun"
    }
  }
}
