/// Reads whole documents.
///
/// Reading is strict: RFC 8259 to the letter, no key twice, no unknown key, no value that is
/// malformed or out of bounds, and all faults are reported at once, up to 100 in the order of the
/// document.
enum DocumentReader {
  /// Reads and checks a document: straight from its bytes, and once more with all reports if there
  /// is a fault.
  @inline(__always)
  static func read<Value: DocumentValue & Checkable>(_ bytes: [UInt8]) throws(PricingError) -> Value {
    try read(bytes) { $0 }
  }

  /// Reads a document and checks what a function makes of its value.
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

  /// Reads a document straight from its bytes, or from its nodes if there is a fault, without
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
/// Checks see a stand-in where a value could not be read, so that a fault that they find at that
/// path or below it is not one of the document. Nor is a fault at an object with a key that is not
/// known: that key may be a misspelt one of those that the object seems to lack.
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

  /// The first so many faults in the order of the document.
  func first(_ count: Int) -> [Fault] { inDocumentOrder(faults, in: document, limit: count, droppingNested: false) }

  /// A coupon that is written as a mere code has no key `code`.
  private static func written(_ fault: Fault, in document: JSONDocument) -> Fault {
    let path = fault.path.components
    guard path.count > 2, path.last == .key("code"), case .index = path[path.count - 2] else { return fault }
    let parent = Array(path.dropLast())
    return document.isString(at: parent) ? Fault(fault.code, at: FaultPath(parent), fault.message) : fault
  }
}

extension JSONDocument {
  /// Whether a string stands at a path.
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
