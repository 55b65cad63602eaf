// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A local time of day to the minute, as the windows of a schedule have it: `"18:00"`.
///
/// `"24:00"` is the end of a day; only `until` may have it. A literal that is no time is kept, has `isWellFormed == false`,
/// equals no time, and is a fault of the field that holds it.
public struct TimeOfDay: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  private enum Storage: Sendable, Hashable {
    case minutes(Int16)
    case malformed(TextStart)
  }

  private let storage: Storage

  /// The time that `HH:MM` spells: `TimeOfDay(parsing: text)?.minutes == 1110` for `"18:30"`. Nil for any other form, and
  /// from `"24:01"` on.
  public init?(parsing text: String) { self.init(utf8: text.utf8.span) }

  /// The time at an hour and a minute: `TimeOfDay(hour: 18, minute: 30)` is `"18:30"`, and 24:00 is
  /// the end of a day. Nil for an hour or a minute that a time does not have, and after 24:00.
  public init?(hour: Int, minute: Int) {
    guard (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0 else { return nil }
    self.storage = .minutes(Int16(hour * 60 + minute))
  }

  /// The time that these bytes spell; nil as for text. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    guard let storage = TimeOfDay.read(bytes) else { return nil }
    self.storage = storage
  }

  /// The time of a literal: `let opening: TimeOfDay = "09:00"`. A literal that is no time is kept and is a fault
  /// where it is used.
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    self.storage = TimeOfDay.read(bytes) ?? .malformed(TextStart(utf8: bytes))
  }

  /// Minutes since midnight, 0 to 1440: 1080 for `"18:00"`, 1440 for `"24:00"`. Zero for a malformed one.
  public var minutes: Int {
    guard case .minutes(let minutes) = storage else { return 0 }
    return Int(minutes)
  }

  /// Whether this is a time; false only for malformed literals.
  public var isWellFormed: Bool {
    guard case .minutes = storage else { return false }
    return true
  }

  /// The time as schedules have it: `"18:00"`, `"24:00"`. Of a malformed one, the first seven bytes as written.
  public var description: String {
    switch storage {
    case .malformed(let start): return start.text
    case .minutes(let minutes):
      var bytes: [UInt8] = []
      bytes.append(number: Int64(minutes / 60), width: 2)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(number: Int64(minutes % 60), width: 2)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The earlier time of the day comes first, `"24:00"` last; malformed times come after all others, in the order of their
  /// texts.
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    switch (left.storage, right.storage) {
    case (.minutes(let first), .minutes(let second)): first < second
    case (.malformed(let first), .malformed(let second)): first < second
    case (.minutes, .malformed): true
    case (.malformed, .minutes): false
    }
  }

  private static func read(_ bytes: Span<UInt8>) -> Storage? {
    guard bytes.count == 5, let hours = bytes.number(at: 0, length: 2), bytes.has(":", at: 2),
      let minutes = bytes.number(at: 3, length: 2), minutes <= 59
    else { return nil }
    let total = hours &* 60 &+ minutes
    return total <= 1440 ? .minutes(Int16(truncatingIfNeeded: total)) : nil
  }
}
