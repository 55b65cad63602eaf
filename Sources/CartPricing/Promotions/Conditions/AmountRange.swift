// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Bounds on an amount of money; one bound may be missing. ``atLeast`` and ``atMost`` are part of the range,
/// ``above`` and ``below`` are not.
public struct AmountRange: Sendable, Hashable {
  /// The lower bound; nil for none.
  private(set) var lower: AmountByCurrency?
  /// The upper bound; nil for none.
  private(set) var upper: AmountByCurrency?
  /// Which of the two is not part of the range.
  private(set) var excluded = ExcludedBounds.none

  /// Bounds that are part of the range; at least one of them. `atLeast` above `atMost` is no fault,
  /// but no amount is in the range.
  public init(atLeast: AmountByCurrency? = nil, atMost: AmountByCurrency? = nil) {
    lower = atLeast
    upper = atMost
  }

  /// More than a bound and, if a second one is given, less than that.
  public init(above: AmountByCurrency, below: AmountByCurrency? = nil) {
    (lower, upper) = (above, below)
    excluded = ExcludedBounds(lower: true, upper: below != nil)
  }

  /// Less than a bound.
  public init(below: AmountByCurrency) {
    upper = below
    excluded = .upper
  }

  /// More than the first bound, and at most the second one.
  public init(above: AmountByCurrency, atMost: AmountByCurrency) {
    (lower, upper) = (above, atMost)
    excluded = .lower
  }

  /// At least the first bound, and less than the second one.
  public init(atLeast: AmountByCurrency, below: AmountByCurrency) {
    (lower, upper) = (atLeast, below)
    excluded = .upper
  }

  /// The least amount that is in the range; nil for none. It replaces ``above``.
  public var atLeast: AmountByCurrency? {
    get { excluded.lower ? nil : lower }
    set { setLower(newValue, isExcluded: false) }
  }

  /// The largest amount that is in the range; nil for none. It replaces ``below``.
  public var atMost: AmountByCurrency? {
    get { excluded.upper ? nil : upper }
    set { setUpper(newValue, isExcluded: false) }
  }

  /// The bound that every amount of the range is above; nil for none. It replaces ``atLeast``.
  public var above: AmountByCurrency? {
    get { excluded.lower ? lower : nil }
    set { setLower(newValue, isExcluded: true) }
  }

  /// The bound that every amount of the range is below; nil for none. It replaces ``atMost``.
  public var below: AmountByCurrency? {
    get { excluded.upper ? upper : nil }
    set { setUpper(newValue, isExcluded: true) }
  }

  private mutating func setLower(_ bound: AmountByCurrency?, isExcluded: Bool) {
    guard bound != nil || excluded.lower == isExcluded else { return }
    lower = bound
    excluded.lower = isExcluded && bound != nil
  }

  private mutating func setUpper(_ bound: AmountByCurrency?, isExcluded: Bool) {
    guard bound != nil || excluded.upper == isExcluded else { return }
    upper = bound
    excluded.upper = isExcluded && bound != nil
  }

  /// Whether no bound is given.
  var isOpen: Bool { lower == nil && upper == nil }
}

extension AmountRange {
  /// The bounds that are given.
  var amounts: [AmountByCurrency] { [lower, upper].compactMap { $0 } }

  /// The bounds as plain amounts in a currency, if they have a value in it.
  func inCurrency(_ currency: Currency, plainIn setCurrency: Currency?) -> AmountRange {
    func plain(_ amount: AmountByCurrency?) -> AmountByCurrency? {
      amount.map { amount in
        amount.minorUnits(in: currency, plainIn: setCurrency).map { .plain(Amount(minorUnits: $0, currency: currency)) }
          ?? amount
      }
    }
    var range = self
    range.lower = plain(lower)
    range.upper = plain(upper)
    return range
  }
}

// MARK: - Document

extension AmountRange {
  enum Key: String, PlainRangeKeys {
    case atLeast, atMost, above, below
    static let table = KeyTable(Key.self, "a range of amounts")
  }

  static func read<Source: DocumentSource>(
    _ value: Int, of title: StaticString, from source: inout Source
  ) -> AmountRange {
    var range = AmountRange()
    var object = source.open(value, Key.self, of: title)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .atLeast: range.atLeast = source.read(value)
      case .atMost: range.atMost = source.read(value)
      case .above: range.above = source.read(value)
      case .below: range.below = source.read(value)
      }
    }
    return range
  }

  /// Writes the bounds that are given.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member(Key.atLeast, ifPresent: atLeast)
    writer.member(Key.atMost, ifPresent: atMost)
    writer.member(Key.above, ifPresent: above)
    writer.member(Key.below, ifPresent: below)
  }
}

// MARK: - Checks

extension AmountRange {
  /// Reports a range without a bound, at the current path, and bounds that are at fault. `atLeast`
  /// above `atMost` is no fault (§11.6).
  @inline(__always)
  func check<Sink: FaultSink>(_ scope: PromotionScope, into sink: inout Sink) {
    if !lower.isSome && !upper.isSome { sink.report(FaultCollector.rangeMessage) }
    if let lower { sink.check(lower, plainIn: scope.currency, at: lowerKey) }
    if let upper { sink.check(upper, plainIn: scope.currency, at: upperKey) }
    if Sink.keepsFaults, let lower, let upper,
      let currency = Self.currency(inWhich: upper, isBelow: lower, scope.currency)
    {
      sink.warn(.emptyRange, at: upperKey, "is below \"\(lowerKey)\" in \(currency), so no amount is in the range")
    }
  }

  private var lowerKey: StaticString { excluded.lower ? "above" : "atLeast" }
  private var upperKey: StaticString { excluded.upper ? "below" : "atMost" }

  /// The first currency in which both amounts have a value and the first amount is below the
  /// second; nil if there is none.
  private static func currency(
    inWhich amount: AmountByCurrency, isBelow other: AmountByCurrency, _ setCurrency: Currency?
  ) -> Currency? {
    amount.currencies(plainIn: setCurrency).sorted().first { currency in
      guard let units = amount.minorUnits(in: currency, plainIn: setCurrency),
        let others = other.minorUnits(in: currency, plainIn: setCurrency)
      else { return false }
      return units < others
    }
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Sets the flags of the current promotion for the amounts of a range.
  mutating func addAmountFlags(_ range: AmountRange) {
    if let least = range.lower { addAmountFlags(least) }
    if let most = range.upper { addAmountFlags(most) }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether a figure in the cart's currency is within bounds (§1.24). A bound that has no value in
  /// the currency is never met.
  mutating func contains(_ figure: Int128, in range: AmountRange) -> Bool {
    if let lower = range.lower {
      guard let bound = minorUnits(lower), figure >= Int128(bound) + (range.excluded.lower ? 1 : 0) else {
        return false
      }
    }
    if let upper = range.upper {
      guard let bound = minorUnits(upper), figure <= Int128(bound) - (range.excluded.upper ? 1 : 0) else {
        return false
      }
    }
    return true
  }
}
