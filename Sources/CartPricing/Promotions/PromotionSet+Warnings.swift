// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PromotionSet {
  /// The parts of a valid set that are probably not meant, at most 1,000 of them.
  ///
  /// The checks of the rules report them: a promotion that is never valid, a range without a
  /// figure, an experiment without customers. Two kinds need the whole set: an amount without a
  /// value in a currency that other amounts have, and a code of a qualifier that no promotion
  /// lists.
  func warnings() -> [PromotionSetWarning] {
    var currencies = CurrencyCollector()
    check(into: &currencies)
    var collector = WarningCollector(
      currencies: currencies.found.sorted(), codes: Set(promotions.lazy.flatMap { $0.coupons }.compactMap { $0.code }))
    check(into: &collector)
    return collector.warnings
  }
}

/// A sink that collects the currencies in which amounts of a promotion set have values.
private struct CurrencyCollector: FaultSink {
  static var keepsFaults: Bool { false }

  private(set) var found: Set<Currency> = []

  mutating func note(_ amount: AmountByCurrency, plainIn setCurrency: Currency?, at key: StaticString) {
    found.formUnion(amount.currencies(plainIn: setCurrency))
  }

  mutating func push(_ key: StaticString) {}
  mutating func push(_ key: @autoclosure () -> String) {}
  mutating func push(_ index: Int) {}
  mutating func pop() {}
  mutating func report(_ message: @autoclosure () -> String) {}
}

/// A sink that collects warnings with their paths.
private struct WarningCollector: FaultSink {
  static var keepsFaults: Bool { true }

  /// The largest number of warnings that are kept.
  private static let limit = 1_000

  /// The currencies in which amounts of the set have values, in the order of their codes.
  let currencies: [Currency]
  /// The codes that promotions list.
  let codes: Set<CouponCode>
  private(set) var warnings: [PromotionSetWarning] = []
  /// The current path; no fault is reported to this collector.
  private var position = FaultCollector()

  init(currencies: [Currency], codes: Set<CouponCode>) {
    self.currencies = currencies
    self.codes = codes
  }

  mutating func warn(_ kind: PromotionSetWarning.Kind, at key: StaticString, _ message: @autoclosure () -> String) {
    position.push(key)
    add(kind, message)
    position.pop()
  }

  mutating func note(_ amount: AmountByCurrency, plainIn setCurrency: Currency?, at key: StaticString) {
    let own = amount.currencies(plainIn: setCurrency)
    guard own.count < currencies.count else { return }
    let missing = currencies.filter { !own.contains($0) }.map { $0.code }
    warn(
      .missingCurrency, at: key,
      "has no value in \(missing.joined(separator: ", ")), which other amounts of the set have")
  }

  mutating func note(codes leafCodes: [CouponCode], at key: StaticString) {
    position.push(key)
    for (index, code) in leafCodes.enumerated() where !codes.contains(code) {
      position.push(index)
      add(.unlistedCode) { "no promotion lists the code \"\(code)\"" }
      position.pop()
    }
    position.pop()
  }

  private mutating func add(_ kind: PromotionSetWarning.Kind, _ message: () -> String) {
    guard warnings.count < Self.limit else { return }
    warnings.append(PromotionSetWarning(kind, at: position.path, message()))
  }

  mutating func push(_ key: StaticString) { position.push(key) }
  mutating func push(_ key: @autoclosure () -> String) { position.push(key()) }
  mutating func push(_ index: Int) { position.push(index) }
  mutating func pop() { position.pop() }
  mutating func report(_ message: @autoclosure () -> String) {}
}
