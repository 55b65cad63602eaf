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
    let interpreter = Interpreter(request)
    // "a figure of the cart as it came or of the result outside Int64 is amountOutOfRange".
    // (§11.12)
    if interpreter.isOutOfRange { return error("amountOutOfRange") }
    if !canPrice(request) { return error("refused") }
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
    // "All of this is judged on the cart before any promotion." (§7.3)
    let sheet = freshWorksheet()
    var verdicts: [Int: Verdict] = [:]
    var eligible: [Int] = []
    for (index, promotion) in promotions.enumerated() {
      if let verdict = earlyVerdict(promotion) {
        verdicts[index] = verdict
      } else if isLate(promotion) {
        // "it takes no part in the selection" (§9.2)
        continue
      } else if let verdict = verdict(index, from: .items, taken: [], on: sheet) {
        verdicts[index] = verdict
      } else {
        eligible.append(index)
      }
    }
    // "W (section 7) above 10⁷ tooComplex" (§11.13)
    if work(of: eligible) > 10_000_000 { return ReferencePricing.error("tooComplex") }
    let (pricing, isOptimal) = choose(eligible)
    for (index, verdict) in pricing.lateVerdicts { verdicts[index] = verdict }
    for index in promotions.indices where verdicts[index] == nil {
      if pricing.taken.contains(index) {
        // "A taken promotion that had no effect is not in promotions and makes no redemption; it is
        // noEffect." (§8.38)
        if !pricing.sheet.hasEffect(of: index) { verdicts[index] = Verdict(reason: "noEffect") }
      } else {
        // "excluded (with by: the first promotion taken in the selection, late ones aside, that
        // cannot stand with it; absent if the best set merely does without it)" (§8.42)
        let by = pricing.chosen.first { excludeEachOther($0, index) }
        verdicts[index] = Verdict(reason: "excluded", by: by, isRelevant: true)
      }
    }
    let report = Report(interpreter: self, pricing: pricing, verdicts: verdicts, isOptimal: isOptimal)
    let (document, isInRange) = report.document()
    return isInRange ? document.written : ReferencePricing.error("amountOutOfRange")
  }
}
