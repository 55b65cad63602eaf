// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The checks of single values, which many fields use.
extension FaultSink {
  // MARK: Identifiers and lists

  /// Reports an id or a code that is not 1 to 256 bytes long.
  @inline(__always)
  mutating func check(_ id: some KeyedIdentifier, at key: StaticString) {
    if !id.key.isWithinLimits { report(at: key, FaultCollector.idMessage(id.text)) }
  }

  /// Reports the ids of a list that are not 1 to 256 bytes long, an empty list unless it may be
  /// empty (§11.5), and a list with more entries than the limit (§11.15).
  @inline(__always)
  mutating func check(
    _ ids: [some KeyedIdentifier], at key: StaticString, atMost limit: Int = Limits.list, mayBeEmpty: Bool = false
  ) {
    if ids.isEmpty && !mayBeEmpty { report(at: key, FaultCollector.emptyMessage) }
    for index in ids.indices where !ids[index].key.isWithinLimits {
      push(key)
      report(at: index, FaultCollector.idMessage(ids[index].text))
      pop()
    }
    check(size: ids.count, atMost: limit, at: key)
  }

  /// Reports a text that serves as an id and is not 1 to 256 bytes long.
  @inline(__always)
  mutating func check(idText text: String, at key: StaticString) {
    if !Limits.idBytes.contains(text.utf8.count) { report(at: key, FaultCollector.idMessage(text)) }
  }

  /// Reports a text with more bytes than the limit (§11.15).
  @inline(__always)
  mutating func check(text: String, atMost limit: Int, at key: StaticString) {
    if text.utf8.count > limit { report(at: key, "has \(text.utf8.count) bytes, more than \(limit)") }
  }

  /// Reports a name of an attribute or a date that is not 1 to 256 bytes long (§11.15).
  @inline(__always)
  mutating func check(name: String, at key: StaticString) {
    if !Limits.keyBytes.contains(name.utf8.count) { report(at: key, FaultCollector.nameMessage(name)) }
  }

  /// Reports a list that is empty unless it may be, or that has more entries than the limit
  /// (§11.5).
  @inline(__always)
  mutating func check<Element>(
    list: [Element], at key: StaticString, atMost limit: Int = Limits.list, mayBeEmpty: Bool = false
  ) {
    if list.isEmpty && !mayBeEmpty { report(at: key, FaultCollector.emptyMessage) }
    check(size: list.count, atMost: limit, at: key)
  }

  /// Reports a list or a map with more entries than the limit.
  @inline(__always)
  mutating func check(size count: Int, atMost limit: Int, at key: StaticString) {
    let count = size(of: count, at: key)
    if count > limit { report(at: key, "has \(count) entries, more than \(limit)") }
  }

  /// Reports the later one of two equal ids among the elements of an array. O(n) where the ids
  /// ascend, as is usual; otherwise O(n) space, too, for a set of the ids (§11.4).
  @inline(__always)
  mutating func checkDistinct<Element>(_ elements: [Element], id: ([Element], Int) -> some KeyedIdentifier) {
    var ascends = true
    for index in elements.indices.dropFirst() where id(elements, index - 1) >= id(elements, index) { ascends = false }
    if ascends { return }
    var seen: Set<TextKey> = []
    seen.reserveCapacity(elements.count)
    for index in elements.indices where !seen.insert(id(elements, index).key).inserted {
      push(index)
      report(at: "id", "\"\(id(elements, index).text)\" is there already")
      pop()
    }
  }

  /// Calls a function with each entry of a dictionary: in the order of the keys where the sink
  /// keeps faults, otherwise in any order, which saves the sorting.
  @inline(__always)
  mutating func forEach<Key, Value>(
    _ entries: [Key: Value], by precedes: (Key, Key) -> Bool, _ body: (Key, Value, inout Self) -> Void
  ) {
    if entries.isEmpty { return }
    if Self.keepsFaults {
      for (key, value) in entries.sorted(by: { precedes($0.key, $1.key) }) { body(key, value, &self) }
    } else {
      for (key, value) in entries { body(key, value, &self) }
    }
  }

  // MARK: Numbers

