// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension NodeSource {
  package func kind(_ node: Int) -> JSONDocument.Kind { document.kind(node) }

  package mutating func string(_ node: Int) -> String {
    guard document.kind(node) == .string else {
      reject(node, "a string")
      return ""
    }
    return document.text(node)
  }

  package mutating func integer(_ node: Int, or standIn: Int) -> Int {
    if let integer = document.integer(node) { return integer }
    reject(node, "an integer")
    return standIn
  }

  mutating func number(_ node: Int) -> Double {
    if let number = document.double(node) { return number }
    reject(node, "a number")
    return 0
  }

  package mutating func boolean(_ node: Int) -> Bool {
    let kind = document.kind(node)
    if kind != .true && kind != .false { reject(node, "true or false") }
    return kind == .true
  }

  package mutating func parse<Value>(
    _ node: Int, as title: StaticString, or standIn: @autoclosure () -> Value, _ body: (Span<UInt8>) -> Value?
  ) -> Value {
    if document.kind(node) == .string, let value = document.withUTF8(node, body) { return value }
    reject(node, "\(title)")
    return standIn()
  }

  mutating func id<ID: KeyedIdentifier>(_ node: Int) -> ID {
    parse(node, as: "a string", or: ID(key: .empty)) { ID(key: TextKey(utf8: $0)) }
  }

  package mutating func amount(_ node: Int, as title: StaticString, or standIn: @autoclosure () -> Amount) -> Amount {
    parse(node, as: title, or: standIn()) { Amount(utf8: $0) }
  }

  mutating func rate(_ node: Int, atMost percent: StaticString) -> Rate {
    guard document.kind(node) == .string else {
      reject(node, "a percentage as a string such as \"12.5\"")
      return .zero
    }
    if let rate = document.withUTF8(node, { Rate(utf8: $0) }) { return rate }
    if document.withUTF8(node, { Amount(utf8: $0) })?.isWholePercentage ?? false {
      // The number has the right form, but is too large.
      let found = found(node)
      faults.report("\(found) is not within 0 and \(percent)")
    } else {
      reject(node, "a percentage with at most 4 decimals such as \"12.5\"")
    }
    return .zero
  }

  package mutating func word<Words: Collection>(
    _ node: Int, of words: Words, named name: (Words.Element) -> String, otherForms: StaticString
  ) -> Words.Element? {
    let isString = document.kind(node) == .string
    if isString, let word = words.first(where: { document.text(node, equals: name($0)) }) { return word }
    let names = words.map(name)
    let meant = isString ? nearest(document.text(node), in: names) : nil
    let found = found(node) + (meant.map { "; did you mean \(quoted($0))?" } ?? "")
    let list = names.map { quoted($0) }.joined(separator: ", ")
    faults.report("expected one of \(list)\(otherForms), found \(found)")
    return nil
  }

  package func take(_ node: Int, _ word: StaticString) -> Bool {
    document.kind(node) == .string && document.text(node, equals: word.description)
  }

  package mutating func reject(_ node: Int, _ expected: String) {
    // The fault is at the node or, in an object, at the key before it.
    if faults.hides(node - 1) { return }
    let found = found(node)
    faults.report("expected \(expected), found \(found)")
  }

  package mutating func report(_ message: @autoclosure () -> String) { faults.report(message()) }

  /// A value in a message.
  private func found(_ node: Int) -> String {
    switch document.kind(node) {
    case .object: "an object"
    case .array: "a list"
    case .string: quoted(document.text(node))
    case .number: numberText(node)
    case .true: "true"
    case .false: "false"
    case .null: "null"
    }
  }

  private func numberText(_ node: Int) -> String {
    let text = document.text(node)
    return text.utf8.count <= 40 ? text : "a number of \(text.utf8.count) characters"
  }
}

extension Amount {
  /// Whether the amount, read as a percentage, has at most 4 decimals.
  fileprivate var isWholePercentage: Bool { problem(in: .clf) != .tooManyDecimals }
}
