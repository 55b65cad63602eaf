// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A figure of the cart that conditions bound.
struct Measured: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case subtotal(SubtotalValue)
    case quantity
    case lines
    case leastQuantity
    case sum(String)

    /// Whether further lines can only raise the figure.
    var isMonotone: Bool { self != .leastQuantity }
  }

  var kind: Kind
  var selector: LineSelector
  var bounds: Bounds

  /// The figure in words: `the quantity of category tea`.
  var words: String {
    let of = selector.words
    return switch kind {
    case .subtotal: "the value of \(of)"
    case .quantity: "the quantity of \(of)"
    case .lines: "the number of lines of \(of)"
    case .leastQuantity: "the least quantity of \(of)"
    case .sum(let name): "the sum of \"\(name)\" of \(of)"
    }
  }

  /// The figure that a leaf bounds; nil if the leaf is another one, or is not bounded by an interval.
  init?(_ literal: Literal<Qualifier.Node>, _ money: MoneyScope) {
    let found: (Kind, LineSelector, Bounds?)?
    switch literal.node {
    case .subtotal(let selector, let range, let value): found = (.subtotal(value), selector, Bounds(range, money))
    case .quantity(let selector, let range): found = (.quantity, selector, Bounds(range))
    case .lines(let selector, let range): found = (.lines, selector, Bounds(range))
    case .leastQuantity(let selector, let range): found = (.leastQuantity, selector, Bounds(range))
    case .sum(let sum): found = (.sum(sum.attribute), sum.selector, Bounds(sum.range))
    default: found = nil
    }
    guard let (kind, selector, range) = found, let range else { return nil }
    guard let bounds = literal.isRequired ? range : range.complement else { return nil }
    self.init(kind: kind, selector: selector, bounds: bounds)
  }

  init(kind: Kind, selector: LineSelector, bounds: Bounds) {
    self.kind = kind
    self.selector = selector
    self.bounds = bounds
  }
}

extension Array where Element == Measured {
  /// Why no cart has all these figures; nil if one may.
  func contradiction(_ money: MoneyScope) -> String? {
    let figures = prefix(48)
    for figure in figures {
      if figure.bounds.intersection(Bounds(lower: 0, upper: nil)).isEmpty {
        return "\(figure.words) would have to be \(figure.boundsText(money))"
      }
      if let least = figure.bounds.lower, least > 0, let reason = figure.selector.emptiness(money) {
        return "\(figure.words) would have to be \(figure.boundsText(money)), and no item can be among them: \(reason)"
      }
    }
    for low in figures {
      guard let least = low.bounds.lower, least > 0 else { continue }
      for high in figures {
        guard let most = high.bounds.upper, low.needs(least, moreThan: most, of: high, money) else { continue }
        return "\(low.words) would have to be \(low.boundsText(money)), and \(high.words) \(high.boundsText(money))"
      }
    }
    return nil
  }
}

extension Measured {
  /// Whether at least so much of this figure makes the other figure larger than its bound.
  fileprivate func needs(_ least: Int128, moreThan most: Int128, of other: Measured, _ money: MoneyScope) -> Bool {
    let forced: Int128?
    if kind == other.kind {
      forced = least
    } else {
      switch (kind, other.kind) {
      // Discounts only lower a value, and tax only raises it.
      case (.subtotal(.after), .subtotal(.asItCame)), (.subtotal(.basis(.net)), .subtotal(.basis(.gross))),
        (.subtotal(.asItCame), .subtotal(.basis(.gross))), (.subtotal(.basis(.net)), .subtotal(.asItCame)):
        forced = least
      case (.lines, .quantity), (.leastQuantity, .quantity): forced = least
      case (.subtotal, .quantity), (.subtotal, .lines), (.quantity, .lines), (.leastQuantity, .lines): forced = 1
      default: forced = nil
      }
    }
    guard let forced, forced > most else { return false }
    if selector == other.selector { return true }
    guard kind.isMonotone || kind != other.kind, other.kind.isMonotone, !isSum else { return false }
    return selector.isSubset(of: other.selector, money)
  }

  private var isSum: Bool { if case .sum = kind { true } else { false } }

  fileprivate func boundsText(_ money: MoneyScope) -> String {
    func text(_ bound: Int128) -> String {
      guard let bound = Int64(exactly: bound) else { return "\(bound)" }
      switch kind {
      case .subtotal: return money.text(bound)
      case .sum: return Draft.decimal(millionths: bound)
      default: return "\(bound)"
      }
    }
    switch (bounds.lower, bounds.upper) {
    case (let least?, let most?): return "at least \(text(least)) and at most \(text(most))"
    case (let least?, nil): return "at least \(text(least))"
    case (nil, let most?): return "at most \(text(most))"
    default: return "any"
    }
  }
}
