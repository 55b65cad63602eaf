// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A value that can be written as JSON.
protocol JSONWritable {
  /// Writes the value; nothing in it can trap or recurse without bound.
  func write(to writer: inout JSONWriter)
}

/// A value of a document, with the one description of its form.
protocol DocumentValue: JSONWritable {
  /// Reads the value. Faults are reported to the source.
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self
}

extension JSONWritable {
  /// The value as compact JSON in UTF-8; `capacity` is how many bytes the buffer has at first.
  func jsonBytes(capacity: Int) -> [UInt8] {
    JSONWriter.bytes(capacity: capacity) { write(to: &$0) }
  }
}

// MARK: - Scalars and lists

extension Array: JSONWritable where Element: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.array(self) { $0.write(to: &$1) } }
}

extension Array: DocumentValue where Element: DocumentValue {
  @inline(__always)
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> [Element] {
    source.list(value) { $0.read($1) }
  }
}

extension String: DocumentValue {
  @inline(__always)
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> String { source.string(value) }
  func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: DocumentValue {
  @inline(__always)
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Int {
    source.integer(value, or: 1)
  }
  func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Double: DocumentValue {
  @inline(__always)
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Double { source.number(value) }
  func write(to writer: inout JSONWriter) { writer.number(self) }
}

extension Bool: DocumentValue {
  @inline(__always)
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Bool { source.boolean(value) }
  func write(to writer: inout JSONWriter) { writer.boolean(self) }
}

extension RawRepresentable where RawValue == String, Self: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.word(rawValue) }
}
