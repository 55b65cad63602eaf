// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The calculate rule of a promotion: how many times it applies, by the number of counted units.
public struct CalculateRule: Sendable, Hashable {
  /// The kind of the rule, with its figures.
  public var kind: Kind
  /// The lines whose units are counted; nil for those of the first action if its target is `items`,
  /// `group` or `subset`, and for every line otherwise.
  public var selector: LineSelector?
  /// Whether the counted units can be rewarded.
  public var reward: Reward
  /// The parts of the counted units that have applications of their own; nil for one part.
  public var partition: Partition?
  /// Whether units that the promotion counts or rewards are used up for others that consume
  /// (§5.26).
  public var consumes: Bool

  /// The kinds of rules.
  @nonexhaustive
  public enum Kind: Sendable, Hashable {
    /// One application for each `minimum` units, at most `maxApplications` (nil for no limit); each
    /// rewards one unit.
    case quantity(minimum: Int, maxApplications: Int?)
    /// One application for each `quantity` units, at most `maxApplications` (nil for no limit);
    /// each rewards as many units.
    case linear(quantity: Int, maxApplications: Int?)
    /// One application for each full `amount` of the value of the lines, at most `maxApplications`
    /// (nil for no limit); each rewards one unit.
    indirect case spend(amount: AmountByCurrency, maxApplications: Int?)
  }

  /// The units that an application rewards.
  @nonexhaustive
  public enum Reward: String, Sendable, Hashable, CaseIterable {
    /// Counted units, too.
    case within
    /// Units in addition to the counted units: "buy 3, get the 4th".
    case beyond
  }

  /// A rule.
  public init(
    _ kind: Kind, of selector: LineSelector? = nil, reward: Reward = .within, per partition: Partition? = nil,
    consumes: Bool = false
  ) {
    self.kind = kind
    self.selector = selector
    self.reward = reward
    self.partition = partition
    self.consumes = consumes
  }

  /// "Buy `minimum`, get one": one unit is rewarded for each `minimum` units.
  public static func quantity(
    minimum: Int, maxApplications: Int? = nil, of selector: LineSelector? = nil, reward: Reward = .within,
    per partition: Partition? = nil, consumes: Bool = false
  ) -> CalculateRule {
    CalculateRule(
      .quantity(minimum: minimum, maxApplications: maxApplications), of: selector, reward: reward, per: partition,
      consumes: consumes)
  }

  /// "Each of every `quantity`": all units that were counted are rewarded.
  public static func linear(
    quantity: Int, maxApplications: Int? = nil, of selector: LineSelector? = nil, reward: Reward = .within,
    per partition: Partition? = nil, consumes: Bool = false
  ) -> CalculateRule {
    CalculateRule(
      .linear(quantity: quantity, maxApplications: maxApplications), of: selector, reward: reward, per: partition,
      consumes: consumes)
  }

  /// The largest number of applications; 0 for no limit.
  var applicationLimit: Int {
    switch kind {
    case .quantity(_, let limit), .linear(_, let limit), .spend(_, let limit): limit ?? 0
    }
  }

  /// The number of units that one application rewards, unless an action has its own count (§5.19).
  var rewardedUnits: Int {
    switch kind {
    case .quantity, .spend: 1
    case .linear(let quantity, _): quantity
    }
  }
}

// MARK: - Document

extension CalculateRule: DocumentValue {
  enum Key: String, DocumentKey {
    case quantity, linear, spend, of, reward, per, consumes
    static let table = KeyTable(Key.self, "a calculate rule", oneOf: [.quantity, .linear, .spend])

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      guard let kind = present.one(of: KeySet(bits: table.alternatives), report) else {
        return [.of, .reward, .per, .consumes]
      }
      var keys = KeySet<Key>.all
      guard kind == .spend else { return keys }
      for key in [Key.reward, .per, .consumes] where present.contains(key) {
        report(key, CalculateRule.spendMessage)
        keys.remove(key)
      }
      return keys
    }

    static var inner: [(key: Key, names: [String])] {
      [
        (.quantity, QuantityKey.table.names), (.linear, LinearKey.table.names),
        (.spend, SpendKey.table.names),
      ]
    }
  }

  /// The keys of a quantity rule (§5.13).
  enum QuantityKey: String, DocumentKey {
    case minimum, maxApplications
    static let table = KeyTable(
      QuantityKey.self, "a quantity rule", required: [.minimum], example: "{\"minimum\": 3}")
  }

  /// The keys of a linear rule (§5.14). `repeatable` is the limit that Swift calls
  /// `maxApplications`.
  enum LinearKey: String, DocumentKey {
    case quantity, repeatable
    static let table = KeyTable(
      LinearKey.self, "a linear rule", required: [.quantity], example: "{\"quantity\": 3}")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CalculateRule {
    var rule = CalculateRule.quantity(minimum: 1)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .quantity: rule.kind = readQuantity(value, from: &source)
      case .linear: rule.kind = readLinear(value, from: &source)
      case .spend: rule.kind = readSpend(value, from: &source)
      case .of: rule.selector = source.read(value)
      case .reward: rule.reward = source.word(value, or: .within)
      case .per: rule.partition = source.word(value, or: .line)
      case .consumes: rule.consumes = source.read(value)
      }
    }
    return rule
  }

  private static func readQuantity<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Kind {
    var (minimum, limit) = (1, 0)
    var object = source.open(value, QuantityKey.self)
    while let (key, value) = source.next(&object, QuantityKey.self) {
      switch key {
      case .minimum: minimum = source.read(value)
      case .maxApplications: limit = source.read(value)
      }
    }
    return .quantity(minimum: minimum, maxApplications: limit == 0 ? nil : limit)
  }

  private static func readLinear<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Kind {
    var (quantity, limit) = (1, 0)
    var object = source.open(value, LinearKey.self)
    while let (key, value) = source.next(&object, LinearKey.self) {
      switch key {
      case .quantity: quantity = source.read(value)
      case .repeatable: limit = source.read(value)
      }
    }
    return .linear(quantity: quantity, maxApplications: limit == 0 ? nil : limit)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch kind {
      case .quantity(let minimum, let maxApplications):
        writer.object(Key.quantity) { writer in
          writer.member(QuantityKey.minimum, minimum)
          writer.member(QuantityKey.maxApplications, maxApplications ?? 0, unless: 0)
        }
      case .linear(let quantity, let maxApplications):
        writer.object(Key.linear) { writer in
          writer.member(LinearKey.quantity, quantity)
          writer.member(LinearKey.repeatable, maxApplications ?? 0, unless: 0)
        }
      case .spend(let amount, let limit): Self.writeSpend(amount, limit, to: &writer)
      }
      // Without `of` the rule counts the lines of the first action, so "all" is no default and is
      // written.
      writer.member(Key.of, ifPresent: selector)
      writer.member(Key.reward, reward, unless: .within)
      writer.member(Key.per, ifPresent: partition)
      writer.member(Key.consumes, consumes, unless: false)
    }
  }
}

