// Checks, without the harness, that what the benchmarks time is right: every cart's totals are those written by hand.

import Workloads

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

do {
  let parts = TypicalCheckout.Parts.built
  let workload = try TypicalCheckout.workload(parts: parts).prepared()
  let count = try workload.verify(against: HandWrittenTotals(parts: parts))
  print("\(count) carts agree with the hand-written totals")
} catch {
  print("error: \(error)")
  exit(1)
}
