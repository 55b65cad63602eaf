/// A local time of day to the minute, as the windows of a schedule write it: `"18:00"`.
///
/// `"24:00"` is the end of a day, for `until` alone. A literal that is no time is kept, has `isWellFormed == false`, and is
/// reported as a fault naming its field (PRICING.md sections 4 and 11).
public struct TimeOfDay: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  private enum Storage: Sendable, Hashable {
    case minutes(Int16)
    case malformed(TextStart)
  }

  private let storage: Storage

  /// The time that `HH:MM` in a `String` spells: with `"18:30"` in `text`, `TimeOfDay(text)?.minutes == 1110`. Nil for any other
  /// form and from `"24:01"` on (PRICING.md section 4).
  public init?(_ text: String) {
    self.init(utf8: text.utf8.span)
  }

  /// The time that these bytes spell; nil as for text. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    guard let storage = TimeOfDay.read(bytes) else { return nil }
    self.storage = storage
  }

  /// The time of a literal: `let opening: TimeOfDay = "09:00"`. One that `TimeOfDay(_:)` would refuse is kept and reported as a
  /// fault when it is used (PRICING.md section 11).
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    self.storage = TimeOfDay.read(bytes) ?? .malformed(TextStart(utf8: bytes))
  }

  /// Minutes since midnight, 0 to 1440: 1080 for `"18:00"`, 1440 for `"24:00"`. Zero for a malformed one (PRICING.md
  /// section 4).
  public var minutes: Int {
    guard case .minutes(let minutes) = storage else { return 0 }
    return Int(minutes)
  }

  /// Whether this is a time at all; false only for malformed literals (PRICING.md section 4).
  public var isWellFormed: Bool {
    guard case .minutes = storage else { return false }
    return true
  }

  /// The time as schedules write it: `"18:00"`, `"24:00"`. Of a malformed one the first seven bytes as written (PRICING.md
  /// section 4).
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

  /// The earlier time of the day comes first, `"24:00"` last; malformed ones come behind all others, among themselves in no
  /// order (PRICING.md section 4).
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    guard case .minutes(let first) = left.storage else { return false }
    guard case .minutes(let second) = right.storage else { return true }
    return first < second
  }

  private static func read(_ bytes: Span<UInt8>) -> Storage? {
    guard bytes.count == 5, let hours = bytes.number(at: 0, length: 2), bytes.has(":", at: 2),
      let minutes = bytes.number(at: 3, length: 2), minutes <= 59
    else { return nil }
    let total = hours &* 60 &+ minutes
    return total <= 1440 ? .minutes(Int16(truncatingIfNeeded: total)) : nil
  }
}