  /// Reports a count outside of its bounds, by default 0 to 1,000,000,000 (§11.8).
  @inline(__always)
  mutating func check(_ count: Int?, in range: ClosedRange<Int> = 0...Limits.count, at key: StaticString) {
    guard let count, !range.contains(count) else { return }
    report(at: key, FaultCollector.countMessage(count, range))
  }

  /// Reports a limit that is out of range. Nil is no limit. A document may have 0 for no limit,
  /// which its reader turns into nil, so that 0 is a fault of limits that are written in Swift.
  @inline(__always)
  mutating func check(limit: Int?, at key: StaticString) {
    check(limit, in: (limit == 0 ? 1 : 0)...Limits.count, at: key)
  }

  /// Reports a percentage that is malformed or above a limit.
  @inline(__always)
  mutating func check(_ rate: Rate?, atMost percent: Int, at key: StaticString) {
    guard let rate, !rate.isWellFormed || rate.partsPerMillion > percent * 10_000 else { return }
    report(at: key, FaultCollector.rateMessage(rate, atMost: percent))
  }

  /// Reports too many attributes, names that are not 1 to 256 bytes long, and values that are
  /// faults (§11.15).
  @inline(__always)
  mutating func check(_ attributes: [String: AttributeValue], at key: StaticString) {
    if size(of: attributes.count, at: key) == 0 { return }
    check(size: attributes.count, atMost: Limits.facts, at: key)
    push(key)
    forEach(attributes, by: { $0.precedesByBytes($1) }) { name, value, sink in
      if !Limits.keyBytes.contains(name.utf8.count) { sink.report(at: name, FaultCollector.nameMessage(name)) }
      if value.isWithinLimits { return }
      sink.push(name)
      sink.check(value)
      sink.pop()
    }
    pop()
  }

  /// Reports a value of an attribute at the current path: a number that is not finite, a text that
  /// is too long, or a list with too many texts or with one that is too long (§11.15).
  @inline(never)
  mutating func check(_ value: AttributeValue) {
    switch value {
    case .text(let text): checkAttribute(text)
    case .number, .boolean: if !value.isWellFormed { report(FaultCollector.numberMessage) }
    case .list(let texts):
      if texts.count > Limits.facts { report("has \(texts.count) entries, more than \(Limits.facts)") }
      for (index, text) in texts.enumerated() where text.utf8.count > Limits.attributeBytes {
        push(index)
        checkAttribute(text)
        pop()
      }
    }
  }

  /// Reports a string value of an attribute at the current path that is too long (§11.15).
  mutating func checkAttribute(_ text: String) {
    let limit = Limits.attributeBytes
    if text.utf8.count > limit { report("has \(text.utf8.count) bytes, more than \(limit)") }
  }

  // MARK: Money

  /// Reports an amount that is malformed or does not fit its currency; without a known currency
  /// only its form is checked.
  /// - Returns: The amount in minor units; nil if it is at fault or the currency is not known.
  @inline(__always) @discardableResult
  mutating func check(_ amount: Amount, in currency: Currency?, at key: StaticString) -> Int64? {
    let units = amount.minorUnits(inKnown: currency)
    if units == nil, amount.isAtFault(in: currency) {
      report(at: key, FaultCollector.amountMessage(amount, in: currency))
    }
    return units
  }

  /// Reports an amount at the current path, as ``check(_:in:at:)`` does.
  @inline(__always) @discardableResult
  mutating func check(_ amount: Amount, in currency: Currency?) -> Int64? {
    let units = amount.minorUnits(inKnown: currency)
    if units == nil, amount.isAtFault(in: currency) { report(FaultCollector.amountMessage(amount, in: currency)) }
    return units
  }

  /// Reports an amount of a promotion set that is malformed, does not fit its currency, is zero
  /// where it must be above zero, or is plain in a set without a currency (§1.6, §11.8).
  @inline(__always)
  mutating func check(
    _ amount: AmountByCurrency, plainIn setCurrency: Currency?, isAboveZero: Bool = false, at key: StaticString
  ) {
    note(amount, plainIn: setCurrency, at: key)
    if case .plain(let plain) = amount, let units = plain.minorUnits(inKnown: setCurrency), units > 0 || !isAboveZero {
      return
    }
    checkEachCurrency(of: amount, plainIn: setCurrency, isAboveZero: isAboveZero, at: key)
  }

