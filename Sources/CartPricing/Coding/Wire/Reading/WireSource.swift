/// What carts and contexts are read from, so that their wire form is written down once.
///
/// There are two sources. ``DirectReader`` takes values straight from the bytes, and gives up where it meets anything that
/// it would have to complain about; ``WireReader`` then reads the nodes of the document, and says all that is wrong with
/// it. Both take the same values from a document that nothing is wrong with.
///
/// A value is named by where it stands: the index of its node, or the offset of its first byte. Values are read in the
/// order of the document, each once. Something valid takes the place of what cannot be read, so that reading goes on.
protocol WireSource {
  /// What is known of an object while its members are read.
  associatedtype Walk

  /// Steps into an object; anything else has no members, and is reported.
  mutating func open(_ value: Int, _ keys: WireKeys, of what: StaticString, required: Int) -> Walk
  /// Steps to the next member that is there, a `null` counting as absent where the key is optional; nil at the end, where
  /// keys that are missing have been reported.
  mutating func next(_ walk: inout Walk, _ keys: WireKeys) -> WireMember?
  /// Reads the elements of a list.
  mutating func list<Element>(_ value: Int, _ body: (inout Self, _ element: Int) -> Element) -> [Element]
  /// Reads the members of a map with keys of its own.
  mutating func map(_ value: Int, of what: StaticString, _ body: (inout Self, _ key: String, _ value: Int) -> Void)

  /// What a value is.
  func kind(_ value: Int) -> JSONDocument.Kind
  mutating func string(_ value: Int) -> String
  mutating func integer(_ value: Int, or standIn: Int) -> Int
  mutating func number(_ value: Int) -> Double
  mutating func boolean(_ value: Int, or standIn: Bool) -> Bool
  /// Reads a string by a grammar.
  mutating func parse<Value>(
    _ value: Int, as what: StaticString, or standIn: @autoclosure () -> Value, _ body: (Span<UInt8>) -> Value?
  ) -> Value
  mutating func id<ID: KeyedIdentifier>(_ value: Int) -> ID
  mutating func amount(_ value: Int) -> Amount
  mutating func rate(_ value: Int, atMost percent: StaticString) -> Rate
  /// Reads one of a closed set of words.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ value: Int, or standIn: Word
  ) -> Word where Word.RawValue == String

  /// Reports a value of the wrong type or form.
  mutating func reject(_ value: Int, _ expected: String)
  /// Reports a fault of the value that is being read.
  mutating func report(_ message: @autoclosure () -> String)
}

/// A member of an object that has a key of the format.
struct WireMember {
  /// The place of its key in the list of keys.
  let place: Int
  /// Where its value stands.
  let value: Int
}

// MARK: - Values

extension WireSource {
  mutating func amount(_ value: Int) -> Amount {
    parse(value, as: "an amount as a string such as \"19.99\"", or: .zero) { Amount(utf8: $0) }
  }

  mutating func instant(_ value: Int) -> Instant {
    parse(
      value, as: "an instant such as \"2026-11-27T18:30:00+01:00\"", or: Instant(secondsSinceEpoch: 0)
    ) { Instant(utf8: $0) }
  }

  mutating func date(_ value: Int) -> LocalDate {
    parse(value, as: "a date such as \"2026-11-27\"", or: LocalDate(daysSinceEpoch: 0)) { LocalDate(utf8: $0) }
  }

  mutating func timeSpan(_ value: Int) -> TimeSpan {
    parse(value, as: "a duration above zero such as \"P30D\", \"P2W\" or \"PT6H\"", or: .days(1)) { TimeSpan(utf8: $0) }
  }

  mutating func billingInterval(_ value: Int) -> BillingInterval {
    parse(value, as: "a billing interval such as \"P1M\" or \"P1Y\"", or: "P1M") { BillingInterval(utf8: $0) }
  }

  mutating func currency(_ value: Int) -> Currency {
    parse(value, as: "a known currency such as \"EUR\"", or: "") { Currency(utf8: $0) }
  }

  mutating func couponCode(_ value: Int) -> CouponCode {
    parse(value, as: "a coupon code", or: CouponCode("")) { CouponCode(utf8: $0) }
  }

  mutating func attributes(_ value: Int) -> [String: AttributeValue] {
    map(value, of: "an object of attributes") { $0.attributeValue($1) }
  }

  mutating func attributeValue(_ value: Int) -> AttributeValue {
    switch kind(value) {
    case .string: return .text(string(value))
    case .number: return .number(number(value))
    case .true, .false: return .boolean(boolean(value, or: false))
    case .array: return .list(list(value) { $0.string($1) })
    case .object, .null:
      reject(value, "a string, a number, true, false or a list of strings")
      return .boolean(false)
    }
  }

  /// Reads a map from texts.
  mutating func map<Value>(
    _ value: Int, of what: StaticString, _ body: (inout Self, _ value: Int) -> Value
  ) -> [String: Value] {
    var found: [String: Value] = [:]
    map(value, of: what) { source, key, value in source.add(body(&source, value), for: key, to: &found) }
    return found
  }

  /// Adds a value to a map by text. Swift takes texts for one key that are written in different bytes but read the same,
  /// such as "é" and "e" with its accent behind it: the later of two such keys would be lost, and is reported.
  mutating func add<Value>(_ value: Value, for key: String, to map: inout [String: Value]) {
    if map.updateValue(value, forKey: key) != nil {
      report("reads the same as a key that is there already, in other bytes")
    }
  }

  /// Reads the elements of a list that needs one when it is there at all.
  mutating func filledList<Element>(_ value: Int, _ body: (inout Self, _ element: Int) -> Element) -> [Element] {
    let isList = kind(value) == .array
    let elements = list(value, body)
    if isList, elements.isEmpty { report(FaultCollector.emptyMessage) }
    return elements
  }
}
