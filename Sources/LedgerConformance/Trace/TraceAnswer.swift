// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

extension TraceValue {
  /// An answer in the form that a trace expects.
  init(_ answer: LedgerAnswer, to call: LedgerCall) {
    switch answer {
    case .reserved, .redeemed, .released, .given, .noted: self = .object(["answer": .string(answer.outcome)])
    case .refused(let full):
      let entries = full.map { entry in
        TraceValue.object([
          "counter": TraceValue(entry.counter), "left": TraceValue(figure: entry.left, of: entry.counter),
        ])
      }
      self = .object(["answer": "refused", "full": .list(entries)])
    case .expired(let count): self = .object(["expired": .integer(count)])
    case .usage(let usage): self = .object(["usage": TraceValue(usage, to: call)])
    case .record(let record): self = .object(["record": record.map { TraceValue($0) } ?? .null])
    case .records(let page):
      self = .object([
        "records": .list(page.records.map { TraceValue($0) }), "more": .boolean(page.next != nil),
      ])
    case .overview(let overview): self = .object(["overview": (try? TraceValue.parse(overview.json)) ?? .null])
    case .audit(let differences):
      let entries = differences.map { difference in
        TraceValue.object([
          "counter": TraceValue(difference.counter),
          "counted": TraceValue(figure: difference.counted, of: difference.counter),
          "recorded": TraceValue(figure: difference.recorded, of: difference.counter),
        ])
      }
      self = .object(["audit": .list(entries)])
    case .error(let kind): self = .object(["error": .string(kind.rawValue)])
    }
  }

  /// A counter.
  init(_ counter: Counter) {
    var members: [String: TraceValue] = [:]
    switch counter.subject {
    case .promotion(let id): members["promotion"] = .string(id.text)
    case .coupon(let code): members["coupon"] = .string(code.text)
    case .campaign(let id): members["campaign"] = .string(id.text)
    }
    members["customer"] = counter.customer.map { .string($0.text) }
    members["currency"] = counter.currency.map { .string($0.code) }
    members["during"] = counter.period.map { .string($0.during.rawValue) }
    members["from"] = counter.period.map { .string($0.from.description) }
    self = .object(members)
  }

  /// Uses, or money of the counter's currency.
  init(figure: Int64, of counter: Counter) {
    self = counter.currency.map { TraceValue(figure, in: $0) } ?? .integer(Int(clamping: figure))
  }

  /// Money.
  init(_ minorUnits: Int64, in currency: Currency) {
    self = .string(Money(minorUnits: minorUnits, currency: currency).amountText)
  }

  /// A record.
  init(_ record: RedemptionRecord) {
    var members: [String: TraceValue] = [
      "order": .string(record.order.text), "currency": .string(record.currency.code),
      "state": .string(record.state.rawValue), "placedAt": .string(record.placedAt.description),
      "returns": .integer(record.returns),
    ]
    members["customer"] = record.customer.map { .string($0.text) }
    members["expires"] = record.expires.map { .string($0.description) }
    members["claims"] = .list(record.claims.map { TraceValue($0) })
    members["returned"] = .list(record.returned.map { TraceValue($0) })
    self = .object(members)
  }

  private init(_ claim: Claim) {
    var members = ["counter": TraceValue(claim.counter)]
    members[claim.counter.currency == nil ? "count" : "amount"] = TraceValue(figure: claim.count, of: claim.counter)
    members["limit"] = claim.limit.map { TraceValue(figure: $0, of: claim.counter) }
    if !claim.promotions.isEmpty { members["of"] = .list(claim.promotions.map { .string($0.text) }) }
    self = .object(members)
  }

  private init(_ entry: RedemptionRecord.GivenBack) {
    var members: [String: TraceValue] = [
      "return": .integer(entry.number), "at": .string(entry.at.description),
      "promotion": .string(entry.discount.promotion.text), "amount": .string(entry.discount.amount.amountText),
    ]
    if entry.discount.isReleased { members["released"] = .boolean(true) }
    self = .object(members)
  }
}

extension TraceValue: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = .string(text) }
}
