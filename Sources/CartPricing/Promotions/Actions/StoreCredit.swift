// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The action `credit`: store credit for the totals of lines, or for each application.
public struct Credit: Sendable, Hashable {
  /// The credit for each full ``spend``, or for each application of the promotion.
  public var amount: AmountByCurrency
  /// The part of the lines' totals that earns ``amount`` once, above zero; nil for each application.
  public var spend: AmountByCurrency?
  /// The lines whose totals earn credit; nil for all. It needs ``spend``.
  public var selector: LineSelector?
  /// The most credit that is given; nil for no limit.
  public var max: AmountByCurrency?

  /// Credit for the totals of the lines.
  public init(
    _ amount: AmountByCurrency, per: AmountByCurrency, of selector: LineSelector? = nil, max: AmountByCurrency? = nil
  ) {
    self.amount = amount
    spend = per
    self.selector = selector
    self.max = max
  }

  /// Credit for each application of the promotion.
  public init(_ amount: AmountByCurrency, max: AmountByCurrency? = nil) {
    self.amount = amount
    self.max = max
  }
}

// MARK: - Document

extension Credit: DocumentValue {
  /// The keys of a credit (§6.7).
  enum Key: String, DocumentKey {
    case amount, per, of, max
    static let table = KeyTable(Key.self, "a credit", required: [.amount])

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      guard present.contains(.of), !present.contains(.per) else { return .all }
      report(.of, Credit.selectorMessage)
      return KeySet.all.removing(.of)
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Credit {
    var credit = Credit("0")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .amount: credit.amount = source.read(value)
      case .per: credit.spend = source.read(value)
      case .of: credit.selector = source.read(value)
      case .max: credit.max = source.read(value)
      }
    }
    return credit
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.amount, amount)
      writer.member(Key.per, ifPresent: spend)
      writer.member(Key.of, ifPresent: selector)
      writer.member(Key.max, ifPresent: max)
    }
  }
}

// MARK: - Checks

extension Credit {
  static let selectorMessage = "stands only beside \"per\""

  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("credit")
    sink.check(amount, plainIn: scope.currency, at: "amount")
    if let spend {
      sink.check(spend, plainIn: scope.currency, isAboveZero: true, at: "per")
    } else if selector != nil {
      sink.report(at: "of", Self.selectorMessage)
    }
    selector?.check(at: "of", scope, into: &sink)
    if let max { sink.check(max, plainIn: scope.currency, at: "max") }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the action, and sets the flags of the current promotion for its amounts.
  mutating func compile(_ credit: Credit, into record: inout ActionRecord) {
    record.kind = .credit
    record.selector = credit.selector.map { id(of: $0) } ?? .all
    for amount in [credit.amount, credit.spend, credit.max] { _ = id(of: amount) }
  }
}

// MARK: - Evaluation

extension Worksheet {
  /// Gives an amount for each full `per` of the totals of the selected lines, or for each
  /// application, at most `max` (§6.56).
  mutating func giveCredit(
    _ action: ActionRecord, for place: Int, _ facts: inout CartFacts
  ) {
    guard case .credit(let credit) = facts.source(of: promotions[place].index).actions[action.index.position],
      let amount = facts.minorUnits(credit.amount)
    else { return }
    var times = Int128(promotions[place].applications)
    if let spend = credit.spend {
      guard let per = facts.minorUnits(spend), per > 0 else { return }
      times = total(of: action.selector, &facts) / Int128(per)
    }
    var given = Int128(amount) * times
    if let most = credit.max {
      guard let most = facts.minorUnits(most) else { return }
      given = min(given, Int128(most))
    }
    guard given > 0 else { return }
    give(given, for: place)
  }

  /// Returns what discounts have left of the value of selected lines.
  mutating func total(of selector: SelectorID, _ facts: inout CartFacts) -> Int128 {
    if let sum, selector == .all { return Int128(sum) }
    let selection = facts.selection(selector)
    var total: Int128 = 0
    for line in left.indices where facts.contains(line, in: selection) { total += Int128(left[line]) }
    return total
  }
}

extension CartFacts {
  /// The upper bound of a credit: the credit for the lines without discounts.
  mutating func mostCredit(_ action: ActionRecord, of candidate: Candidate) -> Int128 {
    guard case .credit(let credit) = source(of: candidate.promotion.index).actions[action.index.position],
      let amount = minorUnits(credit.amount)
    else { return 0 }
    var times = Int128(candidate.promotion.applications)
    if let spend = credit.spend {
      guard let per = minorUnits(spend), per > 0 else { return 0 }
      times = Int128(cart.subtotal / per)
    }
    let given = Int128(amount) * times
    guard let most = credit.max else { return given }
    return min(given, Int128(minorUnits(most) ?? 0))
  }
}
