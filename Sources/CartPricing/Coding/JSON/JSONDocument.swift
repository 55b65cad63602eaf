// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A JSON text, checked and laid out as a flat list of nodes in document order.
///
/// The index of a node identifies it; the root has index 0. The children of a container follow it:
/// the first is at `i + 1`, the one after a child is at the child's `end`. In an object a key node
/// is followed by the node of its value.
package struct JSONDocument: Sendable {
  /// The kinds of nodes.
  package enum Kind: UInt8, Sendable {
    case object, array, string, number, `true`, `false`, null
  }

  /// One node: 16 bytes that point into the text.
  struct Node: Sendable {
    /// Where the value begins; for a string the byte after the opening quotation mark.
    var offset: UInt32
    /// The bytes of a scalar (of a string without its quotation marks), or the elements or members
    /// of a container.
    var size: UInt32
    /// The index after the node and its descendants.
    var end: UInt32
    /// The kind of the node.
    var kind: Kind
    /// Whether a string contains escapes.
    var isEscaped: Bool
  }

  /// The text of the document.
  let bytes: [UInt8]
  /// The nodes in document order, never empty.
  let nodes: [Node]

  /// A document of a text and of the nodes that the parser made of it.
  init(bytes: [UInt8], nodes: [Node]) {
    self.bytes = bytes
    self.nodes = nodes
  }

  /// Reads one JSON value in UTF-8, strictly by RFC 8259, with each key at most once in an object,
  /// and with lists and objects nested at most ``Limits/nesting`` levels deep (§11.17).
  static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONDocument {
    JSONDocument(bytes: bytes, nodes: try JSONParser.nodes(of: bytes.span))
  }

  /// Reads one JSON value, strictly by RFC 8259, with each key at most once in an object.
  static func parse(_ text: String) throws(JSONSyntaxError) -> JSONDocument {
    try parse([UInt8](text.utf8))
  }
}

// MARK: - Walking

extension JSONDocument {
  /// The index of the whole value.
  var root: Int { 0 }

  /// The kind of node `i`.
  func kind(_ i: Int) -> Kind { nodes[i].kind }

  /// The number of elements of an array or members of an object; 0 for a scalar.
  func count(_ i: Int) -> Int {
    let node = nodes[i]
    return node.kind == .object || node.kind == .array ? Int(node.size) : 0
  }

  /// The index after node `i` and its descendants: that of its next sibling, if it has one.
  func end(_ i: Int) -> Int { Int(nodes[i].end) }

  /// Where the value begins in the text, at its quotation mark, bracket, sign, digit or letter.
  func offset(_ i: Int) -> Int {
    let node = nodes[i]
    return Int(node.offset) - (node.kind == .string ? 1 : 0)
  }

  /// The bytes of a string without its quotation marks, or of another scalar; empty for a
  /// container.
  func byteRange(_ i: Int) -> Range<Int> {
    let node = nodes[i]
    let start = Int(node.offset)
    return node.kind == .object || node.kind == .array ? start..<start : start..<start + Int(node.size)
  }

  /// Calls `body` with the position and the index of each element of array `i`, in order.
  @inline(__always)
  func forEachElement<Failure: Error>(
    of i: Int, _ body: (_ position: Int, _ element: Int) throws(Failure) -> Void
  ) throws(Failure) {
    var element = i + 1
    for position in 0..<count(i) {
      try body(position, element)
      element = end(element)
    }
  }

  /// Calls `body` with the indices of the key and the value of each member of object `i`, in order.
  @inline(__always)
  func forEachMember<Failure: Error>(
    of i: Int, _ body: (_ key: Int, _ value: Int) throws(Failure) -> Void
  ) throws(Failure) {
    var key = i + 1
    for _ in 0..<count(i) {
      try body(key, key + 1)
      key = end(key + 1)
    }
  }

  /// The value of a key of object `i`, found by linear search.
  func value(of key: String, in i: Int) -> Int? {
    guard kind(i) == .object else { return nil }
    var candidate = i + 1
    for _ in 0..<count(i) {
      if text(candidate, equals: key) { return candidate + 1 }
      candidate = end(candidate + 1)
    }
    return nil
  }
}
