// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A day of the week; weeks start on Monday. The raw value is the name that documents have, three
/// small letters: `Weekday(rawValue: "sat") == .saturday`.
public enum Weekday: String, Sendable, Hashable, CaseIterable {
  /// Monday, the first day of a week.
  case monday = "mon"
  /// Tuesday.
  case tuesday = "tue"
  /// Wednesday.
  case wednesday = "wed"
  /// Thursday, as 1 January 1970 was.
  case thursday = "thu"
  /// Friday.
  case friday = "fri"
  /// Saturday.
  case saturday = "sat"
  /// Sunday, the last day of a week.
  case sunday = "sun"

  /// The days since Monday, 0 to 6.
  var index: Int {
    switch self {
    case .monday: 0
    case .tuesday: 1
    case .wednesday: 2
    case .thursday: 3
    case .friday: 4
    case .saturday: 5
    case .sunday: 6
    }
  }

  /// The weekday with an index, 0 for Monday to 6 for Sunday.
  init(index: Int) {
    switch index {
    case 0: self = .monday
    case 1: self = .tuesday
    case 2: self = .wednesday
    case 3: self = .thursday
    case 4: self = .friday
    case 5: self = .saturday
    default: self = .sunday
    }
  }
}
