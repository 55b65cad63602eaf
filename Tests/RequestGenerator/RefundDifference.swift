// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
public import CartPricingOrders
public import ReferencePricing

/// A request for which the library for orders and the reference give different refunds or faults.
public struct RefundDifference {
  /// The request.
  public let request: RefundRequest
  /// What the library gives.
  public let library: ReferenceRefunds.Outcome
  /// What the reference gives.
  public let reference: ReferenceRefunds.Outcome

  /// Compares both; nil if they agree, and if the reference declines the request.
  public init?(_ request: RefundRequest) {
    guard let reference = ReferenceRefunds.outcome(of: request) else { return nil }
    self.init(request, reference)
  }

  /// Compares what the library gives with what the reference has given; nil if they agree.
  public init?(_ request: RefundRequest, _ reference: ReferenceRefunds.Outcome) {
    self.request = request
    self.reference = reference
    library = Self.outcome(of: request)
    if Self.isSame(library, reference) { return nil }
  }

  /// Documents have to be the same bytes; of faults codes and paths are compared.
  private static func isSame(_ left: ReferenceRefunds.Outcome, _ right: ReferenceRefunds.Outcome) -> Bool {
    switch (left, right) {
    case (.result(let left), .result(let right)): left.utf8.elementsEqual(right.utf8)
    case (.faults(let left), .faults(let right)): left == right
    default: false
    }
  }

  private static func outcome(of request: RefundRequest) -> ReferenceRefunds.Outcome {
    do throws(PricingError) {
      return .result(try RefundResult(of: request).json)
    } catch {
      return .faults(error.faults.map { .init(code: $0.code.rawValue, path: $0.path.description) })
    }
  }

  /// The request and both outcomes.
  public var report: String {
    "\(request.json)\nlibrary:   \(Self.text(of: library))\nreference: \(Self.text(of: reference))"
  }

  private static func text(of outcome: ReferenceRefunds.Outcome) -> String {
    switch outcome {
    case .result(let document): document
    case .faults(let faults): "\(faults)"
    }
  }
}
