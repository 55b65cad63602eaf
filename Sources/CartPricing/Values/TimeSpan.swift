// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A length of time in units of fixed length: `P30D`, `P2W`, `PT6H`, `P1DT12H`.
///
/// A day is 24 hours and a week seven days. Months and years have no fixed length; ``BillingInterval`` has them. Spans are
/// equal if they are written with the same components: `P1D` and `PT24H` differ, though both have 86,400 `seconds`. A
/// literal that is no span is kept, has `isWellFormed == false`, equals no span, and is a fault of the field that holds it.
public struct TimeSpan: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  private enum Storage: Sendable, Hashable {
    case weeks(UInt32)
    /// A component that was not written is `TimeSpan.absent`.
    case parts(days: UInt32, hours: UInt32, minutes: UInt32, seconds: UInt32)
    case malformed(TextStart)
  }

  private static let absent = UInt32.max

  /// The largest number of a component.
  static let mostOfUnit = 1_000_000_000

  private let storage: Storage

  /// The span that `PnW` or `P[nD][T[nH][nM][nS]]` spells: `TimeSpan(parsing: text)?.seconds == 129_600` for `"P1DT12H"`.
  ///
  /// Nil for any other form, without a component, with a `T` and no component after it, with a number above 1,000,000,000,
  /// and if all numbers are zero, as in `"PT0S"`.
  public init?(parsing text: String) { self.init(utf8: text.utf8.span) }

  /// The span that these bytes spell; nil as for text. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    guard let storage = TimeSpan.read(bytes) else { return nil }
    self.storage = storage
  }

  /// The span of a literal: `let window: TimeSpan = "P30D"`. A literal that is no span is kept and is a fault
  /// where it is used.
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    self.storage = TimeSpan.read(bytes) ?? .malformed(TextStart(utf8: bytes))
  }

  private init(_ storage: Storage) {
    self.storage = storage
  }

  /// A span of `count` days: `TimeSpan.days(30)` is `P30D`. Malformed outside 1 to 1,000,000,000.
  public static func days(_ count: Int) -> TimeSpan {
    TimeSpan(
      checked(count) {
        .parts(days: $0, hours: absent, minutes: absent, seconds: absent)
      })
  }

  /// A span of `count` weeks: `TimeSpan.weeks(4)` is `P4W`. Malformed outside 1 to 1,000,000,000.
  public static func weeks(_ count: Int) -> TimeSpan {
    TimeSpan(checked(count) { .weeks($0) })
  }

  /// A span of `count` hours: `TimeSpan.hours(6)` is `PT6H`. Malformed outside 1 to 1,000,000,000.
  public static func hours(_ count: Int) -> TimeSpan {
    TimeSpan(
      checked(count) {
        .parts(days: absent, hours: $0, minutes: absent, seconds: absent)
      })
  }

  /// A span of `count` minutes: `TimeSpan.minutes(90)` is `PT90M`. Malformed outside 1 to
  /// 1,000,000,000.
  public static func minutes(_ count: Int) -> TimeSpan {
    TimeSpan(
      checked(count) {
        .parts(days: absent, hours: absent, minutes: $0, seconds: absent)
      })
  }

  /// The whole length in seconds: 86,400 for `P1D` and for `PT24H`. Above zero, at most 604,800,000,000,000; zero for a
  /// malformed one.
  public var seconds: Int64 {
    switch storage {
    case .malformed: return 0
    case .weeks(let weeks): return Int64(weeks) &* 604_800
    case .parts(let days, let hours, let minutes, let seconds):
      return TimeSpan.length(days, 86_400) &+ TimeSpan.length(hours, 3600) &+ TimeSpan.length(minutes, 60)
        &+ TimeSpan.length(seconds, 1)
    }
  }

  /// Whether this is a span; false only for malformed literals and counts out of range.
  public var isWellFormed: Bool {
    if case .malformed = storage { return false }
    return true
  }

  /// The span with the components that it was written with, without leading zeros: `"P30D"`, `"PT24H"`, `"P4W"`. Of a malformed
  /// one, the first seven bytes as written.
  public var description: String {
    var bytes: [UInt8] = [UInt8(ascii: "P")]
    switch storage {
    case .malformed(let start): return start.text
    case .weeks(let weeks): TimeSpan.append(weeks, "W", to: &bytes)
    case .parts(let days, let hours, let minutes, let seconds):
      TimeSpan.append(days, "D", to: &bytes)
      if hours != TimeSpan.absent || minutes != TimeSpan.absent || seconds != TimeSpan.absent {
        bytes.append(UInt8(ascii: "T"))
      }
      TimeSpan.append(hours, "H", to: &bytes)
      TimeSpan.append(minutes, "M", to: &bytes)
      TimeSpan.append(seconds, "S", to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// §1.17: Reads weeks, or days, hours, minutes and seconds in this order.
  private static func read(_ bytes: Span<UInt8>) -> Storage? {
    guard bytes.has("P", at: 0) else { return nil }
    var position = 1
    var isTime = false
    var last = 0  // The unit read last: 1 days, 2 hours, 3 minutes, 4 seconds; they come in this order.
    var parts: (UInt32, UInt32, UInt32, UInt32) = (absent, absent, absent, absent)
    while position < bytes.count {
      if !isTime, bytes.has("T", at: position) {
        isTime = true
        position &+= 1
      }
      guard let number = bytes.number(from: &position, upTo: mostOfUnit) else { return nil }
      let value = UInt32(truncatingIfNeeded: number)
      if !isTime, last == 0, bytes.has("W", at: position) {
        return value > 0 && bytes.count == position &+ 1 ? .weeks(value) : nil
      } else if !isTime, last == 0, bytes.has("D", at: position) {
        parts.0 = value
        last = 1
      } else if isTime, last < 2, bytes.has("H", at: position) {
        parts.1 = value
        last = 2
      } else if isTime, last < 3, bytes.has("M", at: position) {
        parts.2 = value
        last = 3
      } else if isTime, last < 4, bytes.has("S", at: position) {
        parts.3 = value
        last = 4
      } else {
        return nil
      }
      position &+= 1
    }
    let span = TimeSpan(.parts(days: parts.0, hours: parts.1, minutes: parts.2, seconds: parts.3))
    return span.seconds > 0 ? span.storage : nil
  }

  private static func checked(_ count: Int, _ make: (UInt32) -> Storage) -> Storage {
    guard count >= 1, count <= mostOfUnit else { return .malformed(TextStart(Int64(count))) }
    return make(UInt32(truncatingIfNeeded: count))
  }

  private static func length(_ component: UInt32, _ seconds: Int64) -> Int64 {
    component == absent ? 0 : Int64(component) &* seconds
  }

  private static func append(_ component: UInt32, _ unit: Unicode.Scalar, to bytes: inout [UInt8]) {
    guard component != absent else { return }
    bytes.append(number: Int64(component))
    bytes.append(UInt8(ascii: unit))
  }
}
