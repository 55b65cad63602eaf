/// Why a document was not taken: all its faults at once, the first 100 in document order (PRICING.md section 11).
public struct DocumentError: Error, Sendable, Hashable {
  /// The faults, at least one.
  public let faults: [Fault]

  /// An error of these faults.
  ///
  /// - Precondition: There is at least one.
  public init(_ faults: [Fault]) {
    precondition(!faults.isEmpty, "a document error needs a fault")
    self.faults = faults
  }

  /// An error of one fault.
  public init(_ fault: Fault) {
    self.faults = [fault]
  }
}

extension DocumentError: CustomStringConvertible {
  /// The faults, one a line.
  public var description: String {
    var text = ""
    for fault in faults {
      if !text.isEmpty { text += "\n" }
      text += fault.description
    }
    return text
  }
}

extension DocumentError {
  /// Writes `{"errors": [{"code", "path", "message"}]}`.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("errors")
    writer.beginArray()
    for fault in faults { fault.write(to: &writer) }
    writer.endArray()
    writer.endObject()
  }
}
