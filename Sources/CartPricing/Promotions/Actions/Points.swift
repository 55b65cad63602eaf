// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The action `points`: points for the customer, whole numbers without a value in money.
public struct Points: Sendable, Hashable {
  /// The points that are earned each time; 1 to 1,000,000,000.
  public var count: Int
  /// For what the points are earned.
  public var earning: Earning
  /// The lines that earn points; nil for all. It needs an earning by spend or by units.
  public var selector: LineSelector?
  /// The most points that are given; nil for no limit.
  public var max: Int?

  /// For what points are earned.
  @nonexhaustive
  public enum Earning: Sendable, Hashable {
    /// Once for each application of the promotion.
    case applications
    /// Once for each full amount of the lines' totals.
    case spend(AmountByCurrency)
    /// Once for each full number of units.
    case units(Int)
  }

  /// Points for an earning.
  public init(
    _ count: Int, for earning: Earning = .applications, of selector: LineSelector? = nil, max: Int? = nil
  ) {
    self.count = count
    self.earning = earning
    self.selector = selector
    self.max = max
  }
}

extension PromotionAction {
  /// Points for each application of the promotion.
  public static func points(_ count: Int, max: Int? = nil) -> PromotionAction { .points(Points(count, max: max)) }

  /// Points for each full amount of the lines' totals: `.points(1, per: "1")`.
  public static func points(
    _ count: Int, per amount: AmountByCurrency, of selector: LineSelector? = nil, max: Int? = nil
  ) -> PromotionAction {
    .points(Points(count, for: .spend(amount), of: selector, max: max))
  }

  /// Points for each full number of units: `.points(5, perUnits: 1, of: .tag("bonus"))`.
  public static func points(
    _ count: Int, perUnits units: Int, of selector: LineSelector? = nil, max: Int? = nil
  ) -> PromotionAction {
    .points(Points(count, for: .units(units), of: selector, max: max))
  }
}

// MARK: - Document

extension Points: DocumentValue {
  /// The keys of points (§6.9).
  enum Key: String, DocumentKey {
    case count, per, perUnits, of, max
    static let table = KeyTable(Key.self, "points", required: [.count])

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      if present.contains(.per), present.contains(.perUnits) { report(nil, "has both \"per\" and \"perUnits\"") }
      guard present.contains(.of), !present.contains(.per), !present.contains(.perUnits) else { return .all }
      report(.of, Points.selectorMessage)
      return KeySet.all.removing(.of)
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Points {
    var points = Points(1)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .count: points.count = source.read(value)
      case .per: points.earning = .spend(source.read(value))
      case .perUnits: points.earning = .units(source.read(value))
      case .of: points.selector = source.read(value)
      case .max: points.max = source.read(value)
      }
    }
    return points
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.count, count)
      switch earning {
      case .applications: break
      case .spend(let amount): writer.member(Key.per, amount)
      case .units(let units): writer.member(Key.perUnits, units)
      }
      writer.member(Key.of, ifPresent: selector)
      writer.member(Key.max, ifPresent: max)
    }
  }
}

// MARK: - Checks

extension Points {
  static let selectorMessage = "stands only beside \"per\" or \"perUnits\""

  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("points")
    sink.check(count, in: 1...Limits.count, at: "count")
    switch earning {
    case .applications: if selector != nil { sink.report(at: "of", Self.selectorMessage) }
    case .spend(let amount): sink.check(amount, plainIn: scope.currency, isAboveZero: true, at: "per")
    case .units(let units): sink.check(units, in: 1...Limits.count, at: "perUnits")
    }
    selector?.check(at: "of", scope, into: &sink)
    sink.check(max, at: "max")
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the action, and sets the flags of the current promotion for its amount.
  mutating func compile(_ points: Points, into record: inout ActionRecord) {
    record.kind = .points
    record.selector = points.selector.map { id(of: $0) } ?? .all
    if case .spend(let amount) = points.earning { _ = id(of: amount) as AmountID }
  }
}

// MARK: - Evaluation

extension Worksheet {
  /// Gives points for each full `per` of the totals of the selected lines, for each full `perUnits`
  /// of their units, or for each application, at most `max` (§6.59).
  mutating func givePoints(_ action: ActionRecord, for place: Int, _ facts: inout CartFacts) {
    guard case .points(let earned) = facts.source(of: promotions[place].index).actions[action.index.position] else {
      return
    }
    let times: Int128
    switch earned.earning {
    case .applications: times = Int128(promotions[place].applications)
    case .spend(let amount):
      guard let per = facts.minorUnits(amount), per > 0 else { return }
      times = total(of: action.selector, &facts) / Int128(per)
    case .units(let units): times = Int128(facts.selection(action.selector).units) / Int128(units)
    }
    var count = Int128(earned.count) * times
    if let most = earned.max { count = min(count, Int128(most)) }
    guard count > 0 else { return }
    give(points: count, for: place)
  }
}
