// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import ReferencePricing
import RequestGenerator
import Testing

@Suite("Generated orders with returns")
struct ReturnSceneTests {
  @Test("come again with their seed, and differ from one another")
  func seeds() {
    var requests: Set<RefundRequest> = []
    for seed in UInt64(0)..<100 {
      let request = RequestGenerator.refundRequest(seed: seed)
      #expect(RequestGenerator.refundRequest(seed: seed) == request)
      requests.insert(request)
    }
    #expect(requests.count == 100)
  }

  @Test("come to every key of a refund under every policy that has it, and to every fault")
  func variety() {
    var keys: [String: Int] = [:]
    var faults: [String: Int] = [:]
    for seed in UInt64(0)..<1_000 {
      let request = RequestGenerator.refundRequest(seed: seed)
      switch ReferenceRefunds.outcome(of: request) {
      case nil: keys["declined", default: 0] += 1
      case .faults(let found)?:
        for fault in found { faults[fault.code + " " + Self.kind(of: fault.path), default: 0] += 1 }
      case .result(let document)?:
        keys[request.policy.discounts.rawValue, default: 0] += 1
        for key in Self.keys where document.contains("\"\(key)\":") {
          keys["\(request.policy.discounts.rawValue) \(key)", default: 0] += 1
        }
      }
    }
    for policy in RefundPolicy.Discounts.allCases {
      for key in Self.keys where policy == .reprice || key != "shortfall" {
        #expect(keys["\(policy.rawValue) \(key)", default: 0] >= 5, "\(policy) \(key): \(keys)")
      }
    }
    #expect(keys["keep shortfall"] == nil)
    for kind in ["paid", "version", "returns", "returns[].lines[].line", "returns[].lines[].quantity"] {
      #expect(faults["invalid \(kind)", default: 0] > 0, "\(kind): \(faults)")
    }
    for kind in ["returns[].shipping", "returns[].fees[]"] {
      #expect(faults["invalid \(kind)", default: 0] > 0, "\(kind): \(faults)")
    }
    #expect(keys["keep", default: 0] > 300 && keys["reprice", default: 0] > 300, "\(keys)")
  }

  private static let keys = [
    "version", "shipping", "fees", "shortfall", "tenders", "due", "released", "gifts", "credits", "points",
    "issuedCoupons",
  ]

  /// A path without the numbers in it.
  private static func kind(of path: String) -> String { path.filter { !$0.isNumber } }
}
