// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension JSONWriter {
  /// Writes an object whose members `body` writes.
  @inline(__always)
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }

  /// Writes a list; `body` writes each element.
  @inline(__always)
  package mutating func array<List: Sequence>(_ list: List, _ body: (List.Element, inout JSONWriter) -> Void) {
    beginArray()
    for element in list { body(element, &self) }
    endArray()
  }

  /// Writes a map, its keys in the order of their UTF-8 bytes, so that equal maps have the same
  /// text.
  package mutating func map<Key, Value>(
    _ map: [Key: Value], name: (Key) -> String, _ body: (Value, inout JSONWriter) -> Void
  ) {
    var members = map.map { (name: name($0.key), value: $0.value) }
    members.sort { $0.name.precedesByBytes($1.name) }
    beginObject()
    for member in members {
      key(named: member.name)
      body(member.value, &self)
    }
    endObject()
  }
}

// MARK: - Members with a key of a document

extension JSONWriter {
  /// Writes the key of the value that comes next.
  @inline(__always)
  package mutating func key<Key: DocumentKey>(_ key: Key) { self.key(word: key.rawValue) }

  /// Writes a member.
  @inline(__always)
  mutating func member<Key: DocumentKey>(_ key: Key, _ value: some JSONWritable) {
    self.key(key)
    value.write(to: &self)
  }

  /// Writes a member, if it has a value.
  @inline(__always)
  mutating func member<Key: DocumentKey, Value: JSONWritable>(_ key: Key, ifPresent value: Value?) {
    if let value { member(key, value) }
  }

  /// Writes a member, unless it has its default value.
  @inline(__always)
  mutating func member<Key: DocumentKey, Value: JSONWritable & Equatable>(
    _ key: Key, _ value: Value, unless standard: Value
  ) {
    if value != standard { member(key, value) }
  }

  /// Writes a list as a member, if it has an element.
  @inline(__always)
  mutating func member<Key: DocumentKey, Element: JSONWritable>(_ key: Key, ifAny list: [Element]) {
    if !list.isEmpty { member(key, list) }
  }

  /// Writes a map as a member, if it has an entry.
  mutating func member<Key: DocumentKey, Value: JSONWritable>(_ key: Key, ifAny map: [String: Value]) {
    if map.isEmpty { return }
    self.key(key)
    self.map(map, name: { $0 }) { $0.write(to: &$1) }
  }

  /// Writes an object as a member.
  @inline(__always)
  package mutating func object<Key: DocumentKey>(_ key: Key, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    object(body)
  }
}

// MARK: - Members with another key

extension JSONWriter {
  /// Writes a member.
  @inline(__always)
  mutating func member(_ key: StaticString, _ value: some JSONWritable) {
    self.key(key)
    value.write(to: &self)
  }

  /// Writes a member, if it has a value.
  @inline(__always)
  mutating func member<Value: JSONWritable>(_ key: StaticString, ifPresent value: Value?) {
    if let value { member(key, value) }
  }
}
