// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The values that all parts of one request use: currencies, time, cart, and the generator of
/// numbers.
struct Scene {
  var dice: Dice
  /// The cart's currency.
  let currency: Currency
  /// The currency of plain amounts in the promotion set.
  let setCurrency: Currency?
  let now: Instant
  var cart: Cart
  var context: PricingContext
  /// Whether most promotions qualify, so that they affect one another.
  let isKind: Bool
  /// Whether amounts go up to the largest that are allowed.
  let isHuge: Bool
  /// Whether there are many promotions, most of which cannot be combined, with the selection
  /// `bestForCustomer`.
  let isFullOfConflicts: Bool
  /// The codes that no promotion lists yet.
  var freeCodes: [CouponCode]
  /// The rare words that the request may use.
  var words: [RareWord] = []

  static let skus: [SKU] = ["A", "B", "C", "D", "é", "e\u{301}"]
  static let products: [ProductID] = ["p1", "p2", "p3"]
  static let categories: [CategoryID] = ["shoes", "shirts", "hats"]
  static let tags: [TagID] = ["new", "sale"]
  static let attributeNames = ["colour", "size", "é", "e\u{301}"]
  static let eventTypes: [EventType] = ["order", "return", "visit"]
  static let segments: [SegmentID] = ["s1", "s2", "s3", "s4", "vip"]
  static let codes: [CouponCode] = [
    CouponCode("K1"), CouponCode("k2"), CouponCode(" K3 "), CouponCode("K4"), CouponCode("ké5"), CouponCode("K6"),
  ]
  static let feeKinds = ["handling", "gift", "é"]
  static let methods = ["post", "air", "sea"]
  static let spans: [TimeSpan] = ["P1D", "P7D", "P1W", "P30D", "PT6H", "P1DT12H", "PT1S", "P365D", "P1000000000D"]
  static let currencies: [Currency] = ["EUR", "USD", "JPY", "KWD", "CLF"]

  init(seed: UInt64, isFullOfConflicts: Bool) {
    self.isFullOfConflicts = isFullOfConflicts
    dice = Dice(seed: seed)
    currency = dice.one(of: ["EUR", "EUR", "EUR", "USD", "JPY", "KWD", "CLF"])
    setCurrency = dice.happens(88) ? currency : dice.happens(50) ? nil : dice.one(of: Self.currencies)
    now = Self.instant(&dice)
    isKind = dice.happens(65) || isFullOfConflicts
    isHuge = dice.happens(4)
    cart = Cart(currency: currency)
    context = PricingContext(now: now)
    freeCodes = Self.codes
  }

  /// Some time at which something begins, ends or returns.
  private static func instant(_ dice: inout Dice) -> Instant {
    let offset = dice.one(of: [0, 60, -300, 330, 345, 840, -720, 1439, -1439])
    if dice.happens(2) {
      return instant(dice.happens(50) ? Int64.min : Int64.max, offsetMinutes: Int16(offset))
    }
    let year = dice.one(of: [2023, 2024, 2025, 2026, 2027, 2028, 2000, 2100])
    let (month, day) = dice.one(of: [(2, 27), (2, 28), (3, 1), (12, 31), (1, 1), (11, 30), (7, 15), (6, 1)])
    let date = LocalDate(year: year, month: month, day: day) ?? LocalDate(daysSinceEpoch: 0)
    let days = date.daysSinceEpoch + dice.number(0...2)
    let second = dice.one(of: [0, 1, 59, 3600, 36_000, 43_200, 64_800, 86_399, dice.number(0...86_399)])
    return Instant(
      secondsSinceEpoch: Int64(days * 86_400 + second - offset * 60),
      nanoseconds: dice.one(of: [0, 0, 1, 999_999_999]), offsetMinutes: Int16(offset))
  }

  /// The instant of these parts, or the first or the last one of the calendar if it is outside.
  static func instant(_ seconds: Int64, nanoseconds: Int32 = 0, offsetMinutes: Int16) -> Instant {
    let instant = Instant(secondsSinceEpoch: seconds, nanoseconds: nanoseconds, offsetMinutes: offsetMinutes)
    if instant.isWellFormed { return instant }
    let offset = Int64(offsetMinutes) * 60
    return seconds < 0
      ? Instant(secondsSinceEpoch: -62_135_596_800 - offset, offsetMinutes: offsetMinutes)
      : Instant(
        secondsSinceEpoch: 253_402_300_799 - offset, nanoseconds: 999_999_999, offsetMinutes: offsetMinutes)
  }

