// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// A second reading of the specification: as literal as possible, unit by unit, and independent of
/// the engine.
///
/// It is there to be compared with, so it follows the words of the specification rather than being
/// fast: every unit is an array element, nothing is kept for later, and each candidate set of the
/// search is priced in full.
public enum ReferencePricing {
  /// How many units a cart may have in all.
  public static let mostUnits = 200_000

  /// Whether the cart is small enough for an interpreter that spells out every unit. One whose
  /// figures are out of range is, whatever its size.
  public static func canPrice(_ request: PricingRequest) -> Bool {
    let interpreter = Interpreter(request)
    return interpreter.isOutOfRange || interpreter.quantity(.all) <= Int128(mostUnits)
  }

  /// The result document (§8.13, §8.14), as compact JSON with the keys in the order of the
  /// specification, or `{"errors":[…]}` where a figure is out of range or there is too much to do.
  ///
  /// The request is taken as valid: faults of documents are checked elsewhere. A cart for which
  /// ``canPrice(_:)`` is false gives an error with the code `refused`, which the specification does
  /// not have.
  public static func price(_ request: PricingRequest) -> String {
    var interpreter = Interpreter(request)
    // "a figure of the cart as it came or of the result outside Int64 is amountOutOfRange".
    // (§11.12)
    if interpreter.isOutOfRange { return error("amountOutOfRange") }
    if !canPrice(request) { return error("refused") }
    interpreter.counting = interpreter.codesThatCount()
    return interpreter.result()
  }

  static func error(_ code: String) -> String {
    let message: String
    switch code {
    case "amountOutOfRange": message = "a figure is outside the range of 64 bits"
    case "tooManyRuns": message = "there are more than 1000000 runs of units"
    case "tooComplex": message = "(lines + fees + 1) × actions of eligible promotions is above 10000000"
    default: message = "there are more than \(mostUnits) units"
    }
    let fault: Json = .object([("code", .text(code)), ("path", .text("")), ("message", .text(message))])
    return Json.object([("errors", .list([fault]))]).written
  }
}

extension Interpreter {
  /// Whether a line or the subtotal of the cart as it came is outside Int64.
  var isOutOfRange: Bool { lines.contains { $0.value > Int128(Int64.max) } || subtotal(.all) > Int128(Int64.max) }

  /// The result document.
  func result() -> String {
    guard let report = report() else { return ReferencePricing.error("tooComplex") }
    let (document, isInRange) = report.document()
    return isInRange ? document.written : ReferencePricing.error("amountOutOfRange")
  }

  /// The report on the pricing; nil where there is too much to do.
  func report() -> Report? {
    let decided = decided()
    // "W (section 7) above 10⁷ tooComplex" (§11.13)
    if work(of: decided.eligible) > 10_000_000 { return nil }
    return Report(
      interpreter: self, pricing: decided.pricing, verdicts: decided.verdicts, isOptimal: decided.isOptimal)
  }
}
