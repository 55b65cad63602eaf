/// One thing that is wrong with a document: where, and what was expected (PRICING.md section 11).
public struct Fault: Sendable, Hashable {
  /// What kind of fault it is.
  @nonexhaustive
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The text is no JSON, or has a key twice in one object.
    case syntax
    /// A key is unknown or missing, or a value is not what belongs there.
    case invalid
    /// A figure of the cart as it came or of the result does not fit 64 bits.
    case amountOutOfRange
    /// Promotions cut the lines into more than 1,000,000 runs of units.
    case tooManyRuns
    /// There are more than 10⁸ pairs of a line and an eligible promotion.
    case tooComplex
  }

  /// What kind of fault it is.
  public let code: Code
  /// Where it stands; empty for every code but `invalid`.
  public let path: FaultPath
  /// What was expected, for people.
  public let message: String

  /// A fault of that kind at that place.
  public init(_ code: Code, at path: FaultPath = FaultPath(), _ message: String) {
    self.code = code
    self.path = path
    self.message = message
  }
}

extension Fault: CustomStringConvertible {
  /// The path and the message, `cart.lines[0].quantity: expected 1 or more`; with an empty path the message alone.
  public var description: String {
    path.isEmpty ? message : "\(path.description): \(message)"
  }
}

extension Fault {
  /// What a text that is no JSON is reported as.
  init(_ error: JSONSyntaxError) {
    self.init(.syntax, error.message)
  }

  /// Writes `{"code", "path", "message"}`.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("code")
    writer.string(code.rawValue)
    writer.key("path")
    writer.string(path.description)
    writer.key("message")
    writer.string(message)
    writer.endObject()
  }
}
