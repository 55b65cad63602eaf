// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import ReferencePricing
import RequestGenerator

/// Compares engine and reference over generated requests, and returns the exit status.
func agree(seed: UInt64, count: UInt64, request: (UInt64) -> PricingRequest) -> Int32 {
  for offset in 0..<count {
    let request = request(seed &+ offset)
    if let difference = Difference(request) {
      complain("seed \(seed &+ offset) differs")
      let smallest = Shrinker { Difference($0) != nil }.shrink(difference.request)
      print((Difference(smallest) ?? difference).report)
      return 1
    }
    if (offset + 1) % 10_000 == 0 { complain("\(offset + 1) of \(count)") }
  }
  print("\(count) requests agree (seeds \(seed)..<\(seed &+ count))")
  return 0
}
