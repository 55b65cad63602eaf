// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// A call of a trace that the driver does not understand.
struct TraceError: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// Reads the values of the calls of a trace. What a ledger itself has to refuse, such as a counter twice
/// or an instant that is none, is read as it is.
struct TraceReader {
  let call: TraceValue

  // MARK: Members of the call

  /// The text at a key.
  func string(_ key: String) throws(TraceError) -> String {
    guard let text = call[key]?.string else { throw TraceError("needs a string at \"\(key)\"") }
    return text
  }

  /// The integer at a key.
  func integer(_ key: String) throws(TraceError) -> Int {
    guard let number = call[key]?.integer else { throw TraceError("needs an integer at \"\(key)\"") }
    return number
  }

  /// The instant at a key; one that is malformed is kept.
  func instant(_ key: String) throws(TraceError) -> Instant { Instant(stringLiteral: try string(key)) }

  /// The instant at a key, if the call has the key.
  func optionalInstant(_ key: String) throws(TraceError) -> Instant? {
    call[key] == nil ? nil : try instant(key)
  }

  /// The id at a key.
  func id<Kind>(_ key: String) throws(TraceError) -> Identifier<Kind> { Identifier(try string(key)) }

  /// The id at a key, if the call has the key.
  func optionalID<Kind>(_ key: String) throws(TraceError) -> Identifier<Kind>? {
    call[key] == nil ? nil : try id(key)
  }

  /// The texts of the list at a key; none without the key.
  func strings(_ key: String) throws(TraceError) -> [String] {
    var texts: [String] = []
    for element in try elements(key, orNone: true) {
      guard let text = element.string else { throw TraceError("needs strings at \"\(key)\"") }
      texts.append(text)
    }
    return texts
  }

  /// The elements of the list at a key.
  func elements(_ key: String, orNone isOptional: Bool = false) throws(TraceError) -> [TraceValue] {
    if call[key] == nil, isOptional { return [] }
    guard let list = call[key]?.list else { throw TraceError("needs a list at \"\(key)\"") }
    return list
  }

  // MARK: Values

  /// The currency of the call.
  func currency() throws(TraceError) -> Currency { Currency(stringLiteral: try string("currency")) }

  /// The claims of a call, with its order.
  func order() throws(TraceError) -> OrderClaims {
    var claims: [Claim] = []
    for element in try elements("claims") { claims.append(try TraceReader(call: element).claim()) }
    return OrderClaims(try id("order"), customer: try optionalID("customer"), currency: try currency(), claims)
  }

  private func claim() throws(TraceError) -> Claim {
    guard let value = call["counter"] else { throw TraceError("a claim needs a counter") }
    let counter = try TraceReader(call: value).counter()
    let figure = try figure(counter.currency == nil ? "count" : "amount", of: counter)
    var claim = Claim(counter, count: figure)
    if call["limit"] != nil { claim.limit = try self.figure("limit", of: counter) }
    claim.promotions = try strings("of").map { PromotionID($0) }
    return claim
  }

  /// Uses, or money of the counter's currency.
  private func figure(_ key: String, of counter: Counter) throws(TraceError) -> Int64 {
    guard let currency = counter.currency else { return Int64(try integer(key)) }
    return try money(key, in: currency).minorUnits
  }

  /// The amount at a key, which may be negative.
  func money(_ key: String, in currency: Currency) throws(TraceError) -> Money {
    let text = try string(key)
    let magnitude = text.first == "-" ? String(text.dropFirst()) : text
    guard let units = Amount(parsing: magnitude)?.minorUnits(in: currency) else {
      throw TraceError("\"\(text)\" is no amount in \(currency)")
    }
    return Money(minorUnits: text.first == "-" ? -units : units, currency: currency)
  }

  private func counter() throws(TraceError) -> Counter {
    let subject: Counter.Subject
    if call["promotion"] != nil {
      subject = .promotion(try id("promotion"))
    } else if call["coupon"] != nil {
      subject = .coupon(CouponCode(try string("coupon")))
    } else {
      subject = .campaign(try id("campaign"))
    }
    var counter = Counter(subject, customer: try optionalID("customer"))
    if call["currency"] != nil { counter.currency = try currency() }
    if call["during"] != nil { counter.period = try period() }
    return counter
  }

  private func period() throws(TraceError) -> Counter.Period {
    let name = try string("during")
    guard let during = CalendarPeriod(rawValue: name) else { throw TraceError("\"\(name)\" is no period") }
    return Counter.Period(during: during, from: LocalDate(stringLiteral: try string("from")))
  }

  /// The keys of a call of `usage`.
  func usageKeys() throws(TraceError) -> UsageKeys {
    var periods: [Counter.Period] = []
    for element in try elements("periods", orNone: true) { periods.append(try TraceReader(call: element).period()) }
    return UsageKeys(
      promotions: try strings("promotions").map { UsageKeys.Promotion(PromotionID($0), periods: periods) },
      coupons: try strings("coupons").map { CouponCode($0) },
      campaigns: try strings("campaigns").map { CampaignID($0) }, customer: try optionalID("customer"),
      currency: try currency())
  }

  /// The refusals of a call of `note`.
  func outcomes() throws(TraceError) -> [RefusalNote] {
    var notes: [RefusalNote] = []
    for element in try elements("outcomes") {
      let reader = TraceReader(call: element)
      let reason = try reader.string("reason")
      if element["promotion"] != nil {
        notes.append(RefusalNote(.promotion(try reader.id("promotion")), reason: reason))
      } else if element["coupon"] != nil {
        notes.append(RefusalNote(.coupon(CouponCode(try reader.string("coupon"))), reason: reason))
      } else {
        notes.append(RefusalNote(.unknownCoupon, reason: reason))
      }
    }
    return notes
  }

  /// The discounts of a call of `giveBack`.
  func discounts(in currency: Currency) throws(TraceError) -> [RefundedDiscount] {
    var discounts: [RefundedDiscount] = []
    for element in try elements("discounts") {
      let reader = TraceReader(call: element)
      discounts.append(
        RefundedDiscount(
          promotion: try reader.id("promotion"), amount: try reader.money("amount", in: currency),
          isReleased: element["released"] == .boolean(true)))
    }
    return discounts
  }

  /// What a call of `records` lists.
  func query() throws(TraceError) -> RecordQuery {
    RecordQuery(
      promotion: try optionalID("promotion"),
      coupon: call["coupon"] == nil ? nil : CouponCode(try string("coupon")), customer: try optionalID("customer"),
      from: try optionalInstant("from"), to: try optionalInstant("to"))
  }
}