  /// Reports what ``check(_:plainIn:isAboveZero:at:)`` does, for an amount that is not plain and
  /// right.
  @inline(never)
  private mutating func checkEachCurrency(
    of amount: AmountByCurrency, plainIn setCurrency: Currency?, isAboveZero: Bool, at key: StaticString
  ) {
    push(key)
    switch amount {
    case .plain(let amount):
      if setCurrency == nil {
        report("\"\(amount)\" has no currency: the set has none, so it has to be a table such as {\"EUR\": \"20\"}")
      } else {
        check(amount, in: setCurrency)
        if isAboveZero, let setCurrency, amount.minorUnits(in: setCurrency) == 0 {
          report(FaultCollector.notAboveZeroMessage)
        }
      }
    case .table(let amounts):
      if amounts.isEmpty { report(FaultCollector.emptyMessage) }
      forEach(amounts, by: { $0 < $1 }) { currency, amount, sink in
        sink.push(currency.code)
        if !currency.isKnown { sink.report(FaultCollector.unknownMessage(currency)) }
        sink.check(amount, in: currency)
        if isAboveZero, amount.minorUnits(in: currency) == 0 { sink.report(FaultCollector.notAboveZeroMessage) }
        sink.pop()
      }
    }
    pop()
  }

  // MARK: Time

  /// Reports an instant that was authored with a malformed literal.
  @inline(__always)
  mutating func check(_ instant: Instant?, at key: StaticString) {
    guard let instant, !instant.isWellFormed else { return }
    report(at: key, FaultCollector.instantMessage(instant))
  }

  /// Reports too many dates, names that are not 1 to 256 bytes long (§11.15), and dates that were
  /// authored with malformed literals.
  @inline(__always)
  mutating func check(_ dates: [String: LocalDate], at key: StaticString) {
    if size(of: dates.count, at: key) == 0 { return }
    check(size: dates.count, atMost: Limits.facts, at: key)
    push(key)
    forEach(dates, by: { $0.precedesByBytes($1) }) { name, date, sink in
      if !Limits.keyBytes.contains(name.utf8.count) { sink.report(at: name, FaultCollector.nameMessage(name)) }
      if !date.isWellFormed { sink.report(at: name, "\"\(date)\" is not a date such as \"2026-11-27\"") }
    }
    pop()
  }

  /// Reports a span that was authored with a malformed literal.
  @inline(__always)
  mutating func check(_ span: TimeSpan?, at key: StaticString) {
    guard let span, !span.isWellFormed else { return }
    report(at: key, "\"\(span)\" is not a duration above zero such as \"P30D\", \"P2W\" or \"PT6H\"")
  }

  /// Reports a billing interval that was authored with a malformed literal.
  @inline(__always)
  mutating func check(_ interval: BillingInterval?, at key: StaticString) {
    guard let interval, !interval.isWellFormed else { return }
    report(at: key, "\"\(interval)\" is not a billing interval such as \"P1M\" or \"P1Y\"")
  }
}

extension Amount {
  /// The amount in minor units; nil without a known currency, and if the amount is malformed or
  /// does not fit it.
  @inline(__always)
  fileprivate func minorUnits(inKnown currency: Currency?) -> Int64? {
    guard let currency, currency.isKnown else { return nil }
    return minorUnitsIfWritten(in: currency) ?? minorUnits(in: currency)
  }

  /// Whether an amount that has no minor units is a fault: always in a known currency, otherwise if
  /// it is malformed.
  @inline(__always)
  fileprivate func isAtFault(in currency: Currency?) -> Bool {
    guard let currency, currency.isKnown else { return !isWellFormed }
    return true
  }
}

extension AttributeValue {
  /// Whether the value is no fault.
  @inline(__always)
  fileprivate var isWithinLimits: Bool {
    switch self {
    case .text(let text): text.utf8.count <= Limits.attributeBytes
    case .number(let number): number.isFinite
    case .boolean: true
    case .list(let texts):
      texts.count <= Limits.facts && texts.allSatisfy { $0.utf8.count <= Limits.attributeBytes }
    }
  }
}
