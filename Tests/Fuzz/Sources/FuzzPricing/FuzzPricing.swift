// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// Coverage-guided fuzzing: libFuzzer grows documents that reach new code. From the repository's root:
//
//   swift build -c release --package-path Tests/Fuzz --sanitize=fuzzer
//   mkdir -p .build-corpus .build-requests
//   swift run pricing-check requests --count 2000 | split -l 1 -a 4 - .build-requests/
//   SWIFT_BACKTRACE=enable=no Tests/Fuzz/.build/release/FuzzPricing .build-corpus .build-requests Docs/Examples -max_total_time=600
//
// The generated requests have every word of the documents. A trap ends the run and leaves the document in a file `crash-…`.

/// Reads bytes as a request and, if they are one, prices it; any outcome is fine that is a value or an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPricing(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  do throws(PricingError) {
    let request = try PricingRequest(json: bytes)
    let priced = try PricingEngine(request.promotions).price(request.cart, in: request.context)
    precondition(priced.total.minorUnits >= 0, "a total is negative")
    precondition(!priced.jsonBytes.isEmpty && !priced.receipt.isEmpty)
  } catch {
    precondition(!error.faults.isEmpty)
  }
  return 0
}
