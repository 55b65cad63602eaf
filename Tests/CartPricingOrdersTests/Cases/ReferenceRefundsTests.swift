// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import ReferencePricing
import Testing

@Suite("The worked cases and the reference of returns")
struct ReferenceRefundsTests {
  @Test(
    "The reference alone gives the refunds that a case expects, where the document has no fault and few units",
    arguments: try WorkedRefund.all())
  func resultsAreAsExpected(of worked: WorkedRefund) throws {
    guard let request = try? RefundRequest(json: worked.request),
      let outcome = ReferenceRefunds.outcome(of: request)
    else { return }
    let report = try worked.differences(from: outcome.document).joined(separator: "\n")
    #expect(report.isEmpty, "\(report)\n\(outcome.document)")
  }

  @Test("Only few of the cases have faults of the document or very many units")
  func mostCasesAreCompared() throws {
    let others = try WorkedRefund.all().filter { worked in
      let request = try? RefundRequest(json: worked.request)
      return request.flatMap { ReferenceRefunds.outcome(of: $0) } == nil
    }
    #expect(
      others.map(\.name) == [
        "fault-a-key-twice", "fault-of-the-order", "fault-shipping-false", "faults-of-form", "units-a-thousand-million",
      ])
  }
}

extension ReferenceRefunds.Outcome {
  /// The outcome as JSON, of faults without messages.
  var document: String {
    switch self {
    case .result(let document): return document
    case .faults(let faults):
      let entries = faults.map { #"{"code":"\#($0.code)","path":"\#($0.path)"}"# }
      return #"{"errors":[\#(entries.joined(separator: ","))]}"#
    }
  }
}
