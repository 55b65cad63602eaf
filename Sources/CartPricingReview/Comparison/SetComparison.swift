// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// What two promotion sets make of the same carts: totals, promotions, sizes, groups, and the carts that change most.
///
/// Comparisons of parts of a stream add up to that of the stream, in any order: ``merge(_:)``.
public struct SetComparison: Sendable, Hashable {
  /// How carts are divided.
  public struct Options: Sendable, Hashable {
    /// The properties by which carts are divided.
    public var keys: [CartKey]
    /// The experiment by whose arms carts are divided; nil for none.
    public var experiment: String?

    /// Options; no division by default.
    public init(by keys: [CartKey] = [], experiment: String? = nil) {
      self.keys = keys
      self.experiment = experiment
    }
  }

  /// How carts are divided.
  public let options: Options
  /// The carts that were priced with both sets.
  public internal(set) var carts = 0
  /// The documents that were not.
  public internal(set) var faults = 0
  /// The comparison by currency.
  public internal(set) var currencies: [Currency: CurrencyComparison] = [:]

  /// The most different values of a key.
  public static let mostValues = 10_000

  /// A comparison of no cart.
  public init(_ options: Options = Options()) { self.options = options }

  /// Adds a comparison of other carts, which are divided alike.
  /// - Throws: `PricingError` if they are not divided alike, or if a key has more than ``mostValues`` values then.
  public mutating func merge(_ other: SetComparison) throws(PricingError) {
    guard other.options == options else {
      throw PricingError(Fault(.invalid, "the comparisons are divided by other keys or another experiment"))
    }
    carts = carts.saturatingSum(other.carts)
    faults = faults.saturatingSum(other.faults)
    for (currency, part) in other.currencies {
      currencies[currency, default: CurrencyComparison()].add(part)
      try checkGroups(of: currency)
    }
  }

  /// Checks that no key has too many values.
  func checkGroups(of currency: Currency) throws(PricingError) {
    for (key, values) in currencies[currency]?.groups ?? [:] where values.count > Self.mostValues {
      throw PricingError(
        Fault(.invalid, "\(key) has more than \(Self.mostValues) values: choose a key with fewer"))
    }
  }
}
