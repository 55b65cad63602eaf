// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PricedCart {
  /// The differences from another result, one a line, for the message of a failed test; empty for equal results.
  ///
  /// ```swift
  /// print(priced.difference(from: expected))
  /// // lines[1].discount: 10.50 → 0.00
  /// // lines[1].units: 1 × 94.50 → 1 × 105.00
  /// // total: 94.50 → 105.00
  /// // promotions[ten].discount: 10.50 → none
  /// ```
  ///
  /// To the left of each arrow is the value of the other result, to the right that of this one. Entries of lists are
  /// named by their id, promotion or code, so that one more of them does not move the others. It is meant for reading,
  /// not for parsing.
  ///
  /// Complexity: O(n) in the size of both results.
  /// - Parameter other: The result to compare with, such as the one that was expected.
  /// - Returns: The differences, each with a line feed at its end.
  public func difference(from other: PricedCart) -> String {
    guard self != other else { return "" }
    let before = ResultLeaves(other)
    let after = ResultLeaves(self)
    var text: [UInt8] = []
    for leaf in after.leaves {
      let old = before.value(at: leaf.path)
      if old != leaf.value { text.append(difference: leaf.path, old, leaf.value) }
    }
    for leaf in before.leaves where after.value(at: leaf.path) == nil {
      text.append(difference: leaf.path, leaf.value, nil)
    }
    if text.isEmpty { return "lines, fees or codes stand in another order\n" }
    return String(decoding: text, as: UTF8.self)
  }
}

/// The single values of a result's document, each with its path.
private struct ResultLeaves {
  private(set) var leaves: [(path: [UInt8], value: [UInt8])] = []
  private var indices: [[UInt8]: Int] = [:]

  init(_ cart: PricedCart) {
    guard let document = try? JSONDocument.parse(cart.jsonBytes) else { return }
    collect(document.root, at: [], in: document)
  }

  func value(at path: [UInt8]) -> [UInt8]? { indices[path].map { leaves[$0].value } }

  // A result is a few levels deep, and the selector of a gap at most 64.
  private mutating func collect(_ node: Int, at path: [UInt8], in document: JSONDocument) {
    switch document.kind(node) {
    case .object:
      let name = Self.name(of: node, in: document)
      document.forEachMember(of: node) { key, value in
        guard value != name else { return }
        var member = path
        if !member.isEmpty { member.append(UInt8(ascii: ".")) }
        member += document.bytes[document.byteRange(key)]
        if document.text(key, equals: "units") {
          add(member, Self.units(value, in: document))
        } else {
          collect(value, at: member, in: document)
        }
      }
    case .array:
      var counts: [[UInt8]: Int] = [:]
      document.forEachElement(of: node) { index, element in
        var label = Array(index.description.utf8)
        if let name = Self.name(of: element, in: document) {
          label = Array(document.bytes[document.byteRange(name)])
          let count = counts[label, default: 0] + 1
          counts[label] = count
          if count > 1 { label += Array("#\(count.description)".utf8) }
        }
        collect(element, at: path + [UInt8(ascii: "[")] + label + [UInt8(ascii: "]")], in: document)
      }
    default: add(path, Array(document.bytes[document.byteRange(node)]))
    }
  }

  private mutating func add(_ path: [UInt8], _ value: [UInt8]) {
    indices[path] = leaves.count
    leaves.append((path, value))
  }

  /// The value that names an entry of a list: its id, its code or its promotion.
  private static func name(of node: Int, in document: JSONDocument) -> Int? {
    guard
      let name = document.value(of: "id", in: node) ?? document.value(of: "code", in: node)
        ?? document.value(of: "promotion", in: node)
    else { return nil }
    return document.kind(name) == .string ? name : nil
  }

  /// Runs of units as text: "2 × 5.00, 1 × 4.99".
  private static func units(_ node: Int, in document: JSONDocument) -> [UInt8] {
    var text: [UInt8] = []
    document.forEachElement(of: node) { _, run in
      if !text.isEmpty { text += ", ".utf8 }
      if let count = document.value(of: "count", in: run) { text += document.bytes[document.byteRange(count)] }
      text += " × ".utf8
      if let price = document.value(of: "price", in: run) { text += document.bytes[document.byteRange(price)] }
    }
    return text
  }
}

extension [UInt8] {
  /// Appends one difference; nil is what is not there.
  fileprivate mutating func append(difference path: [UInt8], _ old: [UInt8]?, _ new: [UInt8]?) {
    self += path
    self += ": ".utf8
    self += old ?? Array("none".utf8)
    self += " → ".utf8
    self += new ?? Array("none".utf8)
    append(UInt8(ascii: "\n"))
  }
}
