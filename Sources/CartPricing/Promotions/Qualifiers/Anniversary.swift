// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The leaf `anniversary`: today is near a yearly return of one of the customer's dates.
package struct Anniversary: Sendable, Hashable {
  /// The name of the date in ``PricingCustomer/dates``.
  package var date: String
  /// The largest distance of today from the return, in days before or after it; 0 for the day
  /// itself.
  package var withinDays: Int
  /// The number of the return, of which 1 is the first; nil for any return.
  package var years: Int?

  /// A return of a date.
  package init(of date: String, withinDays: Int = 0, years: Int? = nil) {
    self.date = date
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

extension Anniversary: DocumentValue {
  enum Key: String, DocumentKey {
    case of, withinDays, years
    static let table = KeyTable(Key.self, "an anniversary", required: [.of])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Anniversary {
    var anniversary = Anniversary(of: "")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .of: anniversary.date = source.read(value)
      case .withinDays: anniversary.withinDays = source.read(value)
      case .years: anniversary.years = source.read(value)
      }
    }
    return anniversary
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.of, date)
      writer.member(Key.withinDays, withinDays, unless: 0)
      writer.member(Key.years, ifPresent: years)
    }
  }
}

// MARK: - Checks

extension Anniversary {
  func check(into sink: inout some FaultSink) {
    sink.push("anniversary")
    sink.check(name: date, at: "of")
    sink.check(withinDays, at: "withinDays")
    sink.check(years, in: 1...Limits.count, at: "years")
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether today is at most some days away from a yearly return of the customer's date (§4.18);
  /// false without that date.
  mutating func holds(_ anniversary: Anniversary) -> Bool {
    guard let date = context.customer?.dates.value(of: anniversary.date) else { return false }
    let today = context.now.localDate
    func isNear(_ years: Int) -> Bool {
      let day = anniversary.dayOfReturn(years, of: date)
      return abs(today.daysSinceEpoch - day) <= anniversary.withinDays
    }
    if let years = anniversary.years { return isNear(years) }
    // The nearest return is in last year, this year or next year, or it is the first of all
    // returns.
    return (-1...1).contains { isNear(max(1, today.year - date.year + $0)) }
  }
}

extension Anniversary {
  /// The day of the n-th yearly return of a date, in days since 1970. A date of 29 February returns
  /// on 28 February in years without a 29 February.
  fileprivate func dayOfReturn(_ years: Int, of date: LocalDate) -> Int {
    let year = date.year + years
    let isMissing = date.month == 2 && date.day == 29 && !LocalDate.isLeap(year)
    return LocalDate.daysSinceEpoch(year: year, month: date.month, day: isMissing ? 28 : date.day)
  }
}
