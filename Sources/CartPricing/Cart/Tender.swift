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
    if tenders.isEmpty { return }
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

/// How a total is paid with the tenders of a cart.
struct Payment: Sendable {
  /// What each tender pays.
  private(set) var tenders: [Int64] = []
  /// What is due after them, rounded to the step of cash.
  private(set) var due: Int64

  /// Pays a total: in their order each tender pays what is still due, up to its balance (§2.19). What is
  /// due after them is rounded to the nearest multiple of the step of cash, halves up (§2.20).
  init(of total: Int64, for cart: Cart.Members, _ currency: Currency) {
    due = total
    for tender in cart.tenders {
      let amount = min(due, tender.balance.minorUnits(in: currency) ?? 0)
      tenders.append(amount)
      due -= amount
    }
    guard let step = cart.cashStep?.minorUnits(in: currency), step > 0 else { return }
    let rest = due % step
    // A due amount that is next to the largest number is rounded down.
    let (up, overflows) = (due - rest).addingReportingOverflow(step)
    due = rest >= step - rest && !overflows ? up : due - rest
  }
}
