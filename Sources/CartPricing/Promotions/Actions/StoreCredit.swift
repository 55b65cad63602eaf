// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The action `credit`: store credit for the totals of the lines.
public struct Credit: Sendable, Hashable {
  /// The credit for each full ``spend``.
  public var amount: AmountByCurrency
  /// The part of the lines' totals that earns ``amount`` once; above zero.
  public var spend: AmountByCurrency
  /// The most credit that is given; nil for no limit.
  public var max: AmountByCurrency?

  /// Credit for the totals of the lines.
  public init(_ amount: AmountByCurrency, per: AmountByCurrency, max: AmountByCurrency? = nil) {
    self.amount = amount
    spend = per
    self.max = max
  }
}

// MARK: - Document

extension Credit: DocumentValue {
  /// The keys of a credit (§6.7).
  enum Key: String, DocumentKey {
    case amount, per, max
    static let table = KeyTable(Key.self, "a credit", required: [.amount, .per])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Credit {
    var credit = Credit("0", per: "1")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .amount: credit.amount = source.read(value)
      case .per: credit.spend = source.read(value)
      case .max: credit.max = source.read(value)
      }
    }
    return credit
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.amount, amount)
      writer.member(Key.per, spend)
      writer.member(Key.max, ifPresent: max)
    }
  }
}

// MARK: - Checks

extension Credit {
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("credit")
    sink.check(amount, plainIn: scope.currency, at: "amount")
    sink.check(spend, plainIn: scope.currency, isAboveZero: true, at: "per")
    if let max { sink.check(max, plainIn: scope.currency, at: "max") }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the action, and sets the flags of the current promotion for its amounts.
  mutating func compile(_ credit: Credit, into record: inout ActionRecord) {
    record.kind = .credit
    for amount in [credit.amount, credit.spend, credit.max] { _ = place(of: amount) }
  }
}

// MARK: - Evaluation

extension Worksheet {
  /// Gives an amount for each full `per` of the lines' totals, at most `max` (§6.56).
  mutating func giveCredit(
    _ action: ActionRecord, for place: Int, _ facts: inout CartFacts
  ) {
    guard case .credit(let credit) = facts.source(of: promotions[place].index).actions[Int(action.place)],
      let amount = facts.minorUnits(credit.amount), let per = facts.minorUnits(credit.spend), per > 0
    else { return }
    var paid: Int128 = 0
    if let sum { paid = Int128(sum) } else { for line in left.indices { paid += Int128(left[line]) } }
    var given = Int128(amount) * (paid / Int128(per))
    if let most = credit.max {
      guard let most = facts.minorUnits(most) else { return }
      given = min(given, Int128(most))
    }
    guard given > 0 else { return }
    give(given, for: place)
  }
}

extension CartFacts {
  /// The upper bound of a credit: the credit for the lines without discounts.
  mutating func mostCredit(_ action: ActionRecord, of promotion: Int32) -> Int128 {
    guard case .credit(let credit) = source(of: promotion).actions[Int(action.place)],
      let amount = minorUnits(credit.amount), let per = minorUnits(credit.spend), per > 0
    else { return 0 }
    let given = Int128(amount) * Int128(cart.subtotal / per)
    guard let most = credit.max else { return given }
    return min(given, Int128(minorUnits(most) ?? 0))
  }
}
