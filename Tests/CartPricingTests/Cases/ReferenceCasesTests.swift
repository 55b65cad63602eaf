// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import ReferencePricing
import Testing

@Suite("The worked cases and the reference interpreter")
struct ReferenceCasesTests {
  @Test(
    "The reference interpreter alone gives the result that a case expects, where the request has no faults and few units",
    arguments: try WorkedCase.all())
  func resultsAreAsExpected(of worked: WorkedCase) throws {
    guard let request = try? PricingRequest(json: worked.request), ReferencePricing.canPrice(request) else { return }
    let result = ReferencePricing.price(request)
    let report = try worked.differences(from: result).joined(separator: "\n")
    #expect(report.isEmpty, "\(report)\n\(result)")
  }
}
