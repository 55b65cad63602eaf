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

  /// The stage after whose discounts the figure is measured; what is missing is then missing after
  /// discounts. Nil for the cart as it came.
  @inlinable @inline(__always) public var after: DiscountStage? { record.after }

  /// The figure that the promotion needs: money for a subtotal, a count otherwise.
  @inlinable @inline(__always) public var required: Figure { figure(record.required) }

  /// The figure of this cart, of the same kind.
  @inlinable @inline(__always) public var current: Figure { figure(record.current) }

  /// `required` − `current`: at least one minor unit of money, or 1.
  @inlinable @inline(__always) public var missing: Figure { figure(record.missing) }

  /// ``required`` as a number: minor units of a subtotal, a count otherwise.
  package var requiredNumber: Int64 { record.required }

  /// ``current`` as a number, in the same unit.
  package var currentNumber: Int64 { record.current }

  /// ``missing`` as a number, in the same unit.
  package var missingNumber: Int64 { record.missing }

  /// A figure of a gap.
  public enum Figure: Sendable, Hashable, CustomStringConvertible {
    /// An amount in the currency of the cart.
    case money(Money)
    /// A number of units or lines.
    case count(Int)

    /// The figure for people: `4.50 EUR`, or `3`.
    public var description: String {
      switch self {
      case .money(let money): money.description
      case .count(let count): count.description
      }
    }
  }

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
    left.measure == right.measure && left.after == right.after && left.selector == right.selector
      && left.requiredNumber == right.requiredNumber
      && left.currentNumber == right.currentNumber && left.currency == right.currency
  }

  /// Hashes the fields that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(measure)
    hasher.combine(selector)
    hasher.combine(requiredNumber)
    hasher.combine(currentNumber)
    hasher.combine(currency)
  }
}

extension Gap {
  /// The currency of a subtotal.
  var currency: Currency { storage.cart.currency }

  @inlinable
  @inline(__always)
  func figure(_ number: Int64) -> Figure {
    measure == .subtotal ? .money(storage.money(number)) : .count(Int(clamping: number))
  }
}

extension Gap: CustomStringConvertible {
  /// The measure and its figures, such as `subtotal 49.50 EUR of 60.00 EUR, 10.50 EUR missing`.
  public var description: String {
    "\(measure.rawValue) \(current) of \(required), \(missing) missing"
  }
}
