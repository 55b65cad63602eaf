// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension Counter {
  /// The keys of a counter.
  enum Key: String, DocumentKey {
    case promotion, coupon, campaign, customer, currency, during, from
    static let table = KeyTable(
      Key.self, "a counter", oneOf: [.promotion, .coupon, .campaign], example: "{\"promotion\": \"spring\"}")
  }

  /// Writes the counter, such as `{"promotion": "spring", "customer": "anna"}`.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch subject {
      case .promotion(let id):
        writer.key(Key.promotion)
        writer.identifier(id)
      case .coupon(let code):
        writer.key(Key.coupon)
        writer.string(code.text)
      case .campaign(let id):
        writer.key(Key.campaign)
        writer.identifier(id)
      }
      if let customer {
        writer.key(Key.customer)
        writer.identifier(customer)
      }
      if let currency {
        writer.key(Key.currency)
        writer.string(currency.description)
      }
      guard let period else { return }
      writer.key(Key.during)
      writer.string(period.during.rawValue)
      writer.key(Key.from)
      writer.string(period.from.description)
    }
  }
}

extension NodeSource {
  /// Reads a counter; nil with a fault if it is none.
  package mutating func counter(_ node: Int) -> Counter? {
    var subject: Counter.Subject?
    var customer: CustomerID?
    var currency: Currency?
    var during: CalendarPeriod?
    var from: LocalDate?
    var object = enter(node, Counter.Key.self)
    while let (key, value) = next(&object, Counter.Key.self) {
      switch key {
      case .promotion: subject = .promotion(checkedIdentifier(value))
      case .coupon: subject = .coupon(checkedCode(value))
      case .campaign: subject = .campaign(checkedIdentifier(value))
      case .customer: customer = checkedIdentifier(value)
      // An unknown one is kept, so that the claim is not taken for one of uses.
      case .currency: currency = self.currency(value)
      case .during:
        during = word(value, of: CalendarPeriod.allCases, named: { $0.rawValue }, otherForms: "")
      case .from:
        let day = date(value)
        from = day
        if let during, Counter.Period(during, of: day).from != day {
          report("\(day) is not the first day of a \(during.rawValue)")
        }
      }
    }
    if hasMember("during", in: node) != hasMember("from", in: node) {
      report("needs both \"during\" and \"from\", or neither")
    }
    guard let subject else { return nil }
    var counter = Counter(subject, customer: customer, currency: currency)
    if let during, let from { counter.period = Counter.Period(during: during, from: from) }
    if let message = counter.problem { report(message) }
    return counter
  }
}

extension Counter {
  /// Why there is no such counter; nil if there is one.
  fileprivate var problem: String? {
    switch subject {
    case .promotion: return nil
    case .coupon:
      return currency == nil && period == nil ? nil : "a counter of a coupon has neither a currency nor a period"
    case .campaign:
      if period != nil { return "a counter of a campaign has no period" }
      return currency == nil || customer == nil ? nil : "a counter of a campaign has a customer or a currency, not both"
    }
  }
}

extension Counter.Period {
  /// The period of a kind that contains a day.
  public init(_ during: CalendarPeriod, of day: LocalDate) {
    let first: LocalDate
    switch during {
    case .week:
      // 1 January 1970 was a Thursday, three days after a Monday.
      let days = day.daysSinceEpoch
      first = LocalDate(daysSinceEpoch: days - ((days + 3) % 7 + 7) % 7)
    case .month: first = LocalDate(year: day.year, month: day.month, day: 1) ?? day
    case .year: first = LocalDate(year: day.year, month: 1, day: 1) ?? day
    default: first = day
    }
    self.init(during: during, from: first)
  }
}
