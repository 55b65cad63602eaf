// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reads values from the nodes of a JSON document, and reports every fault with its path.
///
/// Each function reads the value at a node, whose path is the current path of the collector. A
/// stand-in replaces a value with a fault, so that the rest is read, too, and the indices of
/// elements do not change.
package struct NodeSource: DocumentSource {
  let document: JSONDocument
  var faults: FaultCollector
  /// The objects that are being read, the innermost last.
  private var objects: [EnclosingObject] = []

  init(_ document: JSONDocument) {
    self.document = document
    faults = FaultCollector(in: document)
  }

  /// An object around the value that is being read.
  private struct EnclosingObject {
    /// All keys that the object may have.
    let keys: KeyTable
    /// The key whose value is being read.
    var current = ""
  }

  // MARK: Objects

  package struct ObjectState {
    /// The nodes of the values, by the ordinals of their keys; -1 where there is none.
    fileprivate var values = InlineArray<24, Int32>(repeating: -1)
    /// The keys whose values are still to be read, a bit each.
    fileprivate var pending: UInt32 = 0
    /// Whether the path leads into a member.
    fileprivate var isInside = false
  }

  /// Finds all members first, so that the combination of keys is known before a value is read.
  /// Members are read in the order of their keys' cases.
  package mutating func open<Key: DocumentKey>(_ node: Int, _ keys: Key.Type, of title: StaticString) -> ObjectState {
    var object = ObjectState()
    let table = Key.table
    defer { objects.append(EnclosingObject(keys: table)) }
    guard document.kind(node) == .object else {
      reject(node, table.example.map { "\(title) such as \($0)" } ?? "\(title)")
      return object
    }
    var hasUnknown = false
    var guess = 0
    document.forEachMember(of: node) { key, value in
      guard let ordinal = table.find(word(key), from: guess) else {
        hasUnknown = true
        return
      }
      guess = ordinal + 1
      let bit: UInt32 = 1 << UInt32(ordinal)
      // A `null` for an optional key counts as absent (§1.27).
      if table.required & bit == 0, document.kind(value) == .null { return }
      object.values[ordinal] = Int32(value)
      object.pending |= bit
    }
    if hasUnknown { reportUnknownKeys(of: node, Key.self, title, present: object.pending) }
    for ordinal in 0..<table.count where table.required & ~object.pending & 1 << UInt32(ordinal) != 0 {
      faults.report(at: table.names[ordinal], "is missing; \(title) needs it")
    }
    let present = PresentKeys<Key>(keys: KeySet(bits: object.pending), hasUnknown: hasUnknown)
    object.pending &=
      Key.readable(present) { key, message in
        if let key { faults.report(at: key.rawValue, message) } else { faults.report(message) }
      }.bits
    return object
  }

  package mutating func next<Key: DocumentKey>(_ object: inout ObjectState, _ keys: Key.Type) -> (key: Key, value: Int)?
  {
    if object.isInside { faults.pop() }
    object.isInside = object.pending != 0
    guard object.pending != 0 else {
      objects.removeLast()
      return nil
    }
    let ordinal = object.pending.trailingZeroBitCount
    object.pending &= object.pending - 1
    let name = Key.table.names[ordinal]
    objects[objects.count - 1].current = name
    faults.push(name)
    return (enumCase(at: ordinal, of: Key.self), Int(object.values[ordinal]))
  }

  /// The nodes of an object's members, for a value of which some members have to be read before
  /// others.
  struct Members<Key: DocumentKey> {
    fileprivate let values: InlineArray<24, Int32>

    /// The node of a key's value; nil if the object does not have the key.
    subscript(key: Key) -> Int? {
      let node = values[ordinal(of: key)]
      return node < 0 ? nil : Int(node)
    }
  }

  /// The members of an object; nil, with a report, for any other value.
  mutating func members<Key: DocumentKey>(of node: Int, _ keys: Key.Type) -> Members<Key>? {
    let object = open(node, keys)
    objects.removeLast()
    return document.kind(node) == .object ? Members(values: object.values) : nil
  }

  /// Reads the value of a key, if there is one.
  mutating func read<Value>(
    _ node: Int?, at key: StaticString, _ body: (inout NodeSource, Int) -> Value
  ) -> Value? {
    guard let node else { return nil }
    faults.push(key)
    let value = body(&self, node)
    faults.pop()
    return value
  }

  /// A key as it is compared.
  private func word(_ key: Int) -> KeyTable.Word {
    let node = document.nodes[key]
    if node.isEscaped { return KeyTable.Word(JSONText.resolved(node, in: document.bytes.span).span) }
    return KeyTable.Word(document.bytes.span, from: Int(node.offset), count: Int(node.size))
  }

  // MARK: Unknown keys

  /// Reports each key that the format does not know (§11.4).
  #if !hasFeature(Embedded)
    @_semantics("optimize.sil.specialize.generic.never")
  #endif
  private mutating func reportUnknownKeys<Key: DocumentKey>(
    of node: Int, _ keys: Key.Type, _ title: StaticString, present: UInt32
  ) {
    noteUnknownKey()
    let table = Key.table
    document.forEachMember(of: node) { key, _ in
      guard table.find(word(key), from: 0) == nil, !faults.hides(key) else { return }
      let name = document.text(key)
      let hint = hint(about: name, Key.self, present: KeySet(bits: present))
      faults.report(at: name, "is not a key of \(title); \(hint)")
    }
  }

  /// A hint for an unknown key: where the key belongs, which key was probably meant, or which keys
  /// there are.
  #if !hasFeature(Embedded)
    @_semantics("optimize.sil.specialize.generic.never")
  #endif
  private func hint<Key: DocumentKey>(about name: String, _ keys: Key.Type, present: KeySet<Key>) -> String {
    if let outer = objects.last, outer.keys.names.contains(name) {
      return "it belongs one level up, beside \(quoted(outer.current))"
    }
    let inner = Key.inner.filter { $0.names.contains(name) }.map { $0.key }
    let presentInner = inner.filter { present.contains($0) }
    if !inner.isEmpty {
      let places = (presentInner.isEmpty ? inner : presentInner).map { quoted($0.rawValue) }
      return "it belongs one level down, in \(places.joined(separator: " or "))"
    }
    let names = Key.table.names
    if let meant = KeySynonyms.meaning(of: name, in: names) ?? nearest(name, in: names) {
      return "did you mean \(quoted(meant))?"
    }
    for place in Key.inner where present.contains(place.key) {
      guard let meant = KeySynonyms.meaning(of: name, in: place.names) else { continue }
      return "did you mean \(quoted(meant)) one level down, in \(quoted(place.key.rawValue))?"
    }
    let list = names.map { quoted($0) }.joined(separator: ", ")
    return names.count == 1 ? "the only key is \(list)" : "the keys are \(list)"
  }

  mutating func noteUnknownKey() { faults.noteUnknownKey() }
  mutating func forgetUnknownKey() { faults.forgetUnknownKey() }
}

