// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What certainly holds where all conditions of one branch hold.
struct Implication {
  private let branch: [Literal<Qualifier.Node>]
  private let conditions: BranchConditions
  private let figures: [Measured]
  private let money: MoneyScope

  /// The conditions of a branch, and further figures that are certain.
  init(_ branch: [Literal<Qualifier.Node>], _ further: [Measured], _ money: MoneyScope) {
    self.branch = branch
    self.money = money
    conditions = BranchConditions(branch, money)
    figures = branch.compactMap { Measured($0, money) } + further
  }

  /// Whether a figure is certainly within its bounds.
  func includes(_ figure: Measured) -> Bool { figures.contains { $0.implies(figure, money) } }

  /// Whether a condition certainly holds. False if that is not known.
  func includes(_ wanted: Literal<Qualifier.Node>) -> Bool {
    if branch.contains(wanted) { return true }
    if let figure = Measured(wanted, money) { return includes(figure) }
    guard wanted.isRequired else { return false }
    if case .customerKnown(true) = wanted.node { return conditions.hasCustomer == true }
    if case .schedule(let windows) = wanted.node, let schedule = conditions.schedule {
      var outside = schedule
      outside.subtract(WeekMinutes(windows))
      return outside.isEmpty
    }
    return branch.contains { $0.isRequired && $0.node.implies(wanted.node) }
  }
}

extension Qualifier.Node {
  /// Whether another leaf holds wherever this one does.
  fileprivate func implies(_ other: Qualifier.Node) -> Bool {
    switch (self, other) {
    case (.coupon(let few), .coupon(let many)): few.isPart(of: many)
    case (.customerID(let few), .customerID(let many)): few.isPart(of: many)
    case (.location(let one), .location(let wide)):
      Self.isPart(one.country, of: wide.country) && Self.isPart(one.region, of: wide.region)
        && Self.isPart(one.city, of: wide.city) && (wide.postalPrefix == nil || one.postalPrefix == wide.postalPrefix)
    case (.store(let one), .store(let wide)):
      Self.isPart(one.id, of: wide.id) && Self.isPart(one.channel, of: wide.channel)
        && Self.isPart(one.country, of: wide.country) && Self.isPart(one.region, of: wide.region)
    case (.events(let one), .events(let wide)): one.implies(wide)
    case (.score(let id, let narrow), .score(let otherID, let wide)):
      id == otherID && Bounds(narrow).isWithin(Bounds(wide))
    case (.customerAttribute(let name, .is(let value)), .customerAttribute(let otherName, let comparison)):
      name.hasSameBytes(as: otherName) && comparison.holds(for: value)
    default: false
    }
  }

  /// Whether each text of a list is in another one; nil means all texts.
  private static func isPart(_ few: [String]?, of many: [String]?) -> Bool {
    guard let many else { return true }
    return few?.allSatisfy { text in many.contains { $0.hasSameBytes(as: text) } } ?? false
  }
}

extension EventMatch {
  /// Whether the counts of the same events are within the bounds of another match wherever they are within these.
  fileprivate func implies(_ other: EventMatch) -> Bool {
    guard type == other.type, window == other.window, condition == other.condition,
      case .count(let narrow) = measure, case .count(let wide) = other.measure
    else { return false }
    return Bounds(narrow).isWithin(Bounds(wide))
  }
}

extension Measured {
  /// Whether another figure is within its bounds whenever this one is.
  fileprivate func implies(_ other: Measured, _ money: MoneyScope) -> Bool {
    guard kind == other.kind else { return false }
    if selector == other.selector { return bounds.isWithin(other.bounds) }
    guard kind.isMonotone, case .sum = kind else {
      guard kind.isMonotone, other.bounds.upper == nil, let least = other.bounds.lower else { return false }
      return bounds.lower.map { $0 >= least } ?? false && selector.isSubset(of: other.selector, money)
    }
    return false
  }
}
