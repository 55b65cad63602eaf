// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// The texts that are keys of the tables of the ledger.
enum LedgerKeys {
  /// A text as a part of a key: in visible ASCII, with each other byte, `%` and `/` as `%` and two hexadecimal
  /// digits. Swift compares strings by canonical equivalence; parts are equal only if their bytes are.
  static func part(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if (0x21...0x7E).contains(byte), byte != UInt8(ascii: "%"), byte != UInt8(ascii: "/") {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        let digits = String(byte, radix: 16, uppercase: true)
        if byte < 16 { bytes.append(UInt8(ascii: "0")) }
        bytes += Array(digits.utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of a part of a key.
  static func text(_ part: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(part.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An instant as a text whose order is that of the moments, whatever their offsets: the seconds since the
  /// year 0, and nanoseconds.
  static func moment(_ instant: Instant) -> String {
    // Two days more than from 0001-01-01 to 1970-01-01, since the offset of an instant can put it into the year before.
    let seconds = instant.secondsSinceEpoch + 62_135_596_800 + 2 * 86_400
    return padded(String(seconds), 12) + "." + padded(String(instant.nanoseconds), 9)
  }

  private static func padded(_ digits: String, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The number of the day in UTC: 0 for 1 January 1970.
  static func day(_ instant: Instant) -> Int64 {
    let seconds = instant.secondsSinceEpoch
    return seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
  }

  /// The key of what counters count: `promotion/ID`, `coupon/CODE` or `campaign/ID`.
  static func subject(_ subject: Counter.Subject) -> String {
    switch subject {
    case .promotion(let id): "promotion/" + part(id.text)
    case .coupon(let code): "coupon/" + part(code.text)
    case .campaign(let id): "campaign/" + part(id.text)
    }
  }

  /// The subject of the refusals of codes that nobody knows. No code is empty.
  static let unknownCoupon = "coupon/"
}

extension Counter {
  /// The key of the counter: `promotion/spring/anna/EUR/month:2026-11-01`, with empty parts for what it does
  /// not have.
  var key: String {
    let period = period.map { "\($0.during.rawValue):\($0.from)" } ?? ""
    let customer = customer.map { LedgerKeys.part($0.text) } ?? ""
    return "\(LedgerKeys.subject(subject))/\(customer)/\(currency?.description ?? "")/\(period)"
  }

  /// The counter with a key; nil for any other text.
  init?(key: String) {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 5 else { return nil }
    let name = LedgerKeys.text(parts[1])
    switch parts[0] {
    case "promotion": self.init(.promotion(PromotionID(name)))
    case "coupon": self.init(.coupon(CouponCode(name)))
    case "campaign": self.init(.campaign(CampaignID(name)))
    default: return nil
    }
    if !parts[2].isEmpty { customer = CustomerID(LedgerKeys.text(parts[2])) }
    if !parts[3].isEmpty { currency = Currency(code: String(parts[3])) }
    if parts[4].isEmpty { return }
    let period = parts[4].split(separator: ":")
    guard period.count == 2, let during = CalendarPeriod(rawValue: String(period[0])),
      let from = LocalDate(parsing: String(period[1]))
    else { return nil }
    self.period = Period(during: during, from: from)
  }
}
