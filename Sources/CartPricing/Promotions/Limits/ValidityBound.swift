// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The start or the end of a validity: an instant, or a day of the calendar.
///
/// An end that is an instant is the first instant that is no longer valid; an end that is a day is
/// the last valid day. A day is compared with the local date of ``PricingContext/now``, so that no
/// change of clocks moves it.
///
/// `"2026-11-30"` and `"2026-11-27T18:30:00+01:00"` are both literals of it. A literal that is neither
/// is kept, has `isWellFormed == false`, and is a fault of the field that holds it.
public struct ValidityBound: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The instant; of a day, its midnight in UTC.
  let moment: Instant
  /// Whether the bound is a day.
  let isDay: Bool

  /// A bound at an instant.
  public init(_ instant: Instant) {
    moment = instant
    isDay = false
  }

  /// A bound at the beginning or the end of a local day.
  public init(_ day: LocalDate) {
    moment = Instant(midnightOf: day)
    isDay = true
  }

  /// The bound of a literal: `let end: ValidityBound = "2026-11-30"`. A literal of ten bytes is read
  /// as a day, any other one as an instant.
  public init(stringLiteral text: String) {
    if text.utf8.count == 10 {
      self.init(LocalDate(stringLiteral: text))
    } else {
      self.init(Instant(stringLiteral: text))
    }
  }

  /// The instant; nil if the bound is a day.
  public var instant: Instant? { isDay ? nil : moment }

  /// The day; nil if the bound is an instant.
  public var day: LocalDate? { isDay ? moment.localDate : nil }

  /// Whether this is a day or an instant; false only for malformed literals.
  public var isWellFormed: Bool { moment.isWellFormed }

  /// The bound as documents have it: `"2026-11-30"`, or an instant in RFC 3339.
  public var description: String { day?.description ?? moment.description }
}

extension Instant {
  /// The instant at which a day begins in UTC; malformed for a malformed day.
  fileprivate init(midnightOf day: LocalDate) {
    self =
      day.isWellFormed
      ? Instant(secondsSinceEpoch: Int64(day.daysSinceEpoch) &* 86_400) : Instant(stringLiteral: day.description)
  }
}

// MARK: - Document

extension ValidityBound: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> ValidityBound {
    let title: StaticString = "an instant such as \"2026-11-27T18:30:00+01:00\" or a day such as \"2026-11-27\""
    let bound = source.parse(value, as: title, or: ValidityBound(Instant(secondsSinceEpoch: 0))) { bytes in
      if let day = LocalDate(utf8: bytes) { return ValidityBound(day) }
      return (Instant(utf8: bytes) ?? Instant(lackingOffset: bytes)).map { ValidityBound($0) }
    }
    if bound.isWellFormed { return bound }
    if let instant = bound.instant { source.report(FaultCollector.instantMessage(instant)) }
    return ValidityBound(Instant(secondsSinceEpoch: 0))
  }

  func write(to writer: inout JSONWriter) {
    if let day { day.write(to: &writer) } else { moment.write(to: &writer) }
  }
}

// MARK: - Checks

extension FaultSink {
  /// Reports a bound of a validity that was authored with a malformed literal.
  @inline(__always)
  mutating func check(_ bound: ValidityBound?, at key: StaticString) {
    guard let bound, !bound.isWellFormed else { return }
    report(at: key, bound.faultMessage)
  }
}

extension ValidityBound {
  fileprivate var faultMessage: String {
    isDay ? "\"\(self)\" is not a day such as \"2026-11-27\"" : FaultCollector.instantMessage(moment)
  }
}