  /// Whether a reason is generated for which promotions are not applied.
  mutating func hinders(_ percent: Int) -> Bool { dice.happens(isKind ? (percent + 3) / 4 : percent) }

  // MARK: - Money

  /// Minor units of a price: small, odd, often equal to another.
  mutating func price() -> Int64 {
    if isHuge, dice.happens(70) {
      let most: Int64 = 1_000_000_000_000_000
      return dice.one(of: [most, most - 1, most / 3, most / 7, Int64(dice.number(0...Int(most)))])
    }
    let usual: [Int64] = [0, 1, 2, 3, 5, 10, 33, 99, 100, 250, 333, 500, 999, 1000, 1001, 1999]
    switch dice.place(in: [45, 25, 25, 5]) {
    case 0: return dice.one(of: usual)
    case 1: return Int64(dice.number(0...60))
    case 2: return Int64(dice.number(1...3000))
    default: return Int64(dice.number(1...200_000))
    }
  }

  /// A figure near another one: the same, one away, or somewhere around it.
  mutating func near(_ figure: Int64) -> Int64 {
    let most: Int64 = 1_000_000_000_000_000
    if figure > most / 3 { return most - Int64(dice.number(0...9)) }
    switch dice.place(in: [25, 15, 15, 15, 15, 15]) {
    case 0: return figure
    case 1: return max(0, figure - 1)
    case 2: return figure + 1
    case 3: return figure / 2
    case 4: return figure + figure / 3 + 1
    default: return Int64(dice.number(0...max(1, Int(2 * figure))))
    }
  }

  /// Minor units as an amount of a currency, with or without the zeros behind its point.
  mutating func amount(_ wanted: Int64, of currency: Currency) -> Amount {
    let minorUnits = min(wanted, 1_000_000_000_000_000)
    let full = Amount(minorUnits: minorUnits, currency: currency)
    guard currency.decimals > 0, dice.happens(15) else { return full }
    var text = Money(minorUnits: minorUnits, currency: currency).amountText
    while text.hasSuffix("0"), text.contains(".") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return Amount(parsing: text) ?? full
  }

  /// An amount of the cart or the context.
  mutating func amount(_ minorUnits: Int64) -> Amount { amount(minorUnits, of: currency) }

  /// An amount of the promotion set that is so many minor units in the cart's currency, or seldom
  /// has no value in it.
  mutating func byCurrency(_ minorUnits: Int64) -> AmountByCurrency {
    if let setCurrency, dice.happens(setCurrency == currency ? 85 : 2) {
      return .plain(amount(minorUnits, of: setCurrency))
    }
    var table: [Currency: Amount] = [:]
    for other in dice.some(0...2, of: Self.currencies) {
      table[other] = amount(max(1, min(minorUnits, 1_000_000) + Int64(dice.number(0...9))), of: other)
    }
    if table.isEmpty || dice.happens(97) { table[currency] = amount(minorUnits) }
    return .table(table)
  }

  // MARK: - Time

  /// The second at which the local day of now begins.
  var startOfDay: Int64 {
    let offset = Int64(now.offsetMinutes) * 60
    let local = now.secondsSinceEpoch + offset
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return day * 86_400 - offset
  }

  /// Some instant near now or near where a window begins.
  mutating func instantAround() -> Instant {
    let seconds: Int64
    switch dice.place(in: [20, 30, 15, 15, 20]) {
    case 0: seconds = now.secondsSinceEpoch
    case 1: seconds = now.secondsSinceEpoch - max(-1, min(1_000_000_000_000, dice.one(of: Self.spans).seconds))
    case 2: seconds = startOfDay - Int64(dice.number(-1...1))
    case 3: seconds = startOfDay - Int64(dice.one(of: [1, 2, 3, 4, 5, 6, 7, 14, 27, 28, 30, 31, 59, 365]) * 86_400)
    default: seconds = now.secondsSinceEpoch - Int64(dice.number(-86_400...40_000_000))
    }
    let nanoseconds = Int(now.nanoseconds) + dice.one(of: [0, 0, 1, -1, 500])
    let offset = dice.happens(60) ? now.offsetMinutes : Int16(dice.number(-1439...1439))
    return Self.instant(
      seconds, nanoseconds: Int32(truncatingIfNeeded: min(nanoseconds, 999_999_999)), offsetMinutes: offset)
  }
}
