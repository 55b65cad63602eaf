// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reads whole documents.
///
/// Reading is strict: exactly RFC 8259, no duplicate key, no unknown key, no value that is
/// malformed or out of bounds. All faults are reported at once, up to 100 in the order of the
/// document (§11.1).
enum DocumentReader {
  /// Reads and checks a document: directly from its bytes, and from its nodes with all reports if
  /// there is a fault.
  @inline(__always)
  static func read<Value: DocumentValue & Checkable>(_ bytes: [UInt8]) throws(PricingError) -> Value {
    // Not through the function below, whose closure would copy the value.
    if let value = ByteSource.read(bytes, { $0.read($1) as Value }), !PricingError.has(value) { return value }
    return try readNodes(bytes, { $0.read($1) as Value }, checking: { $0 })
  }

  /// Reads a document and checks the result of a function of its value.
  @inline(__always)
  static func read<Value: DocumentValue, Checked: Checkable>(
    _ bytes: [UInt8], checking checked: (Value) -> Checked
  ) throws(PricingError) -> Value {
    if let value = ByteSource.read(bytes, { $0.read($1) as Value }), !PricingError.has(checked(value)) { return value }
    return try readNodes(bytes, { $0.read($1) as Value }, checking: checked)
  }

  /// Reads and checks a document from its nodes, and throws all its faults.
  @inline(never)
  private static func readNodes<Value, Checked: Checkable>(
    _ bytes: [UInt8], _ body: (inout NodeSource, _ root: Int) -> Value, checking checked: (Value) -> Checked
  ) throws(PricingError) -> Value {
    var source = NodeSource(try parse(bytes))
    let value = body(&source, source.document.root)
    if source.faults.isEmpty, !PricingError.has(checked(value)) { return value }
    var found = FaultCollector()
    checked(value).check(into: &found)
    throw error(source, found.faults)
  }

  /// Reads a document directly from its bytes, or from its nodes if there is a fault, without
  /// checking the value.
  static func readUnchecked<Value: DocumentValue>(_ bytes: [UInt8]) throws(PricingError) -> Value {
    if let value = ByteSource.read(bytes, { $0.read($1) as Value }) { return value }
    return try readUnchecked(bytes) { $0.read($1) as Value }
  }

  /// Reads a document from its nodes without checking the value, and throws all faults of reading.
  @inline(never)
  static func readUnchecked<Value>(
    _ bytes: [UInt8], _ body: (inout NodeSource, _ root: Int) -> Value
  ) throws(PricingError) -> Value {
    var source = NodeSource(try parse(bytes))
    let value = body(&source, source.document.root)
    if source.faults.isEmpty { return value }
    throw error(source, [])
  }

  private static func parse(_ bytes: [UInt8]) throws(PricingError) -> JSONDocument {
    do throws(JSONSyntaxError) {
      return try JSONDocument.parse(bytes)
    } catch {
      throw PricingError(Fault(error))
    }
  }

  /// The faults of reading and those of checks as one error.
  private static func error(_ source: NodeSource, _ checks: [Fault]) -> PricingError {
    PricingError(
      DocumentFaults(
        reading: source.faults.faults, misspelt: source.misspelt, checks: checks, in: source.document
      ).first(100))
  }
}

/// The faults of one document: those of reading it and those of checking the value that was read.
///
/// The checks read a stand-in where a value could not be read, so a fault that they find at that
/// path or below it is no fault of the document. Neither is a fault at an object with an unknown
/// key: that key may be a misspelt form of a missing one.
private struct DocumentFaults {
  private let faults: [Fault]
  private let document: JSONDocument

  init(reading: [Fault], misspelt: Set<FaultPath>, checks: [Fault], in document: JSONDocument) {
    self.document = document
    guard !reading.isEmpty else {
      faults = checks.map { Self.written($0, in: document) }
      return
    }
    let wrong = Set(reading.map { $0.path })
    let ownFaults = checks.filter { fault in
      !misspelt.contains(fault.path)
        && !(0...fault.path.components.count).contains {
          wrong.contains(FaultPath(Array(fault.path.components.prefix($0))))
        }
    }
    faults = reading + ownFaults.map { Self.written($0, in: document) }
  }

  /// The first `count` faults in the order of the document.
  func first(_ count: Int) -> [Fault] { inDocumentOrder(faults, in: document, limit: count, droppingNested: false) }

  /// A coupon that is written as a string has no key `code`.
  private static func written(_ fault: Fault, in document: JSONDocument) -> Fault {
    let path = fault.path.components
    guard path.count > 2, path.last == .key("code"), case .index = path[path.count - 2] else { return fault }
    let parent = Array(path.dropLast())
    return document.isString(at: parent) ? Fault(fault.code, at: FaultPath(parent), fault.message) : fault
  }
}

extension JSONDocument {
  /// Whether the value at a path is a string.
  fileprivate func isString(at path: [FaultPath.Component]) -> Bool {
    var node = root
    for component in path {
      switch component {
      case .key(let key):
        guard kind(node) == .object, let value = value(of: key, in: node) else { return false }
        node = value
      case .index(let index):
        guard kind(node) == .array, index < count(node) else { return false }
        node += 1
        for _ in 0..<index { node = end(node) }
      }
    }
    return kind(node) == .string
  }
}
