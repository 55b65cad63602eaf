/// A day of the week; weeks start on Monday.
public enum Weekday: UInt8, Sendable, Hashable, CaseIterable {
  /// Monday, the first day of a week.
  case mon
  /// Tuesday.
  case tue
  /// Wednesday.
  case wed
  /// Thursday, as 1 January 1970 was.
  case thu
  /// Friday.
  case fri
  /// Saturday.
  case sat
  /// Sunday, the last day of a week.
  case sun

  /// The weekday with this name: `Weekday(name: "sat") == .sat`. Nil for any other text, `"Sat"` and `"saturday"` included.
  public init?(name: String) {
    for day in Weekday.allCases where day.name.utf8.elementsEqual(name.utf8) {
      self = day
      return
    }
    return nil
  }

  /// The name as schedules write it, three small letters: `Weekday.sat.name == "sat"`; never empty.
  public var name: String {
    switch self {
    case .mon: "mon"
    case .tue: "tue"
    case .wed: "wed"
    case .thu: "thu"
    case .fri: "fri"
    case .sat: "sat"
    case .sun: "sun"
    }
  }
}
