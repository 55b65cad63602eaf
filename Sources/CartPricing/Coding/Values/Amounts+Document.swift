// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Currency: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Currency {
    source.parse(value, as: "a known currency such as \"EUR\"", or: .none) { Currency(utf8: $0) }
  }

  func write(to writer: inout JSONWriter) {
    // A literal that is not a currency may need escapes.
    if isKnown { writer.string(letters, count: 3) } else { writer.string(description) }
  }
}

extension Amount: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Amount {
    source.amount(value, as: "an amount as a string such as \"19.99\"", or: .zero)
  }

  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension AmountByCurrency: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> AmountByCurrency {
    read(value, or: .zero, from: &source)
  }

  static func read<Source: DocumentSource>(
    _ value: Int, or standIn: @autoclosure () -> Amount, from source: inout Source
  ) -> AmountByCurrency {
    guard source.kind(value) == .object else {
      let title: StaticString = "an amount as a string such as \"19.99\", or a table of them"
      return .plain(source.amount(value, as: title, or: standIn()))
    }
    return readTable(value, from: &source) { _, _, _ in false }
  }

  /// Reads a table of amounts. `readOther` may read a member that is no currency; it returns whether
  /// it has.
  static func readTable<Source: DocumentSource>(
    _ value: Int, from source: inout Source, _ readOther: (inout Source, _ key: String, _ value: Int) -> Bool
  ) -> AmountByCurrency {
    var amounts: [Currency: Amount] = [:]
    var hasUnknown = false
    source.map(value, of: "a table of amounts") { source, key, value in
      if readOther(&source, key, value) { return }
      let amount: Amount = source.read(value)
      guard let currency = Currency(code: key) else {
        source.report("\(quoted(key)) is not a known currency")
        return hasUnknown = true
      }
      if amounts.updateValue(amount, forKey: currency) != nil { source.report("\(quoted(key)) is there already") }
    }
    // A table with only unknown currencies is not reported as empty, too.
    if hasUnknown { source.noteUnknownKey() }
    return .table(amounts)
  }

  /// The plain amount as a string, a table as an object in the order of its codes.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .plain(let amount): amount.write(to: &writer)
    case .table(let table): writer.map(table, name: { $0.description }) { $0.write(to: &$1) }
    }
  }
}

extension Rate: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension Rounding: JSONWritable {}

extension ExactDecimal: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> ExactDecimal {
    source.parse(value, as: "a number as a string such as \"2.75\", with at most 9 and 6 digits", or: "0") {
      ExactDecimal(utf8: $0)
    }
  }

  func write(to writer: inout JSONWriter) { writer.string(description) }
}
