// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// How often a subscription is billed: `P1M`, `P1Y`, `P2W`, `P30D`.
///
/// An interval is one number and one unit. A year is twelve months and a week is seven days, so `P1Y` equals `P12M` and `P2W`
/// equals `P14D`; months and days are not compared with each other, so `P1M` equals no number of days. A literal that is no
/// interval is kept, has `isWellFormed == false`, equals no interval, and is a fault of the field that holds it.
public struct BillingInterval: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  private enum Storage: Sendable, Hashable {
    case months(Int64)
    case days(Int64)
    case malformed(TextStart)
  }

  /// The largest number that an interval is written with.
  static let mostOfUnit = 1_000_000_000

  private let storage: Storage

  /// The interval that `PnM`, `PnY`, `PnW` or `PnD` spells, with n from 1 to 1,000,000,000: `BillingInterval(parsing: text)`
  /// equals `"P12M"` for `"P1Y"`. Nil for any other form, `"P0M"` and `"P1M15D"` included.
  public init?(parsing text: String) { self.init(utf8: text.utf8.span) }

  /// The interval that these bytes spell; nil as for text. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    guard let storage = BillingInterval.read(bytes) else { return nil }
    self.storage = storage
  }

  /// The interval of a literal: `let monthly: BillingInterval = "P1M"`. A literal that is no interval is kept and is
  /// a fault where it is used.
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    self.storage = BillingInterval.read(bytes) ?? .malformed(TextStart(utf8: bytes))
  }

  /// An interval of `count` months: `BillingInterval.months(12)` is `P1Y`. Malformed outside 1 to
  /// 1,000,000,000.
  public static func months(_ count: Int) -> BillingInterval {
    BillingInterval(isInRange(count) ? .months(Int64(count)) : .malformed(TextStart(Int64(count))))
  }

  /// An interval of `count` days: `BillingInterval.days(14)` is `P2W`. Malformed outside 1 to
  /// 1,000,000,000.
  public static func days(_ count: Int) -> BillingInterval {
    BillingInterval(isInRange(count) ? .days(Int64(count)) : .malformed(TextStart(Int64(count))))
  }

  private static func isInRange(_ count: Int) -> Bool { (1...mostOfUnit).contains(count) }

  private init(_ storage: Storage) { self.storage = storage }

  /// Whether this is an interval; false only for malformed literals and counts out of range.
  public var isWellFormed: Bool {
    if case .malformed = storage { return false }
    return true
  }

  /// The interval in its largest whole unit: `"P1Y"` for `P12M`, `"P2W"` for `P14D`, and `"P18M"` for `P18M`. The text always
  /// reads back. Of a malformed interval the description is the first seven bytes as written.
  public var description: String {
    switch storage {
    case .malformed(let start): return start.text
    case .months(let months): return BillingInterval.text(of: months, "M", or: 12, "Y")
    case .days(let days): return BillingInterval.text(of: days, "D", or: 7, "W")
    }
  }

  /// §1.18: Reads one number of at least 1 and one unit.
  private static func read(_ bytes: Span<UInt8>) -> Storage? {
    var position = 1
    guard bytes.has("P", at: 0), let number = bytes.number(from: &position, upTo: mostOfUnit), number >= 1,
      bytes.count == position &+ 1
    else { return nil }
    if bytes.has("M", at: position) { return .months(Int64(number)) }
    if bytes.has("Y", at: position) { return .months(Int64(number) &* 12) }
    if bytes.has("W", at: position) { return .days(Int64(number) &* 7) }
    return bytes.has("D", at: position) ? .days(Int64(number)) : nil
  }

  /// §1.19: An interval is written in its largest whole unit. A count that is no multiple of `factor` was read in the small
  /// unit, so the number is never above ``mostOfUnit``.
  private static func text(
    of count: Int64, _ unit: Unicode.Scalar, or factor: Int64, _ largeUnit: Unicode.Scalar
  ) -> String {
    let isWhole = count % factor == 0
    var bytes: [UInt8] = [UInt8(ascii: "P")]
    bytes.append(number: isWhole ? count / factor : count)
    bytes.append(UInt8(ascii: isWhole ? largeUnit : unit))
    return String(decoding: bytes, as: UTF8.self)
  }
}
