// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Inclusive bounds on an amount of money; one bound may be missing.
public struct AmountRange: Sendable, Hashable {
  /// The least amount that is in the range; nil for none.
  public var atLeast: AmountByCurrency?
  /// The largest amount that is in the range; nil for none.
  public var atMost: AmountByCurrency?

  /// Bounds; at least one of them. `atLeast` above `atMost` is no fault, but no amount is in the
  /// range.
  public init(atLeast: AmountByCurrency? = nil, atMost: AmountByCurrency? = nil) {
    self.atLeast = atLeast
    self.atMost = atMost
  }

  /// Whether neither bound is given.
  var isOpen: Bool { atLeast == nil && atMost == nil }
}

extension AmountRange {
  /// The bounds that are given.
  var amounts: [AmountByCurrency] { [atLeast, atMost].compactMap { $0 } }

  /// The bounds as plain amounts in a currency, if they have a value in it.
  func inCurrency(_ currency: Currency, plainIn setCurrency: Currency?) -> AmountRange {
    func plain(_ amount: AmountByCurrency?) -> AmountByCurrency? {
      amount.map { amount in
        amount.minorUnits(in: currency, plainIn: setCurrency).map { .plain(Amount(minorUnits: $0, currency: currency)) }
          ?? amount
      }
    }
    return AmountRange(atLeast: plain(atLeast), atMost: plain(atMost))
  }
}

// MARK: - Document

extension AmountRange {
  enum Key: String, DocumentKey {
    case atLeast, atMost
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
      }
    }
    return range
  }

  /// Writes the bounds that are given.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member(Key.atLeast, ifPresent: atLeast)
    writer.member(Key.atMost, ifPresent: atMost)
  }
}

// MARK: - Checks

extension AmountRange {
  /// Reports a range without a bound, at the current path, and bounds that are at fault. `atLeast`
  /// above `atMost` is no fault (§11.6).
  @inline(__always)
  func check<Sink: FaultSink>(_ scope: PromotionScope, into sink: inout Sink) {
    if !atLeast.isSome && !atMost.isSome { sink.report(FaultCollector.rangeMessage) }
    if let atLeast { sink.check(atLeast, plainIn: scope.currency, at: "atLeast") }
    if let atMost { sink.check(atMost, plainIn: scope.currency, at: "atMost") }
    if Sink.keepsFaults, let atLeast, let atMost,
      let currency = Self.currency(inWhich: atMost, isBelow: atLeast, scope.currency)
    {
      sink.warn(.emptyRange, at: "atMost", "is below \"atLeast\" in \(currency), so no amount is in the range")
    }
  }

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
    if let least = range.atLeast { addAmountFlags(least) }
    if let most = range.atMost { addAmountFlags(most) }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether a figure in the cart's currency is within bounds (§1.24). A bound that has no value in
  /// the currency is never met.
  mutating func contains(_ figure: Int128, in range: AmountRange) -> Bool {
    if let atLeast = range.atLeast {
      guard let bound = minorUnits(atLeast), figure >= bound else { return false }
    }
    if let atMost = range.atMost {
      guard let bound = minorUnits(atMost), figure <= bound else { return false }
    }
    return true
  }

  /// Whether a figure is at least the amount at an index of the set's amounts; true for an index
  /// below 0, which means no bound. A bound that has no value in the cart's currency is never met.
  @inline(__always)
  func isAtLeast(_ figure: Int64, _ place: Int32) -> Bool {
    if place < 0 { return true }
    let bound = minorUnits(at: place)
    return bound != AmountTable.noValue && figure >= bound
  }

  /// Whether a figure is at most the amount at an index of the set's amounts; true for an index
  /// below 0, which means no bound. A bound that has no value in the cart's currency is never met.
  @inline(__always)
  func isAtMost(_ figure: Int64, _ place: Int32) -> Bool {
    if place < 0 { return true }
    let bound = minorUnits(at: place)
    return bound != AmountTable.noValue && figure <= bound
  }
}
