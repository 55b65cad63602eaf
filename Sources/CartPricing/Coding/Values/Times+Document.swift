// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Instant: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Instant {
    let instant = source.parse(
      value, as: "an instant such as \"2026-11-27T18:30:00+01:00\"", or: Instant(secondsSinceEpoch: 0)
    ) { Instant(utf8: $0) ?? Instant(lackingOffset: $0) }
    if instant.isWellFormed { return instant }
    source.report(FaultCollector.instantMessage(instant))
    return Instant(secondsSinceEpoch: 0)
  }

  func write(to writer: inout JSONWriter) {
    if isWellFormed { writer.plain { append(to: &$0) } } else { writer.string(description) }
  }
}

extension LocalDate: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> LocalDate {
    source.parse(value, as: "a date such as \"2026-11-27\"", or: LocalDate(daysSinceEpoch: 0)) { LocalDate(utf8: $0) }
  }

  func write(to writer: inout JSONWriter) {
    if isWellFormed { writer.plain { append(to: &$0) } } else { writer.string(description) }
  }
}

extension TimeOfDay: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> TimeOfDay {
    source.parse(value, as: "a time of day such as \"18:00\"", or: "00:00") { TimeOfDay(utf8: $0) }
  }

  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension TimeSpan: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> TimeSpan {
    source.parse(value, as: "a duration above zero such as \"P30D\", \"P2W\" or \"PT6H\"", or: .days(1)) {
      TimeSpan(utf8: $0)
    }
  }

  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension BillingInterval: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> BillingInterval {
    source.parse(value, as: "a billing interval such as \"P1M\" or \"P1Y\"", or: "P1M") { BillingInterval(utf8: $0) }
  }

  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension Weekday: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Weekday {
    source.word(value, or: .monday)
  }
}

extension CalendarPeriod: JSONWritable {}
