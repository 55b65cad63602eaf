// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension PricingError: LocalizedError {
  /// The first fault, and how many more there are.
  ///
  /// `lines[0].sku: is missing (and 2 more faults)`. What people see of an error that nobody handled.
  public var errorDescription: String? {
    let first = faults[0].description
    switch faults.count {
    case 1: return first
    case 2: return "\(first) (and 1 more fault)"
    default: return "\(first) (and \(faults.count - 1) more faults)"
    }
  }

  /// Every fault, one a line, each with its path.
  public var failureReason: String? { description }

  /// What to do about the first fault: correct the document, or price less at once.
  public var recoverySuggestion: String? {
    switch faults[0].code {
    case .syntax: "Hand in one JSON document in UTF-8, with each key at most once in an object."
    case .invalid: "Correct the fields that are named; nothing was priced."
    case .amountOutOfRange: "Use smaller quantities or prices; every figure has to fit 64 bits."
    case .tooManyRuns: "Use fewer lines, or promotions that cut them into fewer runs of units."
    case .tooComplex: "Use fewer lines or fewer promotions that hold at once."
    }
  }
}
