// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension RedemptionRecord {
  /// Reads a record from UTF-8 bytes of JSON, as ``jsonBytes`` writes it.
  /// - Throws: `PricingError` with every fault and its path, such as `claims[0].counter`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes) { $0.redemptionRecord($1) }
  }

  /// Reads a record from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  /// The record as compact JSON in UTF-8.
  public var jsonBytes: [UInt8] { JSONWriter.bytes(capacity: 256 + 128 * claims.count) { write(to: &$0) } }

  /// The record as compact JSON: ``jsonBytes`` as text.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  /// The keys of a record.
  enum Key: String, DocumentKey {
    case order, customer, currency, state, claims, placedAt, expires, returned, returns
    static let table = KeyTable(
      Key.self, "a redemption record", required: [.order, .currency, .state, .claims, .placedAt])
  }

  /// Writes the record. The number of returns is left out where it is that of the last discount that
  /// was taken back.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.order)
      writer.identifier(order)
      if let customer {
        writer.key(Key.customer)
        writer.identifier(customer)
      }
      writer.key(Key.currency)
      writer.string(currency.description)
      writer.key(Key.state)
      writer.string(state.rawValue)
      writer.key(Key.claims)
      writer.array(claims) { $0.write(to: &$1) }
      writer.key(Key.placedAt)
      writer.instant(placedAt)
      if let expires {
        writer.key(Key.expires)
        writer.instant(expires)
      }
      writer.key(Key.returned)
      writer.array(returned) { $0.write(to: &$1) }
      if returns != lastNumber {
        writer.key(Key.returns)
        writer.integer(returns)
      }
    }
  }

  /// The largest number of a return that has taken discount back; 0 for none.
  fileprivate var lastNumber: Int { returned.reduce(0) { max($0, $1.number) } }
}

extension RedemptionRecord.GivenBack {
  /// The keys of a discount that was taken back.
  enum Key: String, DocumentKey {
    case `return`, at, promotion, amount, released
    static let table = KeyTable(
      Key.self, "a discount that was taken back", required: [.return, .at, .promotion, .amount])
  }

  /// Writes the discount; `released` only if it is true.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.return)
      writer.integer(number)
      writer.key(Key.at)
      writer.instant(at)
      writer.key(Key.promotion)
      writer.identifier(discount.promotion)
      writer.key(Key.amount)
      writer.money(discount.amount)
      if discount.isReleased {
        writer.key(Key.released)
        writer.boolean(true)
      }
    }
  }
}

extension NodeSource {
  /// Reads a redemption record.
  package mutating func redemptionRecord(_ node: Int) -> RedemptionRecord {
    let start = Instant(secondsSinceEpoch: 0)
    var record = RedemptionRecord(order: "", currency: "", state: .expired, claims: [], placedAt: start)
    var isRead = false
    var object = enter(node, RedemptionRecord.Key.self)
    while let (key, value) = next(&object, RedemptionRecord.Key.self) {
      switch key {
      case .order: record.order = checkedIdentifier(value)
      case .customer: record.customer = checkedIdentifier(value)
      case .currency: record.currency = currency(value)
      case .state: record.state = state(value)
      case .claims: record.claims = claims(value)
      case .placedAt: record.placedAt = instant(value)
      case .expires: record.expires = instant(value)
      case .returned:
        let currency = record.currency
        record.returned = list(value, whole: 0) { $0.givenBack($1, in: currency) }
      case .returns:
        isRead = true
        record.returns = checkedCount(value)
        if record.returns < record.lastNumber {
          report("is \(record.returns), but \"returned\" has a discount of return \(record.lastNumber)")
        }
      }
    }
    if !isRead { record.returns = record.lastNumber }
    return record
  }

  private mutating func state(_ node: Int) -> RedemptionRecord.State {
    word(node, of: RedemptionRecord.State.allCases, named: { $0.rawValue }, otherForms: "") ?? .expired
  }

  private mutating func givenBack(_ node: Int, in currency: Currency) -> RedemptionRecord.GivenBack {
    var discount = RefundedDiscount(promotion: "", amount: Money(minorUnits: 0, currency: currency))
    var number = 1
    var at = Instant(secondsSinceEpoch: 0)
    var object = enter(node, RedemptionRecord.GivenBack.Key.self)
    while let (key, value) = next(&object, RedemptionRecord.GivenBack.Key.self) {
      switch key {
      case .return: number = checkedCount(value, in: 1...1_000_000_000)
      case .at: at = instant(value)
      case .promotion: discount.promotion = checkedIdentifier(value)
      case .amount:
        let units = minorUnits(value, in: currency.isWellFormed ? currency : nil)
        discount.amount = Money(minorUnits: units, currency: currency)
      case .released: discount.isReleased = boolean(value)
      }
    }
    return RedemptionRecord.GivenBack(number: number, at: at, discount: discount)
  }
}
