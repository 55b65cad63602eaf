// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A fault of a document: its path, and what was expected.
public struct Fault: Sendable, Hashable {
  /// The kind of a fault (§11.3).
  @nonexhaustive
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The text is not JSON, has a duplicate key in an object, or is nested deeper than 512 levels.
    case syntax
    /// A key is unknown or missing, or a value has the wrong type or form.
    case invalid
    /// A figure of the cart as it came or of the result does not fit 64 bits.
    case amountOutOfRange
    /// Promotions cut the lines into more than 1,000,000 runs of units.
    case tooManyRuns
    /// (Lines + fees + 1) × actions of eligible promotions is above 10⁷, or pricing takes more than 10⁹ elementary steps.
    case tooComplex
  }

  /// The kind of the fault.
  public let code: Code
  /// The path of the fault; empty for every code but `invalid`.
  public let path: FaultPath
  /// The expected form and the value that was found, for people.
  public let message: String

  /// A fault of a kind at a path.
  public init(_ code: Code, at path: FaultPath = FaultPath(), _ message: String) {
    self.code = code
    self.path = path
    self.message = message
  }
}

extension Fault: CustomStringConvertible {
  /// The path and the message, `cart.lines[0].quantity: expected 1 or more`; with an empty path the
  /// message alone.
  public var description: String {
    path.isEmpty ? message : "\(path.description): \(message)"
  }
}

extension Fault {
  /// The fault of a text that is not JSON.
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
