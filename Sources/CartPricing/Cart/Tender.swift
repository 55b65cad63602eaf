// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A means of payment that the cart has, such as a gift card or store credit.
///
/// Tenders change no price and no tax: in their order each pays what is still due, up to its
/// balance.
public struct Tender: Sendable, Hashable, Identifiable {
  /// The tender's id, distinct within the cart; 1 to 256 bytes.
  public var id: TenderID
  /// The most that the tender can pay.
  public var balance: Amount

  /// A means of payment.
  public init(_ id: TenderID, balance: Amount) {
    self.id = id
    self.balance = balance
  }
}

// MARK: - Document

extension Tender: DocumentValue {
  /// The keys of a tender (§2.20).
  enum Key: String, DocumentKey {
    case id, balance
    static let table = KeyTable(Key.self, "a tender", required: [.id, .balance])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Tender {
    var tender = Tender(TenderID(key: .empty), balance: .zero)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: tender.id = source.read(value)
      case .balance: tender.balance = source.read(value)
      }
    }
    return tender
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, id)
      writer.member(Key.balance, balance)
    }
  }
}

// MARK: - Checks

extension Tender {
  /// Checks the tenders of a cart, under the key `tenders`.
  static func check(_ tenders: [Tender], in currency: Currency, into sink: inout some FaultSink) {
    sink.check(list: tenders, at: "tenders", mayBeEmpty: true)
    sink.push("tenders")
    for index in tenders.indices {
      sink.push(index)
      sink.check(tenders[index].id, at: "id")
      sink.check(tenders[index].balance, in: currency, at: "balance")
      sink.pop()
    }
    sink.checkDistinct(tenders) { $0[$1].id }
    sink.pop()
  }
}

// MARK: - Evaluation

/// Pays a total with the tenders of a cart.
package struct Payment {
  /// What is still due.
  package private(set) var due: Int64

  /// Nothing of the total is paid yet.
  package init(of total: Int64) { due = total }

  /// Pays what is still due, up to the balance of a tender (§2.20). Returns the amount that is paid.
  package mutating func pay(with tender: Tender, _ currency: Currency) -> Int64 {
    let amount = min(due, tender.balance.minorUnits(in: currency) ?? 0)
    due -= amount
    return amount
  }

  /// Rounds what is due to the nearest multiple of the step of cash, halves up (§2.21).
  package mutating func round(to step: Int64) throws(PricingError) {
    guard step > 0 else { return }
    let rest = due % step
    due -= rest
    guard rest >= step - rest else { return }
    let (up, overflows) = due.addingReportingOverflow(step)
    if overflows { throw .amountOutOfRange("the amount due") }
    due = up
  }
}

extension Totals {
  /// Returns what is due of a total after all tenders (§2.22); nil for a cart without tenders and
  /// without a step of cash.
  @inline(__always)
  static func due(of total: Int64, _ facts: inout CartFacts) throws(PricingError) -> Int64? {
    guard facts.cart.members.cashStep.isSome || !facts.cart.members.tenders.isEmpty else { return nil }
    return try dueAfterTenders(total, &facts)
  }

  private static func dueAfterTenders(_ total: Int64, _ facts: inout CartFacts) throws(PricingError) -> Int64 {
    var payment = Payment(of: total)
    for tender in facts.cart.members.tenders { _ = payment.pay(with: tender, facts.currency) }
    if let step = facts.cart.members.cashStep?.minorUnits(in: facts.currency) { try payment.round(to: step) }
    return payment.due
  }
}
