// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import ReferencePricing

/// Prices each line of standard input, a request, with the reference interpreter alone, and writes
/// its results as lines; the exit status.
func priceWithReference() -> Int32 {
  var status: Int32 = 0
  while let line = readLine() {
    do throws(PricingError) {
      let request = try PricingRequest(json: Array(line.utf8))
      printLine(Array(ReferencePricing.price(request).utf8))
    } catch {
      printLine(error.jsonBytes)
      status = 1
    }
  }
  return status
}
