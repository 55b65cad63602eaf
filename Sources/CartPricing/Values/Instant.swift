// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A moment in time, together with the offset from UTC that it was written with.
///
/// The offset determines the local date and time of day. The host chooses it, so this library needs no time zones. Two
/// instants are equal if moment and offset agree; `isBefore` and `isAtOrBefore` compare the moments alone, which is why
/// there is no `<`.
///
/// A literal cannot fail, and neither can `Instant("tomorrow")`, which Swift takes for a literal. A
/// malformed literal is kept, has `isWellFormed == false`, equals no instant, and is a fault of the
/// field that holds it: nothing is priced. The same is true for an instant that is made of parts
/// out of range.
///
/// A promotion without a start has no `validFrom`, and one without an end has no `validUntil`:
/// write nil, and not the first date of a platform. Foundation's `Date.distantPast` is in the year
/// 0, so it makes a malformed instant.
public struct Instant: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The whole seconds of an instant; of a malformed one, the bits of a ``TextStart``.
  ///
  /// Of a literal that is an instant except that it has no offset, the local seconds.
  private let bits: Int64

  /// Nanoseconds after the whole second, 0 to 999,999,999.
  public let nanoseconds: Int32

  /// Minutes that local time is ahead of UTC, −1439 to 1439: 60 for `+01:00`.
  public let offsetMinutes: Int16

  /// The offset that marks a malformed instant.
  private static let noOffset = Int16.min

  /// The offset that marks a text that is an instant except that it has no offset.
  private static let lacking = Int16.min + 1

  /// Local seconds of 0001-01-01T00:00:00 and 9999-12-31T23:59:59.
  private static let localRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// The instant that an RFC 3339 text spells: `Instant(rfc3339: text)?.secondsSinceEpoch == 0` for
  /// `"1970-01-01T01:00:00+01:00"`.
  ///
  /// With a capital `T`, with `Z` or an offset within ±23:59, optionally with a fraction of 1 to 9 digits, for dates of the
  /// calendar in the years 0001 to 9999. Nil for anything else: small letters, a leap second, 24:00:00, a missing offset.
  /// `-00:00` is read as `Z`.
  public init?(rfc3339 text: String) { self.init(utf8: text.utf8.span) }

  /// The instant that these bytes spell; nil as for text. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    // §1.14: the profile of RFC 3339 that is accepted.
    guard let date = LocalDate(utf8: bytes, at: 0), bytes.has("T", at: 10),
      let hour = bytes.number(at: 11, length: 2), hour <= 23, bytes.has(":", at: 13),
      let minute = bytes.number(at: 14, length: 2), minute <= 59, bytes.has(":", at: 16),
      let second = bytes.number(at: 17, length: 2), second <= 59
    else { return nil }
    var position = 19
    var nanoseconds = 0
    if bytes.has(".", at: position) {
      position &+= 1
      var digits = 0
      while let digit = bytes.digit(at: position) {
        nanoseconds = nanoseconds &* 10 &+ digit
        digits &+= 1
        position &+= 1
        guard digits <= 9 else { return nil }
      }
      guard digits > 0 else { return nil }
      for _ in digits..<9 { nanoseconds = nanoseconds &* 10 }
    }
    guard let offset = Instant.offset(in: bytes, at: position) else { return nil }
    // In 64 bits, also where an Int has 32.
    self.bits =
      Int64(date.daysSinceEpoch) &* 86_400 &+ Int64(hour &* 3600 &+ minute &* 60 &+ second &- offset &* 60)
    self.nanoseconds = Int32(truncatingIfNeeded: nanoseconds)
    self.offsetMinutes = Int16(truncatingIfNeeded: offset)
  }

  /// The instant of a literal: `let start: Instant = "2026-11-27T18:30:00+01:00"`. A literal that is no instant is kept and
  /// is a fault where it is used.
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    self = Instant(utf8: bytes) ?? Instant(lackingOffset: bytes) ?? Instant(malformed: TextStart(utf8: bytes))
  }

  private init(malformed start: TextStart) {
    self.bits = Int64(bitPattern: start.bits)
    self.nanoseconds = 0
    self.offsetMinutes = Instant.noOffset
  }

  /// The malformed instant of bytes that spell an instant except that they have no offset; nil for other bytes.
  @inline(never)
  init?(lackingOffset bytes: Span<UInt8>) {
    // The longest such text has 29 bytes: 2026-11-27T18:30:00.123456789.
    guard bytes.count <= 29 else { return nil }
    var completed: [UInt8] = []
    for index in bytes.indices { completed.append(bytes[index]) }
    completed.append(UInt8(ascii: "Z"))
    guard let instant = Instant(utf8: completed.span) else { return nil }
    self.bits = instant.bits
    self.nanoseconds = instant.nanoseconds
    self.offsetMinutes = Instant.lacking
  }

  /// Whether this is a malformed instant that only lacks its offset.
  var lacksOffset: Bool { offsetMinutes == Instant.lacking }

  /// The start of the text of a malformed instant.
  private var textStart: TextStart { lacksOffset ? TextStart(description) : TextStart(bits: UInt64(bitPattern: bits)) }

  /// Whether this is an instant; false only for malformed literals and for parts out of range.
  public var isWellFormed: Bool { offsetMinutes > Instant.lacking }

  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down: −1 for the second before it. Zero for
  /// a malformed instant.
  public var secondsSinceEpoch: Int64 { isWellFormed ? bits : 0 }

  /// The instant a number of seconds after 1970-01-01T00:00:00Z, with an offset: `Instant(secondsSinceEpoch: 0, offsetMinutes: 60)`
  /// is 1970-01-01T01:00:00+01:00.
  ///
  /// Whole seconds in `nanoseconds` are carried over, so −1 is the last nanosecond of the second
  /// before. An instant is malformed if the offset is beyond ±1439 minutes, or if the local year is
  /// outside 0001 to 9999.
  public init(secondsSinceEpoch: Int64, nanoseconds: Int32 = 0, offsetMinutes: Int16 = 0) {
    var carried = nanoseconds / 1_000_000_000
    var rest = nanoseconds % 1_000_000_000
    if rest < 0 {
      carried &-= 1
      rest &+= 1_000_000_000
    }
    let (seconds, overflow) = secondsSinceEpoch.addingReportingOverflow(Int64(carried))
    let (local, isTooLarge) = seconds.addingReportingOverflow(Int64(offsetMinutes) &* 60)
    guard !overflow, !isTooLarge, Instant.localRange.contains(local), (-1439...1439).contains(offsetMinutes) else {
      self = Instant(malformed: TextStart(secondsSinceEpoch))
      return
    }
    self.bits = seconds
    self.nanoseconds = rest
    self.offsetMinutes = offsetMinutes
  }

  /// Whether this moment comes before the other, whatever the offsets: 18:30+01:00 is not before
  /// 17:30Z, nor after it.
  public func isBefore(_ other: Instant) -> Bool {
    // §1.15: comparisons are between moments.
    secondsSinceEpoch < other.secondsSinceEpoch
      || (secondsSinceEpoch == other.secondsSinceEpoch && nanoseconds < other.nanoseconds)
  }

  /// Whether this moment comes before the other or is the same, whatever the offsets: 18:30+01:00 and 17:30Z are each at or
  /// before the other.
  public func isAtOrBefore(_ other: Instant) -> Bool { !other.isBefore(self) }

  /// The date in the offset that this instant was written with: 2026-11-28 for `"2026-11-28T00:30:00+01:00"`, though it is
  /// still the 27th in UTC.
  public var localDate: LocalDate { localDate(inOffsetOf: self) }

  /// Seconds since local midnight, 0 to 86,399, in the offset of this instant: 1800 for
  /// `"2026-11-28T00:30:00+01:00"`.
  public var localSecondOfDay: Int {
    let local = secondsSinceEpoch &+ Int64(offsetMinutes) &* 60
    return Int(local &- Int64(Instant.days(in: local)) &* 86_400)
  }

  /// The date of this moment in the offset of another: events are read in the offset of `now`. At the very ends of the
  /// calendar the year may become 0 or 10000. A malformed date if one of the instants is malformed.
  public func localDate(inOffsetOf other: Instant) -> LocalDate {
    guard isWellFormed, other.isWellFormed else {
      return LocalDate(malformed: isWellFormed ? other.textStart : textStart)
    }
    let local = secondsSinceEpoch &+ Int64(other.offsetMinutes) &* 60
    return LocalDate(uncheckedDaysSinceEpoch: Instant.days(in: local))
  }

  /// The RFC 3339 text in the offset it was written with: `"2026-11-27T18:30:00.5+01:00"`. The fraction is left out if it is
  /// zero and has no zeros at its end; offset 0 is `Z`. Of a malformed one, the first seven bytes as written and "…", or
  /// the whole instant if only the offset is missing.
  public var description: String {
    if lacksOffset { return String(Instant(secondsSinceEpoch: bits, nanoseconds: nanoseconds).description.dropLast()) }
    guard isWellFormed else { return textStart.text }
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the RFC 3339 text, without allocating if `bytes` has the capacity.
  func append(to bytes: inout [UInt8]) {
    localDate.append(to: &bytes)
    let second = localSecondOfDay
    bytes.append(UInt8(ascii: "T"))
    bytes.append(number: Int64(second / 3600), width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(number: Int64(second / 60 % 60), width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(number: Int64(second % 60), width: 2)
    if nanoseconds != 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(number: Int64(nanoseconds), width: 9)
      while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    }
    guard offsetMinutes != 0 else {
      bytes.append(UInt8(ascii: "Z"))
      return
    }
    bytes.append(offsetMinutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    bytes.append(number: Int64(offsetMinutes.magnitude / 60), width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(number: Int64(offsetMinutes.magnitude % 60), width: 2)
  }

  /// The offset in minutes that is spelled from `position` to the end; nil if none is.
  private static func offset(in bytes: Span<UInt8>, at position: Int) -> Int? {
    if bytes.has("Z", at: position) { return bytes.count == position &+ 1 ? 0 : nil }
    let isNegative = bytes.has("-", at: position)
    guard isNegative || bytes.has("+", at: position), bytes.count == position &+ 6,
      let hours = bytes.number(at: position &+ 1, length: 2), hours <= 23, bytes.has(":", at: position &+ 3),
      let minutes = bytes.number(at: position &+ 4, length: 2), minutes <= 59
    else { return nil }
    let total = hours &* 60 &+ minutes
    return isNegative ? -total : total
  }

  /// The whole days in a number of seconds, rounded down.
  private static func days(in seconds: Int64) -> Int {
    Int((seconds >= 0 ? seconds : seconds &- 86_399) / 86_400)
  }
}
