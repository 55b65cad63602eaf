// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension CalculateRule {
  /// "For every `amount` spent": one application for each full amount of the value of the selected
  /// lines. An application covers one unit.
  public static func spend(
    _ amount: AmountByCurrency, maxApplications: Int? = nil, of selector: LineSelector? = nil
  ) -> CalculateRule {
    CalculateRule(.spend(amount: amount, maxApplications: maxApplications), of: selector)
  }

  /// The amounts in the rule: that of a spend rule, and those of its selector.
  var amounts: [AmountByCurrency] {
    var found = selector?.amounts ?? []
    if case .spend(let amount, _) = kind { found.append(amount) }
    return found
  }
}

// MARK: - Document

extension CalculateRule {
  /// The keys of a spend rule (§5.15).
  enum SpendKey: String, DocumentKey {
    case amount, maxApplications
    static let table = KeyTable(
      SpendKey.self, "a spend rule", required: [.amount], example: "{\"amount\": \"50\"}")
  }

  static func readSpend<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Kind {
    var amount: AmountByCurrency = "1"
    var limit = 0
    var object = source.open(value, SpendKey.self)
    while let (key, value) = source.next(&object, SpendKey.self) {
      switch key {
      case .amount: amount = source.read(value)
      case .maxApplications: limit = source.read(value)
      }
    }
    return .spend(amount: amount, maxApplications: limit == 0 ? nil : limit)
  }

  static func writeSpend(_ amount: AmountByCurrency, _ limit: Int?, to writer: inout JSONWriter) {
    writer.object(Key.spend) { writer in
      writer.member(SpendKey.amount, amount)
      writer.member(SpendKey.maxApplications, limit ?? 0, unless: 0)
    }
  }
}

// MARK: - Checks

extension CalculateRule {
  static let spendMessage = "does not stand beside \"spend\", which counts no units"

  /// Checks a spend rule, and reports what would mean nothing beside it (§11.9).
  func checkSpend(
    _ amount: AmountByCurrency, _ limit: Int?, _ scope: PromotionScope, into sink: inout some FaultSink
  ) {
    sink.push("spend")
    sink.check(amount, plainIn: scope.currency, isAboveZero: true, at: "amount")
    sink.check(limit: limit, at: "maxApplications")
    sink.pop()
    if reward != .within { sink.report(at: "reward", Self.spendMessage) }
    if partition != nil { sink.report(at: "per", Self.spendMessage) }
    if consumes { sink.report(at: "consumes", Self.spendMessage) }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Returns the value that a spend rule counts, and the amount that one application needs (§5.20,
  /// §10.5).
  mutating func value(countedBy record: PromotionRecord) -> BoundedFigure {
    let amount = minorUnits(at: record.ruleAmount)
    return BoundedFigure(
      measure: .subtotal, selector: record.countedSelector, current: selection(record.countedSelector).value,
      least: amount == AmountTable.noValue ? .max : amount, most: .max)
  }

  /// Returns how many times the amount of a spend rule is in the value that the rule counts (§5.20).
  mutating func timesSpent(by record: PromotionRecord) -> Int64 {
    let amount = minorUnits(at: record.ruleAmount)
    return amount > 0 ? selection(record.countedSelector).value / amount : 0
  }
}

/// What the rule of a promotion allows its actions.
struct RuleFit {
  /// Whether there is a rule.
  let hasRule: Bool
  /// Whether the rule makes groups of units, as all but a spend rule do.
  let makesGroups: Bool

  @inline(__always)
  init(_ kind: CalculateRule.Kind?) {
    hasRule = kind != nil
    if case .spend? = kind { makesGroups = false } else { makesGroups = true }
  }
}
