// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reads whole documents.
///
/// Reading is strict: exactly RFC 8259, no duplicate key, no unknown key, no value that is
/// malformed or out of bounds. All faults are reported at once, up to 100 in the order of the
/// document (§11.1).
package enum DocumentReader {
  /// Reads and checks a document: directly from its bytes, and from its nodes with all reports if
  /// there is a fault.
  @inline(__always)
  static func read<Value: DocumentValue & Checkable>(_ bytes: [UInt8]) throws(PricingError) -> Value {
    try checkLength(bytes.count)
    // Not through the function below, whose closure would copy the value.
    if let value = ByteSource.read(bytes, { $0.read($1) as Value }), !PricingError.has(value) { return consume value }
    return try readNodes(bytes, { $0.readUnspecialized($1) as Value }, checking: { $0 })
  }

  /// Reads a document and checks the result of a function of its value.
  @inline(__always)
  static func read<Value: DocumentValue, Checked: Checkable>(
    _ bytes: [UInt8], checking checked: (Value) -> Checked
  ) throws(PricingError) -> Value {
    try checkLength(bytes.count)
    if let value = ByteSource.read(bytes, { $0.read($1) as Value }), !PricingError.has(checked(value)) {
      return consume value
    }
    return try readNodes(bytes, { $0.readUnspecialized($1) as Value }, checking: checked)
  }

  /// Reads and checks a document from its nodes, and throws all its faults.
  @inline(never)
  static func readNodes<Value, Checked: Checkable>(
    _ bytes: [UInt8], _ body: (inout NodeSource, _ root: Int) -> Value, checking checked: (Value) -> Checked
  ) throws(PricingError) -> Value {
    var source = NodeSource(try parse(bytes))
    let value = body(&source, source.document.root)
    if source.faults.isEmpty, !PricingError.has(checked(value)) { return value }
    source.faults.beginChecks()
    checked(value).check(into: &source.faults)
    throw PricingError(source.faults.faults)
  }

  /// Reads a document from its nodes, and throws the faults of reading and those that a function
  /// reports about the value.
  @inline(never)
  static func readNodes<Value>(
    _ bytes: [UInt8], _ body: (inout NodeSource, _ root: Int) -> Value,
    reporting check: (Value, inout FaultReport) -> Void
  ) throws(PricingError) -> Value {
    var source = NodeSource(try parse(bytes))
    let value = body(&source, source.document.root)
    source.faults.beginChecks()
    var report = FaultReport(source.faults)
    check(value, &report)
    try report.check()
    return value
  }

  /// Reads a document directly from its bytes, or from its nodes if there is a fault, without
  /// checking the value.
  static func readUnchecked<Value: DocumentValue>(_ bytes: [UInt8]) throws(PricingError) -> Value {
    try checkLength(bytes.count)
    if let value = ByteSource.read(bytes, { $0.read($1) as Value }) { return value }
    return try readUnchecked(bytes) { $0.readUnspecialized($1) as Value }
  }

  /// Reads a document from its nodes without checking the value, and throws all faults of reading.
  @inline(never)
  static func readUnchecked<Value>(
    _ bytes: [UInt8], _ body: (inout NodeSource, _ root: Int) -> Value
  ) throws(PricingError) -> Value {
    var source = NodeSource(try parse(bytes))
    let value = body(&source, source.document.root)
    if source.faults.isEmpty { return value }
    throw PricingError(source.faults.faults)
  }

  /// Throws if a document has too many bytes to be read.
  @inline(__always)
  package static func checkLength(_ bytes: Int) throws(PricingError) {
    if bytes > Limits.documentBytes { throw .tooLong }
  }

  private static func parse(_ bytes: [UInt8]) throws(PricingError) -> JSONDocument {
    try checkLength(bytes.count)
    do throws(JSONSyntaxError) {
      return try JSONDocument.parse(bytes)
    } catch {
      throw PricingError(Fault(error))
    }
  }
}
