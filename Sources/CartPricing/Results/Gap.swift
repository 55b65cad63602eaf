// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A figure of the cart that is too low for a promotion, and that adding to the cart can raise.
public struct Gap: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The gap with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: GapRecord { storage.record(index, of: storage.layout.gaps) }

  /// The figure that is measured.
  @inlinable @inline(__always) public var measure: Measure { record.measure }

  /// The lines that are measured; amounts in the selector are in the cart's currency, with all its decimals.
  @inlinable @inline(__always) public var selector: LineSelector { storage.selector(record.selector) }

  /// The figure that the promotion needs: minor units of the cart's currency for a subtotal, a count otherwise.
  @inlinable @inline(__always) public var required: Int64 { record.required }

  /// The figure of this cart, in the same unit.
  @inlinable @inline(__always) public var current: Int64 { record.current }

  /// `required` − `current`; at least 1.
  @inlinable @inline(__always) public var missing: Int64 { record.missing }

  /// The figures that a gap can measure.
  @nonexhaustive
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// The value of lines, in minor units.
    case subtotal
    /// Units.
    case quantity
    /// Lines.
    case lines
    /// The smallest quantity of a line.
    case leastQuantity
    /// Units to discount beyond those that the rule counts.
    case reward
  }
}

extension Gap: Hashable {
  /// Whether all fields are equal.
  public static func == (left: Gap, right: Gap) -> Bool {
    left.measure == right.measure && left.selector == right.selector && left.required == right.required
      && left.current == right.current && left.currency == right.currency
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(measure)
    hasher.combine(selector)
    hasher.combine(required)
    hasher.combine(current)
    hasher.combine(currency)
  }
}

extension Gap {
  /// The currency of a subtotal.
  var currency: Currency { storage.cart.currency }

  /// `current` as people read it: money, or a count.
  var currentText: String { text(current) }

  /// `required` as people read it: money, or a count.
  var requiredText: String { text(required) }

  private func text(_ figure: Int64) -> String {
    measure == .subtotal ? storage.money(figure).description : figure.description
  }
}

extension Gap: CustomStringConvertible {
  /// The measure and its figures, such as `subtotal 49.50 EUR of 60.00 EUR, 10.50 EUR missing`.
  public var description: String {
    "\(measure.rawValue) \(currentText) of \(requiredText), \(text(missing)) missing"
  }
}
