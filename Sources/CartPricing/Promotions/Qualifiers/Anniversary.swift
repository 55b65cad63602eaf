/// Today is near a yearly return of one of the customer's dates. Source: PRICING.md section 4.
public struct Anniversary: Sendable, Hashable {
  /// The name of the date in ``Customer/dates``.
  public var of: String
  /// How many days today may be away from the return, on either side; 0 for the very day.
  public var withinDays: Int
  /// Which return, 1 being the first; nil for any.
  public var years: Int?

  /// A return of a date.
  public init(of date: String, withinDays: Int = 0, years: Int? = nil) {
    of = date
    self.withinDays = withinDays
    self.years = years
  }
}

extension Qualifier {
  /// Today is within some days of a yearly return of one of the customer's dates.
  public static func anniversary(of date: String, withinDays: Int = 0, years: Int? = nil) -> Qualifier {
    Qualifier(.anniversary(Anniversary(of: date, withinDays: withinDays, years: years)))
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
