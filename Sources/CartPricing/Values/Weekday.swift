/// A day of the week; weeks start on Monday.
public enum Weekday: UInt8, Sendable, Hashable, CaseIterable {
  /// Monday, the first day of a week (PRICING.md section 4).
  case mon
  /// Tuesday (PRICING.md section 4).
  case tue
  /// Wednesday (PRICING.md section 4).
  case wed
  /// Thursday, as 1 January 1970 was (PRICING.md section 4).
  case thu
  /// Friday (PRICING.md section 4).
  case fri
  /// Saturday (PRICING.md section 4).
  case sat
  /// Sunday, the last day of a week (PRICING.md section 4).
  case sun

  /// The weekday with this name: `Weekday(name: "sat") == .sat`. Nil for any other text, `"Sat"` and `"saturday"` included
  /// (PRICING.md section 4).
  public init?(name: String) {
    for day in Weekday.allCases where day.name.utf8.elementsEqual(name.utf8) {
      self = day
      return
    }
    return nil
  }

  /// The name as schedules write it, three small letters: `Weekday.sat.name == "sat"`; never empty (PRICING.md section 4).
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
