// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Parses bytes into nodes: one pass without recursion (§11.14). The stack of open containers is in
/// the nodes themselves.
enum JSONParser {
  /// The nodes of a text that is one JSON value.
  static func nodes(of bytes: Span<UInt8>) throws(JSONSyntaxError) -> [JSONDocument.Node] {
    guard UInt64(bytes.count) < 0xFFFF_FFFF else { throw JSONSyntaxError(tooLong: bytes.count) }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw JSONSyntaxError(offset: 0, message: "expected a value, found a byte order mark", in: bytes)
    }
    // A unique array: an `Array` would check its reference count at each append.
    var nodes = UniqueArray<JSONDocument.Node>(capacity: bytes.count / 12 + 8)
    var parent = noParent
    do throws(JSONSyntaxError) {
      try parse(bytes, to: &nodes, &parent)
    } catch {
      // A duplicate key of an object that was closed before the error is reported first.
      var open: Set<Int> = []
      while parent != noParent {
        open.insert(Int(parent))
        parent = nodes[Int(parent)].end
      }
      try checkKeys(of: nodes.array.span, except: open, bytes)
      throw error
    }
    let all = nodes.array
    try checkKeys(of: all.span, except: [], bytes)
    return all
  }

  /// Makes a node of each value. While a container is open, its `end` is the index of its parent,
  /// and its `size` is the number of children before the open one; `parent` is the innermost open
  /// container.
  @inline(__always)
  private static func parse(
    _ bytes: Span<UInt8>, to nodes: inout UniqueArray<JSONDocument.Node>, _ parent: inout UInt32
  ) throws(JSONSyntaxError) {
    var isObject = false
    var children: UInt32 = 0
    var depth = 0
    var at = space(from: 0, in: bytes)

    values: while true {
      guard at < bytes.count else { throw JSONSyntaxError(expected: "a value", at: at, in: bytes) }
      let start = at
      switch bytes[at] {
      case 0x22:  // "
        let (end, isEscaped) = try JSONScanner.string(from: at + 1, in: bytes)
        nodes.append(scalar(.string, at + 1, end, nodes.count, isEscaped: isEscaped))
        at = end + 1
      case 0x2D, 0x30...0x39:  // - 0…9
        at = try JSONScanner.number(from: at, in: bytes)
        nodes.append(scalar(.number, start, at, nodes.count))
      case 0x7B, 0x5B:  // { [
        // Nodes take more memory than their brackets, so that a document of brackets is refused early.
        depth &+= 1
        guard depth <= Limits.nesting else {
          throw JSONSyntaxError(
            offset: at, message: "lists and objects are nested deeper than \(Limits.nesting) levels", in: bytes)
        }
        if parent != noParent { nodes[Int(parent)].size = children }
        isObject = bytes[at] == 0x7B
        nodes.append(
          .init(offset: UInt32(at), size: 0, end: parent, kind: isObject ? .object : .array, isEscaped: false))
        parent = UInt32(nodes.count - 1)
        children = 0
        at = space(from: at + 1, in: bytes)
        if at < bytes.count, bytes[at] == (isObject ? 0x7D : 0x5D) {
          at += 1
          depth &-= 1
          children = close(&parent, &isObject, children, &nodes)
          break
        }
        if isObject { at = try key(from: at, in: bytes, orEnd: true, to: &nodes) }
        continue values
      case 0x74:  // t
        at = try JSONScanner.word("true", from: at, in: bytes)
        nodes.append(scalar(.true, start, at, nodes.count))
      case 0x66:  // f
        at = try JSONScanner.word("false", from: at, in: bytes)
        nodes.append(scalar(.false, start, at, nodes.count))
      case 0x6E:  // n
        at = try JSONScanner.word("null", from: at, in: bytes)
        nodes.append(scalar(.null, start, at, nodes.count))
      default:
        let orEnd = parent != noParent && children == 0 && !isObject
        throw JSONSyntaxError(expected: orEnd ? "a value or ']'" : "a value", at: at, in: bytes)
      }

      // A value is complete: the next byte closes a container or continues it.
      while parent != noParent {
        children += 1
        at = space(from: at, in: bytes)
        let next = at < bytes.count ? bytes[at] : 0
        if next == 0x2C {  // ,
          at = space(from: at + 1, in: bytes)
          if isObject { at = try key(from: at, in: bytes, orEnd: false, to: &nodes) }
          continue values
        }
        guard next == (isObject ? 0x7D : 0x5D) else {
          throw JSONSyntaxError(expected: isObject ? "',' or '}'" : "',' or ']'", at: at, in: bytes)
        }
        at += 1
        depth &-= 1
        children = close(&parent, &isObject, children, &nodes)
      }
      at = space(from: at, in: bytes)
      guard at == bytes.count else { throw JSONSyntaxError(expected: "the end of the text", at: at, in: bytes) }
      return
    }
  }

  /// Throws for a duplicate key in an object: the first one of the object that is closed first.
  private static func checkKeys(
    of nodes: Span<JSONDocument.Node>, except open: Set<Int>, _ bytes: Span<UInt8>
  ) throws(JSONSyntaxError) {
    var first: (end: UInt32, key: Int)?
    // Not over `nodes.indices` with conditions of the loop: the optimiser of Swift 6.3.1 then stops with an
    // ownership error in a release build.
    for object in 0..<nodes.count {
      guard nodes[object].kind == .object, nodes[object].size > 1, open.isEmpty || !open.contains(object) else {
        continue
      }
      guard let key = JSONKeys.repeated(in: object, of: nodes, bytes) else { continue }
      // Of two that end together, the inner one comes later here and is closed first.
      let end = nodes[object].end
      if end <= first?.end ?? end { first = (end, key) }
    }
    guard let first else { return }
    let node = nodes[first.key]
    let name = quoted(JSONText.string(of: node, in: bytes))
    throw JSONSyntaxError(offset: Int(node.offset) - 1, message: "the key \(name) stands twice", in: bytes)
  }

  /// The index in place of a parent for the root.
  private static let noParent = UInt32.max

  /// The node of a scalar that is about to become the last one.
  @inline(__always)
  private static func scalar(
    _ kind: JSONDocument.Kind, _ start: Int, _ end: Int, _ index: Int, isEscaped: Bool = false
  ) -> JSONDocument.Node {
    .init(
      offset: UInt32(start), size: UInt32(end - start), end: UInt32(index + 1), kind: kind, isEscaped: isEscaped)
  }

  /// Closes the open container, and returns how many children of its parent are complete.
  @inline(__always)
  private static func close(
    _ parent: inout UInt32, _ isObject: inout Bool, _ children: UInt32, _ nodes: inout UniqueArray<JSONDocument.Node>
  ) -> UInt32 {
    let closed = Int(parent)
    parent = nodes[closed].end
    nodes[closed].size = children
    nodes[closed].end = UInt32(nodes.count)
    guard parent != noParent else { return 0 }
    isObject = nodes[Int(parent)].kind == .object
    return nodes[Int(parent)].size
  }

  /// Reads a key and its colon, and returns where the value begins.
  @inline(__always)
  private static func key(
    from start: Int, in bytes: Span<UInt8>, orEnd: Bool, to nodes: inout UniqueArray<JSONDocument.Node>
  ) throws(JSONSyntaxError) -> Int {
    guard start < bytes.count, bytes[start] == 0x22 else {
      throw JSONSyntaxError(expected: orEnd ? "a key or '}'" : "a key", at: start, in: bytes)
    }
    let (end, isEscaped) = try JSONScanner.string(from: start + 1, in: bytes)
    nodes.append(scalar(.string, start + 1, end, nodes.count, isEscaped: isEscaped))
    let colon = space(from: end + 1, in: bytes)
    guard colon < bytes.count, bytes[colon] == 0x3A else {
      throw JSONSyntaxError(expected: "':'", at: colon, in: bytes)
    }
    return space(from: colon + 1, in: bytes)
  }

  /// The index of the first byte from `start` on that is not white space.
  @inline(__always)
  private static func space(from start: Int, in bytes: Span<UInt8>) -> Int {
    var at = start
    while at < bytes.count, JSONScanner.isSpace(bytes[at]) { at += 1 }
    return at
  }
}
