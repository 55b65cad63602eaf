extension KeyedIdentifier {
  func write(to writer: inout JSONWriter) { writer.string(key) }
}

extension Identifier: WireValue {}
extension CouponCode: WireValue {}

extension Currency: WireValue {
  func write(to writer: inout JSONWriter) {
    // A literal that is no currency may need escapes.
    if isKnown { writer.string(letters, count: 3) } else { writer.string(description) }
  }
}

extension Amount: WireValue {
  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension AmountByCurrency: WireValue {
  /// The plain amount as a string, a table as an object in the order of its codes.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .plain(let amount): amount.write(to: &writer)
    case .table(let table): writer.map(table, name: { $0.description }) { $0.write(to: &$1) }
    }
  }
}

extension Rate: WireValue {
  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension Instant: WireValue {
  func write(to writer: inout JSONWriter) {
    if isWellFormed { writer.plain { append(to: &$0) } } else { writer.string(description) }
  }
}

extension LocalDate: WireValue {
  func write(to writer: inout JSONWriter) {
    if isWellFormed { writer.plain { append(to: &$0) } } else { writer.string(description) }
  }
}

extension TimeOfDay: WireValue {
  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension TimeSpan: WireValue {
  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension BillingInterval: WireValue {
  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension Weekday: WireValue {
  func write(to writer: inout JSONWriter) { writer.string(name) }
}

extension Rounding: WireValue {}

extension AttributeValue: WireValue {
  func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.string(text)
    case .number(let number): writer.number(number)
    case .boolean(let boolean): writer.boolean(boolean)
    case .list(let texts): texts.write(to: &writer)
    }
  }
}
