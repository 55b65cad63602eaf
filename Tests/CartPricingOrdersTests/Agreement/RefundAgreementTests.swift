// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import RequestGenerator
import Testing

/// Tests §O0.1.
@Suite("Refunds of the library and of the reference agree")
struct RefundAgreementTests {
  @Test("on whole documents, and on faults, of generated orders with returns", arguments: 0..<4)
  func agreement(chunk: Int) {
    let first = UInt64(chunk) * 1_000_000
    for seed in first..<first + 100 {
      let difference = RefundDifference(RequestGenerator.refundRequest(seed: seed))
      if let difference { Issue.record("seed \(seed): \(difference.report)") }
    }
  }

  @Test("and the library gives the same for a request that was written and read")
  func documents() throws {
    for seed in UInt64(0)..<200 {
      let request = RequestGenerator.refundRequest(seed: seed)
      #expect(
        outcome { try RefundResult(of: request) }
          == outcome {
            try RefundResult(of: RefundRequest(json: request.jsonBytes))
          }, "seed \(seed): \(request.json)")
    }
  }

  /// The result as JSON, or the codes and paths of the faults.
  private func outcome(_ refund: () throws -> RefundResult) -> String {
    do {
      return try refund().json
    } catch let error as PricingError {
      return error.faults.map { "\($0.code) \($0.path)" }.joined(separator: ", ")
    } catch {
      return "\(error)"
    }
  }

  @Test("a wrong request is shrunk to what is wrong with it")
  func shrinking() throws {
    let request = try #require(
      (UInt64(0)..<200).lazy.map { RequestGenerator.refundRequest(seed: $0) }.first {
        $0.returns.count > 2 && $0.returns.contains { $0.shipping != nil }
      })
    let smallest = RefundShrinker { $0.returns.contains { $0.shipping != nil } }.shrink(request)
    #expect(smallest.returns == [Return(shipping: .rest)])
    #expect(smallest.policy == RefundPolicy())
    #expect(smallest.promotions.promotions.isEmpty && smallest.cart.lines.isEmpty && smallest.cart.shipping == nil)
  }
}
