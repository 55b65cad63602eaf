/// Reads whole documents.
///
/// Reading is strict: RFC 8259 to the letter, no key twice, no unknown key, no value that is malformed or out of bounds,
/// and all faults are reported at once, up to 100 in the order of the document.
enum DocumentReader {
  /// Reads and checks a document: straight from its bytes, and once more with all reports if something is wrong.
  @inline(__always)
  static func read<Value: DocumentValue>(
    _ bytes: [UInt8], check: (Value, inout FaultCollector) -> Void
  ) throws(PricingError) -> Value {
    if let value = ByteSource.read(bytes, { $0.read($1) as Value }), !PricingError.has({ check(value, &$0) }) {
      return value
    }
    return try readNodes(bytes, { $0.read($1) as Value }, check: check)
  }

  /// Reads and checks a document from its nodes, and throws all its faults.
  @inline(never)
  static func readNodes<Value>(
    _ bytes: [UInt8], _ body: (inout NodeSource, _ root: Int) -> Value,
    check: (Value, inout FaultCollector) -> Void = { _, _ in }
  ) throws(PricingError) -> Value {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument.parse(bytes)
    } catch {
      throw PricingError(Fault(error))
    }
    var source = NodeSource(document)
    let value = body(&source, document.root)
    if source.faults.isEmpty, !PricingError.has({ check(value, &$0) }) { return value }
    var checks = FaultCollector()
    check(value, &checks)
    throw PricingError(
      DocumentFaults(
        reading: source.faults.faults, misspelt: source.misspelt, checks: checks.faults, in: document
      ).first(100))
  }
}

/// The faults of one document: those of reading it and those of checking the value that was read.
///
/// Checks see a stand-in where a value could not be read, so that a fault that they find at that path or below it is not
/// one of the document. Nor is a fault at an object with a key that is not known: that key may be a misspelt one of those
/// that the object seems to lack.
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
