// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import ReferencePricing
import RequestGenerator

/// Compares the refunds of the library with those of the reference over generated orders with
/// returns, and returns the exit status.
func agreeOnRefunds(seed: UInt64, count: UInt64) -> Int32 {
  var counts = (results: 0, faults: 0, declined: 0)
  for offset in 0..<count {
    let request = RequestGenerator.refundRequest(seed: seed &+ offset)
    let reference = ReferenceRefunds.outcome(of: request)
    switch reference {
    case .result?: counts.results += 1
    case .faults?: counts.faults += 1
    case nil: counts.declined += 1
    }
    if let reference, let difference = RefundDifference(request, reference) {
      complain("seed \(seed &+ offset) differs")
      let smallest = RefundShrinker { RefundDifference($0) != nil }.shrink(difference.request)
      print((RefundDifference(smallest) ?? difference).report)
      return 1
    }
    if (offset + 1) % 5_000 == 0 { complain("\(offset + 1) of \(count)") }
  }
  print(
    "\(count) orders agree (seeds \(seed)..<\(seed &+ count)): \(counts.results) with refunds, "
      + "\(counts.faults) with faults, \(counts.declined) too large for the reference")
  return 0
}
