// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import ReferencePricing
import RequestGenerator
import Testing

@Suite("The worked cases and the reference interpreter")
struct ReferenceCasesTests {
  @Test(
    "The reference interpreter alone gives the result that a case expects, where the request has no fault and few units",
    arguments: try WorkedCase.all())
  func resultsAreAsExpected(of worked: WorkedCase) throws {
    guard let request = try? PricingRequest(json: worked.request), ReferencePricing.canPrice(request) else { return }
    let result = ReferencePricing.price(request)
    let report = try worked.differences(from: result).joined(separator: "\n")
    #expect(report.isEmpty, "\(report)\n\(result)")
  }

  @Test("What the reference interpreter writes is read as a result, and written again as it was")
  func resultsHaveTheirForm() throws {
    var read = 0
    for seed in 1...UInt64(300) {
      let request = RequestGenerator.request(seed: seed)
      guard ReferencePricing.canPrice(request) else { continue }
      let result = ReferencePricing.price(request)
      if result.hasPrefix(#"{"errors""#) { continue }
      #expect(try PricedCart(json: result).json == result, "seed \(seed)")
      read += 1
    }
    #expect(read > 250)
  }
}
