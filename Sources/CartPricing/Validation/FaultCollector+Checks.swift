/// The checks that many fields share.
extension FaultCollector {
  /// Reports an id or a code that is not 1 to 256 bytes long.
  @inline(__always)
  mutating func check(_ id: some KeyedIdentifier, at key: StaticString) {
    if !id.key.isWithinLimits { report(at: key, Self.idMessage(id.text)) }
  }

  /// Reports ids of a list that are not 1 to 256 bytes long, and a list without an entry.
  mutating func check(_ ids: [some KeyedIdentifier], at key: StaticString, mayBeEmpty: Bool = false) {
    if ids.isEmpty {
      if !mayBeEmpty { report(at: key, Self.emptyMessage) }
      return
    }
    if (ids.indices.allSatisfy { ids[$0].key.isWithinLimits }) { return }
    push(key)
    for (index, id) in ids.enumerated() where !id.key.isWithinLimits { report(at: index, Self.idMessage(id.text)) }
    pop()
  }

  /// Reports a text that serves as an id and is not 1 to 256 bytes long.
  mutating func check(idText text: String, at key: StaticString) {
    if !Limits.idBytes.contains(text.utf8.count) { report(at: key, Self.idMessage(text)) }
  }

  /// Reports a list without an entry.
  mutating func check(list: [some Any], at key: StaticString, atMost limit: Int? = nil, mayBeEmpty: Bool = false) {
    if list.isEmpty && !mayBeEmpty { report(at: key, Self.emptyMessage) }
    if let limit, list.count > limit { report(at: key, "has \(list.count) entries, more than \(limit)") }
  }

  /// Reports a count outside of its bounds, by default 0 to 1,000,000,000.
  mutating func check(_ count: Int?, in range: ClosedRange<Int> = 0...Limits.count, at key: StaticString) {
    guard let count, !range.contains(count) else { return }
    report(at: key, Self.countMessage(count, range))
  }

  /// Reports a range without a bound, at the object that should hold it, and bounds outside of theirs.
  mutating func check(_ range: CountRange, in bounds: ClosedRange<Int> = 0...Limits.count) {
    if range.isOpen { report(Self.rangeMessage) }
    check(range.atLeast, in: bounds, at: "atLeast")
    check(range.atMost, in: bounds, at: "atMost")
  }

  /// Reports a percentage that is malformed or above a limit.
  mutating func check(_ rate: Rate?, atMost percent: Int, at key: StaticString) {
    guard let rate, !rate.isWellFormed || rate.partsPerMillion > percent * 10_000 else { return }
    report(
      at: key,
      rate.isWellFormed
        ? "\"\(rate)\" is not within 0 and \(percent)"
        : "\"\(rate)\" is not a percentage such as \"12.5\", with at most 4 decimals")
  }

  /// Reports an amount of a cart or a context; without a known currency only its form can be wrong.
  @inline(__always)
  mutating func check(_ amount: Amount?, in currency: Currency?, at key: StaticString) {
    guard let amount else { return }
    // As nearly every amount is.
    if let currency, currency.isKnown, amount.minorUnits(in: currency) != nil { return }
    if let message = Self.problem(of: amount, in: currency) { report(at: key, message) }
  }

  /// Reports an amount at the path at hand.
  mutating func check(_ amount: Amount, in currency: Currency?) {
    if let message = Self.problem(of: amount, in: currency) { report(message) }
  }

  /// Reports an instant that a literal has malformed.
  mutating func check(_ instant: Instant?, at key: StaticString) {
    guard let instant, !instant.isWellFormed else { return }
    report(at: key, "\"\(instant)\" is not an instant such as \"2026-11-27T18:30:00+01:00\"")
  }

  /// Reports dates that literals have malformed.
  mutating func check(_ dates: [String: LocalDate], at key: StaticString) {
    guard !dates.isEmpty, !dates.values.allSatisfy({ $0.isWellFormed }) else { return }
    push(key)
    for (name, date) in dates.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    where !date.isWellFormed {
      report(at: name, "\"\(date)\" is not a date such as \"2026-11-27\"")
    }
    pop()
  }

  /// Reports a span that a literal has malformed.
  mutating func check(_ span: TimeSpan?, at key: StaticString) {
    guard let span, !span.isWellFormed else { return }
    report(at: key, "\"\(span)\" is not a duration above zero such as \"P30D\", \"P2W\" or \"PT6H\"")
  }

  /// Reports a billing interval that a literal has malformed.
  mutating func check(_ interval: BillingInterval?, at key: StaticString) {
    guard let interval, !interval.isWellFormed else { return }
    report(at: key, "\"\(interval)\" is not a billing interval such as \"P1M\" or \"P1Y\"")
  }

  /// Reports numbers that no document could hold.
  mutating func check(_ attributes: [String: AttributeValue], at key: StaticString) {
    guard !attributes.isEmpty, !attributes.values.allSatisfy({ $0.isWellFormed }) else { return }
    push(key)
    for (name, value) in attributes.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    where !value.isWellFormed {
      report(at: name, Self.numberMessage)
    }
    pop()
  }

  static let emptyMessage = "needs at least one entry"
  static let rangeMessage = "needs \"atLeast\" or \"atMost\" or both"
  static let numberMessage = "is not a finite number"

  static func countMessage(_ count: Int, _ range: ClosedRange<Int>) -> String {
    "\(count) is not within \(range.lowerBound) and \(range.upperBound)"
  }

  static func idMessage(_ text: String) -> String {
    text.isEmpty ? "is empty; an id has 1 to 256 bytes" : "has \(text.utf8.count) bytes; an id has 1 to 256"
  }

  private static func problem(of amount: Amount, in currency: Currency?) -> String? {
    guard let currency, currency.isKnown else { return amount.isWellFormed ? nil : malformed(amount) }
    switch amount.problem(in: currency) {
    case nil: return nil
    case .malformed: return malformed(amount)
    case .otherCurrency: return "\"\(amount)\" is an amount of \(amount.currency ?? .none)"
    case .tooManyDecimals: return "\"\(amount)\" has more than the \(currency.decimals) decimals of \(currency)"
    case .tooLarge: return "\"\(amount)\" is more than 1000000000000000 minor units"
    }
  }

  private static func malformed(_ amount: Amount) -> String {
    "\"\(amount)\" is not an amount such as \"19.99\""
  }
}
