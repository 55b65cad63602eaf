/// A value that knows its JSON as PRICING.md writes it.
protocol WireValue {
  /// Writes the value; nothing in it can trap or recurse without bound.
  func write(to writer: inout JSONWriter)
}

extension WireValue {
  /// The value as compact JSON in UTF-8, with room for as many bytes to begin with.
  func wireBytes(capacity: Int = 1024) -> [UInt8] {
    JSONWriter.bytes(capacity: capacity) { write(to: &$0) }
  }
}

extension JSONWriter {
  /// Writes an object whose members `body` writes.
  @inline(__always)
  mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }

  /// Writes an object of one member.
  @inline(__always)
  mutating func object(_ key: StaticString, _ body: (inout JSONWriter) -> Void) {
    beginObject()
    self.key(key)
    body(&self)
    endObject()
  }

  /// Writes a list of what `body` writes of each element.
  @inline(__always)
  mutating func array<List: Sequence>(_ list: List, _ body: (List.Element, inout JSONWriter) -> Void) {
    beginArray()
    for element in list { body(element, &self) }
    endArray()
  }

  /// Writes a member.
  @inline(__always)
  mutating func member(_ key: StaticString, _ value: some WireValue) {
    self.key(key)
    value.write(to: &self)
  }

  /// Writes a member, if it has a value.
  @inline(__always)
  mutating func member<Value: WireValue>(_ key: StaticString, ifPresent value: Value?) {
    if let value { member(key, value) }
  }

  /// Writes a member, unless it has the value that it has when it is left out.
  @inline(__always)
  mutating func member<Value: WireValue & Equatable>(_ key: StaticString, _ value: Value, unless standard: Value) {
    if value != standard { member(key, value) }
  }

  /// Writes a list as a member, if there is anything in it.
  @inline(__always)
  mutating func member<Element: WireValue>(_ key: StaticString, ifAny list: [Element]) {
    if !list.isEmpty { member(key, list) }
  }

  /// Writes a map, its keys in the order of their UTF-8 bytes, so that equal maps have the same text.
  mutating func map<Key, Value>(
    _ map: [Key: Value], name: (Key) -> String, _ body: (Value, inout JSONWriter) -> Void
  ) {
    var members = map.map { (name: name($0.key), value: $0.value) }
    members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    beginObject()
    for member in members {
      key(named: member.name)
      body(member.value, &self)
    }
    endObject()
  }

  /// Writes a map as a member, if there is anything in it.
  mutating func member<Value: WireValue>(_ key: StaticString, ifAny map: [String: Value]) {
    if map.isEmpty { return }
    self.key(key)
    self.map(map, name: { $0 }) { $0.write(to: &$1) }
  }
}

// MARK: - What values are made of

extension Array: WireValue where Element: WireValue {
  func write(to writer: inout JSONWriter) { writer.array(self) { $0.write(to: &$1) } }
}

extension String: WireValue {
  func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: WireValue {
  func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Double: WireValue {
  func write(to writer: inout JSONWriter) { writer.number(self) }
}

extension Bool: WireValue {
  func write(to writer: inout JSONWriter) { writer.boolean(self) }
}

extension RawRepresentable where RawValue == String, Self: WireValue {
  func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}
