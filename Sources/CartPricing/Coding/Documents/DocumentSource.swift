// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A document from which values are read. Each value describes its form once, for all sources.
///
/// There are two sources. ``ByteSource`` reads directly from the bytes and gives up at anything
/// that it would have to report. ``NodeSource`` then reads the parsed nodes and reports every fault
/// with its path. Both read the same values from a document without faults.
///
/// A number identifies a value: the index of its node, or the offset of its first byte. Values are
/// read in the order in which the source yields them, each once. If a value cannot be read, a
/// source returns a stand-in, so that reading continues; the value of a document with faults is
/// never returned to the caller.
protocol DocumentSource {
  /// The state of a source while it reads the members of an object.
  associatedtype ObjectState

  /// Enters an object. Any other value has no members, and is reported.
  mutating func open<Key: DocumentKey>(_ value: Int, _ keys: Key.Type, of title: StaticString) -> ObjectState
  /// The next member whose value is to be read. An optional key whose value is `null` counts as
  /// absent. Nil at the end of the object, after missing keys have been reported.
  mutating func next<Key: DocumentKey>(_ object: inout ObjectState, _ keys: Key.Type) -> (key: Key, value: Int)?

  /// Reads the elements of a list. Behind the first `whole` elements, those may be left out from
  /// which on no fault would be kept.
  mutating func list<Element>(
    _ value: Int, whole: Int, _ body: (inout Self, _ element: Int) -> Element
  ) -> [Element]
  /// Reads the elements of a list without keeping them; the number of elements.
  mutating func forEachElement(_ value: Int, _ body: (inout Self, _ element: Int) -> Void) -> Int
  /// Reads the members of an object whose keys the document chooses.
  mutating func map(_ value: Int, of title: StaticString, _ body: (inout Self, _ key: String, _ value: Int) -> Void)

  /// The kind of a value.
  func kind(_ value: Int) -> JSONDocument.Kind
  mutating func string(_ value: Int) -> String
  mutating func integer(_ value: Int, or standIn: Int) -> Int
  mutating func number(_ value: Int) -> Double
  mutating func boolean(_ value: Int) -> Bool
  /// Reads a string by a grammar.
  mutating func parse<Value>(
    _ value: Int, as title: StaticString, or standIn: @autoclosure () -> Value, _ body: (Span<UInt8>) -> Value?
  ) -> Value
  mutating func id<ID: KeyedIdentifier>(_ value: Int) -> ID
  mutating func amount(_ value: Int, as title: StaticString, or standIn: @autoclosure () -> Amount) -> Amount
  mutating func rate(_ value: Int, atMost percent: StaticString) -> Rate
  /// Reads one of a closed set of words; nil for any other value. `otherForms` ends the list of
  /// words in a message.
  mutating func word<Words: Collection>(
    _ value: Int, of words: Words, named name: (Words.Element) -> String, otherForms: StaticString
  ) -> Words.Element?
  /// Reads a string if it is this word; returns whether it is.
  mutating func take(_ value: Int, _ word: StaticString) -> Bool

  /// Reports a value of the wrong type or form.
  mutating func reject(_ value: Int, _ expected: String)
  /// Reports a fault of the value that is being read.
  mutating func report(_ message: @autoclosure () -> String)
  /// Notes that the object that is being read has a key that the format does not know.
  mutating func noteUnknownKey()
  /// Cancels ``noteUnknownKey()`` for the object that was opened last, if an unknown key cannot
  /// explain a fault of the object as a whole.
  mutating func forgetUnknownKey()
  /// The strings at a key of all objects within a value, the value included, at any depth; none
  /// where there are no nodes.
  func strings(at key: String, within value: Int) -> [String]
}

// MARK: - Objects, lists and maps

extension DocumentSource {
  /// Enters an object with the title of its keys' table.
  @inline(__always)
  mutating func open<Key: DocumentKey>(_ value: Int, _ keys: Key.Type) -> ObjectState {
    open(value, keys, of: Key.table.title)
  }

  /// Reads the elements of a list.
  @inline(__always)
  mutating func list<Element>(_ value: Int, _ body: (inout Self, _ element: Int) -> Element) -> [Element] {
    list(value, whole: 0, body)
  }

  /// Reads a value.
  @inline(__always)
  mutating func read<Value: DocumentValue>(_ value: Int) -> Value { Value.read(value, from: &self) }

  /// Reads a value by code that the compiler does not copy for the type of the source and the types
  /// of all keys and values. It is slower, and the copies for documents with faults alone would be a
  /// third of the core.
  #if !hasFeature(Embedded)
    @_semantics("optimize.sil.specialize.generic.never")
  #endif
  @inline(never)
  mutating func readUnspecialized<Value: DocumentValue>(_ value: Int) -> Value { Value.read(value, from: &self) }

  /// Reads a list that needs an element.
  mutating func filledList<Element: DocumentValue>(_ value: Int) -> [Element] {
    let isList = kind(value) == .array
    let elements: [Element] = read(value)
    if isList, elements.isEmpty { report(FaultCollector.emptyMessage) }
    return elements
  }

  /// Reads a map from texts.
  mutating func map<Value: DocumentValue>(_ value: Int, of title: StaticString) -> [String: Value] {
    var found: [String: Value] = [:]
    map(value, of: title) { source, key, value in
      // Swift equates texts of different bytes that are canonically equivalent, such as "é" and "e"
      // with a combining accent. The later of two such keys would be lost, and is reported.
      if found.updateValue(source.read(value), forKey: key) != nil {
        source.report("reads the same as a key that is there already, in other bytes")
      }
    }
    return found
  }

  /// Reads one of the words of an enum.
  @inline(__always)
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ value: Int, or standIn: Word
  ) -> Word where Word.RawValue == String {
    word(value, of: Word.allCases, named: { $0.rawValue }, otherForms: "") ?? standIn
  }
}