// MARK: - Lists and maps

extension NodeSource {
  func strings(at key: String, within value: Int) -> [String] {
    var found: [String] = []
    for object in value..<document.end(value) where document.kind(object) == .object {
      if let string = document.value(of: key, in: object), document.kind(string) == .string {
        found.append(document.text(string))
      }
    }
    return found
  }

  package mutating func list<Element>(
    _ node: Int, whole count: Int, _ body: (inout NodeSource, Int) -> Element
  ) -> [Element] {
    var elements: [Element] = []
    _ = forEachElement(node, whole: count) { elements.append(body(&$0, $1)) }
    return elements
  }

  package mutating func forEachElement(_ node: Int, _ body: (inout NodeSource, Int) -> Void) -> Int {
    forEachElement(node, whole: .max, body)
  }

  /// Reads the elements of a list, and returns how many were read: at least the first `whole`, and
  /// all up to one from which on no fault would be kept.
  mutating func forEachElement(_ node: Int, whole: Int, _ body: (inout NodeSource, Int) -> Void) -> Int {
    guard document.kind(node) == .array else {
      reject(node, "a list")
      return 0
    }
    var element = node + 1
    let count = document.count(node)
    for index in 0..<count {
      if index >= whole, faults.skips(element) { return index }
      faults.push(index)
      body(&self, element)
      faults.pop()
      element = document.end(element)
    }
    return count
  }

  package mutating func map(
    _ node: Int, of title: StaticString, _ body: (inout NodeSource, _ key: String, _ value: Int) -> Void
  ) {
    guard document.kind(node) == .object else { return reject(node, "\(title)") }
    var key = node + 1
    let end = document.end(node)
    while key < end {
      if faults.skips(key) { return }
      let name = document.text(key)
      faults.push(name)
      body(&self, name, key + 1)
      faults.pop()
      key = document.end(key + 1)
    }
  }
}
