// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The error of a document that is not accepted: all its faults at once, at most 100 (§11.1).
///
/// The faults of a document that was read from JSON are in the order of the document. The position of
/// a missing key is the beginning of its object.
///
/// The faults of values that were made in Swift are in the order of the checks. The fields of a value
/// are checked one after another, in about the order of the keys of its document. Ids and codes that
/// several elements of a list have are reported after all other faults of the list.
public struct PricingError: Error, Sendable, Hashable {
  /// The faults, at least one.
  public let faults: [Fault]

  /// An error with these faults.
  ///
  /// - Precondition: There is at least one fault.
  package init(_ faults: [Fault]) {
    precondition(!faults.isEmpty, "a pricing error needs a fault")
    self.faults = faults
  }

  /// An error with one fault.
  public init(_ fault: Fault) {
    self.faults = [fault]
  }
}

extension PricingError: CustomStringConvertible {
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

extension PricingError {
  /// Writes `{"errors": [{"code", "path", "message"}]}` (§11.3).
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("errors")
    writer.beginArray()
    for fault in faults { fault.write(to: &writer) }
    writer.endArray()
    writer.endObject()
  }
}

extension PricingError {
  /// A figure of the cart as it came, or of the result, is outside of Int64.
  static func amountOutOfRange(_ figure: String) -> PricingError {
    PricingError(Fault(.amountOutOfRange, "\(figure) is outside of what 64 bits hold"))
  }

  /// Promotions cut the units into too many runs.
  static var tooManyRuns: PricingError {
    PricingError(Fault(.tooManyRuns, "promotions cut the units into more than 1000000 runs"))
  }

  /// There are too many lines, fees and actions of eligible promotions.
  static var tooComplex: PricingError {
    PricingError(
      Fault(.tooComplex, "(lines + fees + 1) × actions of eligible promotions is above \(Limits.work)"))
  }

  /// A pricing takes more elementary steps than its budget.
  static var tooManySteps: PricingError {
    PricingError(Fault(.tooComplex, "pricing takes more than \(Limits.steps) steps"))
  }

  /// A compilation takes more elementary steps than its budget.
  static var tooManyStepsOfCompilation: PricingError {
    PricingError(Fault(.tooComplex, "compiling the promotions takes more than \(Limits.compilationSteps) steps"))
  }

  /// A document is too long to be read.
  static var tooLong: PricingError {
    PricingError(Fault(.tooComplex, "the document has more than \(Limits.documentBytes) bytes"))
  }
}