extension CalculateRule.Reward: JSONWritable {}

// MARK: - Checks

extension CalculateRule {
  @inline(__always)
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("calculateRule")
    switch kind {
    case .quantity(let minimum, let limit):
      sink.push("quantity")
      sink.check(minimum, in: 1...Limits.count, at: "minimum")
      sink.check(limit: limit, at: "maxApplications")
      sink.pop()
    case .linear(let quantity, let limit):
      sink.push("linear")
      sink.check(quantity, in: 1...Limits.count, at: "quantity")
      sink.check(limit: limit, at: "repeatable")
      sink.pop()
    case .spend(let amount, let limit): checkSpend(amount, limit, scope, into: &sink)
    }
    if selector.isSome { selector?.check(at: "of", scope, into: &sink) }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles a rule, after the actions of its promotion.
  mutating func compile(_ rule: CalculateRule, into record: inout PromotionRecord) {
    let first = actions[record.firstAction]
    record.ruleSelector = OptionalIndex(rule.selector.map { id(of: $0) } ?? first.countedSelector)
    switch rule.kind {
    case .quantity(let units, _), .linear(let units, _): record.ruleUnits = Int32(units)
    case .spend(let amount, _):
      record.ruleAmount = id(of: amount)
      flags.insert(.spends)
    }
    record.ruleLimit = Int32(rule.applicationLimit)
    record.ruleRewarded = Int32(rule.rewardedUnits)
    record.rulePartition = rule.partition
    if rule.reward == .beyond { flags.insert(.beyond) }
    if rule.consumes { compileConsuming(into: &record) }
    for place in record.actions where actions[place].kind == .items { flags.insert(.rewardsItems) }
  }
}

extension ActionRecord {
  /// The lines that a rule counts by default, if this is the first action.
  fileprivate var countedSelector: SelectorID {
    switch kind {
    case .cart, .items, .group: selector
    default: .all
    }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Returns the units that the rule of a promotion counts, and the units that one application
  /// needs (§5.17, §10.5).
  @inline(__always)
  mutating func units(countedBy record: PromotionRecord) -> BoundedFigure {
    if record.flags.contains(.spends) { return value(countedBy: record) }
    if let partition = record.rulePartition { return units(countedBy: record, per: partition) }
    return BoundedFigure(
      measure: .quantity, selector: record.countedSelector, current: paidUnits(of: selection(record.countedSelector)),
      least: Int64(record.ruleUnits), most: .max)
  }

  /// The number of applications of a promotion (§5.16, §5.18); 0 if its rule is not met. The rule
  /// counts every unit of the selected lines, open or not (§6.25).
  @inline(__always)
  mutating func applications(of record: PromotionRecord) -> Int64 {
    guard record.hasRule else { return 1 }
    if let partition = record.rulePartition { return applications(of: record, per: partition) }
    let applications =
      record.flags.contains(.spends)
      ? timesSpent(by: record) : paidUnits(of: selection(record.countedSelector)) / Int64(record.ruleUnits)
    return record.ruleLimit == 0 ? applications : min(applications, Int64(record.ruleLimit))
  }

  /// Returns the units of lines that a rule counts: those whose unit price is above 0 (§6.25).
  @inline(__always)
  mutating func paidUnits(of selection: LineSelection) -> Int64 {
    cart.hasFreeLines ? paidUnitsAmongFree(of: selection) : selection.units
  }

  private mutating func paidUnitsAmongFree(of selection: LineSelection) -> Int64 {
    var units: Int64 = 0
    var next = firstPaidLine(of: selection, from: 0)
    while let line = next {
      units += cart.lines[line].quantity
      next = firstPaidLine(of: selection, from: line &+ 1)
    }
    return units
  }

  /// Returns the index of the first selected line, from an index on, whose units a rule counts; nil for
  /// none (§6.25).
  @inline(__always)
  mutating func firstPaidLine(of selection: LineSelection, from index: Int) -> Int? {
    var next = firstLine(of: selection, from: index)
    while let line = next, cart.lines[line].unitPrice <= 0 { next = firstLine(of: selection, from: line &+ 1) }
    return next
  }
}
